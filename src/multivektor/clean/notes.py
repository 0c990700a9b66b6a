"""The block that a translator's site puts under a text: what was translated, from where, by whom."""

from __future__ import annotations

import re

from multivektor.clean.paragraphs import Line
from multivektor.clean.words import CleanWords, opens_with

_KEY_VALUE = re.compile(r"[A-ZÄÖÜ][^:|\n]{2,40}:(?:\s|\Z)")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:/\S*)?")
_LONGEST_OPENER = 60
_LONGEST_LINE = 250
_MOST_LINES = 40


def find_note_end(text: str, lines: list[Line], first: int, words: CleanWords) -> int:
    """The number of the line after the note that begins with line `first`; `first` itself if none begins there."""
    if lines[first].end - lines[first].start > _LONGEST_OPENER or not _opens_note(_printed(text, lines[first]), words):
        return first
    number = first + 1
    while number < min(len(lines), first + _MOST_LINES):
        line = _printed(text, lines[number])
        if line == "." and _ADDRESS.fullmatch(_printed(text, lines[number - 1])):
            return number + 1
        if not _belongs(line, words):
            break
        number += 1
    return number


def note_values(note: str, words: CleanWords) -> dict[str, str]:
    """What a note says, by the keys of `note_fields`, and `published_on` with the site's domain."""
    values: dict[str, str] = {}
    lines = [line.strip() for line in note.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        for key in words.note_fields:
            label = opens_with(line, words, key)
            if label and line[len(label) :].lstrip().startswith(":"):
                values.setdefault(key.removeprefix("note_fields/"), line[len(label) :].lstrip(" \t\xa0:").strip())
        label = opens_with(line, words, "note_published_on")
        if label:
            rest = line[len(label) :].strip(" :.") or (lines[number + 1] if number + 1 < len(lines) else "")
            if _ADDRESS.fullmatch(rest):
                values.setdefault("published_on", _domain(rest))
    return {key: value for key, value in values.items() if value}


def opens_note_field(line: str, words: CleanWords) -> bool:
    """Whether a line begins with one of the note's labels and a colon."""
    label = opens_with(line, words, *words.note_fields)
    return label is not None and line[len(label) :].lstrip().startswith(":")


def _printed(text: str, line: Line) -> str:
    return text[line.start : min(line.end, line.start + _LONGEST_LINE + 1)]


def _opens_note(line: str, words: CleanWords) -> bool:
    # An emoji or bullet may stand before the words.
    bare = line if line[0].isalpha() else re.sub(r"\A[^\w\"„]{1,6}", "", line)
    return bare.rstrip(" :").casefold() in words.words("note_openers")


def _belongs(line: str, words: CleanWords) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    if opens_note_field(line, words) or line.rstrip(" .:").casefold() in words.words("note_lines"):
        return True
    if opens_with(line, words, "note_translator", "note_published_on"):
        return True
    return _ADDRESS.fullmatch(line) is not None or (_KEY_VALUE.match(line) is not None and "|" not in line)


def _domain(address: str) -> str:
    bare = re.sub(r"\Ahttps?://", "", address).partition("/")[0]
    return bare.removeprefix("www.").lower()
