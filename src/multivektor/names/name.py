"""What a spelling names: an entity with its code, and the offices that it held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """What a spelling names.

    Attributes:
        entity: id, the same for all spellings of one thing.
        kind: state, place, organisation, person, adjective, inhabitant.
        code: the code of the codebook, "" if it has none.
        sector: PLOVER sector.
        role: of a person's words: full, family; of a place: capital, seat, city, region.
        terms: of a person: offices as (office, code, from, until), ISO dates or "".
        gender: m, f, n, pl or "".
        alone: a family name that counts without given name or office.
        said: where the user says so ("names.yml, entry 3"), "" for what the resources say.
    """

    entity: str
    kind: str
    code: str
    sector: str = ""
    role: str = ""
    terms: tuple[tuple[str, str, str, str], ...] = ()
    gender: str = ""
    alone: bool = True
    said: str = ""

    def code_on(self, day: str | None) -> str:
        """The code on a day (ISO, may be shortened): by the office held then, else the usual one."""
        if day:
            for _office, code, since, until in self.terms:
                if (
                    code
                    and (since or until)
                    and (not since or since[: len(day)] <= day)
                    and (not until or day[: len(until)] <= until[: len(day)])
                ):
                    return code
        return self.code

    def office_on(self, day: str | None) -> str:
        """The office held on a day, "" if none is known."""
        for office, _code, since, until in self.terms:
            if (
                day
                and (not since or since[: len(day)] <= day)
                and (not until or day[: len(until)] <= until[: len(day)])
            ):
                return office
        return ""
