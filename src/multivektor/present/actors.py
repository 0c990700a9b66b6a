"""Names: each code with those who carry it, and the spellings under which they appear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from multivektor.present.evidence import visible
from multivektor.present.links import anchor
from multivektor.present.tables import Tables

#: Words that point at somebody without naming them.
_NO_NAMES = {"adjective", "inhabitant", "description", "pronoun"}
_SPELLINGS = 16


@dataclass(slots=True)
class _Told:
    """How often a spelling stands in which outlet, and why it means what it means."""

    outlets: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as printed: how often, in which outlets how often, and why it means the one it does."""

    text: str
    number: int
    outlets: tuple[tuple[str, int], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its spellings, the most frequent first; `more` are left out."""

    name: str
    kind: str
    number: int
    spellings: tuple[Spelling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that looks like a slip of another; the two are not joined."""

    name: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A code with the entities that carry it; `code` is "" for those without."""

    anchor: str
    code: str
    name: str
    number: int
    named: tuple[Named, ...]


def list_actors(tables: Tables) -> tuple[Actor, ...]:
    """Codes by number of mentions, what carries no code last; entities that are surely the same are one."""
    known = _display_names(tables)
    same = {row["entity"]: row["same_as"] for row in tables.rows["same_as"] if not row["unsure"]}
    outlets = {row["article_id"]: visible(row["outlet"]) or "unknown" for row in tables.rows["articles"]}
    spelt: dict[str, dict[tuple[str, str], dict[str, _Told]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(_Told))
    )
    for row in tables.rows["mentions"]:
        if row["kind"] not in _NO_NAMES and (text := visible(row["text"])):
            entity: str = row["entity"] or text
            kind: str = row["kind"] or ""
            told = spelt[row["code"] or ""][same.get(entity) or entity, kind][text]
            told.outlets[outlets.get(row["article_id"], "unknown")] += 1
            told.reasons[visible(row.get("reason"))] += 1
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


def list_suggestions(tables: Tables) -> tuple[Suggestion, ...]:
    """Names that may be slips of others, the most alike first."""
    known = _display_names(tables)
    found = {
        Suggestion(
            visible(known.get(row["entity"], row["entity"])),
            visible(known.get(row["same_as"], row["same_as"])),
            row["score"],
            visible(row["reason"]),
        )
        for row in tables.rows["same_as"]
        if row["unsure"]
    }
    return tuple(sorted(found, key=lambda s: (-s.score, s.name, s.other)))


def _display_names(tables: Tables) -> dict[str, str]:
    return {row["entity"]: row["name"] or "" for row in tables.rows["entities"]}


def _named(name: str, kind: str, texts: Mapping[str, _Told]) -> Named:
    spellings = [
        Spelling(text, sum(told.outlets.values()), _by_number(told.outlets), _by_number(told.reasons)[0][0])
        for text, told in texts.items()
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


def _by_number(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
