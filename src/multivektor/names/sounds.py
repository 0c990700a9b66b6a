"""How near two readings of a word are: sounds in place of letters.

A reading is a string of the sounds of `resources/names/sounds.yml`. Two readings are compared only if their consonants
belong to the same row of classes (`block`); then consonants and the vowels between them stand opposite each other one
by one, and no alignment has to be searched: the comparison is linear in the length of the word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from multivektor.languages import resource


class _Sounds(NamedTuple):
    vowels: frozenset[str]
    classes: dict[str, str]
    consonants: dict[str, float]
    swaps: dict[str, float]
    otherwise: float
    missing: float
    missing_i: float
    missing_final: float
    glide: float
    other_vowel: float
    one_scheme: float


@cache
def _sounds() -> _Sounds:
    data = resource("names/sounds")
    pairs = ("costs", "vowel_costs")
    consonants, swaps = (
        {order: float(cost) for pair, cost in data[name].items() for order in (pair, pair[::-1])} for name in pairs
    )
    return _Sounds(
        frozenset(data["vowels"]),
        {sound: name for name, members in data["classes"].items() for sound in members},
        consonants,
        swaps,
        *(
            float(data[name])
            for name in ("otherwise", "missing", "missing_i", "missing_final", "glide", "other_vowel", "one_scheme")
        ),
    )


def simplify(sounds: str) -> str:
    """A row of sounds without what spellings write as they please: doubled sounds, glides between vowels, iotated e."""
    sounds = re.sub(r"(.)\1+", r"\1", sounds)
    sounds = sounds.replace("ʦz", "ʦ").replace("tʦ", "ʦ").replace("tʧ", "ʧ").replace("dʤ", "ʤ")
    sounds = re.sub(r"(?<=[aeou])i(?=[aeou])", "", sounds)  # Tokaiev, Tokaev
    sounds = re.sub(r"(?<=[ʃʒʧƷ])i(?=[ou])", "", sounds)  # Gorbačëv
    sounds = re.sub(r"i(?=e)", "", sounds)  # Siergiej, Sergej; Jelzin, Eltsine
    sounds = re.sub(r"(?<=i)i|(?<=[ei])i$", "", sounds) if len(sounds) > 3 else sounds
    return re.sub(r"(.)\1+", r"\1", sounds)


#: Sounds that papers spell as they please, as one: enough to look a given name up by.
_LOOSE = str.maketrans({"S": "s", "z": "s", "Ʒ": "ʃ", "ʒ": "ʃ", "J": "ʃ", "ʤ": "ʃ", "h": "χ"})


def loosely(sounds: str) -> str:
    """A row of sounds without the differences that spellings of one given name have."""
    return sounds.translate(_LOOSE)


@lru_cache(maxsize=200_000)
def block(reading: str) -> str:
    """The classes of a reading's consonants in order: equal for all readings that may be one word."""
    classes = _sounds().classes
    return "".join(classes[group[0]] for group in _spine(reading)[0])


@lru_cache(maxsize=200_000)
def _spine(reading: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Consonants of a reading (neighbours of one class together) and the vowels before, between and after them."""
    data = _sounds()
    consonants: list[str] = []
    vowels = [""]
    for sound in reading:
        if sound in data.vowels:
            vowels[-1] += sound
        elif consonants and not vowels[-1] and data.classes[consonants[-1][-1]] == data.classes[sound]:
            consonants[-1] += sound
        else:
            consonants.append(sound)
            vowels.append("")
    return tuple(consonants), tuple(vowels)


@lru_cache(maxsize=50_000)
def _consonant_cost(one: str, other: str) -> float:
    data = _sounds()
    if one == other:
        return 0.0
    if len(one) == len(other) == 1:
        return data.consonants.get(one + other, data.otherwise)
    if len(one) == len(other):
        return sum(_consonant_cost(a, b) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=lambda row: (len(row), row))
    return 0.4 * (len(long) - len(short)) + min(_consonant_cost(short[0], sound) for sound in long)


@lru_cache(maxsize=50_000)
def _vowel_cost(one: str, other: str) -> float:
    """Edit distance of two rows of vowels with the costs of sounds.yml."""
    if one == other:
        return 0.0
    data = _sounds()
    if len(one) == len(other) == 1:  # another vowel, not one too many and one too few
        return data.swaps.get(one + other, data.other_vowel)

    def missing(row: str, at: int) -> float:
        if row[at] in "ei" and len(row) > 1:
            return data.glide
        return data.missing_i if row[at] == "i" else data.missing

    costs = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            ways = []
            if i:
                ways.append(costs[i - 1][j] + missing(one, i - 1))
            if j:
                ways.append(costs[i][j - 1] + missing(other, j - 1))
            if i and j:
                pair = one[i - 1] + other[j - 1]
                swap = 0.0 if pair[0] == pair[1] else data.swaps.get(pair, data.other_vowel)
                ways.append(costs[i - 1][j - 1] + swap)
            if ways:
                costs[i][j] = min(ways)
    return costs[len(one)][len(other)]


def sound_distance(one: str, other: str, *, vowels_written: bool = True, one_scheme: bool = False) -> float:
    """What it costs to take one reading for the other; infinite if their consonants are of other classes.

    Args:
        one: a reading as `simplify` returns it.
        other: another.
        vowels_written: False if one of them is from a script that leaves vowels out (Arabic, Hebrew).
        one_scheme: some scheme can have written both words; then another letter mostly means another name, save for
            the gutturals, which no scheme writes steadily (Gaddafi, Qaddafi).
    """
    if one == other:
        return 0.0
    if block(one) != block(other):
        return float("inf")
    consonants_a, vowels_a = _spine(one)
    consonants_b, vowels_b = _spine(other)
    if len(consonants_a) != len(consonants_b):
        return float("inf")
    data = _sounds()
    weight = data.one_scheme if one_scheme else 1.0
    total = 0.0
    for a, b in zip(consonants_a, consonants_b, strict=True):
        if a != b:
            total += _consonant_cost(a, b) * (1.0 if data.classes[a[0]] == "k" else weight)
    if vowels_written:
        total += weight * sum(_vowel_cost(a, b) for a, b in zip(vowels_a, vowels_b, strict=True) if a != b)
        if bool(vowels_a[-1]) != bool(vowels_b[-1]):
            total += data.missing_final
    return total
