"""Floors for status and attribution on sentences written and coded by somebody who had not seen the coder.

Half of them was never looked at while the rules were made. Status and attribution are judged where the act itself, its
type and parties, is right. Floors stand in floors.yml and never fall.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from multivektor.pipeline import read_article
from multivektor.reading import Article, Event, date_precision

SENTENCES = Path(__file__).parent / "status_de.yml"
FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))["status"]


def coded(row: dict[str, Any]) -> list[Event]:
    day = str(row["date"])
    article = Article(
        row["id"], 1, row["id"], row["text"], "de", published_at=day, published_precision=date_precision(day)
    )
    return list(read_article(article).events)


def same(wanted: dict[str, Any], event: Event) -> bool:
    actors, recipients = {p.code for p in event.actors}, {p.code for p in event.recipients}
    one_sided = not wanted.get("recipient") or not recipients
    return wanted["type"] == event.event_type and (
        (actors == set(wanted["actor"]) and recipients == set(wanted.get("recipient") or []))
        or (one_sided and actors | recipients == {*wanted["actor"], *(wanted.get("recipient") or [])})
    )


def test_status_and_source() -> None:
    coded_count = right = sourced = source = 0
    wanted_count: Counter[str] = Counter()
    status: Counter[str] = Counter()
    for row in yaml.safe_load(SENTENCES.read_text(encoding="utf-8")):
        events = coded(row)
        coded_count += len(events)
        for wanted in row["events"]:
            wanted_count[wanted["status"]] += 1
            event = next((e for e in events if same(wanted, e)), None)
            if event is None:
                continue
            events.remove(event)
            right += 1
            status[wanted["status"]] += event.status == wanted["status"]
            if wanted.get("attribution"):
                sourced += 1
                told = event.attribution[-1] if event.attribution else None
                source += told is not None and wanted["attribution"] in (told.code, told.text.strip('"„“ '))
    assert wanted_count.total() > 250
    assert right / coded_count >= FLOORS["precision"]
    assert right / wanted_count.total() >= FLOORS["recall"]
    assert status.total() / right >= FLOORS["status"]
    assert source / sourced >= FLOORS["source"]
    found = {name: status[name] / wanted_count[name] for name in FLOORS["right"]}
    assert all(found[name] >= floor for name, floor in FLOORS["right"].items()), found
