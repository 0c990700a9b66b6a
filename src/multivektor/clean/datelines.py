"""Datelines: "Astana (nda) - ", "Berlin (Deutschland), 20.09.2005 –", "ASTANA. DalaInform –"."""

from __future__ import annotations

import re
from typing import NamedTuple

from multivektor.clean.bylines import agency_mark
from multivektor.clean.printed_dates import find_dates
from multivektor.clean.words import CleanWords

_WINDOW = 160
_DASH = re.compile(r"\s?[–—]\s|\s-{1,2}\s|\s[–—](?=[A-ZÄÖÜ„\"»])")
_BRACKETS = re.compile(r"\s?\(([^()]{1,60})\)")
_OPENS = re.compile(r"[A-ZÄÖÜ0-9„\"»“‚'(]")
_MOST_PLACE_WORDS = 12


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
        if _OPENS.match(rest.lstrip()) and (named := _named(head, words) or _in_capitals(head)):
            return named._replace(end=start + len(window[: dash.end()].rstrip()))
    brackets = _BRACKETS.search(window)
    if brackets and brackets[1].split("/")[0].strip().casefold() in words.agencies:
        head = window[: brackets.end()]
        if _OPENS.match(window[brackets.end() :].lstrip(" .:")) and (named := _named(head, words)):
            return named._replace(end=start + brackets.end())
    return None


def _named(head: str, words: CleanWords, *, whole: bool = False) -> Dateline | None:
    """A dateline of places with an agency, date or other brackets behind them, without the dash."""
    head = head.strip()
    brackets = _BRACKETS.search(head)
    dates = find_dates(head, words)
    published_at = dates[-1].value if dates else None
    places_end = min([brackets.start()] if brackets else [] + [date.start for date in dates], default=len(head))
    if not (brackets or dates) or not _are_places(head[:places_end], words):
        return None
    agency = None
    if brackets:
        inside = brackets[1].strip()
        agency = agency_mark(inside, words)
        behind = head[brackets.end() :].strip(" ,.:")
        if behind and not (dates and dates[-1].start >= brackets.end() and len(behind) <= 25):
            return None
        if not (agency or dates or not any(map(str.isalpha, inside)) or (not whole and inside[0].isupper())):
            return None
    elif len(head) - dates[-1].end > 2:
        return None
    return Dateline(0, agency, published_at)


def _in_capitals(head: str) -> Dateline | None:
    """ "ASTANA. DalaInform": the place in capitals, then perhaps the agency."""
    place, dot, rest = head.strip().partition(".")
    letters = [letter for letter in place if letter.isalpha()]
    if len(letters) < 3 or not all(map(str.isupper, letters)) or any(map(str.isdigit, place)) or len(place) > 40:
        return None
    agency = rest.strip(" .:()")
    if len(agency) > 30 or not all(part[0].isupper() for part in agency.split()):
        return None
    return Dateline(0, agency or None, None)


def _are_places(printed: str, words: CleanWords) -> bool:
    parts = [part for part in re.split(r"[\s/,.]+", printed) if part]
    if not 1 <= len(parts) <= _MOST_PLACE_WORDS:
        return False
    particles = words.words("place_particles")
    return parts[0][0].isupper() and all(
        (part[0].isupper() and part.casefold() not in words.openers) or (number and part in particles)
        for number, part in enumerate(parts)
    )
