"""Simple time expressions with the days they cover, seen from the article's date.

What can't be resolved (a weekday in an article without a day) is left out: no day is ever invented.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from multivektor.languages import load_pack
from multivektor.reading import Article, Sentence, TimeExpression

_SPACE = r"[\s\u00a0\u202f]+"


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    weekdays: dict[str, int]
    deictic: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    past: tuple[str, ...]
    next: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    words = load_pack(language).file("grammar/times")
    locale = Locale(language)
    months = {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in locale.months["format"][width].items()
    }
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    units = {word.lower(): unit for word, unit in words["units"].items()}

    def any_of(items: object) -> str:
        return "(?:" + "|".join(sorted(map(re.escape, map(str, items)), key=len, reverse=True)) + ")"  # type: ignore[call-overload]

    relative = any_of([*words["past"], *words["next"], *words["this"]]) + "(?:e[nrsm]?)"
    pattern = re.compile(
        rf"\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b"
        rf"|\b(?P<day>\d{{1,2}})\.(?:{_SPACE})?(?P<month>{any_of(months)}|\d{{1,2}}\.)(?:{_SPACE}?(?P<year>\d{{4}}))?(?!\w)"
        rf"|\b(?:(?P<part>{any_of(words['parts'])}){_SPACE})?(?P<m2>{any_of(months)})(?:{_SPACE}(?P<y2>\d{{4}}))?\b"
        rf"|\b(?P<weekday>{any_of(weekdays)})(?:morgen|abend|nachmittag|mittag|vormittag)?(?:s)?\b"
        rf"|\b(?P<deictic>{any_of(words['deictic'])})\b"
        rf"|\b(?P<rel>{relative}){_SPACE}(?P<unit>{any_of(words['units'])})(?:en|es|s|e)?\b"
        rf"|\b{words['ago']}{_SPACE}(?P<count>\d{{1,3}}|{any_of(words['numbers'])}){_SPACE}(?P<agounit>{any_of(words['units'])})(?:en|e|n)?\b"
        rf"|(?<=[\w,(]{{1}}[\s\u00a0(])(?P<y3>(?:19|20)\d{{2}})(?![\w%.,]\d|\w|{_SPACE}(?:Euro|Dollar|Menschen|Soldaten|Kilometer|Tonnen|Personen))",
        re.IGNORECASE,
    )
    return _Words(
        months,
        weekdays,
        dict(words["deictic"]),
        dict(words["numbers"]),
        units,
        tuple(words["past"]),
        tuple(words["next"]),
        pattern,
    )


def find_times(article: Article, sentences: list[Sentence], language: str) -> list[TimeExpression]:
    """The time expressions of an article's sentences, in order."""
    words = _words(language)
    found: list[TimeExpression] = []
    for sentence in sentences:
        for match in words.pattern.finditer(article.text, sentence.start, sentence.end):
            value = _value(match, words, article)
            if value:
                value, rule = value.split("|")
                start, end = days_of(value)
                found.append(
                    TimeExpression(sentence.sentence, match.start(), match.end(), "DATE", value, start, end, rule)
                )
    return found


def days_of(value: str) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 date value; None where it has none."""
    if re.fullmatch(r"\d{4}-W\d{2}", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    parts = value.split("-")
    try:
        if len(parts) == 3:
            return value, value
        if len(parts) == 2:
            return f"{value}-01", f"{value}-{monthrange(int(parts[0]), int(parts[1]))[1]:02d}"
        return f"{value}-01-01", f"{value}-12-31"
    except ValueError:
        return None, None


def _value(match: re.Match[str], words: _Words, article: Article) -> str:
    """The TIMEX3 value and the rule, joined by a bar; "" if it can't be resolved."""
    published = article.published_at or ""
    today = date.fromisoformat(published) if article.published_precision == "day" else None
    group = match.groupdict()
    if group["iso"]:
        return _day(*map(int, group["iso"].split("-"))) + "|iso" if _day(*map(int, group["iso"].split("-"))) else ""
    if group["day"]:
        raw = group["month"].lower()
        month = words.months.get(raw.rstrip(".")) or (int(raw.rstrip(".")) if raw.rstrip(".").isdigit() else 0)
        year = int(group["year"]) if group["year"] else _nearest_year(month, today, published)
        value = _day(year, month, int(group["day"])) if year else ""
        return f"{value}|day and month" if value else ""
    if group["m2"]:
        month = words.months[group["m2"].lower()]
        if group["m2"][0].islower() or len(group["m2"]) < 3:
            return ""
        year = int(group["y2"]) if group["y2"] else _nearest_year(month, today, published)
        return f"{year:04d}-{month:02d}|month" if year else ""
    if group["weekday"]:
        if today is None or group["weekday"][0].islower():
            return ""
        back = (today.weekday() - words.weekdays[group["weekday"].lower()]) % 7
        return (today - timedelta(days=back)).isoformat() + "|weekday, the last one"
    if group["deictic"]:
        if today is None or group["deictic"][0].isupper():
            return ""
        return (today + timedelta(days=words.deictic[group["deictic"].lower()])).isoformat() + "|day from publication"
    if group["rel"] or group["agounit"]:
        return _relative(group, words, today, published)
    return f"{group['y3']}|year"


def _relative(group: dict[str, str | None], words: _Words, today: date | None, published: str) -> str:
    if group["rel"]:
        word = group["rel"].lower()
        step = -1 if word.startswith(words.past) else 1 if word.startswith(words.next) else 0
        unit = words.units[str(group["unit"]).lower()]
    else:
        raw = str(group["count"]).lower()
        step = -(int(raw) if raw.isdigit() else words.numbers[raw])
        unit = words.units[str(group["agounit"]).lower()]
    if unit == "year" and published:
        return f"{int(published[:4]) + step:04d}|years from publication"
    if unit == "month" and len(published) >= 7:
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}|months from publication"
    if today is None:
        return ""
    if unit == "week":
        year, week, _ = (today + timedelta(weeks=step)).isocalendar()
        return f"{year:04d}-W{week:02d}|weeks from publication"
    return (today + timedelta(days=step)).isoformat() + "|days from publication"


def _nearest_year(month: int, today: date | None, published: str) -> int:
    """The year in which a month without year lies: at most ten months back, at most two ahead."""
    if not published or not month:
        return 0
    year = int(published[:4])
    here = int(published[5:7]) if len(published) >= 7 else 0
    if not here:
        return 0
    del today
    return year - 1 if month > here + 2 else year + 1 if month < here - 10 else year


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
