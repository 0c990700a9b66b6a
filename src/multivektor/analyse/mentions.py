"""Finds who and what a sentence names: states, places, organisations, persons, adjectives, inhabitants.

A surname names a known person only if no other given name stands before it. Which entity a description or
pronoun means is the business of `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from multivektor.analyse.actors import ActorNouns
from multivektor.analyse.syntax.clauses import Syntax, Token
from multivektor.analyse.syntax.german_words import is_dictionary_noun
from multivektor.names import SLIP, Match, Name, NameIndex, is_given_name, likeness, name_keys
from multivektor.reading import Mention, Party

#: A person's name has so many words at most.
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name at its tokens, [start, end), resolved."""

    start: int
    end: int
    name: Name
    code: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds the names of one article, sentence by sentence.

    Attributes:
        index: the pack's names.
        published_at: ISO date of the article, which decides the office a person holds.
        actors: nouns for those who can act; those for persons may stand before a surname ("Präsident").
        introduced: entities that the article has named in full so far; then a surname is enough.
    """

    index: NameIndex
    published_at: str | None
    actors: ActorNouns
    introduced: set[str]

    def find(self, tokens: Sequence[Token]) -> list[Named]:
        """The names of a sentence, in order."""
        matches = self.index.find([token.text for token in tokens])
        found = [named for match in matches if (named := self._resolve(match, tokens)) is not None]
        found += self._joined_adjectives(tokens)
        taken = {position for named in found for position in range(named.start, named.end)}
        for start, end in self._rows(tokens, taken):
            named = self._by_sound(tokens, start, end) if end - start > 1 or self._is_titled(tokens, start) else None
            if named is not None:
                found.append(named)
        self.introduced.update(n.name.entity for n in found if n.name.kind == "person" and n.confidence == 1.0)
        return sorted(found, key=lambda named: named.start)

    def _joined_adjectives(self, tokens: Sequence[Token]) -> Iterator[Named]:
        """ "russisch-ukrainische": both states."""
        for position, token in enumerate(tokens):
            parts = token.text.split("-") if "-" in token.text and token.text[:1].islower() else ()
            names = [match.names[0] for part in parts for match in self.index.find([part])]
            if len(names) > 1 and len(names) == len(parts) and all(name.kind == "adjective" for name in names):
                for name in names:
                    code = name.code_on(self.published_at)
                    yield Named(position, position + 1, name, code, 1.0, "adjective")

    def unlisted(self, tokens: Sequence[Token], named: Sequence[Named]) -> list[tuple[int, int]]:
        """Rows of words, [start, end), that must be a person's name by a given name or title but stand in no list."""
        taken = {position for item in named for position in range(item.start, item.end)}
        return [
            (start, end)
            for start, end in self._rows(tokens, taken)
            if self._is_titled(tokens, start)
            or (end - start > 1 and self._is_given(tokens[start]))
            or (end - start == 1 and self._is_slip(tokens[start].text))
        ]

    def _is_slip(self, word: str) -> bool:
        """Whether a word looks like the family name of a person named before, but is in no scheme its spelling."""
        families = (self.index.family_of(entity) for entity in sorted(self.introduced))
        return any(family and likeness(word, family) >= SLIP for family in families)

    def _rows(self, tokens: Sequence[Token], taken: set[int]) -> list[tuple[int, int]]:
        """Rows of words that are in no list and no dictionary."""
        rows = []
        position = 0
        while position < len(tokens):
            end = position
            while end < len(tokens) and end not in taken and self._may_be_name(tokens[end]):
                end += 1
            if 0 < end - position <= _MOST_WORDS:
                rows.append((position, end))
            position = max(end, position + 1)
        return rows

    def _is_title(self, token: Token) -> bool:
        noun = self.actors.find(token.lower)
        return noun is not None and noun.kind == "person"

    def _is_titled(self, tokens: Sequence[Token], start: int) -> bool:
        return start > 0 and self._is_title(tokens[start - 1])

    def _is_given(self, token: Token) -> bool:
        return self.index.name_kind(token.lower) == "given" or is_given_name(token.text)

    def _continues_name(self, token: Token, *, titled: bool) -> bool:
        """Whether a word goes on with a person's name; behind title and given name any noun does that is no title."""
        if titled and token.tag == "noun" and not self._is_title(token):
            return self.index.name_kind(token.lower) != "place"
        return self._may_be_name(token) or self.index.name_kind(token.lower) == "family"

    def _may_be_name(self, token: Token) -> bool:
        if token.tag != "noun" or len(token.text) <= 2 or token.text.isupper():
            return False
        kind = self.index.name_kind(token.lower)
        if kind in ("place", "adjective") or self._is_title(token):
            return False
        return bool(kind) or not is_dictionary_noun(token.text)

    def _by_sound(self, tokens: Sequence[Token], start: int, end: int) -> Named | None:
        found = self.index.by_sound.find(" ".join(token.text for token in tokens[start:end]))
        if found is None:
            return None
        name, comparison = found
        if self.index.is_forbidden(" ".join(token.text for token in tokens[start:end]), name.entity):
            return None
        reason = f"spelling of {self.index.display[name.entity]}: {comparison.reason}"
        return Named(start, end, name, name.code_on(self.published_at), round(comparison.score * 0.95, 2), reason)

    def _resolve(self, match: Match, tokens: Sequence[Token]) -> Named | None:
        persons = [name for name in match.names if name.kind == "person"]
        after = tokens[match.end] if match.end < len(tokens) else None
        others = [name for name in match.names if name.kind != "person"]
        may_be_given = others and after is not None and after.tag == "noun"
        if may_be_given and self.index.may_be_given(tokens[match.start].lower):
            if after is not None and not is_dictionary_noun(after.text):
                return None  # a first name that is also a city: "Nursultan Abischew"
        if persons and not others:
            complete = [name for name in persons if name.role == "full"]
            if complete:
                best = max(complete, key=lambda name: bool(name.office_on(self.published_at)))
                reason = best.said or "full name"
                return Named(match.start, match.end, best, best.code_on(self.published_at), 1.0, reason)
            return self._surname(match, persons, tokens)
        if not others:
            return None
        name = others[0]
        reason = {
            "adjective": "adjective",
            "inhabitant": "inhabitant",
            "place": f"{name.role} stands for its state",
        }.get(name.kind, "name")
        reason = name.said or reason
        confidence = 1.0 if len(others) == 1 else 0.8
        return Named(match.start, match.end, name, name.code_on(self.published_at), confidence, reason)

    def _surname(self, match: Match, persons: list[Name], tokens: Sequence[Token]) -> Named | None:
        before = tokens[match.start - 1] if match.start else None
        if before is not None:
            printed = " ".join(token.text for token in tokens[match.start - 1 : match.end])
            persons = [name for name in persons if not self.index.is_forbidden(printed, name.entity)]
        if before is not None and before.tag == "noun":
            given = [name for name in persons if self.index.is_given(before.lower, name.entity)]
            if given:
                code = given[0].code_on(self.published_at)
                return Named(match.start, match.end, given[0], code, 1.0, "given name and surname")
            known = (
                self._is_title(before)
                or self.index.name_kind(before.lower.removesuffix("s"))
                or is_dictionary_noun(before.text)
            )
            if self.index.name_kind(before.lower) == "given" or not known:
                return None  # somebody else of that surname
            behind_title = self._is_titled(tokens, match.start - 1)
            if behind_title and not self._is_title(before) and not self.index.name_kind(before.lower):
                return None  # "der Analyst Timothy Xi"
        after = tokens[match.end] if match.end < len(tokens) else None
        first = tokens[match.start]
        may_be_given = self._is_given(first) or self.index.may_be_given(first.lower)
        titled = before is not None and self._is_title(before)
        if may_be_given and after is not None and self._continues_name(after, titled=titled):
            return None  # "Minister Mohammed Raschad": a given name here, of somebody whom no list has
        introduced = [name for name in persons if name.entity in self.introduced]
        usable = introduced or [name for name in persons if name.alone or titled]
        if not usable:
            return None
        best = max(usable, key=lambda name: bool(name.office_on(self.published_at)))
        reason = "surname" + (" after office" if titled else " of one named before" if introduced else "")
        confidence = 0.9 if len(usable) == 1 else 0.6
        return Named(match.start, match.end, best, best.code_on(self.published_at), confidence, reason)


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A person's name that no list has, at its code points.

    Attributes:
        family: lower-cased family name, uninflected: within an article it names one person.
    """

    sentence: int
    start: int
    end: int
    text: str
    family: str


def mention_rows(
    sentence: int,
    syntax: Syntax,
    named: Sequence[Named],
    described: Sequence[tuple[Party, str]],
    text: str,
    functions: Mapping[str, tuple[str, ...]],
    actors: ActorNouns,
) -> list[Mention]:
    """The rows of the table `mentions` for a sentence: names, and what stands for somebody named before.

    Args:
        sentence: its number.
        syntax: its clauses and tokens.
        named: its names.
        described: what its other phrases mean, each with its kind: description or pronoun.
        text: of the article.
        functions: function words by role (grammar/functions.yml).
        actors: nouns for those who can act.
    """
    rows = [
        Mention(sentence, party.start, party.end, party.text, party.entity, party.code, kind, 0.8, party.reason)
        for party, kind in described
    ]
    for item in named:
        start, end = syntax.tokens[item.start].start, syntax.tokens[item.end - 1].end
        printed = text[start:end]
        item = _in_role(item, syntax, functions, actors)
        name = item.name
        keys = name_keys(printed) if name.kind in ("person", "place", "organisation") else ()
        code = item.code or None
        rows.append(
            Mention(sentence, start, end, printed, name.entity, code, name.kind, item.confidence, item.reason, keys)
        )
    return rows


def _in_role(item: Named, syntax: Syntax, functions: Mapping[str, tuple[str, ...]], actors: ActorNouns) -> Named:
    """The name as its clause uses it: Moscow that demands is a government, Moscow that is travelled to is a city."""
    name = item.name
    phrase = next((p for p in syntax.phrases if item.start <= p.head < item.end), None)
    if name.kind == "place" and name.role in ("capital", "seat"):
        if phrase is not None and phrase.preposition in functions["local"]:
            return replace(item, reason=f"a place in {item.code}, by the preposition {phrase.preposition}")
        state = replace(name, entity=item.code, kind="state")
        role = f", as {phrase.function}" if phrase is not None and phrase.function and not phrase.preposition else ""
        return replace(item, name=state, reason=f"stands for its government{role}")
    if name.kind == "adjective" and item.end < len(syntax.tokens):
        before = syntax.tokens[item.start - 1].lower if item.start else ""
        if before in functions["language"] and syntax.tokens[item.end].tag != "noun":
            return replace(item, code="", reason="a language")
        behind = syntax.tokens[item.end]
        if name.entity != item.code and behind.tag == "noun" and actors.find(behind.lower) is None:
            return replace(item, code="", reason=f"part of a name: {behind.text}")
    return item


def unlisted_rows(found: Sequence[Unlisted], parties: Mapping[str, Party], article_id: str) -> list[Mention]:
    """The rows for persons whom no list has: with a code if the article says whom they act for.

    Args:
        found: their names.
        parties: by family name, whom the article introduced by an office ("der russische Minister …").
        article_id: they are entities of this article.
    """
    rows = []
    for item in found:
        party = parties.get(item.family)
        rows.append(
            Mention(
                item.sentence,
                item.start,
                item.end,
                item.text,
                person_id(article_id, item.family),
                party.code if party else None,
                "person",
                0.7 if party else 0.5,
                f"introduced in the text: {party.reason}" if party else "a person whom the text does not place",
                name_keys(item.text),
            )
        )
    return rows


def person_id(article_id: str, family: str) -> str:
    """The id of a person whom only an article knows."""
    return f"person:{article_id}:{family}"
