"""Makes TIMEX3 values from what a rule holds, seen from the article's date. Free of language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from multivektor.analyse.times.calendar import day_of, days_of, feast
from multivektor.analyse.times.rules import Match
from multivektor.analyse.times.words import TimeWords

_CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
#: So often an announcement names the hour.
_MANY_HOURS = 4
_JOINS = frozenset("/-–.,")
_NO_YEAR = re.compile(r"[%€$/\d]|-[\w]|[,.]\d|\s?[%€$]")
_NOUN = re.compile(r"\s+(?:\w+e[rn]?\s+)?[A-ZÄÖÜ]\w+")
#: A year behind which a counted noun stands is a number ("2000 Soldaten").
_CLAUSE_BORDERS = (",", ";", ":", "(", ")", "–", '"', "„", "“")
#: So far around an expression its direction is looked for.
_LONGEST_CLAUSE = 600
_FIRST_YEAR, _LAST_YEAR = 1900, 2035


class Value(NamedTuple):
    """A TIMEX3 value with its modifier, and the days it covers if they don't follow from it."""

    value: str
    mod: str = ""
    days: tuple[str | None, str | None] | None = None


class Context:
    """What values are made from: the article's date, the sentence's direction, the day last spoken of."""

    def __init__(self, published: str, precision: str, words: TimeWords) -> None:
        self.published = published if precision != "unknown" else ""
        self.today = date.fromisoformat(published) if precision == "day" and len(published) == 10 else None
        self.last_day: date | None = None
        self.last_date = ""
        self.day_here: date | None = None
        self.words = words
        self.text, self._start, self._end, self._at = "", 0, 0, 0
        self._direction: int | None = None
        self._daily: bool | None = None
        self._announces: bool | None = None

    def anchor(self, unit: str) -> date | None:
        """From where "zwei Jahre später" counts: the date last spoken of if it is exact enough, else the day."""
        if unit == "Y" and self.last_date or unit == "M" and len(self.last_date) > len("2015"):
            year, month, day = (*self.last_date.split("-"), "1", "1")[:3]
            return date(int(year), int(month), int(day))
        return self.last_day or self.today

    def enter(self, text: str, start: int, end: int) -> None:
        """Begins the sentence text[start:end]."""
        self.text, self._start, self._end, self._direction = text, start, end, None
        self.day_here = None

    def look_at(self, position: int) -> None:
        """Turns to an expression of the sentence."""
        self._at, self._direction = position, None

    @property
    def year(self) -> int:
        """Year of the article, 0 if unknown."""
        return int(self.published[:4]) if self.published else 0

    @property
    def month(self) -> int:
        """Month of the article, 0 if unknown."""
        return int(self.published[5:7]) if len(self.published) >= 7 else 0

    @property
    def is_daily(self) -> bool:
        """Whether the text tells of days: it names a weekday or yesterday."""
        if self._daily is None:
            words = set(re.findall(r"[^\W\d_]+", self.text.lower()))
            self._daily = not words.isdisjoint(self.words.of_days)
        return self._daily

    @property
    def announces(self) -> bool:
        """Whether the text is a list of what takes place: it names the hour again and again."""
        if self._announces is None:
            words = re.findall(r"[^\W\d_]+", self.text.lower())
            self._announces = sum(self.words.is_in("hour-word", word) for word in words) >= _MANY_HOURS
        return self._announces

    @property
    def direction(self) -> int:
        """-1 if the sentence tells what was, 1 what will be, 0 if neither shows."""
        if self._direction is None:
            # bounded on both sides: a sentence can be a megabyte long
            first = max(self._start, self._at - _LONGEST_CLAUSE)
            last = min(self._end, self._at + _LONGEST_CLAUSE)
            opens = max(self.text.rfind(mark, first, self._at) for mark in _CLAUSE_BORDERS)
            closes = [at for mark in _CLAUSE_BORDERS if (at := self.text.find(mark, self._at, last)) >= 0]
            clause = self.text[max(opens, first) : min(closes, default=last)]
            self._direction = self._direction_of(clause) or self._direction_of(self.text[first:last])
        return self._direction

    def _direction_of(self, clause: str) -> int:
        data = self.words
        words = [word for word in re.findall(r"[^\W\d_]+", clause) if word[0].islower()]
        if any(w in data.past or (w not in data.no_past and data.past_ending.search(w)) for w in words):
            return -1
        if not data.perfect.isdisjoint(words) and any(data.participle.search(w) for w in words):
            return -1
        return 1 if not data.future.isdisjoint(words) else 0


def value_of(match: Match, context: Context) -> Value | None:
    """The value of a match, None if it is no expression after all."""
    context.look_at(match.start)
    made = _VALUES[match.rule.value](match, context)
    if made is not None and re.fullmatch(r"[12]\d{3}(-\d{2}){0,2}", made.value):
        context.last_date = made.value
        if len(made.value) == len("2015-01-01"):
            context.last_day = context.day_here = date.fromisoformat(made.value)
    if made is not None and not made.mod:
        mod = match.get("part") or ("APPROX" if "approx" in match.held else "MORE_THAN" if "more" in match.held else "")
        return made._replace(mod=mod)
    return made


def _iso(match: Match, context: Context) -> Value | None:
    year, month, day = map(int, match.get("iso").split("-"))
    found = day_of(year, month, day)
    return Value(found.isoformat()) if found else None


def _full_date(match: Match, context: Context) -> Value | None:
    day, month, year = (int(part) for part in re.findall(r"\d+", match.get("full-date")))
    found = day_of(year if year > 99 else (1900 if year > 50 else 2000) + year, month, day)
    return Value(found.isoformat()) if found else None


def _day(match: Match, context: Context) -> Value | None:
    number, month = match.get("ord"), match.get("month")
    if match.get("year"):
        found = day_of(match.get("year"), month, number)
        return Value(found.isoformat()) if found else None
    if match.get("rel") is not None and context.year:
        found = day_of(context.year + match.get("rel"), month, number)
        return Value(found.isoformat()) if found else None
    if context.today is None:
        year = _year_of_month(month, context)
        return (
            Value(f"{year:04d}-{month:02d}-{number:02d}")
            if year and day_of(year, month, number)
            else _open(f"XXXX-{month:02d}-{number:02d}", month, number)
        )
    around = [d for d in (day_of(context.year + step, month, number) for step in (-1, 0, 1)) if d is not None]
    return Value(_chosen(around, context.today, context.direction).isoformat()) if around else None


def _open(value: str, month: int, number: int) -> Value | None:
    return Value(value) if day_of(2000, month, number) else None


def _chosen(days: list[date], today: date, direction: int) -> date:
    """The nearest day in the direction of the sentence; without one the nearest, the past up to four times as far."""
    if direction < 0:
        before = [d for d in days if d <= today]
        if before:
            return max(before)
    if direction > 0:
        after = [d for d in days if d >= today]
        if after and (min(after) - today).days < 250:
            return min(after)
    return min(days, key=lambda d: ((d - today).days * 3 if d > today else (today - d).days, d))


def _year_of_month(month: int, context: Context) -> int:
    """The year in which a month without year lies."""
    if not context.year:
        return 0
    if not context.month:
        return context.year
    direction = context.direction
    if direction < 0:
        return context.year - (month > context.month)
    if direction > 0:
        return context.year + (month < context.month and context.month - month > 6)
    ahead = month - context.month
    return context.year - 1 if ahead > 3 else context.year + 1 if ahead < -9 else context.year


def _every_date(match: Match, context: Context) -> Value | None:
    return Value(f"XXXX-{match.get('month'):02d}-{match.get('ord'):02d}")


def _month(match: Match, context: Context) -> Value | None:
    if _is_surname(match, context):
        return None
    month, year = match.get("month"), match.get("year")
    if not year and match.get("rel") is not None and context.year:
        year = context.year + match.get("rel")
    year = year or _year_of_month(month, context)
    return Value(f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _is_surname(match: Match, context: Context) -> bool:
    """ "Otto März", "der Zeuge Winter": a capitalised word that is no time word stands before."""
    at = match.first - 1
    if at < 1 or match.first != match.last or _classes(match, at):
        return False
    printed = context.text[match.tokens.starts[at] : match.tokens.ends[at]]
    return printed[:1].isupper() and not printed.isupper() and match.tokens.ends[at] == match.start - 1


def _weekday(match: Match, context: Context) -> Value | None:
    if _is_surname(match, context):
        return None
    number = match.get("weekday")
    if context.today is None:
        return Value(context.published) if context.published else Value(f"XXXX-WXX-{number + 1}")
    near = (_classes(match, at) for at in range(match.last + 1, match.last + 5))
    hour_follows = any(name in ("clock", "clock-time") for classes in near for name, _value in classes)
    return Value(_day_of_week(number, match.get("rel"), context, hour_follows=hour_follows).isoformat())


def _day_of_week(number: int, rel: int | None, context: Context, *, hour_follows: bool = False) -> date:
    assert context.today is not None
    back = (context.today.weekday() - number) % 7
    if rel is None and context.direction == 0 and hour_follows:
        return context.today + timedelta(days=(7 - back) % 7)  # "Sonntag, 17 Uhr": an announcement
    if rel == 1 or (rel is None and context.direction > 0):
        return context.today + timedelta(days=(7 - back) % 7 or (7 if rel == 1 else 0))
    return context.today - timedelta(days=back or (7 if rel == -1 else 0))


def _year(match: Match, context: Context) -> Value | None:
    year = match.get("year")
    if match.rule.id == "year-in-brackets" and not _is_year(match, year, context):
        return None
    return Value(f"{year:04d}")


def _is_year(match: Match, year: int, context: Context) -> bool:
    """A number that stands alone is a year behind a preposition of time or in brackets, else if no noun follows."""
    text = context.text
    behind = text[match.end : match.end + 24]
    if text[max(match.start - 1, 0) : match.start] in _JOINS or _NO_YEAR.match(behind):
        return False  # part of a longer number or name
    follows = match.tokens.words[match.last + 1] if match.last + 1 < len(match.tokens.words) else ""
    if context.words.is_in("counted", follows):
        return False
    noun = _NOUN.match(behind)
    if any(name == "year-prep" for name, _ in _classes(match, match.first - 1)):
        return not (noun and year % 100 == 0)
    if year < _FIRST_YEAR:
        named = match.first > 0 and text[match.tokens.starts[match.first - 1]].isupper()
        return bool(context.words.participle.search(follows)) or behind[:1] == ")" or (named and not noun)
    return year <= _LAST_YEAR and not (noun and year % 50 == 0)


def _classes(match: Match, at: int) -> tuple[Any, ...]:
    return match.tokens.classes[at] if 0 <= at < len(match.tokens.classes) else ()


def _decade(match: Match, context: Context) -> Value | None:
    tens = match.get("decade") if match.get("decade") is not None else match.get("decade-noun")
    return Value(str(tens))


def _century(match: Match, context: Context) -> Value | None:
    if match.get("ord"):
        return Value(f"{match.get('ord') - 1:02d}")
    return Value(f"{context.year // 100 + match.get('rel'):02d}") if context.year else None


def _millennium(match: Match, context: Context) -> Value | None:
    return Value(str(match.get("ord") - 1))


def _relative(match: Match, context: Context) -> Value | None:
    unit = match.get("unit") or match.get("of-unit")
    step = match.get("rel") or 0
    return _shifted(unit, step, context)


def _shifted(unit: str, step: int, context: Context) -> Value | None:
    """The unit that lies `step` units from the article's date, in the unit's precision or the date's."""
    if unit == "CE":
        return Value(f"{context.year // 100 + step:02d}") if context.year else None
    if unit == "DE":
        return Value(str(context.year // 10 + step)) if context.year else None
    if unit == "Y" and context.year:
        return Value(f"{context.year + step:04d}")
    if unit == "M" and context.month:
        months = context.year * 12 + context.month - 1 + step
        return Value(f"{months // 12:04d}-{months % 12 + 1:02d}")
    if unit == "Q" and context.month:
        quarters = context.year * 4 + (context.month - 1) // 3 + step
        return Value(f"{quarters // 4:04d}-Q{quarters % 4 + 1}")
    if unit in ("W", "WE", "D") and context.today is None:
        return Value(context.published) if context.published else None
    if unit in ("W", "WE") and context.today:
        year, week, _ = (context.today + timedelta(weeks=step)).isocalendar()
        return Value(f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else ""))
    if unit == "D" and context.today and step:
        return Value((context.today + timedelta(days=step)).isoformat())
    return None


def _of_the_year(match: Match, context: Context) -> Value | None:
    return _shifted("Y", 0, context) if match.get("of-unit") == "Y" else None


def _season(match: Match, context: Context) -> Value | None:
    if _is_surname(match, context):
        return None
    year = match.get("year") or (context.year + (match.get("rel") or 0) if context.year else 0)
    before = match.tokens.words[match.first - 1] if match.first else ""
    if not match.get("year") and match.get("rel") is None and not context.words.is_in("before-season", before):
        return Value(f"XXXX-{match.get('season')}")
    return Value(f"{year:04d}-{match.get('season')}" if year else f"XXXX-{match.get('season')}")


def _holiday(match: Match, context: Context) -> Value | None:
    rule = match.get("holiday")
    if match.get("year"):
        day = feast(rule, match.get("year"))
    elif context.today is not None:
        days = [d for d in (feast(rule, context.year + step) for step in (-1, 0, 1)) if d is not None]
        day = _chosen(days, context.today, context.direction)
    else:
        return Value(f"{context.year:04d}") if context.year else None
    return Value(day.isoformat()) if day else None


def _quarter(match: Match, context: Context) -> Value | None:
    unit, number = match.get("quarter"), match.get("ord")
    year = match.get("year") or context.year
    if number:
        return Value(f"{year:04d}-{unit}{number}") if year and number <= (4 if unit == "Q" else 2) else None
    return _shifted("Q", match.get("rel"), context) if unit == "Q" and match.get("rel") is not None else None


def _weekend(match: Match, context: Context) -> Value | None:
    if context.today is None:
        return Value(context.published) if context.published else None
    rel = match.get("rel")
    step = rel if rel is not None else (-1 if context.direction < 0 or context.today.weekday() < 2 else 0)
    if rel is None and context.direction > 0:
        step = 0
    if rel == -1 and context.today.weekday() > 4:
        step = -1
    return _shifted("WE", step, context)


def _deictic(match: Match, context: Context) -> Value | None:
    step = match.get("deictic") if match.get("deictic") is not None else match.get("tomorrow")
    if step == 0 and not _is_today(match, context):
        return Value("PRESENT_REF")
    if context.today is None:
        return Value(context.published) if context.published else Value("PRESENT_REF" if step == 0 else "XXXX-XX-XX")
    return Value((context.today + timedelta(days=step)).isoformat())


def _is_today(match: Match, context: Context) -> bool:
    """ "heute" is the article's day where something happens on it, else the present in general."""
    before = match.tokens.words[match.first - 1] if match.first else ""
    behind = match.tokens.words[match.last + 1] if match.last + 1 < len(match.tokens.words) else ""
    if any(name == "clock" for classes in match.tokens.classes[match.last : match.last + 8] for name, _ in classes):
        return True
    if context.announces:
        return True
    if context.words.is_in("before-today", before) or context.words.is_in("behind-today", behind):
        return True
    return not context.words.is_in("before-present", before) and context.is_daily and context.direction < 0


def _ref(match: Match, context: Context) -> Value | None:
    for name in ("now", "former", "epoch", "past-adjective", "lasting"):
        if match.get(name) is not None:
            return Value(match.get(name))
    return None


def _year_part(match: Match, context: Context) -> Value | None:
    year = match.get("year") or context.year
    return Value(f"{year:04d}", match.get("year-part")) if year else None


def _present(match: Match, context: Context) -> Value | None:
    return Value("PRESENT_REF")


def _number_unit(match: Match, context: Context) -> Value | None:
    amount, unit = match.get("number-unit")
    return Value(f"PT{amount}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{amount}{unit}")


def _previous(match: Match, context: Context) -> Value | None:
    return _shifted(match.get("previous"), -1, context)


def _this_year(match: Match, context: Context) -> Value | None:
    return _shifted("Y", 0, context)


def _day_after(match: Match, context: Context) -> Value | None:
    step = match.get("day-after")
    unit = match.get("unit") or "D"
    anchor = context.anchor(unit)
    if anchor is None:
        return None
    return _moved(anchor, unit, step)


def _moved(anchor: date, unit: str, step: int) -> Value | None:
    """The unit that lies `step` units from a day, in the unit's precision."""
    if unit == "D":
        return Value((anchor + timedelta(days=step)).isoformat())
    if unit == "W":
        year, week, _ = (anchor + timedelta(weeks=step)).isocalendar()
        return Value(f"{year:04d}-W{week:02d}")
    if unit == "M":
        months = anchor.year * 12 + anchor.month - 1 + step
        return Value(f"{months // 12:04d}-{months % 12 + 1:02d}")
    return Value(f"{anchor.year + step:04d}") if unit == "Y" else None


def _day_part(match: Match, context: Context) -> Value | None:
    part = match.get("daypart") or match.get("day-noun")
    if match.get("weekday-part") is not None:
        number, part = match.get("weekday-part")
        day = _day_of_week(number, match.get("rel"), context) if context.today else None
    elif match.get("weekday") is not None:
        day = _day_of_week(match.get("weekday"), None, context) if context.today else None
    elif match.get("rel") is not None:
        day = context.today + timedelta(days=match.get("rel")) if context.today else None
    elif match.get("deictic") is not None:
        day = context.today + timedelta(days=match.get("deictic")) if context.today else None
    else:
        day = context.day_here or context.today
    return Value(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}")


def _night_to(match: Match, context: Context) -> Value | None:
    if context.today is None:
        return Value(f"XXXX-XX-XXT{match.get('day-noun')}")
    return Value(f"{_day_of_week(match.get('weekday'), None, context).isoformat()}T{match.get('day-noun')}")


def _clock(match: Match, context: Context) -> Value | None:
    shown = match.tokens.words[match.first]
    printed = str(match.get("hour") or match.get("clock-time"))
    printed = printed if not printed.isdecimal() else f"{printed}:00"
    hour, minute = (int(part) for part in re.split("[.:]", printed))
    if not shown.isdecimal() and not match.get("clock") and ":" not in printed:
        return None  # "3.80 Euro"
    if hour > 24 or minute > 59 or (":" in printed and not match.get("clock")):
        return None  # a score
    day = context.day_here or context.today
    return Value(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}")


def _duration(match: Match, context: Context) -> Value | None:
    unit = match.get("units") or match.get("unit")
    amount = next(
        (match.get(name) for name in ("one-and-half", "half", "num", "both", "few") if match.get(name) is not None), "X"
    )
    if unit == "WE" and amount == "X":
        return None
    if match.rule.id == "duration-one" and amount != 1:
        return None
    if _is_age(match, context):
        return None
    if unit in _CLOCK_UNITS:
        return Value(f"PT{amount}{_CLOCK_UNITS[unit]}")
    days = _days_away(match, unit, amount, context)
    return Value(f"P{amount}{unit}", days=days)


def _is_age(match: Match, context: Context) -> bool:
    """ "18 Jahre alt", "im Alter von 16 Jahren"."""
    behind = {name for name, _value in _classes(match, match.last + 1)}
    before = match.tokens.words[max(match.first - 2, 0) : match.first]
    return "old" in behind or any(context.words.is_in("age", word) for word in before)


def _days_away(match: Match, unit: str, amount: object, context: Context) -> tuple[str | None, str | None] | None:
    """The days of "vor drei Jahren" and "zwei Tage später", in the unit's precision."""
    if not isinstance(amount, int) or unit not in ("Y", "M", "W", "D"):
        return None
    try:
        if match.get("day-after") is not None:
            anchor = context.anchor(unit)
            moved = _moved(anchor, unit, amount * match.get("day-after")) if anchor else None
        elif any(name == "before" for name, _value in _classes(match, match.first - 1)):
            moved = _shifted(unit, -amount, context)
        else:
            return None
    except (ValueError, OverflowError):
        return None  # before the calendar
    return days_of(moved.value) if moved else None


def _duration_joined(match: Match, context: Context) -> Value | None:
    units = [*match.held.get("unit", []), *match.held["units"]]
    amounts = match.held["num"]
    if any(unit in _CLOCK_UNITS for unit in units):
        return Value(
            "PT" + "".join(f"{n}{_CLOCK_UNITS.get(unit, unit)}" for n, unit in zip(amounts, units, strict=False))
        )
    return Value("P" + "".join(f"{n}{unit}" for n, unit in zip(amounts, units, strict=False)))


def _duration_few(match: Match, context: Context) -> Value | None:
    unit = match.get("units")
    return Value(f"PTX{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"PX{unit}")


def _every(match: Match, context: Context) -> Value | None:
    unit = match.get("units") or match.get("unit")
    amount = match.get("num") or 1
    return Value(f"PT{amount}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{amount}{unit}")


def _every_few(match: Match, context: Context) -> Value | None:
    return Value(f"PX{match.get('units')}")


def _every_weekday(match: Match, context: Context) -> Value | None:
    number = match.get("weekday") if match.get("weekday") is not None else match.get("weekdays")
    return Value(f"XXXX-WXX-{number + 1}")


def _ref_rate(match: Match, context: Context) -> Value | None:
    return Value(match.get("rate"))


def _daily(match: Match, context: Context) -> Value | None:
    return Value(f"XXXX-XX-XX{match.get('daily')}")


#: By the name that rules give: all of one signature, whether they need the context or not.
_VALUES: dict[str, Callable[[Match, Context], Value | None]] = {
    "iso": _iso,
    "full_date": _full_date,
    "day": _day,
    "every_date": _every_date,
    "month": _month,
    "weekday": _weekday,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "millennium": _millennium,
    "relative": _relative,
    "of_the_year": _of_the_year,
    "season": _season,
    "holiday": _holiday,
    "quarter": _quarter,
    "weekend": _weekend,
    "deictic": _deictic,
    "ref": _ref,
    "year_part": _year_part,
    "present": _present,
    "number_unit": _number_unit,
    "previous": _previous,
    "this_year": _this_year,
    "day_after": _day_after,
    "day_part": _day_part,
    "night_to": _night_to,
    "clock": _clock,
    "duration": _duration,
    "duration_joined": _duration_joined,
    "duration_few": _duration_few,
    "every": _every,
    "every_few": _every_few,
    "every_weekday": _every_weekday,
    "ref_rate": _ref_rate,
    "daily": _daily,
}
