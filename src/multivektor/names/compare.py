"""Whether two spellings name the same person or place, and why.

Words are compared by how spelling schemes read them (`schemes`, `sounds`), names by words: the family name and one
given name must agree; initials, fathers' names and particles may be missing. What is compared are spellings: nothing
is known of any person. The limits were set on the two thirds of the gold names that were looked at.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from multivektor.names.parts import Word, exchange_endings, name_parts, read_name_word, without_inflection
from multivektor.names.schemes import WordReading, spell_out
from multivektor.names.sounds import sound_distance

Kind = Literal["person", "place"]

#: Two words are one up to this distance, per sound.
SAME_WORD = 0.16
#: The same where all other words of the name agree and no scheme can have written both.
NEAR_WORD = 0.26
#: Distances of words that agree otherwise than by sound.
BY_GIVEN_NAME, BY_INITIAL, BY_INFLECTION, BY_FEMININE, BY_ENDING = 0.05, 0.1, 0.05, 0.1, 0.08
#: Below this score a match is unsure.
SURE = 0.85
#: Distance per sound up to which two words agree once their endings are exchanged.
_FOLDED = 0.13
_FOLDS = {"endings": "ending of another language", "feminine": "feminine form"}
_SHORTEST = 4  # sounds: in a shorter word one other sound weighs as in one of this length


class WordMatch(NamedTuple):
    """Two words held to be one.

    Attributes:
        one, other: as printed.
        distance: 0 for equal, per sound.
        how: why, in words.
        readings: the readings that agree, if it is by sound.
    """

    one: str
    other: str
    distance: float
    how: str
    readings: tuple[WordReading, WordReading] | None = None


Words = tuple[Word, ...]
Matches = tuple[WordMatch, ...]


class NameComparison(NamedTuple):
    """What comparing two spellings gave.

    Attributes:
        same: whether they may name the same.
        score: 0 to 1.
        unsure: same, but a person should look at it.
        reason: in words.
        parts: the words that agree.
    """

    same: bool
    score: float
    unsure: bool
    reason: str
    parts: Matches = ()


def same_name(a: str, b: str, kind: Kind = "person") -> bool:
    """Whether two spellings can name the same person or place, by spelling alone.

    Args:
        a: a name as printed, in any script and scheme.
        b: another.
        kind: "person" (given and family names, initials, fathers' names) or "place".

    Returns:
        True for "Kassym-Schomart Tokajew" and "Kassym-Jomart Tokayev"; also for a family name and a full name with it.
    """
    return (a == b and bool(a.strip())) or _matches(min(a, b), max(a, b), kind) is not None


def compare_names(a: str, b: str, kind: Kind = "person") -> NameComparison:
    """Compares two spellings; see `same_name`. Symmetric."""
    if a == b and a.strip():
        return NameComparison(True, 1.0, False, "same spelling")
    first, second = sorted((a, b))
    matches = _matches(first, second, kind)
    if matches is None:
        return NameComparison(False, 0.0, False, "no scheme makes them one")
    return _judge(matches if first == a else _turned(matches), a, b)


def _matches(a: str, b: str, kind: Kind) -> Matches | None:
    """The words of two names that agree, if they make them one name."""
    one, other = name_parts(a), name_parts(b)
    if one.reach.isdisjoint(other.reach):
        return None
    return _match_place(one.words, other.words) if kind == "place" else _match_person(one.words, other.words)


def _turned(matches: Matches) -> Matches:
    return tuple(m._replace(one=m.other, other=m.one, readings=m.readings and m.readings[::-1]) for m in matches)


def _uncovered(name: str, matched: list[str]) -> int:
    """How many words of a name no match covers; a match may cover two that were written together."""
    words = [word.printed for word in name_parts(name).words]
    letters = sum(map(len, words)) - sum(map(len, matched))
    return max(len(words) - len(matched), 1) if letters > 0 else 0


def _judge(matches: Matches, a: str, b: str) -> NameComparison:
    missing = max(_uncovered(a, [m.one for m in matches]), _uncovered(b, [m.other for m in matches]))
    distance = sum(match.distance for match in matches) / len(matches)
    score = round(max(0.0, 1.0 - distance - (0.2 if len(matches) == 1 and missing else 0.03 * missing)), 4)
    reasons = list(dict.fromkeys(match.how for match in matches if match.how))
    if missing:
        reasons.append("only one word in common" if len(matches) == 1 else "one name is longer")
    return NameComparison(True, score, score < SURE, "; ".join(reasons) or "same letters", matches)


# ---------------------------------------------------------------------------------------------------------- words


def compare_words(one: Word, other: Word) -> WordMatch | None:
    """Two words held to be one up to `NEAR_WORD`, or None."""
    if one.initial or other.initial:
        return _compare_initial(one, other)
    if one.reach.isdisjoint(other.reach) and one.given.isdisjoint(other.given):
        return None
    return _compare_full(one, other)


@lru_cache(maxsize=500_000)
def _compare_full(one: Word, other: Word) -> WordMatch | None:
    if not one.keys.isdisjoint(other.keys):
        return _match_by_key(one, other)
    match = _match_by_sound(one, other)
    if one.given & other.given and (match is None or match.distance > BY_GIVEN_NAME):
        return WordMatch(one.printed, other.printed, BY_GIVEN_NAME, "one given name in two languages")
    return match


def _match_by_key(one: Word, other: Word) -> WordMatch:
    for a in one.readings:
        for b in other.readings:
            if a.sounds == b.sounds:
                how = "" if one.printed.lower() == other.printed.lower() else _how(a, b)
                return WordMatch(one.printed, other.printed, 0.0, how, (a, b))
    return WordMatch(one.printed, other.printed, 0.0, "same letters without marks")


def _match_by_sound(one: Word, other: Word) -> WordMatch | None:
    common = one.blocks.keys() & other.blocks.keys()
    if not common:
        return None
    best: WordMatch | None = None
    written = not (one.vowelless or other.vowelless)
    one_scheme = not one.schemes.isdisjoint(other.schemes)
    limit = SAME_WORD if one_scheme else NEAR_WORD
    # A scheme that did not write the word reads more sounds into it ("tsch" as t-s-ch): the shortest reading counts.
    length = max(_SHORTEST, min(one.shortest, other.shortest))
    for key in sorted(common):
        for a, b in product(one.blocks[key], other.blocks[key]):
            raw = sound_distance(a.sounds, b.sounds, vowels_written=written, one_scheme=one_scheme)
            distance = raw / length
            if distance <= limit and (best is None or distance < best.distance):
                best = WordMatch(one.printed, other.printed, distance, _how(a, b), (a, b))
    return best


def _how(a: WordReading, b: WordReading) -> str:
    return f"{a.scheme} ~ {b.scheme}" if a.scheme != b.scheme else a.scheme


def _compare_initial(one: Word, other: Word) -> WordMatch | None:
    """An initial and a word, or two initials: the same first letter or first sound."""
    letters = ({_first(word.keys)} for word in (one, other))
    sounds = ({reading.first[:1] for reading in word.readings} for word in (one, other))
    if any(next(pairs) & next(pairs) - {""} for pairs in (letters, sounds)):
        distance = 0.0 if one.initial and other.initial else BY_INITIAL
        return WordMatch(one.printed, other.printed, distance, "initial")
    return None


def _first(keys: frozenset[str]) -> str:
    return next((key[1:2] for key in keys if key.startswith("=")), "")


def _compare_family(one: Word, other: Word) -> WordMatch | None:
    """Two family names; endings may follow the paper's language, and German may inflect them."""
    return None if one.reach.isdisjoint(other.reach) else _compare_forms(one, other)


@lru_cache(maxsize=500_000)
def _compare_forms(one: Word, other: Word) -> WordMatch | None:
    match = compare_words(one, other)
    if match is not None and match.distance <= BY_INFLECTION:
        return match
    return _compare_folded(one, other, "endings", BY_ENDING) or _compare_inflected(one, other) or match


def _compare_folded(one: Word, other: Word, kind: str, distance: float) -> WordMatch | None:
    """Two words that agree once endings are exchanged."""
    a, b = (exchange_endings((reading.sounds for reading in word.readings), kind) for word in (one, other))
    if (len(a) > len(one.readings) or len(b) > len(other.readings)) and (
        not a.isdisjoint(b) or _near(a, b, one_scheme=not one.schemes.isdisjoint(other.schemes))
    ):
        return WordMatch(one.printed, other.printed, distance, _FOLDS[kind])
    return None


def _near(one: frozenset[str], other: frozenset[str], *, one_scheme: bool) -> bool:
    pairs = ((a, b) for a in one for b in other)
    return any(
        sound_distance(a, b, one_scheme=one_scheme) <= _FOLDED * max(_SHORTEST, min(len(a), len(b))) for a, b in pairs
    )


def _compare_inflected(one: Word, other: Word) -> WordMatch | None:
    """Two words of which one or both are a German genitive or adjective."""
    if one.vowelless or other.vowelless:
        return None
    for a in (one, *map(read_name_word, without_inflection(one.printed))):
        for b in (other, *map(read_name_word, without_inflection(other.printed))):
            bare = compare_words(a, b) if (a, b) != (one, other) else None
            bare = bare or (_compare_folded(a, b, "endings", BY_ENDING) if (a, b) != (one, other) else None)
            if bare is not None and bare.distance < SAME_WORD - BY_INFLECTION:
                how = "; ".join(part for part in (bare.how, "German inflection") if part)
                return WordMatch(one.printed, other.printed, bare.distance + BY_INFLECTION, how)
    return None


@lru_cache(maxsize=50_000)
def _compare_feminine(one: Word, other: Word) -> WordMatch | None:
    """Two family names, one of a woman in the form of her language, one as a man would bear it."""
    for a in (one, *map(read_name_word, without_inflection(one.printed))):
        for b in (other, *map(read_name_word, without_inflection(other.printed))):
            match = _compare_folded(a, b, "feminine", BY_FEMININE)
            if match is not None:
                return match._replace(one=one.printed, other=other.printed)
    return None


# ---------------------------------------------------------------------------------------------------------- names


def _match_place(one: Words, other: Words) -> Matches | None:
    """All words agree, in order."""
    for a, b in _same_length(one, other):
        matches = [_compare_family(x, y) for x, y in zip(a, b, strict=True)]
        found = tuple(match for match in matches if match is not None and match.distance <= SAME_WORD)
        if len(found) == len(matches):
            return found
    return None


def _same_length(one: Words, other: Words) -> list[tuple[Words, Words]]:
    """The two rows of words, neighbours of the longer one joined until both have one length."""
    if len(one) == len(other):
        return [(one, other)]
    turned = len(one) > len(other)
    short, long = (other, one) if turned else (one, other)
    rows = _joined(long, len(short))
    return [(row, short) if turned else (short, row) for row in rows]


def _joined(words: Words, length: int) -> list[Words]:
    if len(words) == length:
        return [words]
    if len(words) - length > 2:
        return []
    rows = []
    for at in range(len(words) - 1):
        pair = read_name_word(words[at].printed + words[at + 1].printed.lower())
        rows += _joined((*words[:at], pair, *words[at + 2 :]), length)
    return rows


def _match_person(one: Words, other: Words) -> Matches | None:
    if len(one) > len(other):
        turned = _match_person(other, one)
        return turned and _turned(turned)
    if len(one) == 1:
        return _match_single(one[0], other)
    matches = _match_rows(one, other)
    if matches is None and len(one) < len(other):
        rows = [row for row, _one in _same_length(other, one)]
        if other[-1].hyphen and len(other) > len(one):  # Kramp, Kramp-Karrenbauer
            rows.append(other[:-1])
        for row in rows:
            matches = matches or _match_rows(one, row)
    return matches


def _match_rows(one: Words, other: Words) -> Matches | None:
    """The family name last in both, or first in one or both: "Назарбаев Нурсултан", "Xi Jinping"."""
    for at_one, at_other in ((-1, -1), (-1, 0), (0, -1), (0, 0)):
        if not one[at_one].reach.isdisjoint(other[at_other].reach):
            matches = _match_with_family_last(
                one if at_one else (*one[1:], one[0]), other if at_other else (*other[1:], other[0])
            )
            if matches is not None:
                return matches
    return None


def _match_single(word: Word, words: Words) -> Matches | None:
    """A single word is the family name; the first word can be it where families stand first (Xi Jinping)."""
    candidates = [words[-1]] if len(words) == 1 or words[0].given else [words[-1], words[0]]
    if len(words) > 1 and words[-1].hyphen:  # Ahmadi-Nedschad
        candidates.append(read_name_word(words[-2].printed + words[-1].printed.lower()))
    limit = SAME_WORD if len(words) == 1 else SAME_WORD / 2
    for candidate in candidates:
        if not candidate.initial and not word.initial:
            match = _compare_family(word, candidate)
            if match is not None and match.distance <= limit:
                return (match,)
    return None


def _match_with_family_last(one: Words, other: Words) -> Matches | None:
    """Matches two rows of words that end in the family name; `one` is not the longer."""
    family_one, family_other = one[-1], other[-1]
    if family_one.initial or family_other.initial:
        return None
    givens = _match_givens(one[:-1], other[:-1])
    if givens is None:
        return None
    family = _compare_family(family_one, family_other)
    if family is None or family.distance > SAME_WORD:
        family = _compare_feminine(family_one, family_other) or family
    if family is None:
        return None
    worst = max(match.distance for match in givens)
    # One word may be further off where the other agrees.
    if min(worst, family.distance) > BY_INITIAL or max(worst, family.distance) > NEAR_WORD:
        return None
    if (family.distance > SAME_WORD or family.how == _FOLDS["feminine"]) and any(m.how == "initial" for m in givens):
        return None
    return (*givens, family)


def _match_givens(one: Words, other: Words) -> Matches | None:
    """Given names: each of the shorter row finds one in the longer, save fathers' names, which may be missing."""
    if len(one) == len(other) == 1:
        match = compare_words(one[0], other[0])
        return match and (match,)
    left = list(other)
    found: list[WordMatch] = []
    for word in one:
        matches = [(match.distance, at, match) for at, b in enumerate(left) if (match := compare_words(word, b))]
        if matches:
            _distance, at, match = min(matches, key=lambda m: m[:2])
            found.append(match)
            del left[at]
        elif not word.patronymic or any(b.patronymic for b in left):
            return None
    return tuple(found) or None


# ------------------------------------------------------------------------------------------------------ explaining


def explain_name(a: str, b: str, kind: Kind = "person") -> str:
    """Which scheme maps which part of two spellings, in lines of text.

    Returns:
        The verdict with score and reason; below, for each pair of words, the letters and the sounds they are read as.
    """
    comparison = compare_names(a, b, kind)
    verdict = "the same" if comparison.same else "not the same"
    lines = [
        f"{a} ~ {b}: {verdict}{', unsure' if comparison.unsure else ''} ({comparison.score:.2f}; {comparison.reason})"
    ]
    for match in comparison.parts:
        lines.append(f"  {match.one} ~ {match.other}: {match.how or 'same letters'} (distance {match.distance:.2f})")
        for word, reading in zip((match.one, match.other), match.readings or (), strict=False):
            steps = " ".join(f"{step.letters}→{step.sounds or '∅'}" for step in spell_out(word, reading))
            lines.append(f"    {reading.scheme}: {steps} = {reading.sounds}")
    if not comparison.same:
        for name in (a, b):
            for part in name_parts(name).words:
                readings = ", ".join(f"{reading.sounds} ({reading.scheme})" for reading in part.readings[:4])
                lines.append(f"  {part.printed}: {readings or 'no letters'}")
    return "\n".join(lines)
