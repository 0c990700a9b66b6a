"""Comparison keys: names that may be one share a key, so that they are found without comparing all with all."""

from __future__ import annotations

from functools import lru_cache

from multivektor.names.parts import Word, name_parts, read_name_word, without_inflection

#: So many classes of consonants of a given name go into a key.
_GIVEN = 2


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a person's or place's name, sorted.

    A key is the consonant classes of the family name (or only word), a colon, and the given name's first classes or
    the number of the given name that it is a form of. An initial or a missing given name leaves it empty.

    Args:
        name: as printed, in any script.
    """
    words = name_parts(name).words
    if not words:
        return ()
    if len(words) == 1:
        return tuple(sorted(f"{block}:" for block in _family(words[0])))
    keys = {f"{block}:" for block in _family(words[-1])}
    for at, family in enumerate(words):
        if at in (0, len(words) - 1) and not family.initial:
            givens = [mark for other in words if other is not family for mark in _given(other)]
            keys |= {f"{block}:{mark}" for block in _family(family) for mark in givens}
    return tuple(sorted(keys))


def _family(word: Word) -> frozenset[str]:
    bare = (read_name_word(shorter).blocks for shorter in without_inflection(word.printed))
    return frozenset(word.blocks).union(*bare)


def _given(word: Word) -> set[str]:
    if word.initial or word.patronymic:
        return set()
    return {f"~{number}" for number in word.given} or {block[:_GIVEN] for block in word.blocks}
