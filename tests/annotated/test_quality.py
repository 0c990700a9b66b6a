"""Floors for the coder's quality on articles annotated for this project by somebody who had not seen the coder.

Floors stand in floors.yml. A change may raise a floor, never lower it.
"""

import importlib.util
from pathlib import Path

import yaml

_spec = importlib.util.spec_from_file_location("scoring", Path(__file__).parent / "scoring.py")
assert _spec and _spec.loader
scoring = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(scoring)

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))["events"]


def test_quality_does_not_fall() -> None:
    quality = scoring.measure(scoring.read_annotated())
    assert quality.annotated > 100
    assert quality.precision >= FLOORS["precision"], quality
    assert quality.recall >= FLOORS["recall"], quality
    fallen = {kind: floor for kind, floor in FLOORS["right"].items() if quality.by_type[kind] < floor}
    assert not fallen, quality.by_type
