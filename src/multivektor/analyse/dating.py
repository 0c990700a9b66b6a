"""When an act happened: from the clause's time expression, else its sentence's, else from publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from multivektor.analyse.events import PLANNED, Act
from multivektor.analyse.frames import load_functions
from multivektor.analyse.syntax.clauses import Syntax
from multivektor.reading import Reading, Sentence, Span, TimeExpression

_LENGTH = {"day": 10, "month": 7, "year": 4}
#: TIMEX3 values of durations over a year.
_YEARS = re.compile(r"P(?:[2-9]|\d\d+|X)Y|P\w+[DC]E")
#: TIMEX3 value of words for a time gone by: "damals", "einst".
_PAST = "PAST_REF"


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
    long_ago = None if act.nominal else _long_ago(sentence, inside, syntax, reading)
    if long_ago is not None:
        return Dated(None, "unknown", "clause", is_past=True, words=(Span(long_ago.start, long_ago.end),))
    if published is None or act.nominal:
        return Dated(None, "unknown", "none", is_past=False, words=())
    return Dated(published, reading.article.published_precision, "publication", is_past=False, words=())


def as_planned(act: Act, dated: Dated, syntax: Syntax, reading: Reading) -> Act:
    """An act told in the present tense for a day to come is a plan: "Am 20. Mai weist Polen drei Diplomaten aus".

    Joint and friendly acts become AGREE, as announced ones do (codebook, rule 4). A measure that is in force from a day
    on ("ab Januar") is no plan: it has been decided.
    """
    predicate, published = syntax.clauses[act.clause].predicate, reading.article.published_at
    if act.status != "asserted" or act.nominal or published is None or predicate is None or predicate.tense != "pres":
        return act
    if dated.basis != "clause" or not dated.value or dated.value[: len(published)] <= published[: len(dated.value)]:
        return act
    before = next((t.lower for t in reversed(syntax.tokens) if t.end <= dated.words[0].start), "")
    if before in load_functions(reading.article.language)["onwards"]:
        return act
    if act.event_type in PLANNED:
        return replace(act, event_type="AGREE", mode=None, status_tokens=())
    return act if act.event_type == "AGREE" or act.mode == "resign" else replace(act, status="future")


def _long_ago(
    sentence: Sentence, inside: Sequence[tuple[int, int]], syntax: Syntax, reading: Reading
) -> TimeExpression | None:
    """The clause's expression for an uncertain time long ago: "vor einigen Jahren", "damals"."""
    ago = load_functions(reading.article.language)["ago"]
    for time in reading.times:
        if time.sentence != sentence.sentence or not any(start <= time.start < end for start, end in inside):
            continue
        before = [t.lower for t in syntax.tokens if t.end <= time.start][-2:]
        if time.value == _PAST or (_YEARS.fullmatch(time.value) and set(before) & set(ago)):
            return time
    return None


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
