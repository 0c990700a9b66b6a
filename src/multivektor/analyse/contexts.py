"""PLOVER's contexts of an act: what its paragraph speaks of, by the words of the language pack."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from multivektor.errors import ResourceError
from multivektor.languages import load_pack, resource
from multivektor.reading import Reading

#: A context that no word of the act's own sentence shows needs so many words of the paragraph.
_PARAGRAPH_WORDS = 2
_WORD = re.compile(r"[^\W\d_][\w-]*")
_ENDINGS = "(?:e|en|er|es|em|ern|n|s|in|innen)?"


class ContextWords:
    """The words of one language for PLOVER's contexts."""

    def __init__(self, listed: Mapping[str, list[str]]) -> None:
        unknown = set(listed) - set(resource("plover/contexts"))
        if unknown:
            raise ResourceError(f"contexts.yml: no PLOVER context {', '.join(sorted(unknown))}.")
        self._patterns = {name: re.compile("|".join(map(_pattern, words))) for name, words in sorted(listed.items())}
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """The contexts that a lower-cased word shows, sorted; mostly none."""
        if word not in self._known:
            self._known[word] = tuple(name for name, p in self._patterns.items() if p.fullmatch(word))
        return self._known[word]


@cache
def load_context_words(language: str) -> ContextWords:
    """The words of a language; built once a process."""
    return ContextWords(load_pack(language).file("contexts"))


def contexts(reading: Reading) -> dict[int, tuple[str, ...]]:
    """The contexts of each sentence's acts: shown by a word of the sentence or by two of its paragraph.

    Returns:
        sentence number -> contexts, sorted; as PLOVER says, an act may have several or none.
    """
    words = load_context_words(reading.article.language)
    own: dict[int, Counter[str]] = {}
    around: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for sentence in reading.sentences:
        text = reading.text(sentence.start, sentence.end).lower()
        own[sentence.sentence] = Counter(name for word in _WORD.findall(text) for name in words.of(word))
        around[sentence.paragraph].update(own[sentence.sentence])
    return {
        s.sentence: tuple(
            sorted(
                name
                for name, count in around[s.paragraph].items()
                if name in own[s.sentence] or count >= _PARAGRAPH_WORDS
            )
        )
        for s in reading.sentences
    }


def _pattern(word: str) -> str:
    """A word of the list as an expression: whole and inflected, or a part of a compound where a hyphen is open."""
    stem = re.escape(word.strip("-"))
    return ("" if not word.startswith("-") else r"[\w-]*") + stem + (r"[\w-]*" if word.endswith("-") else _ENDINGS)
