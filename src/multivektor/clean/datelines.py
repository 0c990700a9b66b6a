"""Datelines: "Astana (nda) - ", "Berlin (Deutschland), 20.09.2005 –", "ASTANA. DalaInform –"."""

from __future__ import annotations

import re
from typing import NamedTuple

from multivektor.clean.bylines import agency_mark
from multivektor.clean.printed_dates import find_dates
from multivektor.clean.words import CleanWords, opens_with

_WINDOW = 160
_DASH = re.compile(r"\s?[–—]\s|\s-{1,2}\s|\s[–—](?=[A-ZÄÖÜ„\"»])")
_BRACKETS = re.compile(r"\s?\(([^()]{1,60})\)")
_OPENS = re.compile(r"[A-ZÄÖÜ0-9„\"»“‚'(]")
_MOST_PLACE_WORDS = 12
_LONGEST_DATE = 25


class Dateline(NamedTuple):
    """A dateline: where it ends, and the agency and date that it names."""

    end: int
    agency: str | None
    published_at: str | None


def find_dateline(text: str, start: int, end: int, words: CleanWords) -> Dateline | None:
    """The dateline that the paragraph [start, end) begins with or is; None if there is none."""
    window = text[start : min(end, start + _WINDOW)]
    if start + len(window) == end and (whole := _named(window.rstrip("."), words, whole=True)):
        return whole._replace(end=end)
    for dash in _DASH.finditer(window):
        head, rest = window[: dash.start()], window[dash.end() :]
        # "Scholz (SPD) – der Kanzler": what follows a dateline is the beginning of a sentence.
        if _OPENS.match(rest.lstrip()) and (named := _named(head, words) or _in_capitals(head, words)):
            return named._replace(end=start + len(window[: dash.end()].rstrip()))
    brackets = _BRACKETS.search(window)
    if brackets and brackets[1].split("/")[0].strip().casefold() in words.agencies:
        head = window[: brackets.end()]
        if _OPENS.match(window[brackets.end() :].lstrip(" .:")) and (named := _named(head, words)):
            return named._replace(end=start + brackets.end())
    return None


def dateline_of(text: str, start: int, end: int, words: CleanWords) -> Dateline | None:
    """What the dateline block [start, end) says."""
    # The dash of a dateline is known by what follows it, so a few letters more are needed than the block has.
    return find_dateline(text, start, end, words) or find_dateline(text, start, min(len(text), end + 40), words)


def _named(head: str, words: CleanWords, *, whole: bool = False) -> Dateline | None:
    """A dateline of places with agency or date behind them, without the dash.

    A person's age or party stands in brackets too ("Tokajew (69) – Der Präsident"); only an agency or a date makes a
    dateline, or on a line of its own the odd numbers that some sites print ("(1/12 – 60)").
    """
    head = head.strip()
    brackets = _BRACKETS.search(head)
    dates = find_dates(head, words)
    edges = [date.start for date in dates] + ([brackets.start()] if brackets else [])
    if not edges or not _are_places(head[: min(edges)], words):
        return None
    published_at = dates[-1].value if dates else None
    if brackets is None:
        return Dateline(0, None, published_at) if len(head) - dates[-1].end <= 2 else None
    inside = brackets[1].strip()
    behind = head[brackets.end() :].strip(" ,.:")
    if behind and not (dates and dates[-1].start >= brackets.end() and len(behind) <= _LONGEST_DATE):
        return None
    agency = agency_mark(inside, words)
    odd_numbers = whole and "/" in inside and not any(map(str.isalpha, inside))
    return Dateline(0, agency, published_at) if agency or dates or odd_numbers else None


def _in_capitals(head: str, words: CleanWords) -> Dateline | None:
    """ "ASTANA. DalaInform": the place in capitals, then perhaps the agency."""
    place, _dot, rest = head.strip().partition(".")
    letters = [letter for letter in place if letter.isalpha()]
    if len(letters) < 3 or not all(map(str.isupper, letters)) or any(map(str.isdigit, place)) or len(place) > 40:
        return None
    agency = rest.strip(" .:()")
    if len(agency) > 30 or not all(
        part[0].isupper() and part.casefold() not in words.openers for part in agency.split()
    ):
        return None
    return Dateline(0, agency or None, None)


def _are_places(printed: str, words: CleanWords) -> bool:
    parts = [part for part in re.split(r"[\s/,.]+", printed) if part]
    if not 1 <= len(parts) <= _MOST_PLACE_WORDS:
        return False
    # "Der Präsident (dpa) –" opens a sentence; "Den Haag (dpa) –" does not.
    if parts[0].casefold() in words.openers and not opens_with(printed.strip(), words, "places_with_article"):
        return False
    particles = words.words("place_particles")
    return parts[0][0].isupper() and all(part[0].isupper() or part in particles for part in parts)
