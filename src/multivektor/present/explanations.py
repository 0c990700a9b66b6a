"""How it was read: for each event that the page quotes the way from its sentence to the code, article by article."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from multivektor.present.evidence import visible
from multivektor.present.incidents import Incident
from multivektor.present.links import anchor, language_tag
from multivektor.present.phrases import STATUSES, act_words, day_words
from multivektor.present.tables import Row, Tables

#: Deeper clauses are boxed like these.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A line of an explanation; the fields of `reading.ExplanationLine`."""

    kind: str
    label: str
    text: str
    note: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Box:
    """A clause, or the event: its first line and the steps below it, those with the same label together."""

    depth: int
    head: Step
    rows: tuple[tuple[str, tuple[Step, ...]], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An event with its way from the sentence.

    Attributes:
        incident: the anchor of the incident that it is evidence of.
        status: in words as the coder found it, "" if the act is told as done.
        corrected: the reason of the user's correction, "" for none.
    """

    anchor: str
    event_id: str
    incident: str
    what: str
    quad: int
    status: str
    trigger: str
    sentence: str
    clauses: tuple[Box, ...]
    event: Box | None
    corrected: str


@dataclass(frozen=True, slots=True)
class ExplainedArticle:
    """An article whose events are explained, in the order of the text."""

    article: str
    title: str
    lang: str
    outlet: str
    published: str
    events: tuple[Explained, ...]


def list_explanations(tables: Tables, incidents: Sequence[Incident]) -> tuple[ExplainedArticle, ...]:
    """The events that are quoted as evidence and explained, by article in the order of publication."""
    shown = {
        quote.event_id: incident.anchor
        for incident in incidents
        for report in incident.told
        for quote in report.quotes
        if quote.how
    }
    by_article: dict[str, list[Row]] = defaultdict(list)
    for event_id in shown:
        event = tables.events[event_id]
        by_article[event["article_id"]].append(event)
    ordered = sorted(
        (tables.articles[article_id] for article_id in by_article),
        key=lambda row: (row["published_at"] or "9999", row["file"] or "", row["n"] or 0, row["article_id"]),
    )
    return tuple(_article(tables, row, by_article[row["article_id"]], shown) for row in ordered)


def _article(tables: Tables, row: Row, events: Sequence[Row], shown: dict[str, str]) -> ExplainedArticle:
    inside = sorted(events, key=lambda event: (event["sentence"], _first_trigger(event), event["event_id"]))
    return ExplainedArticle(
        article=anchor("a", row["article_id"]),
        title=visible(row["title"]) or visible(row["file"]),
        lang=language_tag(row["language"]),
        outlet=visible(row["outlet"]) or "unknown outlet",
        published=day_words(row["published_at"]),
        events=tuple(_explained(tables, event, shown[event["event_id"]]) for event in inside),
    )


def _first_trigger(event: Row) -> int:
    return min((span["start"] for span in event["triggers"] or ()), default=0)


def _explained(tables: Tables, event: Row, incident: str) -> Explained:
    lines = tables.explanations[event["event_id"]]["lines"] or []
    boxes = [_box(lines[start:end]) for start, end in _bounds(lines)]
    codes = {f"{side}_codes": [p["code"] for p in event[f"{side}s"] or ()] for side in ("actor", "recipient")}
    return Explained(
        anchor=anchor("h", event["event_id"]),
        event_id=visible(event["event_id"]),
        incident=incident,
        what=act_words({"event_type": event["event_type"], **codes}, tables.name),
        quad=event["quad_code"],
        status="" if event["status"] == "asserted" else STATUSES.get(event["status"], (visible(event["status"]),))[0],
        trigger=visible(event["trigger"]),
        sentence=next((visible(line["text"]) for line in lines if line["kind"] == "sentence"), ""),
        clauses=tuple(box for box in boxes if box.head.kind == "clause"),
        event=next((box for box in boxes if box.head.kind == "event"), None),
        corrected=visible(tables.corrected[event["event_id"]].get("corrected")),
    )


def _bounds(lines: Sequence[Row]) -> Iterable[tuple[int, int]]:
    """Where boxes begin and end: a clause or the event with all lines up to the next one."""
    starts = [number for number, line in enumerate(lines) if line["kind"] in ("clause", "event")]
    return itertools.pairwise([*starts, len(lines)])


def _box(lines: Sequence[Row]) -> Box:
    head, *below = map(_step, lines)
    rows = tuple((label, tuple(steps)) for label, steps in itertools.groupby(below, key=lambda step: step.label))
    depth = lines[0]["level"] - 1 if head.kind == "clause" else 0
    return Box(max(0, min(depth, _DEEPEST)), head, rows)


def _step(line: Row) -> Step:
    reason = visible(line["reason"])
    return Step(
        kind=visible(line["kind"]),
        label=visible(line["label"]),
        text=visible(line["text"]),
        note=visible(line["note"]),
        code=visible(line["code"]),
        reason=reason.replace(" -> ", " → ") if line["kind"] == "event" else reason,
    )
