"""Sentences with their offsets: simplemma splits, and what German print does differently is mended here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simplemma import split_sentences

from multivektor.clean.words import CleanWords, words_of
from multivektor.languages import Pack
from multivektor.reading import Block, Sentence, Span
from multivektor.schemas import READ_BLOCKS

# simplemma does not know “ and « as closing marks, which German print uses them for.
_QUOTED_END = re.compile(r"[.!?…][\"”’')\]]{0,3}[“‘«‹][\"“”‘’«»‹›')\]]{0,3}\s+(?=[A-ZÄÖÜ0-9„\"»‚(–—])")
_LAST_WORD = re.compile(r"(?:\A|[\s(\[„“\"»«'/–—-])([^\W_][\w.]{0,11})\.\Z")
_ROMAN = re.compile(r"[A-ZÄÖÜ]\w+\s[IVX]{1,5}\.\Z")
_FIRST_WORD = re.compile(r"[\"„“»«‚(–—\s]*(\w+)")
_ORDINAL = re.compile(r"(?:\A|[\s(„\"])[0-9]{1,2}\.\Z")
_STOP = re.compile("[.!?…։؟।॥;]")
"""Without one of these inside, a stretch is one sentence."""
_OPENING_QUOTES = '„»"'
_QUOTE_WINDOW = 1000
"""How far back the beginning of a quotation is looked for; keeps hostile text linear."""


def find_sentences(text: str, blocks: Sequence[Block], pack: Pack, language: str | None = None) -> list[Sentence]:
    """The sentences of lead and body blocks, in order and numbered from 0; none crosses a block.

    Args:
        text: the article's text.
        blocks: its blocks.
        pack: whose words mend the splitting if it is the pack of the text's language.
        language: the text's language, if it is not the pack's.

    Returns:
        Sentences that cover lead and body but for white space. Their edges are no white space.
    """
    code = pack.language if language is None else language
    words = words_of(pack) if code == pack.language else None
    found: list[Sentence] = []
    for block in blocks:
        if block.kind in READ_BLOCKS:
            for span in _split(text, block, code, words):
                found.append(Sentence(len(found), span.start, span.end, block.paragraph, block.kind))
    return found


def _split(text: str, block: Block, code: str, words: CleanWords | None) -> Iterator[Span]:
    printed = text[block.start : block.end]
    starts = _starts(printed, code)
    if words is not None:
        # Starts that simplemma sees and those behind German quotation marks, then without those that are none.
        starts = sorted({*starts, *_starts_after_quotes(printed)})
        starts = _without_false_starts(printed, starts, words)
    for start, end in zip(starts, [*starts[1:], len(printed)], strict=True):
        yield Span(block.start + start, block.start + start + len(printed[start:end].rstrip()))


def _starts(printed: str, code: str) -> list[int]:
    """Where the sentences of simplemma begin; it returns stripped slices in order."""
    if _STOP.search(printed, 0, max(0, len(printed) - 1)) is None:
        return [0]
    starts: list[int] = []
    after = 0
    for sentence in split_sentences(printed, code) if code else split_sentences(printed):
        start = printed.find(sentence, after)
        starts.append(start)
        after = start + len(sentence)
    return starts or [0]


def _starts_after_quotes(printed: str) -> list[int]:
    starts: list[int] = []
    for match in _QUOTED_END.finditer(printed):
        # »Wer war es?« Putins Antwort: a question inside a sentence that a quotation does not open goes on.
        if match.group()[0] in "?!" and not _quotation_is_sentence(printed, match.start()):
            continue
        starts.append(match.end())
    return starts


def _quotation_is_sentence(printed: str, mark: int) -> bool:
    """Whether the quotation that ends at `mark` began where a sentence can begin: first, behind a stop or a colon."""
    window = printed[max(0, mark - _QUOTE_WINDOW) : mark]
    opening = max(window.rfind(quote) for quote in _OPENING_QUOTES)
    before = window[:opening].rstrip() if opening >= 0 else ""
    return not before or before[-1] in '.!?…:“”«"'


def _without_false_starts(printed: str, starts: list[int], words: CleanWords) -> list[int]:
    kept = starts[:1]
    for start in starts[1:]:
        before = printed[max(kept[-1], start - 80) : start].rstrip()
        after = printed[start : start + 40]
        if not _is_false_start(before, after, words):
            kept.append(start)
    return kept


def _is_false_start(before: str, after: str, words: CleanWords) -> bool:
    """Whether the sentence goes on: with a small letter, a month or noun after an ordinal, or after a short form."""
    if after[:1].islower():
        return True
    first = _FIRST_WORD.match(after)
    opener = first is not None and first[1].casefold() in words.openers
    if _ORDINAL.search(before):
        return first is not None and (first[1].casefold() in words.months or not opener)
    if opener:
        return False
    last = _LAST_WORD.search(before)
    short = last[1].casefold().rstrip(".") if last else ""
    if short in words.abbreviations or (after[:1].isdigit() and short in words.words("abbreviations_before_numbers")):
        return True
    return _ROMAN.search(before) is not None
