"""What a user says of names: `names.yml` and actor lists in other projects' formats."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True, slots=True)
class SaidSame:
    """Names that the user says mean one, or not one.

    Attributes:
        names: as printed, or entity ids; two or more.
        reason: in the user's words, "" if none.
        origin: file and entry.
    """

    names: tuple[str, ...]
    reason: str = ""
    origin: str = ""


@dataclass(frozen=True, eq=False)
class NamesSaid:
    """All that the user says of names; later entries win. Compared by its digest: lists can be long."""

    entries: tuple[NameEntry, ...] = ()
    same: tuple[SaidSame, ...] = ()
    not_same: tuple[SaidSame, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that is said."""
        said = repr((self.entries, self.same, self.not_same))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NamesSaid) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


NOTHING_SAID = NamesSaid()
