"""Names: each code with those who carry it, and the spellings under which they appear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from multivektor.present.evidence import visible
from multivektor.present.links import anchor
from multivektor.present.tables import Tables

#: Words that point at somebody without naming them.
_NO_NAMES = {"adjective", "inhabitant"}
_SPELLINGS = 16


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as printed: how often, and in which outlets how often."""

    text: str
    number: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its spellings, the most frequent first; `more` are left out."""

    name: str
    kind: str
    number: int
    spellings: tuple[Spelling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A code with the entities that carry it; `code` is "" for those without."""

    anchor: str
    code: str
    name: str
    number: int
    named: tuple[Named, ...]


def list_actors(tables: Tables) -> tuple[Actor, ...]:
    """Codes by number of mentions, what carries no code last."""
    known = {row["entity"]: row["name"] or "" for row in tables.rows["entities"]}
    outlets = {row["article_id"]: visible(row["outlet"]) or "unknown" for row in tables.rows["articles"]}
    spelt: dict[str, dict[tuple[str, str], dict[str, Counter[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(Counter))
    )
    for row in tables.rows["mentions"]:
        if row["kind"] not in _NO_NAMES and (text := visible(row["text"])):
            outlet = outlets.get(row["article_id"], "unknown")
            spelt[row["code"] or ""][row["entity"] or text, row["kind"] or ""][text][outlet] += 1
    made = []
    for code, entities in spelt.items():
        named = [
            _named(tables.name(entity) if entity in tables.names else visible(known.get(entity) or entity), kind, texts)
            for (entity, kind), texts in entities.items()
        ]
        named.sort(key=lambda n: (-n.number, n.name, n.kind))
        name = tables.name(code) if code else "Without a code"
        made.append(Actor(anchor("n", code or "none"), code, name, sum(n.number for n in named), tuple(named)))
    return tuple(sorted(made, key=lambda a: (not a.code, -a.number, a.name, a.code)))


def _named(name: str, kind: str, texts: Mapping[str, Counter[str]]) -> Named:
    spellings = [
        Spelling(text, sum(by.values()), tuple(sorted(by.items(), key=lambda item: (-item[1], item[0]))))
        for text, by in texts.items()
    ]
    spellings.sort(key=lambda s: (-s.number, s.text))
    # a place has many names by time and language: the page takes the one that was printed
    own = spellings[0].text if kind == "place" and name not in texts else name.rpartition(":")[2]
    return Named(
        own,
        visible(kind),
        sum(s.number for s in spellings),
        tuple(spellings[:_SPELLINGS]),
        max(0, len(spellings) - _SPELLINGS),
    )
