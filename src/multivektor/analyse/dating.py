"""When an act happened: from the clause's time expression, else its sentence's, else from publication."""

from __future__ import annotations

from typing import NamedTuple

from multivektor.analyse.events import Act
from multivektor.analyse.syntax.clauses import Syntax
from multivektor.reading import Reading, Sentence, Span, TimeExpression

_LENGTH = {"day": 10, "month": 7, "year": 4}


class Dated(NamedTuple):
    """A date with its precision, where it is from, and whether it lies over a year before publication."""

    value: str | None
    precision: str
    basis: str
    is_past: bool
    words: tuple[Span, ...]


def date_event(act: Act, sentence: Sentence, syntax: Syntax, reading: Reading) -> Dated:
    """The date of an act. An act without an expression near it is dated by the article, if it is no mere label."""
    clause = syntax.clauses[act.clause]
    inside = [(syntax.tokens[i].start, syntax.tokens[i].end) for i in clause.tokens]
    times = [t for t in reading.times if t.sentence == sentence.sentence and precision_of(t) != "unknown"]
    near = [t for t in times if any(start <= t.start < end for start, end in inside)]
    if act.nominal:
        at = syntax.tokens[act.trigger[0]].start
        near = [t for t in near if 0 <= t.start - at < 60] or (near if not act.nominal else [])
    chosen, basis = (
        (near[0], "clause") if near else (times[0], "sentence") if len(times) == 1 and not act.nominal else (None, "")
    )
    published = reading.article.published_at
    if chosen is not None:
        precision = precision_of(chosen)
        value = (chosen.range_start or "")[: _LENGTH[precision]]
        return Dated(value, precision, basis, _over_a_year_before(chosen, published), (Span(chosen.start, chosen.end),))
    if published is None or act.nominal:
        return Dated(None, "unknown", "none", is_past=False, words=())
    return Dated(published, reading.article.published_precision, "publication", is_past=False, words=())


def precision_of(time: TimeExpression) -> str:
    """How exactly an expression dates an act: the smallest of day, month and year that holds all its days."""
    start, end = time.range_start, time.range_end
    if not start or not end or time.type == "SET":
        return "unknown"
    return next((precision for precision, length in _LENGTH.items() if start[:length] == end[:length]), "unknown")


def _over_a_year_before(time: TimeExpression, published: str | None) -> bool:
    if not published or not time.range_end:
        return False
    year_before = f"{int(published[:4]) - 1:04d}{published[4:]}"
    return time.range_end[: len(year_before)] < year_before
