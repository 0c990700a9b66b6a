"""Calendar dates as they are printed: 16.09.2024, 5. Juli 2024, November 2022, 2022-11-20."""

from __future__ import annotations

import re
from typing import NamedTuple

from multivektor.clean.words import CleanWords
from multivektor.reading import date_precision

_NUMERIC = re.compile(r"(?<![\d.,/-])([0-9]{1,2})\.\s{0,2}([0-9]{1,2})\.\s{0,2}([0-9]{4}|[0-9]{2})(?![\d/-]|\.\d)")
_SLASHED = re.compile(r"(?<![\d.,/-])([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?![\d/-])")
_ISO = re.compile(r"(?<![\d.,/-])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![\d/-])")
_DAY_BEFORE = re.compile(r"(?<![\d.,/-])([0-9]{1,2})\.?\s{0,3}\Z")
_YEAR_AFTER = re.compile(r"\.?,?\s{1,3}([0-9]{4})(?!\d)")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?<!\d)[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?!\d)")
_PUNCTUATION = re.compile(r"[\s.,;|·:()/–—-]+")
_TWO_DIGIT_YEARS_UNTIL = 70
_YEARS = range(1700, 2200)


class PrintedDate(NamedTuple):
    """A date in a text: its span and its value as YYYY-MM-DD or YYYY-MM."""

    start: int
    end: int
    value: str


def find_dates(printed: str, words: CleanWords) -> list[PrintedDate]:
    """All dates of the calendar in a text, in order; impossible ones are none."""
    if _DIGIT.search(printed) is None:
        return []
    found: list[PrintedDate] = []
    for match in (*_NUMERIC.finditer(printed), *_SLASHED.finditer(printed)):
        day, month, year = match.groups()
        found += _checked(match.start(), match.end(), _full_year(year), month, day)
    for match in _ISO.finditer(printed):
        found += _checked(match.start(), match.end(), match[1], match[2], match[3])
    for match in words.printed_month.finditer(printed):
        year_after = _YEAR_AFTER.match(printed, match.end())
        if year_after is None:
            continue
        month = str(words.months[match.group().casefold()])
        # The window keeps the search behind the name short.
        window = max(0, match.start() - 8)
        day_before = _DAY_BEFORE.search(printed[window : match.start()])
        if day_before and (
            dated := _checked(window + day_before.start(), year_after.end(), year_after[1], month, day_before[1])
        ):
            found += dated
        elif day_before is None:
            found += _checked(match.start(), year_after.end(), year_after[1], month, None)
    found.sort()
    return [one for number, one in enumerate(found) if number == 0 or one.start >= found[number - 1].end]


def is_only_date(rest: str, words: CleanWords) -> bool:
    """Whether what a date leaves of its line is empty: nothing but weekday, time of day and punctuation."""
    rest = _CLOCK.sub(" ", rest)
    known = words.weekdays | set(words.words("clock_words"))
    return all(not word or word.casefold() in known for word in _PUNCTUATION.split(rest))


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return f"{20 if int(year) < _TWO_DIGIT_YEARS_UNTIL else 19}{year}"


def _checked(start: int, end: int, year: str, month: str, day: str | None) -> list[PrintedDate]:
    value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if int(year) not in _YEARS or date_precision(value) == "unknown":
        return []
    return [PrintedDate(start, end, value)]
