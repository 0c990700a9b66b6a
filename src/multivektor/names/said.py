"""Puts what the user said of names into an index: it wins over what the resources say."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from multivektor.names.entries import NameEntry, NamesSaid, SaidSame
from multivektor.names.name import Name


class TakesNames(Protocol):
    """What this module needs of an index."""

    display: dict[str, str]
    codes: dict[str, str]

    def add(self, spelling: str, name: Name) -> None:
        """Adds a spelling."""

    def add_person(self, given: list[str], family: list[str], name: Name) -> None:
        """Adds a person's given and family names."""

    def exact(self, spelling: str) -> Name | None:
        """What a spelling as a whole names."""

    def say_code(self, entity: str, code: str, sector: str, said: str) -> None:
        """Sets an entity's code."""

    def forbid(self, spelling: str, entity: str) -> None:
        """Keeps a spelling from naming an entity."""


def add_said(index: TakesNames, said: NamesSaid) -> None:
    """Adds entries, then joins and parts names, in the order in which they were said."""
    for entry in said.entries:
        _add_entry(index, entry)
    for group in said.same:
        _add_same(index, group)
    for group in said.not_same:
        _add_not_same(index, group)


def _add_entry(index: TakesNames, entry: NameEntry) -> None:
    known = next((name for spelling in entry.spellings if (name := index.exact(spelling)) is not None), None)
    terms = tuple((d.office, d.code, d.since, d.until) for d in entry.dated)
    if known is not None:
        sector = entry.sector or next((d.sector for d in entry.dated), "")
        name = replace(
            known,
            terms=terms if entry.code else (*terms, *known.terms),
            code=entry.code or known.code,
            sector=sector or known.sector,
            said=entry.origin,
        )
        if entry.code:
            index.say_code(known.entity, entry.code, entry.sector, entry.origin)
    else:
        code = entry.code  # a code with dates holds between them only
        sector = entry.sector or next((d.sector for d in reversed(entry.dated)), "")
        entity = f"said:{entry.entity}"
        # the family name alone counts once the article has named the person in full
        name = Name(entity, entry.kind, code, sector, "", terms, entry.gender, alone=False, said=entry.origin)
        index.display[entity] = entry.spellings[0]
        index.codes[entity] = code
    for spelling in entry.spellings:
        _add_spelling(index, spelling, name)


def _add_spelling(index: TakesNames, spelling: str, name: Name) -> None:
    if name.kind == "person":
        words = spelling.split()
        if len(words) > 1:
            index.add_person([" ".join(words[:-1])], words[-1:], replace(name, role="family"))
        index.add(spelling, replace(name, role="full"))
    else:
        index.add(spelling, name)


def _add_same(index: TakesNames, group: SaidSame) -> None:
    """Spellings of an entity that the index knows; those of persons whom only texts know are joined in `relate`."""
    target = next((name for printed in group.names if (name := index.exact(printed)) is not None), None)
    if target is not None:
        said = replace(target, said=f"{group.origin}: {group.reason}" if group.reason else group.origin)
        for printed in group.names:
            own = index.exact(printed)
            if own is None or own.entity != target.entity:
                _add_spelling(index, printed, said)


def _add_not_same(index: TakesNames, group: SaidSame) -> None:
    known = {printed: index.exact(printed) for printed in group.names}
    for printed, own in known.items():
        for other, name in known.items():
            if other == printed or name is None:
                continue
            two = own is None or own.entity != name.entity or other == name.entity
            if two or len(printed.split()) < len(other.split()):
                index.forbid(printed, name.entity)  # of two spellings of one entity the fuller one keeps it
