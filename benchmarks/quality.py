"""Measures the coder where gold and a corpus are at hand and compares with what was reached before.

    python benchmarks/quality.py [--shared ../shared] [--write]

Measured are the gold sets of coded articles (precision, recall and F1 of type, parties and status) and, on a corpus
without them, the share of each event type: a type whose share collapses has lost its frames. `quality.json` beside
this file holds what was reached; a fall fails (exit status 1). `--write` puts the new numbers there, and those that
the dossier shows into `resources/plover/quality.yml`. Without `--shared` nothing is measured, and it says so; the
tests measure the project's own articles in tests/annotated in any case.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REACHED = Path(__file__).with_suffix(".json")
SHOWN = ROOT / "resources" / "plover" / "quality.yml"
GOLD = ("events_de", "events_de_more")
CORPUS = "wikinews_de"
#: What a score may fall by without failing: less than one event of the smaller set.
SLACK = 0.002
#: A type fails if its share of the corpus's events falls below this part of what it was.
SHARE = 0.7


def code(articles: Path, out: Path) -> list[dict[str, Any]]:
    """Codes the events of a JSON lines file into another and returns them."""
    with out.open("w", encoding="utf-8") as file:
        command = [sys.executable, "-m", "multivektor", "code", str(articles), "--what", "events", "--workers", "2"]
        subprocess.run(command, stdout=file, check=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def gold_scores(shared: Path, name: str, folder: Path) -> dict[str, Any]:
    """The scorer's numbers for one gold set."""
    coded = folder / f"{name}.jsonl"
    code(shared / "gold" / name / "articles.jsonl", coded)
    scorer = [sys.executable, str(shared / "score" / "score_events.py"), str(shared / "gold" / name), str(coded)]
    told = json.loads(subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True).stdout)
    return {key: told[key] for key in ("gold", "system", "type", "full", "status")}


def type_shares(shared: Path, folder: Path) -> dict[str, Any]:
    """How many events the corpus has, the articles of the gold sets left out, and each type's share of them."""
    gold = {
        json.loads(line)["id"]
        for name in GOLD
        for line in (shared / "gold" / name / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    }
    events = code(shared / "corpus" / f"{CORPUS}.jsonl", folder / "corpus.jsonl")
    types = Counter(event["event"][0] for event in events if event["article"] not in gold)
    return {
        "events": types.total(),
        "share": {name: round(count / types.total(), 4) for name, count in sorted(types.items())},
    }


def falls(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What is worse than before, as sentences; empty if nothing is."""
    worse = [
        f"{name}: {measure} F1 fell from {before[name][measure]['f1']} to {now[name][measure]['f1']}."
        for name in GOLD
        for measure in ("type", "full", "status")
        if now[name][measure]["f1"] < before[name][measure]["f1"] - SLACK
    ]
    shares = now[CORPUS]["share"]
    return worse + [
        f"{CORPUS}: the share of {name} fell from {share} to {shares.get(name, 0)}."
        for name, share in before[CORPUS]["share"].items()
        if shares.get(name, 0) < SHARE * share
    ]


def write(measured: dict[str, Any]) -> None:
    """Keeps the numbers, and those of the first gold set for the dossier."""
    REACHED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    full = measured[GOLD[0]]["full"]
    lines = SHOWN.read_text(encoding="utf-8").splitlines()
    values = {"precision": round(full["p"], 2), "recall": round(full["r"], 2), "events": measured[GOLD[0]]["gold"]}
    names = [line.split(":")[0] for line in lines]
    lines = [f"{name}: {values[name]}" if name in values else line for name, line in zip(names, lines, strict=True)]
    SHOWN.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measures, prints, compares; exit status 1 if something fell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder with gold, score and corpus"
    )
    parser.add_argument("--write", action="store_true", help="keep the new numbers instead of comparing")
    args = parser.parse_args()
    if not (args.shared / "gold").is_dir():
        print(f"No gold at {args.shared}: nothing measured. The tests measure tests/annotated.")
        return
    with tempfile.TemporaryDirectory() as folder:
        measured: dict[str, Any] = {name: gold_scores(args.shared, name, Path(folder)) for name in GOLD}
        measured[CORPUS] = type_shares(args.shared, Path(folder))
    print(json.dumps(measured, indent=1))
    if args.write:
        write(measured)
    elif worse := falls(json.loads(REACHED.read_text(encoding="utf-8")), measured):
        sys.exit("\n".join(worse))


if __name__ == "__main__":
    main()
