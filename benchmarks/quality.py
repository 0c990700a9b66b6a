"""Measures the coder against gold where it is at hand: `python benchmarks/quality.py [--gold ../shared/gold]`.

Without gold (users don't have it) it measures the project's own annotated articles in tests/annotated and says so.
Prints the numbers that `resources/plover/quality.yml` states.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Runs the coder over a gold folder and the scorer over what it wrote."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "events_de")
    parser.add_argument("--scorer", type=Path, default=ROOT.parent / "shared" / "score" / "score_events.py")
    args = parser.parse_args()
    if not args.gold.is_dir() or not args.scorer.is_file():
        print(f"No gold at {args.gold}: nothing measured. Tests measure tests/annotated.")
        return
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder) / "coded.jsonl"
        with coded.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, "-m", "multivektor", "code", str(args.gold / "articles.jsonl"), "--what", "events"],
                stdout=out,
                check=True,
            )
        measured = json.loads(
            subprocess.run(
                [sys.executable, str(args.scorer), str(args.gold), str(coded), "--json"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
    print(
        json.dumps(
            {
                key: measured[key]
                for key in ("gold", "system", "type", "dyad", "any", "full", "status", "mode", "attribution")
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
