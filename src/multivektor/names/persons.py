"""Finds known persons by the sound of their names, so that no list has to hold every spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from multivektor.names.compare import NameComparison, compare_names, compare_words
from multivektor.names.name import Name
from multivektor.names.parts import name_parts, read_name_word

#: A family name alone is taken for a known person's only if it has so many letters: short ones are many people's.
SHORTEST_ALONE = 6


class PersonsBySound:
    """Known persons by the consonants of their family names."""

    def __init__(self, persons: Iterable[tuple[str, str, Name]]) -> None:
        """Takes (given name, family name, person), one usual spelling each; the order decides between equals."""
        self._by_block: dict[str, list[tuple[str, str, Name]]] = defaultdict(list)
        for given, family, person in persons:
            for block in sorted(read_name_word(family).blocks):
                self._by_block[block].append((given, family, person))

    @lru_cache(maxsize=20_000)  # noqa: B019  one object a language, as long as the process
    def find(self, printed: str) -> tuple[Name, NameComparison] | None:
        """The one known person whose name the spelling is, None if there is none or more than one.

        Args:
            printed: given and family name, or a family name alone, uninflected or not.
        """
        words = name_parts(printed).words
        if not words:
            return None
        found: dict[str, tuple[Name, NameComparison]] = {}
        for block in sorted(words[-1].blocks):
            for given, family, person in self._by_block[block]:
                match = self._compare(printed, len(words), given, family, person)
                if match is not None:
                    found.setdefault(person.entity, (person, match))
        return next(iter(found.values())) if len(found) == 1 else None

    @staticmethod
    def _compare(printed: str, words: int, given: str, family: str, person: Name) -> NameComparison | None:
        if words > 1:
            comparison = compare_names(printed, f"{given} {family}", "person") if given else None
            full = comparison is not None and comparison.same and not comparison.unsure and len(comparison.parts) > 1
            return comparison if full else None
        if not person.alone or len(family) < SHORTEST_ALONE:
            return None
        match = compare_words(read_name_word(printed), read_name_word(family))
        if match is None or match.distance > 0:
            return None
        return compare_names(printed, family, "person")
