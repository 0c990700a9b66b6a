"""One file, many articles: a heading line that names author and date opens each."""

from __future__ import annotations

from collections import Counter

from multivektor.clean.headings import Heading, find_heading
from multivektor.clean.notes import find_note_end
from multivektor.clean.paragraphs import Line, find_lines
from multivektor.clean.words import CleanWords, words_of
from multivektor.languages import Pack
from multivektor.reading import Article, RawText

_SHORTEST_PREAMBLE = 200
"""Code points before the first heading that make an article of their own; less is its furniture."""


def split_articles(raw: RawText, pack: Pack) -> list[Article]:
    """The articles of a text in order; one, if no heading parts it.

    Returns:
        Articles with file, n, locator, repeat and text only. The locator is the file, with the heading line as printed
        if the file holds several. Text is an exact slice of the raw text.
    """
    words = words_of(pack)
    lines = find_lines(raw.text)
    openings = [lines[number] for number, _heading in find_headings(raw.text, lines, words)]
    starts = [line.start for line in openings]
    if starts and starts[0] - lines[0].start < _SHORTEST_PREAMBLE:
        starts[0] = 0
    elif starts:
        starts.insert(0, 0)
    if len(starts) < 2:
        return [Article(file=raw.file, n=1, locator=raw.file, text=raw.text)]
    printed = [raw.text[line.start : line.end] for line in openings]
    locators = [f"{raw.file}\n{heading}" for heading in printed]
    if len(locators) < len(starts):
        locators.insert(0, raw.file)
    articles = []
    seen: Counter[str] = Counter()
    for n, (start, end, locator) in enumerate(
        zip(starts, [*starts[1:], len(raw.text)], locators, strict=True), start=1
    ):
        seen[locator] += 1
        # White space before the next heading is no part of either, so that equal articles have equal texts.
        article_text = raw.text[start:end].rstrip()
        articles.append(Article(file=raw.file, n=n, locator=locator, text=article_text, repeat=seen[locator]))
    return articles


def find_headings(text: str, lines: list[Line], words: CleanWords) -> list[tuple[int, Heading]]:
    """All heading lines that open an article, with their numbers.

    A page header printed again opens one more page of the same article; a heading without text before the next one, or
    before the end, is an entry in a list of articles.
    """
    found: list[tuple[int, Heading]] = []
    headers: set[str] = set()
    number = 0
    while number < len(lines):
        after_note = find_note_end(text, lines, number, words)
        if after_note > number:
            number = after_note
            continue
        heading = find_heading(text, lines, number, words)
        if heading is not None:
            printed = text[lines[number].start : lines[number].end]
            first_page = not heading.is_page_header or printed not in headers
            if first_page and _has_text(text, lines, number + 1, words):
                found.append((number, heading))
            if heading.is_page_header:
                headers.add(printed)
        number += 1
    return found


def _has_text(text: str, lines: list[Line], number: int, words: CleanWords) -> bool:
    """Whether a line that is no heading follows, a translation's note aside."""
    if number < len(lines):
        number = find_note_end(text, lines, number, words)
    return number < len(lines) and find_heading(text, lines, number, words) is None
