"""How a sentence is coded, as text: its clauses and phrases, who is meant, which frames hold, why the status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multivektor.analyse.dating import Dated
from multivektor.analyse.events import Act, EventCoder
from multivektor.analyse.syntax.clauses import Clause, Predicate


def explain_sentence(text: str, coder: EventCoder, acts: Sequence[Act], dates: Sequence[Dated]) -> str:
    """The whole way from a sentence to its events.

    Args:
        text: the sentence.
        coder: after its `acts()` were asked.
        acts: what it found.
        dates: one for each act.
    """
    lines = [" ".join(text.split())]
    for number, clause in enumerate(coder.syntax.clauses):
        lines += _clause(number, clause, coder)
    lines += [line for act, date in zip(acts, dates, strict=True) for line in _act(act, date, coder)]
    if not acts:
        lines.append("  no event")
    return "\n".join(lines) + "\n"


def _clause(number: int, clause: Clause, coder: EventCoder) -> Iterator[str]:
    tokens = coder.syntax.tokens
    words = " ".join(tokens[i].text for i in clause.tokens)
    under = f", under {clause.parent}" if clause.parent >= 0 else ""
    shares = f", subject from {clause.shares}" if clause.shares >= 0 else ""
    yield f"  clause {number}, {clause.kind}{under}{shares}: {words}"
    if clause.predicate is not None:
        yield f"    predicate {_predicate(clause.predicate)}"
    for index in clause.phrases:
        phrase = coder.syntax.phrases[index]
        name = " ".join(t.text for t in tokens[phrase.start : phrase.end])
        on = f", on {_head(coder, phrase.governor)}" if phrase.governor >= 0 else ""
        joined = f", joined with {_head(coder, phrase.joined)}" if phrase.joined >= 0 else ""
        party = coder.resolver.party(index)
        who = f" = {party.code} ({party.reason})" if party else ""
        yield f"    {phrase.preposition or phrase.function or 'free'}: {name}{on}{joined}{who}"
    for frame, failed in coder.considered(number):
        yield f"    frame {frame}: {failed or 'holds'}"


def _head(coder: EventCoder, index: int) -> str:
    return coder.syntax.tokens[coder.syntax.phrases[index].head].text


def _predicate(predicate: Predicate) -> str:
    marks = [predicate.voice, predicate.tense, predicate.mood, *predicate.modals]
    marks += ["future"] * predicate.future + ["negated"] * (predicate.negation >= 0)
    return f"{predicate.lemma} ({', '.join(marks)})"


def _act(act: Act, dated: Dated, coder: EventCoder) -> Iterator[str]:
    tokens = coder.syntax.tokens
    actors, recipients = ("+".join(p.code for p in side) for side in (act.actors, act.recipients))
    yield f"  event {act.event_type}{'/' + act.mode if act.mode else ''}: {actors} -> {recipients or 'nobody'}"
    yield f"    frame {act.rule}, by {', '.join(tokens[i].text for i in act.trigger)}"
    for reason in act.reasons:
        yield f"    {reason}"
    status = "historical" if act.status == "asserted" and dated.is_past else act.status
    because = ", ".join(tokens[i].text for i in act.status_tokens)
    yield f"    status {status}" + (f", by {because}" if because else "")
    for informant in act.attribution:
        yield f"    according to {informant.code or informant.text} ({informant.kind}: {informant.text})"
    yield f"    date {dated.value or 'unknown'} ({dated.precision}, from {dated.basis})"
