"""What the user says of names beside the corpus: `names.yml`, with the lists that it imports."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from multivektor.errors import InputProblem, UsageError
from multivektor.names.entries import KINDS, DatedCode, NameEntry, SaidSame
from multivektor.read.actor_lists import LIST_FORMATS, ActorList, read_actor_list, state_code
from multivektor.read.user_files import NO_MAPPING, date, load_list, refuse, text, texts, unknown_keys

NAMES_FILE = "names.yml"

_ORGANISATION = re.compile("(?:IGO|NGO|MNC):[A-Za-z0-9]+")
_SECTOR = re.compile("[A-Z]{3}")
_KEYS = {
    "same": ("same", "reason"),
    "not_same": ("not_same", "reason"),
    "name": ("name", "spellings", "code", "sector", "kind", "from", "until", "office"),
    "import": ("import", "format"),
}


@dataclass(frozen=True, slots=True)
class NamesSay:
    """All that `names.yml` says.

    Attributes:
        entries: imported ones first, so that the user's own word comes later and wins.
        same: names that mean the same.
        not_same: names that mean different ones.
        problems: what was set aside in imported lists.
    """

    entries: tuple[NameEntry, ...] = ()
    same: tuple[SaidSame, ...] = ()
    not_same: tuple[SaidSame, ...] = ()
    problems: tuple[InputProblem, ...] = ()


def read_names_yml(folder: str | Path) -> NamesSay:
    """What the folder's `names.yml` says; nothing if there is no such file.

    Raises:
        UsageError: the file or a list that it imports is faulty; names each entry and what was expected.
    """
    path = Path(folder) / NAMES_FILE
    entries: list[NameEntry] = []
    imported: list[ActorList] = []
    said: dict[str, dict[int, SaidSame]] = {"same": {}, "not_same": {}}
    faults: list[str] = []
    for number, raw in enumerate(load_list(path), start=1):
        own: list[str] = []
        origin = f"{NAMES_FILE}, entry {number}"
        kind = _kind_of_entry(raw, own)
        if kind == "import":
            imported += _imported(raw, path.parent, own)
        elif kind == "name":
            entries.append(_name_entry(raw, origin, own))
        elif kind:
            said[kind][number] = _said_same(raw, kind, origin, own)
        faults += [f"entry {number}: {fault}" for fault in own]
    refuse(path, faults + _contradictions(said["same"], said["not_same"]))
    return NamesSay(
        entries=tuple(itertools.chain(*(found.entries for found in imported), entries)),
        same=tuple(said["same"].values()),
        not_same=tuple(said["not_same"].values()),
        problems=tuple(itertools.chain(*(found.problems for found in imported))),
    )


def _kind_of_entry(raw: Any, faults: list[str]) -> str:  # noqa: ANN401  a YAML value
    if not isinstance(raw, dict):
        faults.append(NO_MAPPING)
        return ""
    given = [key for key in _KEYS if key in raw]
    if len(given) != 1:
        faults.append(f"expected exactly one of {', '.join(_KEYS)}")
        every = tuple(dict.fromkeys(itertools.chain(*_KEYS.values())))
        faults += unknown_keys(raw, every)  # a misspelt key may be why
        return ""
    faults += unknown_keys(raw, _KEYS[given[0]])
    return given[0]


def _writable(names: Iterable[str], key: str, faults: list[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(names))
    for name in kept:
        if not any(sign.isalpha() for sign in name) or any("\ud800" <= sign <= "\udfff" for sign in name):
            faults.append(f"{key}: {name!a} can't be a name")
    return kept


def _said_same(raw: dict[str, Any], key: str, origin: str, faults: list[str]) -> SaidSame:
    before = len(faults)
    names = _writable(texts(raw, key, faults) or (), key, faults)
    if len(names) < 2 and len(faults) == before:
        faults.append(f"{key}: expected two or more different names")
    return SaidSame(names, text(raw, "reason", faults) or "", origin)


def _name_entry(raw: dict[str, Any], origin: str, faults: list[str]) -> NameEntry:
    name = text(raw, "name", faults)
    if name is None:
        faults.append("name: expected a name")
    others = texts(raw, "spellings", faults) or ()
    spellings = _writable([name] if name else [], "name", faults)
    spellings += tuple(other for other in _writable(others, "spellings", faults) if other != name)
    code = _code(raw, faults)
    sector = text(raw, "sector", faults) or ""
    if sector and not _SECTOR.fullmatch(sector):
        faults.append(f"sector: expected three capitals such as GOV, not {sector!r}")
    if not (code or sector or others):
        faults.append("expected at least one of code, sector, spellings beside the name")
    kind = text(raw, "kind", faults) or "person"
    if kind not in KINDS:
        faults.append(f"kind: expected one of {', '.join(KINDS)}, not {kind!r}")
    dated = _dated_code(raw, code, sector, faults)
    return NameEntry(
        entity=name or "",
        kind=kind,
        spellings=spellings,
        code="" if dated else code,
        sector="" if dated else sector,
        dated=dated,
        origin=origin,
    )


def _code(raw: dict[str, Any], faults: list[str]) -> str:
    code = text(raw, "code", faults) or ""
    meant = state_code(code)
    if code and meant != code and not _ORGANISATION.fullmatch(code):
        hint = f"did you mean {meant}?" if meant else "such as KAZ, EUR, UNO, IGO:NATO, NGO:HRW or MNC:NCOC"
        faults.append(f"code: {code!r} is no code of the codebook ({hint})")
    return code


def _dated_code(raw: dict[str, Any], code: str, sector: str, faults: list[str]) -> tuple[DatedCode, ...]:
    since, until = (date(raw, key, faults) or "" for key in ("from", "until"))
    office = text(raw, "office", faults) or ""
    if not any(key in raw for key in ("from", "until", "office")):
        return ()
    if not code:
        faults.append("from, until and office belong to a code")
    shared = min(len(since), len(until))
    if since[:shared] > until[:shared]:
        faults.append(f"until: {until} lies before {since}")
    return (DatedCode(code, sector, office, since, until),) if since or until or office else ()


def _imported(raw: dict[str, Any], folder: Path, faults: list[str]) -> list[ActorList]:
    before = len(faults)
    name = text(raw, "import", faults)
    list_format = text(raw, "format", faults) or ""
    if list_format and list_format not in LIST_FORMATS:
        faults.append(f"format: expected one of {', '.join(LIST_FORMATS)}, not {list_format!r}")
    if name is None:
        faults.append(f"import: expected a file beside {NAMES_FILE}")
    elif not _stays_inside(name, folder):
        faults.append(
            f"import: expected a file in the folder of {NAMES_FILE} or below it, with no absolute path and no .., "
            f"not {name!r}"
        )
    if name is None or len(faults) > before:
        return []
    try:
        return [read_actor_list(folder / name, list_format)]
    except UsageError as error:
        faults.append(f"import: {str(error).removesuffix('.')}")
        return []


def _stays_inside(name: str, folder: Path) -> bool:
    # Both ways of writing paths, whatever the machine: a corpus is handed from one to another.
    windows = PureWindowsPath(name)
    if windows.drive or windows.root or PurePosixPath(name).is_absolute() or ".." in windows.parts:
        return False
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())  # a link may lead out as well
    except (OSError, RuntimeError, ValueError):
        return False


def _contradictions(same: dict[int, SaidSame], not_same: dict[int, SaidSame]) -> list[str]:
    """A fault for each pair that is said to be different and, directly or by way of others, to be the same."""
    groups: list[tuple[set[str], list[int]]] = []
    for number, said in same.items():
        names, numbers = set(said.names), [number]
        apart = []
        for group in groups:
            if names & group[0]:
                names, numbers = names | group[0], group[1] + numbers
            else:
                apart.append(group)
        groups = [*apart, (names, sorted(numbers))]
    faults = []
    for number, said in not_same.items():
        for first, second in itertools.combinations(said.names, 2):
            for names, numbers in groups:
                if {first, second} <= names:
                    direct = [n for n in numbers if {first, second} <= set(same[n].names)] or numbers
                    listed = ", ".join(map(str, direct))
                    they_say = f"entries {listed} say" if len(direct) > 1 else f"entry {listed} says"
                    faults.append(f"entry {number}: not_same: {they_say} that {first!r} is the same as {second!r}")
    return faults
