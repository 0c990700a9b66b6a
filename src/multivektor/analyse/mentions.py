"""Finds who and what a sentence names: states, places, organisations, persons, adjectives, inhabitants.

A surname names a known person only if no other given name stands before it. Which entity a description or
pronoun means is the business of `resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multivektor.analyse.syntax.clauses import Token
from multivektor.analyse.syntax.german_words import is_dictionary_noun
from multivektor.names import Match, Name, NameIndex, name_keys
from multivektor.reading import Mention


@dataclass(frozen=True, slots=True)
class Named:
    """A name at its tokens, [start, end), resolved."""

    start: int
    end: int
    name: Name
    code: str
    confidence: float
    reason: str


def find_names(
    tokens: Sequence[Token], index: NameIndex, published_at: str | None, is_title: frozenset[str]
) -> list[Named]:
    """The names of a sentence, in order.

    Args:
        tokens: of one sentence.
        index: the pack's names.
        published_at: ISO date of the article, which decides the office a person holds.
        is_title: lower-cased nouns that may stand before a surname ("präsident").
    """
    found: list[Named] = []
    for match in index.find([token.text for token in tokens]):
        named = _resolve(match, tokens, index, published_at, is_title)
        if named is not None:
            found.append(named)
    return found


def _resolve(
    match: Match, tokens: Sequence[Token], index: NameIndex, published_at: str | None, is_title: frozenset[str]
) -> Named | None:
    persons = [name for name in match.names if name.kind == "person"]
    before = tokens[match.start - 1] if match.start else None
    after = tokens[match.end] if match.end < len(tokens) else None
    others = [name for name in match.names if name.kind != "person"]
    if others and after is not None and after.tag == "noun" and index.may_be_given(tokens[match.start].lower):
        return None  # a first name that is also a city: "Nursultan Abischew"
    if persons and not others:
        complete = [name for name in persons if name.role == "full"]
        if complete:
            best = max(complete, key=lambda name: bool(name.office_on(published_at)))
            return Named(match.start, match.end, best, best.code_on(published_at), 1.0, "full name")
        return _surname(match, persons, before, index, published_at, is_title)
    if not others:
        return None
    name = others[0]
    reason = {"adjective": "adjective", "inhabitant": "inhabitant", "place": f"{name.role} stands for its state"}.get(
        name.kind, "name"
    )
    return Named(match.start, match.end, name, name.code_on(published_at), 1.0 if len(others) == 1 else 0.8, reason)


def _surname(
    match: Match,
    persons: list[Name],
    before: Token | None,
    index: NameIndex,
    published_at: str | None,
    is_title: frozenset[str],
) -> Named | None:
    if before is not None and before.tag == "noun":
        given = [name for name in persons if index.is_given(before.lower, name.entity)]
        if given:
            return Named(
                match.start, match.end, given[0], given[0].code_on(published_at), 1.0, "given name and surname"
            )
        known = (
            before.lower in is_title
            or index.name_kind(before.lower.removesuffix("s"))
            or is_dictionary_noun(before.text)
        )
        if index.name_kind(before.lower) == "given" or not known:
            return None  # somebody else of that surname
    titled = before is not None and before.lower in is_title
    usable = [name for name in persons if name.alone or titled]
    if not usable:
        return None
    best = max(usable, key=lambda name: bool(name.office_on(published_at)))
    confidence = 0.9 if len(usable) == 1 else 0.6
    return Named(
        match.start,
        match.end,
        best,
        best.code_on(published_at),
        confidence,
        "surname" + (" after office" if titled else ""),
    )


def mention_rows(sentence: int, tokens: Sequence[Token], named: Sequence[Named], text: str) -> list[Mention]:
    """The rows of the table `mentions` for the names of a sentence."""
    rows = []
    for item in named:
        start, end = tokens[item.start].start, tokens[item.end - 1].end
        printed = text[start:end]
        rows.append(
            Mention(
                sentence,
                start,
                end,
                printed,
                item.name.entity,
                item.code or None,
                item.name.kind,
                item.confidence,
                item.reason,
                name_keys(printed),
            )
        )
    return rows
