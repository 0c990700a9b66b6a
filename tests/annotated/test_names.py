"""Floors for names and for who is meant, on sets written by somebody who had not seen the code.

names.jsonl: spellings of one person or place a line; the even lines were never looked at while the matcher was made.
mentions_de.yml: articles with the codes that their sentences name; every second article was never looked at.
A change may raise a floor, never lower it.
"""

import json
from collections import defaultdict
from itertools import combinations, product
from pathlib import Path

import yaml

from multivektor import same_name
from multivektor.analyse import analyse_reading
from multivektor.reading import Article, Reading, Sentence

FOLDER = Path(__file__).parent
NAMES_PRECISION, NAMES_RECALL = 0.99, 0.93
CODES_FOUND, WRONG_FOR_EACH_RIGHT = 0.83, 0.10


def test_spellings_of_one_name_are_one_and_look_alikes_two() -> None:
    entries = [json.loads(line) for line in (FOLDER / "names.jsonl").read_text(encoding="utf-8").splitlines()]
    right = missed = merged = 0
    for entry in entries:
        for a, b in combinations(entry["variants"], 2):
            right, missed = (right + 1, missed) if same_name(a, b, kind=entry["kind"]) else (right, missed + 1)
    for one, other in combinations(entries, 2):
        if one["kind"] == other["kind"]:
            merged += sum(same_name(a, b, kind=one["kind"]) for a, b in product(one["variants"], other["variants"]))
    assert right + missed > 3000
    assert right / (right + merged) >= NAMES_PRECISION
    assert right / (right + missed) >= NAMES_RECALL


def test_the_codes_of_a_sentence_are_found_among_its_mentions() -> None:
    named = right = wrong = 0
    for article in yaml.safe_load((FOLDER / "mentions_de.yml").read_text(encoding="utf-8")):
        found = mentioned_codes(article)
        for number, sentence in enumerate(article["sentences"]):
            codes = set(sentence["codes"])
            known = codes | {code for mention in sentence["mentions"] for code in codes_of(mention)}
            named, right = named + len(codes), right + len(codes & found[number])
            wrong += len(found[number] - known)
    assert named > 300
    assert right / named >= CODES_FOUND
    assert wrong / right <= WRONG_FOR_EACH_RIGHT


def codes_of(mention: dict[str, object]) -> set[str]:
    values = [mention.get("code"), mention.get("state")]
    return {str(code) for value in values for code in (value if isinstance(value, list) else [value]) if code}


def mentioned_codes(annotated: dict[str, object]) -> dict[int, set[str]]:
    text, sentences = "", []
    for number, sentence in enumerate(annotated["sentences"]):
        sentences.append(Sentence(number, len(text), len(text) + len(sentence["text"]), 0, "body"))
        text += sentence["text"] + " "
    day = str(annotated["date"])
    article = Article(annotated["id"], 1, annotated["id"], text, "de", published_at=day, published_precision="day")
    found: dict[int, set[str]] = defaultdict(set)
    for mention in analyse_reading(Reading(article, sentences=sentences)).mentions:
        if mention.code:
            found[mention.sentence].add(mention.code)
    return found
