"""Takes a name apart: words, initials, particles, fathers' names, in the order given name, family name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from anyascii import anyascii

from multivektor.languages import resource
from multivektor.names.schemes import WordReading, is_vowelless, plain_letters, read_word, schemes_of
from multivektor.names.sounds import block, loosely, simplify

#: Longer "names" are cut: what is longer is no name, and hostile input stays cheap.
LONGEST_NAME = 200
MOST_WORDS = 8
_LONGEST_INITIAL = 4  # "Dsch."
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*['’ʻʼ‘`]?\.?|\d+")
_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]+")
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name with all that comparing needs; one object for each spelling, so that comparisons can be kept.

    Attributes:
        printed: the word as printed.
        readings: how the spelling schemes read it.
        keys: sounds of all readings, and its plain letters behind "=".
        blocks: classes of the consonants of all readings, each with the readings that have them.
        reach: the blocks of all that the word can be a form of; words of which none is common are two.
        schemes: names of the schemes that can have written it.
        given: ids of the given names that it is a form of.
        initial: it is an initial ("K.").
        vowelless: the script leaves vowels out.
        shortest: sounds of its shortest reading.
        hyphen: it hangs on the word before by a hyphen.
        patronymic: it is a father's name by its ending.
    """

    printed: str
    readings: tuple[WordReading, ...]
    keys: frozenset[str]
    blocks: Mapping[str, tuple[WordReading, ...]]
    reach: frozenset[str]
    schemes: frozenset[str]
    given: frozenset[int]
    initial: bool
    vowelless: bool
    shortest: int
    hyphen: bool
    patronymic: bool


class NameParts(NamedTuple):
    """A name taken apart.

    Attributes:
        words: family name last, unless the paper puts it first.
        reach: of all words, also of neighbours written together; names of which none is common are two.
    """

    words: tuple[Word, ...]
    reach: frozenset[str]


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in resource("names/parts")[kind])


@cache
def _particles() -> frozenset[str]:
    return frozenset(resource("names/parts")["particles"])


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Sounds and plain letters of given names -> ids of the classes of `names/given_names.yml`."""
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(resource("names/given_names")):
        for form in forms:
            for key in _loose_keys(_word_keys(form)):
                found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=50_000)
def is_given_name(word: str) -> bool:
    """Whether a word is a form of a given name of `names/given_names.yml`."""
    return bool(read_name_word(word).given)


def _loose_keys(keys: Iterable[str]) -> set[str]:
    return {key if key.startswith("=") else loosely(key) for key in keys}


def _word_keys(word: str) -> frozenset[str]:
    return frozenset(["=" + plain_letters(word), *(reading.sounds for reading in read_word(word))])


def _without_joined(word: str) -> str:
    for pattern, to in resource("names/parts")["joined"]:
        word = re.sub(pattern, to, word, flags=re.IGNORECASE)
    return word


@lru_cache(maxsize=200_000)
def read_name_word(printed: str, *, hyphen: bool = False) -> Word:
    """A word of a name with its readings and keys."""
    bare = _without_joined(printed.rstrip("."))
    readings = read_word(bare)
    keys = _word_keys(bare)
    classes = given_names()
    return Word(
        bare,
        readings,
        keys,
        _by_block(readings),
        _reach(bare, readings),
        schemes_of(bare),
        frozenset().union(*(classes.get(key, ()) for key in _loose_keys(keys))),
        initial=len(bare) == 1 or (printed.endswith(".") and len(bare) <= _LONGEST_INITIAL),
        vowelless=is_vowelless(bare),
        shortest=min((len(reading.sounds) for reading in readings), default=0),
        hyphen=hyphen,
        patronymic=any(pattern.search(bare.lower()) for pattern in _patterns("patronymics")),
    )


def _by_block(readings: tuple[WordReading, ...]) -> Mapping[str, tuple[WordReading, ...]]:
    found: dict[str, tuple[WordReading, ...]] = {}
    for reading in readings:
        key = block(reading.sounds)
        found[key] = (*found.get(key, ()), reading)
    return found


def _reach(printed: str, readings: tuple[WordReading, ...]) -> frozenset[str]:
    sounds = {reading.sounds for reading in readings}
    for kind in ("endings", "feminine"):
        sounds |= exchange_endings(sounds, kind)
    for shorter in without_inflection(printed):
        sounds.update(reading.sounds for reading in read_word(shorter))
    return frozenset(map(block, sounds))


@cache
def _exchanges(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one), other.rstrip("$")) for one, other in resource("names/parts")[kind])


def exchange_endings(sounds: Iterable[str], kind: str) -> frozenset[str]:
    """Rows of sounds, and what they become by exchanging an ending ("endings" of languages, or "feminine")."""
    found = set(sounds)
    for pattern, ending in _exchanges(kind):
        found |= {simplify(pattern.sub(ending, row)) for row in found if pattern.search(row)}
    return frozenset(found)


@lru_cache(maxsize=200_000)
def without_inflection(printed: str) -> tuple[str, ...]:
    """What a word may be the genitive or an adjective of: "Putins" -> Putin, "Tokajew'sche" -> Tokajew."""
    shorter = (pattern.sub("", printed) for pattern in _patterns("inflections"))
    return tuple(dict.fromkeys(form for form in shorter if form != printed and len(form) > 2))


@lru_cache(maxsize=200_000)
def name_parts(name: str) -> NameParts:
    """Takes a name apart.

    Args:
        name: as printed, in any script: "Lawrow, Sergej", "K.-Sch. Tokajew", "习近平".
    """
    text = unicodedata.normalize("NFC", name[:LONGEST_NAME])
    text = text.replace("\u200c", "")  # Persian joins the parts of one word with it
    text = _HAN.sub(lambda match: " " + _CAPITALS.sub(" ", anyascii(match.group())) + " ", text)
    family, comma, given = text.partition(",")
    if comma and given.strip():
        text = f"{given} {family}"
    words: list[Word] = []
    for match in list(_WORD.finditer(text))[:MOST_WORDS]:
        hyphen = match.start() > 0 and text[match.start() - 1] in "-‐‑–"
        words.append(read_name_word(match.group(), hyphen=hyphen))
    kept = [word for word in words if word.printed.lower() not in _particles()]
    chosen = tuple(kept or words)
    joined = {a + b for one, other in pairwise(chosen) for a in one.blocks for b in other.blocks}
    return NameParts(chosen, frozenset().union(*(word.reach for word in chosen), joined))
