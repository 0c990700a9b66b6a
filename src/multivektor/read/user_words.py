"""What the user says beside the corpus: `articles.yml` and `corrections.yml`.

A file with faults is refused as a whole, with all its faults at once: half of what somebody said is not what they said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from multivektor.read.user_files import date, read_entries, text, texts, unknown_keys
from multivektor.reading import ArticleSays
from multivektor.schemas import ID_LENGTH, STATUSES

ARTICLES_FILE = "articles.yml"
CORRECTIONS_FILE = "corrections.yml"

_NUMBERED = re.compile(r"(.+)#([0-9]+)")
_ID = re.compile(f"[0-9a-f]{{{ID_LENGTH}}}")
_LANGUAGE = re.compile("[a-z]{2}")
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
_ARTICLE_KEYS = tuple(field.name for field in fields(ArticleSays))
_CHANGES = {
    "type": "event_type",
    "mode": "mode",
    "actor": "actor",
    "recipient": "recipient",
    "status": "status",
    "event_date": "event_date",
}
_CORRECTION_KEYS = ("event", "wrong", *_CHANGES, "same", "not_same", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of `corrections.yml`: about one event, or about which incidents are the same.

    Attributes:
        reason: why, in the user's words.
        event: the event_id that is corrected, None for `same` and `not_same`.
        wrong: the event is no event at all.
        event_type, mode, status, event_date: the value that holds instead, None for unchanged.
        actor, recipient: the codes that hold instead, None for unchanged.
        same: incident ids that are one incident.
        not_same: incident ids that are different incidents.
    """

    reason: str
    event: str | None = None
    wrong: bool = False
    event_type: str | None = None
    mode: str | None = None
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    status: str | None = None
    event_date: str | None = None
    same: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()


def read_articles_yml(folder: str | Path) -> list[ArticleSays]:
    """The entries of the folder's `articles.yml`, in order; none if there is no such file.

    Raises:
        UsageError: the file is faulty; names each entry and what was expected.
    """
    return read_entries(Path(folder) / ARTICLES_FILE, _article_says)


def read_corrections(folder: str | Path) -> list[Correction]:
    """The entries of the folder's `corrections.yml`, in order; none if there is no such file.

    Raises:
        UsageError: the file is faulty; names each entry and what was expected.
    """
    return read_entries(Path(folder) / CORRECTIONS_FILE, _correction)


def match_articles(says: Iterable[ArticleSays], file: str, n: int) -> ArticleSays | None:
    """All that the entries say of the n-th article (from 1) of a file, in one; None if none matches.

    Later entries win, column by column. A pattern without slash is held against the file's name, one with a slash
    against the end of its path.
    """
    merged: dict[str, str] = {}
    matched = False
    for entry in says:
        if _matches(entry.match, file, n):
            matched = True
            said = {key: getattr(entry, key) for key in _ARTICLE_KEYS}
            merged.update({key: value for key, value in said.items() if value is not None})
    return ArticleSays(**merged) if matched else None


def _matches(pattern: str, file: str, n: int) -> bool:
    if _matches_file(pattern, file):
        return True
    numbered = _NUMBERED.fullmatch(pattern)
    return numbered is not None and int(numbered[2]) == n and _matches_file(numbered[1], file)


def _matches_file(pattern: str, file: str) -> bool:
    pattern = pattern.removeprefix("./")
    # Compared as text first: a file name may hold [ or ] itself.
    if file == pattern or file.endswith("/" + pattern):
        return True
    if "/" in pattern:
        return fnmatchcase(file, pattern) or fnmatchcase(file, "*/" + pattern)
    return fnmatchcase(file.rpartition("/")[2], pattern)


def _article_says(raw: dict[str, Any], faults: list[str]) -> ArticleSays:
    faults += unknown_keys(raw, _ARTICLE_KEYS)
    values = {key: text(raw, key, faults) for key in _ARTICLE_KEYS if key != "published_at"}
    match = values["match"] or ""
    numbered = _NUMBERED.fullmatch(match)
    if not match:
        faults.append("match: expected a file, a glob or file#n")
    elif numbered and int(numbered[2]) == 0:
        faults.append("match: articles of a file are counted from 1")
    if values["url"] is not None and not _is_web_address(values["url"]):
        faults.append(f"url: expected an http or https address, not {values['url']!r}")
    if values["language"] is not None and not _LANGUAGE.fullmatch(values["language"]):
        faults.append(f"language: expected two small letters (ISO 639-1) such as de, not {values['language']!r}")
    said: dict[str, Any] = {**values, "match": match, "published_at": date(raw, "published_at", faults)}
    return ArticleSays(**said)


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _correction(raw: dict[str, Any], faults: list[str]) -> Correction:
    faults += unknown_keys(raw, _CORRECTION_KEYS)
    reason = text(raw, "reason", faults)
    if reason is None:
        faults.append("reason: expected a sentence that says why")
    if sum(key in raw for key in ("event", "same", "not_same")) != 1:
        faults.append("expected exactly one of event, same, not_same")
    elif "event" in raw:
        return _event_correction(raw, reason or "", faults)
    elif any(key in raw for key in ("wrong", *_CHANGES)):
        faults.append("wrong and new values belong to an entry with event")
    pairs: dict[str, Any] = {key: _incidents(raw, key, faults) for key in ("same", "not_same") if key in raw}
    return Correction(reason=reason or "", **pairs)


def _incidents(raw: dict[str, Any], key: str, faults: list[str]) -> tuple[str, ...]:
    incidents = texts(raw, key, faults) or ()
    if len(set(incidents)) < 2 or not all(_ID.fullmatch(incident) for incident in incidents):
        faults.append(f"{key}: expected two or more incident ids of {ID_LENGTH} digits 0-9 a-f")
    return incidents


def _event_correction(raw: dict[str, Any], reason: str, faults: list[str]) -> Correction:
    event = text(raw, "event", faults)
    if event is None or not _ID.fullmatch(event):
        faults.append(f"event: expected an event id of {ID_LENGTH} digits 0-9 a-f")
    wrong = text(raw, "wrong", faults)
    if wrong not in (None, "true", "True"):
        faults.append(f"wrong: expected true, not {wrong!r}")
    codes = {key: texts(raw, key, faults) for key in ("actor", "recipient")}
    event_type = text(raw, "type", faults)
    if event_type is not None and not _CODE.fullmatch(event_type):
        faults.append(f"type: expected an event type in capitals such as CONSULT, not {event_type!r}")
    for key, given in codes.items():
        if given and not all(_CODE.fullmatch(code) for code in given):
            faults.append(f"{key}: expected codes in capitals such as KAZ")
    status = text(raw, "status", faults)
    if status is not None and status not in STATUSES:
        faults.append(f"status: expected one of {', '.join(STATUSES)}, not {status!r}")
    changed = [key for key in _CHANGES if key in raw]
    if bool(changed) == (wrong is not None):
        faults.append(f"expected either wrong: true or a new value for one of {', '.join(_CHANGES)}")
    return Correction(
        reason=reason,
        event=event,
        wrong=wrong is not None,
        event_type=event_type,
        mode=text(raw, "mode", faults),
        actor=codes["actor"],
        recipient=codes["recipient"],
        status=status,
        event_date=date(raw, "event_date", faults),
    )
