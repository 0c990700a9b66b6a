"""How a sentence is coded, step by step: clauses and phrases, who is meant, which frames hold, why the status.

The steps are lines of one form (`reading.ExplanationLine`); the command prints them, the dossier lays them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from multivektor.analyse.events import Act, EventCoder
from multivektor.analyse.syntax.clauses import Predicate, Syntax
from multivektor.reading import Event, Explanation, ExplanationLine, Party, Span

#: Lines whose label is a heading of what follows; that of the others begins a sentence.
_HEADINGS = frozenset({"clause", "phrase", "actor", "recipient"})
#: What the clause reader's short forms mean.
_MARKS = {
    "state": "passive of state",
    "pres": "present",
    "ind": "indicative",
    "sub1": "Konjunktiv I",
    "sub2": "Konjunktiv II",
}
#: What would steer a terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def sentence_lines(text: str, coder: EventCoder) -> tuple[ExplanationLine, ...]:
    """The sentence and its clauses in the order of the text, each with its phrases and the frames of its verb.

    Args:
        text: the sentence.
        coder: after its `acts()` were asked, and before the next sentence's.
    """
    for number in range(len(coder.syntax.phrases)):
        coder.resolver.party(number)  # in this order, so that explaining leaves the article's memory as it would be
    lines = [ExplanationLine(0, "sentence", "", _spaced(text))]
    for number in range(len(coder.syntax.clauses)):
        lines += _clause(number, coder)
    return tuple(lines)


def event_lines(event: Event, act: Act, dated_by: Sequence[Span], coder: EventCoder) -> tuple[ExplanationLine, ...]:
    """How an event came about in its sentence.

    Args:
        event: the coded row.
        act: what it was made of.
        dated_by: the words that its date was read off, none if it is from elsewhere.
        coder: of its sentence.
    """
    return tuple(_event(event, act, dated_by, coder))


def explain_events(
    text: str, events: Sequence[Event], acts: Sequence[Act], dated_by: Sequence[Sequence[Span]], coder: EventCoder
) -> list[Explanation]:
    """An explanation for each event of a sentence; see the two above. `acts` and `dated_by` hold one item an event."""
    if not events:
        return []
    read = sentence_lines(text, coder)
    return [
        Explanation(event.event_id, (*read, *event_lines(event, act, words, coder)))
        for event, act, words in zip(events, acts, dated_by, strict=True)
    ]


def informant_lines(event: Event) -> Iterator[ExplanationLine]:
    """According to whom an event is told, a line each, outermost first."""
    for informant in event.attribution:
        who, how = informant.code or informant.text, f"{informant.kind}: {informant.text}"
        yield ExplanationLine(2, "informant", "according to", who, reason=how)


def as_text(lines: Iterable[ExplanationLine]) -> str:
    """Lines as the command prints them, indented by their level; ends in a line break."""
    return "".join(f"{'  ' * line.level}{_CONTROL.sub(chr(0xFFFD), _line(line))}\n" for line in lines)


def _line(line: ExplanationLine) -> str:
    if line.kind in ("holds", "fails", "event"):
        return f"{line.label} {line.text}: {line.reason}"
    if line.kind in ("trigger", "status"):
        return f"{line.label} {line.text}" + (f", by {line.reason}" if line.reason else "")
    label = f"{line.label}{':' if line.kind in _HEADINGS else ''} " if line.label else ""
    note = f", {line.note}" if line.note else ""
    code = f" = {line.code}" if line.code else ""
    reason = f" ({line.reason})" if line.reason else ""
    return f"{label}{line.text}{note}{code}{reason}"


def _clause(number: int, coder: EventCoder) -> Iterator[ExplanationLine]:
    clause = coder.syntax.clauses[number]
    level = 1 + _depth(number, coder.syntax)
    under = f", under {clause.parent}" if clause.parent >= 0 else ""
    shares = f", subject from {clause.shares}" if clause.shares >= 0 else ""
    words = _clause_words(clause.tokens, coder)
    yield ExplanationLine(level, "clause", f"clause {number}, {clause.kind}{under}{shares}", words)
    if clause.predicate is not None:
        marks = ", ".join(_marks(clause.predicate))
        yield ExplanationLine(level + 1, "predicate", "predicate", clause.predicate.lemma, reason=marks)
    for index in clause.phrases:
        yield _phrase(level + 1, index, coder)
    yield from _frames(level + 1, coder.considered(number))


def _clause_words(positions: Sequence[int], coder: EventCoder) -> str:
    """The words of a clause as printed, without the comma before them; "…" stands where another clause cuts in."""
    tokens, words = coder.syntax.tokens, ""
    for before, position in zip((-1, *positions), positions, strict=False):
        token = tokens[position]
        if not words and token.tag == "punct":
            continue
        if words and position > before + 1:
            words += " … "
        elif words and tokens[before].end < token.start:
            words += " "
        words += token.text
    return words


def _depth(number: int, syntax: Syntax) -> int:
    """How many clauses govern a clause; a reader that goes in circles ends the count."""
    seen = {number}
    while (number := syntax.clauses[number].parent) >= 0 and number not in seen:
        seen.add(number)
    return len(seen) - 1


def _phrase(level: int, index: int, coder: EventCoder) -> ExplanationLine:
    phrase, tokens = coder.syntax.phrases[index], coder.syntax.tokens
    name = _spaced(coder.resolver.text[tokens[phrase.start].start : tokens[phrase.end - 1].end])
    on = [f"on {_head(coder.syntax, phrase.governor)}"] if phrase.governor >= 0 else []
    joined = [f"joined with {_head(coder.syntax, phrase.joined)}"] if phrase.joined >= 0 else []
    party = coder.resolver.party(index)
    label = phrase.preposition or phrase.function or "free"
    code, reason = (party.code, party.reason) if party else ("", "")
    return ExplanationLine(level, "phrase", label, name, ", ".join(on + joined), code, reason)


def _head(syntax: Syntax, index: int) -> str:
    return syntax.tokens[syntax.phrases[index].head].text


def _marks(predicate: Predicate) -> list[str]:
    marks = [_MARKS.get(mark, mark) for mark in (predicate.voice, predicate.tense, predicate.mood)]
    marks += predicate.modals
    return marks + ["future"] * predicate.future + ["negated"] * (predicate.negation >= 0)


def _frames(level: int, considered: Iterable[tuple[str, str]]) -> Iterator[ExplanationLine]:
    for frame, failed in considered:
        yield ExplanationLine(level, "fails" if failed else "holds", "frame", frame, reason=failed or "holds")


def _event(event: Event, act: Act, dated_by: Sequence[Span], coder: EventCoder) -> Iterator[ExplanationLine]:
    text = coder.resolver.text
    sides = " -> ".join("+".join(p.code for p in side) or "nobody" for side in (event.actors, event.recipients))
    act_type = event.event_type + (f"/{event.mode}" if event.mode else "")
    yield ExplanationLine(1, "event", "event", act_type, reason=sides)
    yield from _frames(2, ((frame, failed) for frame, failed in coder.considered_for(act) if failed))
    yield ExplanationLine(2, "trigger", "frame", event.rule, reason=_printed(text, event.triggers))
    if retyped := coder.retyped(act, event.event_type):
        yield ExplanationLine(2, "reason", "type", event.event_type, reason=retyped)
    told = set()
    for label, side in (("actor", event.actors), ("recipient", event.recipients)):
        for party in side:
            told.add(f"{label}: {party.reason}")
            yield _side(label, party)
    for reason in event.reasons:
        if reason not in told:
            yield ExplanationLine(2, "reason", "", reason)
    yield ExplanationLine(2, "status", "status", event.status, reason=_printed(text, event.status_words))
    yield from informant_lines(event)
    yield ExplanationLine(2, "date", "date", event.event_date or "unknown", reason=_basis(event, dated_by, text))


def _basis(event: Event, dated_by: Sequence[Span], text: str) -> str:
    if not event.event_date:
        return "nothing near it gives one"
    words = f": {_printed(text, dated_by)}" if dated_by else ""
    return f"{event.event_date_precision}, from {event.event_date_basis}{words}"


def _side(label: str, party: Party) -> ExplanationLine:
    return ExplanationLine(2, label, label, _spaced(party.text), code=party.code, reason=party.reason)


def _printed(text: str, spans: Iterable[Span]) -> str:
    return ", ".join(_spaced(text[span.start : span.end]) for span in spans)


def _spaced(text: str) -> str:
    return " ".join(text.split())
