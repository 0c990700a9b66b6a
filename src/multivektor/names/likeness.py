"""How alike two names look that no scheme makes one: slips of a paper ("Takaev"), to be shown, never joined."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from multivektor.names.parts import Word, name_parts

#: From this likeness (0 to 1) two names are suggested as one. Set on slips seen in print and on the look-alikes of
#: tests/annotated/names.jsonl.
SLIP = 0.8
#: A word of the name may be so far off, if the others agree.
SLIP_WORD = 0.66
#: A single word is no evidence if it is shorter.
_SHORTEST = 5


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> float:
    """How alike two names look, word by word, by the sounds of their readings; 0 if a word is too far off.

    Returns:
        0 to 1; the family name counts double. A single word is held against the other's family name.
    """
    a, b = name_parts(one).words, name_parts(other).words
    if not a or not b:
        return 0.0
    family = _word_likeness(a[-1], b[-1])
    if len(a) == 1 or len(b) == 1:
        return family * 0.98 if len(a[-1].printed) >= _SHORTEST else 0.0
    given = _word_likeness(a[0], b[0])
    return 0.0 if min(family, given) < SLIP_WORD else (2 * family + given) / 3


def _word_likeness(one: Word, other: Word) -> float:
    pairs = ((x.sounds, y.sounds) for x in one.readings[:4] for y in other.readings[:4])
    return max((fuzz.ratio(x, y) / 100 for x, y in pairs), default=0.0)
