"""Where an act happened: the place that a phrase of its clause names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from multivektor.analyse.events import Act
from multivektor.analyse.mentions import Named
from multivektor.analyse.syntax.clauses import Phrase, Syntax

#: Nearer places first: a city tells more than the state that it lies in.
_KINDS = ("place", "state")


def place_of(act: Act, syntax: Syntax, named: Sequence[Named], functions: Mapping[str, Sequence[str]]) -> str | None:
    """The entity id of the place named for an act, None if there is none.

    A phrase counts if a preposition of the pack's `scene` (of a visit also of `destination`) opens it and its head
    names a place: on the act's noun if a noun carries the act, else anywhere in its clause; a city before a state,
    then the first.
    """
    prepositions = {*functions["scene"], *(functions["destination"] if act.mode == "visit" else ())}
    heads = {position: item.name for item in named for position in range(item.start, item.end)}
    found = [
        heads[phrase.head]
        for phrase in _phrases_of(act, syntax)
        if phrase.preposition in prepositions and phrase.head in heads and heads[phrase.head].kind in _KINDS
    ]
    return min(found, key=lambda name: _KINDS.index(name.kind)).entity if found else None


def _phrases_of(act: Act, syntax: Syntax) -> Iterator[Phrase]:
    """The phrases that may tell the scene of an act: of its clause, or those that hang on the noun that carries it."""
    trigger = set(act.trigger)
    for phrase in syntax.phrases:
        if (not act.nominal and phrase.clause == act.clause) or any(p.head in trigger for p in _owners(phrase, syntax)):
            yield phrase


def _owners(phrase: Phrase, syntax: Syntax) -> Iterator[Phrase]:
    """The phrases that a phrase hangs on, one by one: "in Ankara" on "Tokajews", that on "Besuch"."""
    for _ in syntax.phrases:  # a chain is no longer than this
        if phrase.governor < 0:
            return
        phrase = syntax.phrases[phrase.governor]
        yield phrase
