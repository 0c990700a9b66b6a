"""Runs the German pack's examples: sentence → expected rows.

An example that the coder can't do yet is listed in known_gaps.yml with its reason, and must fail: the list tells
when a gap closes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from multivektor.languages import load_pack
from multivektor.pipeline import read_article
from multivektor.reading import Article, Event, date_precision

EXAMPLES = load_pack("de").file("examples")
GAPS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "known_gaps.yml").read_text(encoding="utf-8")) or {}


def read_example(example: dict[str, Any]) -> Any:
    published = str(example["date"])
    return read_article(
        Article(
            example["id"],
            1,
            example["id"],
            example["text"],
            "de",
            published_at=published,
            published_precision=date_precision(published),
        )
    )


def told(event: Event) -> tuple[Any, ...]:
    return (
        event.event_type, event.mode or "", tuple(sorted(p.code for p in event.actors)),
        tuple(sorted(p.code for p in event.recipients)), event.status,
    )  # fmt: skip


def wanted(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["type"],
        row.get("mode") or "",
        tuple(sorted(row["actor"])),
        tuple(sorted(row.get("recipient", []))),
        row["status"],
    )


def dated(row: dict[str, Any]) -> tuple[Any, ...]:
    return wanted(row), row.get("event_date"), row["event_date_precision"]


def cases() -> Iterator[Any]:
    for example in EXAMPLES:
        gap = GAPS.get(example["id"])
        yield pytest.param(example, id=example["id"], marks=[pytest.mark.xfail(reason=gap)] if gap else [])


@pytest.mark.parametrize("example", list(cases()))
def test_example(example: dict[str, Any]) -> None:
    reading = read_example(example)
    assert sorted(map(told, reading.events)) == sorted(map(wanted, example["events"]))
    for mention in example.get("mentions", []):
        assert any(m.text == mention["text"] and m.code == mention["code"] for m in reading.mentions), mention
    for row in example["events"]:
        if row.get("event_date_precision"):
            assert dated(row) in [(told(e), e.event_date, e.event_date_precision) for e in reading.events], row
        if row.get("attribution"):
            assert any(i.code == row["attribution"] for e in reading.events for i in e.attribution), row


def test_gaps_name_examples() -> None:
    assert set(GAPS) <= {example["id"] for example in EXAMPLES}


def test_most_examples_pass() -> None:
    assert len(GAPS) <= 0.4 * len(EXAMPLES)
    assert len(EXAMPLES) - len(GAPS) >= 60
