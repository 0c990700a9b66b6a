"""Whom an article names: one row an entity, with all its spellings."""

from __future__ import annotations

from collections.abc import Iterable

from multivektor.names import NameIndex, names_by_language
from multivektor.reading import Entity, LanguageName, Mention

#: Kinds of mentions that are names: what else there is points at one of these.
NAMES = ("state", "place", "person", "organisation")


def entity_rows(mentions: Iterable[Mention], index: NameIndex, published_at: str | None) -> list[Entity]:
    """The table `entities` of an article, by id.

    Args:
        mentions: all of the article.
        index: the pack's names, and those that the user added.
        published_at: ISO date of the article, which decides the office.
    """
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in NAMES:
            named.setdefault(mention.entity, []).append(mention)
    return [_entity(entity, found, index, published_at) for entity, found in sorted(named.items())]


def _entity(entity: str, found: list[Mention], index: NameIndex, published_at: str | None) -> Entity:
    spellings = tuple(sorted({mention.text for mention in found}))
    listed = entity in index.display
    codes = [mention.code for mention in found if mention.code]
    return Entity(
        entity,
        found[0].kind,
        codes[0] if codes else None,
        index.display[entity] if listed else max(spellings, key=lambda text: (len(text.split()), len(text), text)),
        tuple(LanguageName(language, name) for language, name in sorted(names_by_language().get(entity, {}).items())),
        listed,
        index.office_of(entity, published_at) or None,
        spellings,
        tuple(sorted({key for mention in found for key in mention.name_keys})),
    )
