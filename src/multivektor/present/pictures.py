"""What the charts draw: bars and dots made of vectors and incidents, each with its link and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from multivektor.present.charts import Bar, balance_chart, periods_chart
from multivektor.present.evidence import visible
from multivektor.present.incidents import Group, year_anchor
from multivektor.present.phrases import QUADS, counted, day_words, period_words
from multivektor.present.timeline import Dot, timeline_chart
from multivektor.present.vectors import DOMESTIC, Balance, PeriodRow

#: Counterparts that a chart shows; the tables show all.
MOST_ROWS = 12
#: Dots above which the timeline draws months instead of incidents.
_MOST_DOTS = 900
_SMALL_DOTS = 300
#: Periods that fit beside their table.
_FEW_PERIODS = 5
_MIDDLE = {4: "-07-01", 7: "-15", 10: ""}


def draw_charts(balances: Sequence[Balance], periods: Sequence[PeriodRow], groups: Sequence[Group]) -> dict[str, str]:
    """The charts as SVG by name; a chart that would be empty is left out.

    `periods_wide` and `timeline_months` are what `periods` and `timeline` become where there is too much for them.
    """
    leading = [balance for balance in balances if balance.code != DOMESTIC][:MOST_ROWS]
    names = _unlike(leading)
    charts: dict[str, str] = {}
    if bars := list(_balance_bars(leading, names)):
        charts["balance"] = balance_chart(bars)
    shown = [row for row in periods if row.code in names and row.period != "undated"]
    if shown:
        axis = all_periods(sorted({row.period for row in shown}))
        charts["periods" if len(axis) <= _FEW_PERIODS else "periods_wide"] = periods_chart(
            list(_period_bars(shown, names)), [(p, period_words(p)) for p in axis]
        )
    dots = _dots(groups, names)
    if len(dots) > _MOST_DOTS:
        by_month = _by_month(dots, {name: code for code, name in names.items()})
        charts["timeline_months"] = timeline_chart(by_month, width=820)
    elif dots:
        charts["timeline"] = timeline_chart(dots, width=820)
        if len(dots) <= _SMALL_DOTS:
            charts["timeline_small"] = timeline_chart(dots, width=230)
    return charts


def _unlike(balances: Sequence[Balance]) -> dict[str, str]:
    """Names by code; two codes with one name are told apart by their code."""
    names = [balance.name for balance in balances]
    return {
        balance.code: balance.name if names.count(balance.name) == 1 else f"{balance.name} ({visible(balance.code)})"
        for balance in balances
    }


def _balance_bars(balances: Sequence[Balance], names: dict[str, str]) -> Iterable[Bar]:
    for balance in balances:
        for quad, number in balance.quads.items():
            told = f"{balance.name}, {QUADS[quad].lower()}: {counted(number.incidents, 'incident')}"
            told += f", weight {number.shown}"
            yield Bar(names[balance.code], quad, float(balance.weights[quad]), f"#{number.link}", told)


def _period_bars(rows: Sequence[PeriodRow], names: dict[str, str]) -> Iterable[Bar]:
    for row in rows:
        for quad in sorted(QUADS):
            weight = float(row.weights[quad])
            if weight:
                told = f"{row.name}, {row.period_words}, {QUADS[quad].lower()}: weight {weight:g}"
                told += " (too little to say)" if row.too_little else ""
                link = f"#{row.incidents.link}"
                yield Bar(names[row.code], quad, weight, link, told, period=row.period, faint=row.too_little)


def all_periods(periods: Sequence[str]) -> tuple[str, ...]:
    """Every period from the first to the last, so that an axis hides no gap.

    >>> all_periods(["2021-Q3", "2022-Q1"])
    ('2021-Q3', '2021-Q4', '2022-Q1')
    """
    if not periods:
        return ()
    first, last = _position(periods[0]), _position(periods[-1])
    parts = 4 if "Q" in periods[0] else 12 if "-" in periods[0] else 1
    mark = {4: "-Q{}", 12: "-{:02}", 1: ""}[parts]
    years = (divmod(at, parts) for at in range(first, last + 1))
    return tuple(f"{year:04}" + mark.format(number + 1) for year, number in years)


def _position(period: str) -> int:
    year, _, rest = period.partition("-")
    if not rest:
        return int(year)
    return int(year) * 4 + int(rest[1:]) - 1 if rest.startswith("Q") else int(year) * 12 + int(rest) - 1


def _dots(groups: Sequence[Group], names: dict[str, str]) -> list[Dot]:
    """Dated incidents that happened, counterpart by counterpart."""
    dots: list[Dot] = []
    order = {code: number for number, code in enumerate(names)}
    for group in sorted((g for g in groups if g.code in names), key=lambda g: order[g.code]):
        listed = [incident for _, _, incidents in group.years for incident in incidents]
        listed += [incident for incident in group.elsewhere if incident.day]
        for incident in sorted(listed, key=lambda i: (i.day, i.anchor)):
            if incident.happened:
                day = incident.day + _MIDDLE[len(incident.day)]
                told = f"{incident.when}: {incident.what}"
                dots.append(Dot(names[group.code], day, incident.quad, f"#{incident.anchor}", told))
    return dots


def _by_month(dots: Sequence[Dot], codes: dict[str, str]) -> list[Dot]:
    """One mark for the incidents of a month, where they are too many to be told apart."""
    months: dict[tuple[str, str, int], int] = defaultdict(int)
    for dot in dots:
        months[dot.name, dot.day[:7], dot.quad] += 1
    return [
        Dot(
            name,
            f"{month}-{(quad - 1) * 7 + 4:02}",
            quad,
            f"#{year_anchor(codes[name], month[:4])}",
            f"{name}, {day_words(month)}, {QUADS[quad].lower()}: {counted(number, 'incident')}",
            number,
        )
        for (name, month, quad), number in months.items()
    ]
