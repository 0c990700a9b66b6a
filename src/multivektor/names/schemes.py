"""Reads a word by the schemes of `resources/names/schemes.yml`: "Tokajew", "Tokayev" and "Токаев" sound alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any, NamedTuple

from anyascii import anyascii

from multivektor.languages import resource
from multivektor.names.sounds import simplify

#: A word is read in so many ways by one scheme at most; more come from words that are no names.
READINGS_PER_SCHEME = 8
#: Longer words are read up to here: no name is longer, and hostile input stays cheap.
LONGEST_WORD = 60
#: Scripts that leave vowels out.
_VOWELLESS = re.compile(r"[\u0590-\u06ff\u0750-\u077f]")
#: Between two consonants of such a script: where a vowel may have been left out.
_BARE = re.compile(r"(?<=[^aeiou])(?=[^aeiou])")
_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


class Step(NamedTuple):
    """Letters of a word and the sounds that a scheme reads them as."""

    letters: str
    sounds: str


class WordReading(NamedTuple):
    """One way to read a word.

    Attributes:
        sounds: simplified row of sounds.
        scheme: name of the scheme ("German newspapers (Duden)").
        first: sounds of the first letters, as an initial stands for them.
    """

    sounds: str
    scheme: str
    first: str


class Scheme(NamedTuple):
    """A compiled scheme: one pattern with a group for each rule, and each rule's sounds."""

    name: str
    script: str
    needs: re.Pattern[str] | None
    never: re.Pattern[str] | None
    pattern: re.Pattern[str]
    sounds: tuple[tuple[str, ...], ...]
    foreign: bool
    typical: re.Pattern[str] | None

    def reads(self, word: str) -> bool:
        """Whether the scheme can have written the word."""
        return not (self.never and self.never.search(word)) and (not self.needs or bool(self.needs.search(word)))


def _compile(entry: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Scheme:
    rules: dict[str, Any] = {}
    level: dict[str, Any] | None = entry
    root = entry["id"]
    while level is not None:
        rules = {**rules, **{spelling: to for spelling, to in level["rules"].items() if spelling not in rules}}
        root, level = level["id"], by_id[level["base"]] if "base" in level else None
    patterns = {key: re.compile(entry[key]) if key in entry else None for key in ("needs", "never", "typical")}
    return Scheme(
        name=entry["name"],
        script=entry.get("script", root),
        needs=patterns["needs"],
        never=patterns["never"],
        pattern=re.compile("|".join(f"({spelling})" for spelling in rules)),
        sounds=tuple(tuple(to) if isinstance(to, list) else (to,) for to in rules.values()),
        foreign=entry.get("foreign", False),
        typical=patterns["typical"],
    )


@cache
def load_schemes() -> tuple[Scheme, ...]:
    """All schemes in the order of the data file."""
    entries = resource("names/schemes")
    by_id = {entry["id"]: entry for entry in entries}
    return tuple(_compile(entry, by_id) for entry in entries if not entry.get("abstract"))


def _steps(scheme: Scheme, word: str) -> list[tuple[str, tuple[str, ...]]]:
    """Letters and the sounds that they may stand for; nothing if the word has letters that the scheme lacks."""
    steps: list[tuple[str, tuple[str, ...]]] = []
    position = 0
    while position < len(word):
        match = scheme.pattern.match(word, position)
        if match is None or match.end() == position or match.lastindex is None:
            return []
        steps.append((match.group(), scheme.sounds[match.lastindex - 1]))
        position = match.end()
    return steps


def _read_by(scheme: Scheme, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of sounds that a scheme reads a word as, each simplified and step by step."""
    steps = _steps(scheme, word)
    if steps:
        for chosen in islice(product(*(sounds for _letters, sounds in steps)), READINGS_PER_SCHEME):
            yield simplify("".join(chosen)), chosen


def plain_letters(word: str) -> str:
    """A word in lower case without marks: "Erdoğan" and "Erdogan" are equal."""
    folded = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    letters = "".join(letter for letter in folded if unicodedata.combining(letter) == 0)
    return letters.translate(_UNMARKED)


_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ə": "a", "æ": "ae", "’": "", "'": "", "ʻ": "", "ʼ": "", "`": ""}
)


def is_vowelless(word: str) -> bool:
    """Whether the word is written in a script that leaves vowels out."""
    return bool(_VOWELLESS.search(word))


def _lower(word: str) -> tuple[str, str, bool]:
    """A word in lower case and in letters that a scheme reads, their script, and whether they are not its own."""
    lower = unicodedata.normalize("NFC", word[:LONGEST_WORD]).replace("İ", "i").lower()
    lower = unicodedata.normalize("NFC", lower)
    if _CYRILLIC.search(lower):
        return lower, "cyrillic", False
    if _LATIN.search(lower):
        return lower, "latin", False
    return anyascii(lower).lower(), "arabic" if is_vowelless(lower) else "latin", True


def _readers(word: str, script: str, foreign: bool) -> list[Scheme]:
    """The schemes that can have written a word, those that it is typical of first: they are named as the reason."""
    readers = [
        scheme
        for scheme in load_schemes()
        if scheme.script == script and (scheme.foreign or not foreign) and scheme.reads(word)
    ]
    return sorted(readers, key=lambda scheme: not (scheme.typical and scheme.typical.search(word)))


@lru_cache(maxsize=200_000)
def read_word(word: str) -> tuple[WordReading, ...]:
    """All readings of a word, each row of sounds once; the first scheme that gives it is named.

    Args:
        word: one word in any script. Words of scripts without a scheme are put into Latin letters by anyascii.
    """
    lower, script, foreign = _lower(word)
    note = "letters by anyascii, then " if foreign else ""
    readings: dict[str, WordReading] = {}
    for scheme in _readers(lower, script, foreign):
        for read, chosen in _read_by(scheme, lower):
            sounds = _BARE.sub("a", read) if script == "arabic" else read
            if sounds and sounds not in readings:
                readings[sounds] = WordReading(sounds, note + scheme.name, chosen[0])
    return tuple(readings.values())


def spell_out(word: str, reading: WordReading) -> list[Step]:
    """The letters of a word, each with the sounds that the reading took them for."""
    lower, script, foreign = _lower(word)
    for scheme in _readers(lower, script, foreign):
        if reading.scheme.endswith(scheme.name):
            for read, chosen in _read_by(scheme, lower):
                if reading.sounds in (read, _BARE.sub("a", read)):
                    letters = (letters for letters, _sounds in _steps(scheme, lower))
                    return [Step(part, sound) for part, sound in zip(letters, chosen, strict=True)]
    return []


def schemes_of(word: str) -> frozenset[str]:
    """Names of all schemes that can have written the word."""
    return frozenset(scheme.name for scheme in _readers(*_lower(word)))
