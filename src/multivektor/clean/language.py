"""The language of a text, by its script and commonest words. Enough to tell what we read from what we do not."""

from __future__ import annotations

import re
from collections import Counter

from multivektor.clean.words import CleanWords

_SAMPLE = 20_000
"""Code points that are looked at."""
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 25
"""From so many words on, a text without any function word that we know is in another language."""
_FEWEST_FUNCTION_WORDS = 3
"""Different ones, in a text that is long enough to tell."""
_SHARE_OF_OWN_LETTERS = 0.004
_SHARE_OF_FUNCTION_WORDS = 0.08
"""German and English prose has 0.3 to 0.5; a text in another language meets some of the words by chance."""


def find_language(printed: str, words: CleanWords) -> str:
    """ISO 639-1 of a text; "" if it is long enough to tell and in none that we know.

    A text too short to tell is taken to be in the pack's language.
    """
    sample = printed[:_SAMPLE]
    letters = Counter(letter for letter in sample.casefold() if letter.isalpha())
    cyrillic = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f")
    if cyrillic * 2 > letters.total():
        return _cyrillic_language(letters, cyrillic, words)
    counted = Counter(word.casefold() for word in _WORDS.findall(sample))
    total = counted.total()
    hits = {code: sum(counted[word] for word in known) for code, known in words.language_words.items()}
    best = max(hits, key=lambda code: (hits[code], code == words.language), default=words.language)
    if total < _FEWEST_WORDS:
        return best if hits.get(best) else words.language
    different = sum(word in counted for word in words.language_words.get(best, ()))
    is_known = hits.get(best, 0) >= total * _SHARE_OF_FUNCTION_WORDS and different >= _FEWEST_FUNCTION_WORDS
    return best if is_known else ""


def _cyrillic_language(letters: Counter[str], cyrillic: int, words: CleanWords) -> str:
    shares = {code: sum(letters[letter] for letter in own) / cyrillic for code, own in words.language_letters.items()}
    best = max(shares, key=lambda code: shares[code], default="")
    return best if shares.get(best, 0.0) >= _SHARE_OF_OWN_LETTERS else words.cyrillic_default
