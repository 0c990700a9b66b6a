"""Measures the name matcher: `python benchmarks/names.py [--names 100000] [--gold ../shared/gold/names/names.jsonl]`.

Makes names from the given names of the resources and from syllables, spells each in several schemes, then times
preparing, comparing pairs that share a key, and grouping. Gold is scored where it is at hand.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import defaultdict
from itertools import combinations, islice
from pathlib import Path

from multivektor.languages import resource
from multivektor.names import group_names, name_keys, same_name

ROOT = Path(__file__).resolve().parents[1]
#: Sounds as German, English, Polish and Russian papers write them.
SPELT = [
    ("tsch", "ch", "cz", "ч"),
    ("sch", "sh", "sz", "ш"),
    ("ch", "kh", "ch", "х"),
    ("w", "v", "w", "в"),
    ("s", "z", "z", "з"),
    *((latin, latin, latin, native) for latin, native in zip("kmrltndbpg", "кмрлтндбпг", strict=True)),
]
VOWELS = [("a", "a", "a", "а"), ("o", "o", "o", "о"), ("u", "u", "u", "у"), ("i", "i", "i", "и"), ("e", "e", "e", "э")]
ENDINGS = [
    ("ow", "ov", "ow", "ов"),
    ("enko", "enko", "enko", "енко"),
    ("in", "in", "in", "ин"),
    ("bajew", "bayev", "bajew", "баев"),
]


def made_names(number: int) -> list[str]:
    """Distinct names, each person in up to four spellings."""
    random.seed(20240229)
    given = [forms for forms in resource("names/given_names") if len(forms) > 1]
    names: dict[str, None] = {}
    while len(names) < number:
        syllables = [(random.choice(SPELT), random.choice(VOWELS)) for _ in range(random.randint(2, 3))]
        ending = random.choice(ENDINGS)
        forms = random.choice(given)
        for scheme in range(4):
            family = "".join(c[scheme] + v[scheme] for c, v in syllables) + ending[scheme]
            names[f"{random.choice(forms)} {family.capitalize()}"] = None
    return list(islice(names, number))


def main() -> None:
    """Prints rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "names" / "names.jsonl")
    args = parser.parse_args()
    names = made_names(args.names)
    start = time.perf_counter()
    groups = group_names(names)
    spent = time.perf_counter() - start
    print(f"{len(names):,} distinct names grouped in {spent:.1f} s into {len(set(groups.values())):,}")
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in name_keys(name):
            blocks[key].append(name)
    pairs = list(islice(((a, b) for block in blocks.values() for a, b in combinations(block[:50], 2)), 1_000_000))
    start = time.perf_counter()
    same = sum(same_name(a, b) for a, b in pairs)
    spent = time.perf_counter() - start
    print(f"{len(pairs):,} pairs that share a key: {len(pairs) / spent:,.0f} a second; {same:,} the same")
    scorer = args.gold.parents[2] / "score" / "score_names.py"
    if args.gold.is_file() and scorer.is_file():
        subprocess.run([sys.executable, str(scorer), str(args.gold)], check=True)
    else:
        print(f"No gold at {args.gold}: tests measure tests/annotated/names.jsonl.")


if __name__ == "__main__":
    main()
