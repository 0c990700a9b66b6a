"""Nouns for people and bodies that act for a state ("Außenminister", "Behörden"), from the pack's names/actors.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from multivektor.analyse.frames import load_functions, longest_tail
from multivektor.analyse.syntax.german_words import noun_forms
from multivektor.languages import load_pack

#: Words whose actor noun is remembered: more than any article has.
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun that denotes somebody who can act.

    Attributes:
        lemma: nominative singular.
        kind: person, body or group.
        code: the state whose body it is; "" if sentence or article must say.
        authority: standing alone it means the authorities of the country that the article is about.
        compounds: also matched as the last part of compounds.
        epithet: it only describes a person spoken of before ("der 70-Jährige").
    """

    lemma: str
    kind: str
    sector: str
    code: str
    gender: str
    authority: bool
    compounds: bool
    epithet: bool = False


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """All actor nouns of a pack by their forms."""

    whole: Mapping[str, ActorNoun]
    tails: Mapping[str, ActorNoun]
    _found: dict[str, ActorNoun | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, lower: str) -> ActorNoun | None:
        """The actor noun of a form, or of the longest noun that it ends in."""
        if lower not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            known = self.whole.get(lower)
            self._found[lower] = known or self.tails.get(longest_tail(lower.rpartition("-")[2], self.tails))
        return self._found[lower]


def _nouns(entry: Mapping[str, Any], ending: str) -> Iterator[tuple[str, str]]:
    nouns = entry["nouns"]
    feminine = entry.get("feminine") or {}
    if isinstance(nouns, dict):
        yield from nouns.items()
        return
    for noun in nouns:
        yield noun, "m"
        if noun in feminine:
            if feminine[noun]:
                yield feminine[noun], "f"
        elif not noun.endswith("*"):
            yield re.sub(r"e$", "", noun) + ending, "f"


@cache
def load_actor_nouns(language: str) -> ActorNouns:
    """The actor nouns of a language's pack."""
    whole: dict[str, ActorNoun] = {}
    tails: dict[str, ActorNoun] = {}
    for entry in load_pack(language).file("names/actors"):
        for lemma, gender in _nouns(entry, load_functions(language)["feminine"][0]):
            noun = ActorNoun(
                lemma,
                entry["kind"],
                entry["sector"],
                entry.get("code", ""),
                gender,
                bool(entry.get("authority")),
                entry.get("compounds", True),
                bool(entry.get("epithet")),
            )
            for form in noun_forms(lemma):
                whole.setdefault(form, noun)
                if noun.compounds and len(form) > 3:
                    tails.setdefault(form, noun)
    return ActorNouns(whole, tails)
