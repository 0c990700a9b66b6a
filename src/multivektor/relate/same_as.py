"""The step `same_as`: which entities that only one article knows are one, across articles.

A name joins the earliest article's that it surely matches, never a chain; what only looks alike is suggested and
joins nothing. Codes are not carried from article to article: a person named without office stays without code.
What the user said in `names.yml` wins over both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from multivektor.names import SLIP, NameGroups, joining_keys, likeness, name_parts
from multivektor.schemas import TABLES, table_schema

#: A key that more entities share is no evidence.
MOST_ALIKE = 200


class _Known(NamedTuple):
    """An entity with what it is compared by."""

    entity: str
    name: str
    code: str | None
    listed: bool


def same_as(entities: pa.Table, articles: pa.Table, said: pa.Table) -> pa.Table:
    """The table `same_as`; an entity's `same_as` is never itself the same as another.

    Args:
        entities: of all articles.
        articles: their dates, which decide who comes first.
        said: what the user said of names.
    """
    known = _persons(entities, articles)
    joined, apart = _said(said, known)
    rows = _same_names(known, apart)
    rows.update(joined)
    for entity, row in rows.items():
        row["same_as"] = _end_of(entity, rows)
    rows = {entity: row for entity, row in rows.items() if row["same_as"] != entity}
    for person, other, score in _slips(known, rows):
        if frozenset((person.entity, other.entity)) not in apart and _end_of(other.entity, rows) != person.entity:
            reason = f"{person.name} looks like {other.name}"
            rows.setdefault(person.entity, _row(person.entity, other.entity, score, reason, unsure=True))
    return pa.Table.from_pylist([rows[key] for key in sorted(rows)], schema=table_schema(TABLES["same_as"]))


def _same_names(known: Iterable[_Known], apart: set[frozenset[str]]) -> dict[str, dict[str, Any]]:
    """Persons whom only the text knows, joined to the earliest of their name whose codes and whose user agree."""
    rows: dict[str, dict[str, Any]] = {}
    groups: dict[str, list[list[_Known]]] = defaultdict(list)
    names = NameGroups()
    for person in known:
        if person.listed or " " not in person.name:
            continue
        anchor, comparison = names.add(person.name)
        group = next((g for g in groups[anchor] if _agree(g, person, apart)), None)
        if group is None:
            groups[anchor].append([person])
            continue
        score, reason = (comparison.score, comparison.reason) if comparison else (1.0, "same spelling")
        rows[person.entity] = _row(person.entity, group[0].entity, score, reason, unsure=False)
        group.append(person)
    return rows


def _agree(group: list[_Known], person: _Known, apart: set[frozenset[str]]) -> bool:
    codes = {member.code for member in [*group, person] if member.code}
    return len(codes) < 2 and not any(frozenset((member.entity, person.entity)) in apart for member in group)


def _end_of(entity: str, rows: Mapping[str, dict[str, Any]]) -> str:
    """Where the rows lead from an entity, step by step; the first of a circle."""
    seen: list[str] = []
    while entity in rows and not rows[entity]["unsure"] and entity not in seen:
        seen.append(entity)
        entity = rows[entity]["same_as"]
    return min(seen) if entity in seen else entity


def _row(entity: str, other: str, score: float, reason: str, *, unsure: bool) -> dict[str, Any]:
    return {"entity": entity, "same_as": other, "score": score, "reason": reason, "unsure": unsure}


def _persons(entities: pa.Table, articles: pa.Table) -> list[_Known]:
    """Persons, each once, those of the earliest article first."""
    dates = {
        row["article_id"]: row["published_at"] or "9999"
        for row in articles.select(["article_id", "published_at"]).to_pylist()
    }
    rows = [row for row in entities.to_pylist() if row["kind"] == "person"]
    rows.sort(key=lambda row: (dates.get(row["article_id"], "9999"), row["article_id"], row["entity"]))
    found: dict[str, _Known] = {}
    for row in rows:
        found.setdefault(row["entity"], _Known(row["entity"], row["name"], row["code"], row["listed"]))
    return list(found.values())


def _said(said: pa.Table, known: Iterable[_Known]) -> tuple[dict[str, dict[str, Any]], set[frozenset[str]]]:
    """What the user joined, as rows, and the pairs that they keep apart."""
    by_name: Mapping[str, list[_Known]] = defaultdict(list)
    for person in known:
        for name in {person.entity, person.name}:
            by_name[name].append(person)
    rows: dict[str, dict[str, Any]] = {}
    apart: set[frozenset[str]] = set()
    for entry in said.to_pylist():
        members = [person for name in entry["same"] or () for person in by_name[name]]
        if members:
            anchor = next((person for person in members if person.listed), members[0])
            for person in members:
                if person.entity != anchor.entity and not person.listed:
                    reason = entry["reason"] or entry["origin"] or "names.yml"
                    rows[person.entity] = _row(person.entity, anchor.entity, 1.0, reason, unsure=False)
        others = [person for name in entry["not_same"] or () for person in by_name[name]]
        apart |= {frozenset((a.entity, b.entity)) for a in others for b in others if a.entity != b.entity}
    return rows, apart


def _slips(known: list[_Known], rows: Mapping[str, Any]) -> Iterator[tuple[_Known, _Known, float]]:
    """Persons whom only the text knows, each with the most alike other one that is not the same."""
    alike: dict[str, list[_Known]] = defaultdict(list)
    for person in known:
        if person.entity not in rows:
            for key in _slip_keys(person.name):
                alike[key].append(person)
    for person in known:
        if person.listed or person.entity in rows:
            continue
        near = {
            other.entity: other
            for key in sorted(_slip_keys(person.name))
            if len(alike[key]) <= MOST_ALIKE
            for other in alike[key]
            if other.entity != person.entity
            and other.name != person.name
            and (other.listed or other.entity < person.entity)
        }
        scored = [(score, other) for other in near.values() if (score := likeness(person.name, other.name)) >= SLIP]
        if scored:
            score, other = min(scored, key=lambda pair: (-pair[0], not pair[1].listed, pair[1].entity))
            yield person, other, round(score, 4)


def _slip_keys(name: str) -> set[str]:
    """Keys that a slip leaves whole: the family name's consonants or their beginning, or the given name's."""
    words = name_parts(name).words
    if not words:
        return set()
    family = {block for row in words[-1].blocks for block in (row, row[:3]) if len(block) > 2}
    return family | {"~" + key for key in joining_keys(name)}
