"""Lines that open an article and say when it was published: "Title | Author. 16.11.2025", "Outlet | 5. Juli 2024"."""

from __future__ import annotations

import re
from typing import NamedTuple

from multivektor.clean.bylines import find_byline
from multivektor.clean.notes import opens_note_field
from multivektor.clean.paragraphs import Line, ends_sentence
from multivektor.clean.printed_dates import PrintedDate, find_dates, is_only_date
from multivektor.clean.words import CleanWords, opens_with
from multivektor.reading import Span

LONGEST_HEADING = 200
LONGEST_TITLE = 200

_BARS = "|│｜"
_DASH = re.compile(r"\s[–—-]\s")
_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_FEWEST_TITLE_WORDS = 3


class Heading(NamedTuple):
    """The parts of a heading line.

    Attributes:
        title: the title, or in a page header the outlet.
        byline: from the separator to the author, None if no author stands there.
        published: the date with all that follows.
        printed_date: the date itself.
        is_page_header: the title follows on a line of its own.
    """

    title: Span
    byline: Span | None
    published: Span
    printed_date: PrintedDate
    is_page_header: bool


def find_heading(text: str, lines: list[Line], number: int, words: CleanWords) -> Heading | None:
    """The heading that line `number` is, or None. `lines` are needed for what stands around it."""
    line = lines[number]
    if not 8 <= line.end - line.start < LONGEST_HEADING:
        return None
    printed = text[line.start : line.end]
    dates = find_dates(printed, words)
    if not dates or _opens_otherwise(printed, words) or not _is_tail(printed[dates[-1].end :], words):
        return None
    parts = _split(printed, dates[-1].start, words)
    if parts is None:
        return None
    title_end, between, has_bar = parts
    title = printed[:title_end].rstrip()
    if not _may_be_title(title, words):
        return None
    alone = line.gap and (number + 1 == len(lines) or lines[number + 1].gap)
    author = _author(between, words)
    header = False
    if author:
        if not has_bar and not alone:
            return None
    elif between or not has_bar:
        return None
    elif number + 1 < len(lines) and is_title_like(text[lines[number + 1].start : lines[number + 1].end]):
        header = True
    elif len(title.split()) < _FEWEST_TITLE_WORDS or not alone:
        return None
    return _placed(line.start, printed, title, author, dates[-1], header)


def is_title_like(printed: str) -> bool:
    """Whether a line may be a title: short, with words, and without the full stop of a sentence."""
    if len(printed) > LONGEST_TITLE or printed[-1:] in ",;:" or sum(map(str.isalpha, printed)) < 3:
        return False
    return not ends_sentence(printed) or printed.rstrip("\"“”»«’')")[-1:] in "?!…"


def _opens_otherwise(printed: str, words: CleanWords) -> bool:
    credit = opens_with(printed, words, "credit_openers")
    if credit and printed[len(credit) :].lstrip().startswith(":"):
        return True
    return opens_with(printed, words, "more_openers") is not None or opens_note_field(printed, words)


def _may_be_title(title: str, words: CleanWords) -> bool:
    opener = opens_with(title, words, "date_openers", "update_openers")
    if opener and not any(letter.isalpha() for letter in title[len(opener) :]):
        return False
    return any(letter.isalpha() for letter in title) and not find_dates(title, words) and not find_byline(title, words)


def _is_tail(tail: str, words: CleanWords) -> bool:
    kept = [part for part in re.split(f"[{_BARS}·]", tail) if opens_with(part.strip(), words, "page_words") is None]
    return is_only_date("|".join(kept), words) and len(tail) < 40


def _split(printed: str, date_start: int, words: CleanWords) -> tuple[int, str, bool] | None:
    """Where the title ends, what stands between it and the date, and whether a bar parts them."""
    before = printed[:date_start]
    bars = [place for place, letter in enumerate(before) if letter in _BARS]
    if bars:
        return bars[0], _without_weekday(before[bars[-1] + 1 :], words) or _between_bars(before, bars, words), True
    dashes = list(_DASH.finditer(before))
    if not dashes:
        return None
    return dashes[-1].start(), _without_weekday(before[dashes[-1].end() :], words), False


def _between_bars(before: str, bars: list[int], words: CleanWords) -> str:
    return _without_weekday(before[bars[-2] + 1 : bars[-1]], words) if len(bars) > 1 else ""


def _without_weekday(between: str, words: CleanWords) -> str:
    kept = [word for word in between.split() if word.strip(".,").casefold() not in words.weekdays]
    return " ".join(kept).strip(" .,;–—-")


def _author(between: str, words: CleanWords) -> str:
    """The author or outlet if that is what stands there, else nothing."""
    parts = between.split()
    if not parts or len(between) > _LONGEST_NAME or len(parts) > _MOST_NAME_WORDS:
        return ""
    particles = words.words("name_particles")
    if between.casefold() in words.words("section_words"):
        return ""
    named = all(part[0].isupper() or part.casefold() in particles for part in parts)
    return between if named and not any(letter.isdigit() for letter in between) else ""


def _placed(offset: int, printed: str, title: str, author: str, dated: PrintedDate, header: bool) -> Heading:
    byline: Span | None = None
    rest = printed[len(title) : dated.start]
    if rest.strip():
        start = len(title) + len(rest) - len(rest.lstrip())
        byline = Span(offset + start, offset + len(title) + len(rest.rstrip()))
    published = Span(offset + dated.start, offset + len(printed))
    if not author and byline is not None:  # a bare bar or weekday belongs to the date
        published = Span(byline.start, published.end)
        byline = None
    return Heading(Span(offset, offset + len(title)), byline, published, dated, header)
