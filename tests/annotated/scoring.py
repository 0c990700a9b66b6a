"""Scores the coder on annotated articles: an event is right if type, actor codes and recipient codes are."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from multivektor.analyse import analyse_reading
from multivektor.reading import Article, Reading, Sentence, date_precision

ARTICLES = Path(__file__).parent / "events_de.yml"
#: Acts that the codebook codes without a direction: the parties may stand on either side.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})

Told = tuple[str, frozenset[str], frozenset[str]]


class Quality(NamedTuple):
    """Precision and recall with their counts, and the right ones by type."""

    right: int
    coded: int
    annotated: int
    by_type: Counter[str]

    @property
    def precision(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_annotated() -> list[dict[str, Any]]:
    return yaml.safe_load(ARTICLES.read_text(encoding="utf-8"))


def code_article(article: dict[str, Any]) -> dict[int, list[Told]]:
    """The coded events of an article by sentence; sentences are given, so that only the coding is judged."""
    text, sentences = "", []
    for number, row in enumerate(article["sentences"]):
        start = len(text) + bool(text)
        text += (" " if text else "") + row["text"]
        sentences.append(Sentence(number, start, len(text), 0, "body"))
    day = str(article["date"])
    reading = Reading(
        Article(article["id"], 1, article["id"], text, "de", published_at=day, published_precision=date_precision(day)),
        sentences=sentences,
    )
    coded: dict[int, list[Told]] = defaultdict(list)
    for event in analyse_reading(reading).events:
        parties = frozenset(p.code for p in event.actors), frozenset(p.code for p in event.recipients)
        coded[event.sentence].append((event.event_type, *parties))
    return coded


def same(wanted: Told, told: Told) -> bool:
    if wanted == told:
        return True
    kind, actors, recipients = wanted
    return kind in MUTUAL and not recipients and told[0] == kind and told[1] | told[2] == actors


def measure(articles: list[dict[str, Any]]) -> Quality:
    right: Counter[str] = Counter()
    coded = annotated = 0
    for article in articles:
        told = code_article(article)
        for number, row in enumerate(article["sentences"]):
            free = list(told[number])
            coded, annotated = coded + len(free), annotated + len(row["events"])
            for event in row["events"]:
                wanted = event["type"], frozenset(event["actor"]), frozenset(event.get("recipient") or [])
                match = next((item for item in free if same(wanted, item)), None)
                if match is not None:
                    free.remove(match)
                    right[event["type"]] += 1
    return Quality(right.total(), coded, annotated, right)
