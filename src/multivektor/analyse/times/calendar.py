"""Dates behind TIMEX3 values: the days that a value covers, feasts, seasons."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter

#: First and last month of the seasons of TIMEX3; a winter ends in the next year.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def feast(rule: Any, year: int) -> date | None:  # noqa: ANN401  as in the data
    """A feast's day: [month, day], "easter" or ["easter", days after]."""
    if rule == "easter":
        return easter(year)
    if rule[0] == "easter":
        return easter(year) + timedelta(days=rule[1])
    return day_of(year, rule[0], rule[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of(value: str) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 value; None where it has none."""
    value = value.partition("T")[0] if re.match(r"\d{4}-\d{2}-\d{2}T", value) else value
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None, None


def _days_of(value: str) -> tuple[str | None, str | None]:
    week = re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5) if week[3] else monday
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    part = re.fullmatch(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)", value)
    if part:
        year, code = int(part[1]), part[2]
        length = {"Q": 3, "H": 6}.get(code[0])
        first_month, last_month = ((int(code[1]) - 1) * length + 1, int(code[1]) * length) if length else _SEASONS[code]
        last_year = year + (last_month < first_month)
        return f"{year:04d}-{first_month:02d}-01", _last_day(last_year, last_month)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value).isoformat(), value
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return f"{value}-01", _last_day(int(value[:4]), int(value[5:]))
    if re.fullmatch(r"\d{1,4}", value):  # a year, decade, century
        return f"{value.ljust(4, '0')}-01-01", f"{value.ljust(4, '9')}-12-31"
    return None, None


def _last_day(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"
