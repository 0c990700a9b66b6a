"""YAML lists that a user writes beside the corpus: reading one, checking its values, saying all faults at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from multivektor.errors import UsageError
from multivektor.reading import date_precision

NO_MAPPING = "expected keys with values"
_NOTHING = frozenset({"", "~", "null"})

Entry = TypeVar("Entry")


def read_entries(path: Path, as_entry: Callable[[dict[str, Any], list[str]], Entry]) -> list[Entry]:
    """The entries of a file, in order; none if there is no such file.

    Args:
        path: the file.
        as_entry: makes an entry of its keys and adds what is wrong with it to the list.

    Raises:
        UsageError: the file is faulty; names each entry and what was expected.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    for number, raw in enumerate(load_list(path), start=1):
        own: list[str] = []
        if isinstance(raw, dict):
            entries.append(as_entry(raw, own))
        else:
            own.append(NO_MAPPING)
        faults += [f"entry {number}: {fault}" for fault in own]
    refuse(path, faults)
    return entries


def load_list(path: Path) -> list[Any]:
    """The list that the file holds; empty if there is no such file or nothing in it.

    Raises:
        UsageError: the file can't be opened, is no YAML or no list.
    """
    if not path.is_file():
        return []
    try:
        # BaseLoader leaves all scalars text: 2022-11-31 or 12:30 must not be turned into something else on the way.
        content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: no valid YAML. {error}") from error
    except OSError as error:
        raise UsageError(f"{path}: can't be opened: {error.strerror}.") from error
    if content in (None, ""):
        return []
    if not isinstance(content, list):
        raise UsageError(f"{path}: expected a list of entries, each beginning with a dash.")
    return content


def refuse(path: Path, faults: list[str]) -> None:
    """Raises one UsageError that tells all faults; none if there are none. Faults come without full stop."""
    if faults:
        lines = [f"{fault}." for fault in faults]
        raise UsageError("\n  ".join([f"{path}: {len(faults)} fault{'s' * (len(faults) > 1)}.", *lines]))


def unknown_keys(raw: dict[str, Any], known: tuple[str, ...]) -> list[str]:
    """A fault for each key that is not known, with the nearest one as hint."""
    faults = []
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
            faults.append(f"unknown key {str(key)!r} ({hint})")
    return faults


def text(raw: dict[str, Any], key: str, faults: list[str]) -> str | None:
    """The text of a key, stripped; None if there is none."""
    value = raw.get(key)
    if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
        return None
    if not isinstance(value, str):
        faults.append(f"{key}: expected one text, not a list or mapping")
        return None
    return value.strip()


def texts(raw: dict[str, Any], key: str, faults: list[str]) -> tuple[str, ...] | None:
    """The texts of a key, be it one or a list; None if there is none."""
    value = raw.get(key)
    if value is None:
        return None
    items: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) and item.strip() not in _NOTHING for item in items):
        faults.append(f"{key}: expected a text or a list of texts")
        return None
    return tuple(item.strip() for item in items)


def date(raw: dict[str, Any], key: str, faults: list[str]) -> str | None:
    """The date of a key as written; None if there is none or the calendar has no such day."""
    value = text(raw, key, faults)
    if value is not None and date_precision(value) == "unknown":
        faults.append(f"{key}: expected YYYY, YYYY-MM or YYYY-MM-DD of the calendar, not {value!r}")
        return None
    return value
