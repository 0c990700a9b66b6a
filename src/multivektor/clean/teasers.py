"""Headlines of other articles spliced into running text, as saved pages have them.

A false teaser hides text, so one is marked only where a label follows the end of a sentence and the end of its headline
can be told: by a part marker, or by a word that carries a capital only where a sentence begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from multivektor.clean.paragraphs import ends_sentence
from multivektor.clean.words import CleanWords, opens_with

_LONGEST_HEADLINE = 160
_LONGEST_LINE = 300
_WINDOW = 260
_FEWEST_HEADLINE_WORDS = 3
_FEWEST_SENTENCE_WORDS = 3
_STOP = re.compile(r"(?<![\s(][0-9])(?<![\s(][0-9]{2})[.!?…][\"“”»«’)]*(?=\s|\Z)")
_CAPITAL = re.compile(r"(?<=[\w“”»«\")%])\s+([A-ZÄÖÜ][a-zäöüß]*)(?=\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"“”»«’)]{0,3}\s+(?=[A-ZÄÖÜ])")


class Teaser(NamedTuple):
    """A spliced headline: its span and the rule that found its end."""

    start: int
    end: int
    rule: str


def find_teasers(text: str, start: int, end: int, words: CleanWords) -> list[Teaser]:
    """The teasers inside the paragraph [start, end), in order and apart from one another."""
    paragraph = text[start:end]
    whole = _whole_teaser(paragraph, words)
    if whole:
        return [Teaser(start, end, whole)]
    found: list[Teaser] = []
    after = 0
    for match in words.teaser_label.finditer(paragraph):
        if match.start(1) < after:
            continue
        headline = _headline_end(paragraph, match.end(), words)
        if headline:
            after, rule = headline
            found.append(Teaser(start + match.start(1), start + after, rule))
    more = _trailing_more(paragraph, after, words)
    if more is not None:
        found.append(Teaser(start + more, end, "more on the subject"))
    return found


def _whole_teaser(paragraph: str, words: CleanWords) -> str | None:
    if len(paragraph) > _LONGEST_LINE:
        return None
    opener = opens_with(paragraph, words, "more_openers")
    if opener and re.match(r"\s*[-–—:|]", paragraph[len(opener) :]):
        return "more on the subject"
    label = opens_with(paragraph, words, "teaser_labels")
    if label is None or len(paragraph) > _LONGEST_HEADLINE or ends_sentence(paragraph):
        return None
    rest = paragraph[len(label) :].lstrip(": ")
    return "headline of its own" if rest[:1].isupper() and len(rest.split()) >= _FEWEST_HEADLINE_WORDS else None


def _headline_end(paragraph: str, start: int, words: CleanWords) -> tuple[int, str] | None:
    """Where the headline that begins at `start` ends, and by which rule; None if that can't be told."""
    window = paragraph[start : start + _WINDOW]
    stop = _STOP.search(window)
    headline = window[: stop.end()] if stop else window
    part = words.teaser_part.search(headline)
    if part:
        return start + part.end(), "part marker"
    for match in _CAPITAL.finditer(headline):
        opener = match[1].casefold()
        before = headline[: match.start()].split()
        if opener not in words.openers or len(before) < _FEWEST_HEADLINE_WORDS:
            continue
        # "von Der Leyen", "für Die Zeit": a small word before it binds it to what precedes.
        if before[-1] in words.openers or match.start() > _LONGEST_HEADLINE:
            continue
        if len(headline[match.start() :].split()) >= _FEWEST_SENTENCE_WORDS:
            return start + match.start(), "sentence opening"
    if stop and stop.group()[0] in "?!" and stop.end() <= _LONGEST_HEADLINE and paragraph[start + stop.end() :].strip():
        return start + stop.end(), "question or exclamation"
    return None


def _trailing_more(paragraph: str, after: int, words: CleanWords) -> int | None:
    """Where "Mehr zum Thema - …" begins at the end of a paragraph; None if running text follows it."""
    tail_start = max(after, len(paragraph) - _LONGEST_LINE)
    for match in reversed(list(_SENTENCE_END.finditer(paragraph, tail_start))):
        opener = opens_with(paragraph[match.end() : match.end() + 80], words, "more_openers")
        if opener and re.match(r"\s*[-–—:|]", paragraph[match.end() + len(opener) :]):
            return match.end() if "." not in paragraph[match.end() :].rstrip(".") else None
    return None
