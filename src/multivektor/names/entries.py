"""What a user says of names: the entries of `names.yml` and of actor lists in other projects' formats."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("person", "organisation", "place", "state")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code that an entity carries for a time.

    Attributes:
        code: code of the codebook (KAZ, EUR, IGO:OSCE).
        sector: PLOVER sector, "" if unknown.
        office: as the list has it ("foreign-minister", "Minister of Defence"), "" if unknown.
        since, until: ISO dates, may be shortened (YYYY, YYYY-MM); "" for open.
    """

    code: str
    sector: str = ""
    office: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """An entity as a list gives it.

    Attributes:
        entity: its id in that list ("Q12345", "GOSPL_KAZAKHSTAN"); for entries of names.yml the first spelling.
        kind: one of KINDS.
        spellings: at least one, the display name first.
        code: the code outside all dated ones, "" if there is none.
        sector: PLOVER sector, "" if unknown.
        dated: codes with dates.
        gender: m, f or "".
        origin: file and place in it, for messages and reasons ("actors.txt, line 12").
    """

    entity: str
    kind: str
    spellings: tuple[str, ...]
    code: str = ""
    sector: str = ""
    dated: tuple[DatedCode, ...] = ()
    gender: str = ""
    origin: str = ""
