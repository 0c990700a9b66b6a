"""Floors for the coder's quality on articles annotated for this project by somebody who had not seen the coder.

A change may raise a floor, never lower it.
"""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("scoring", Path(__file__).parent / "scoring.py")
assert _spec and _spec.loader
scoring = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(scoring)

PRECISION_FLOOR, RECALL_FLOOR = 0.72, 0.51


def test_quality_does_not_fall() -> None:
    quality = scoring.measure(scoring.read_annotated())
    assert quality.annotated > 100
    assert quality.precision >= PRECISION_FLOOR, quality
    assert quality.recall >= RECALL_FLOOR, quality
