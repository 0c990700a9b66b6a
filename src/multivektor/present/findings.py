"""The head of the page: what was read in numbers, and the few findings that the numbers alone support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multivektor.present.incidents import Incident
from multivektor.present.phrases import counted, day_words, listed
from multivektor.present.tables import Tables
from multivektor.present.vectors import DOMESTIC, Balance, PeriodRow

#: How far two shares of cooperation must lie apart to be worth a headline.
_SHIFT = 0.15


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, in numbers; `first` and `last` are "" if no article has a date."""

    articles: int
    files: int
    origins: int
    outlets: int
    first: str
    last: str
    undated_articles: int
    sentences: int
    events: int
    incidents: int
    happened: int
    undated_incidents: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence made of numbers, and where their evidence stands."""

    lead: str
    text: str
    link: str


def summarise(tables: Tables, incidents: Sequence[Incident]) -> Summary:
    """The numbers of the first sentence."""
    articles = tables.rows["articles"]
    days = sorted(row["published_at"] for row in articles if row["published_at"])
    return Summary(
        articles=len(articles),
        files=len({row["file"] for row in articles}),
        origins=len({row["origin_id"] for row in tables.rows["origins"]}),
        outlets=len({row["outlet"] for row in articles if row["outlet"]}),
        first=day_words(days[0]) if days else "",
        last=day_words(days[-1]) if days else "",
        undated_articles=sum(not row["published_at"] for row in articles),
        sentences=len(tables.rows["sentences"]),
        events=len(tables.rows["events"]),
        incidents=len(incidents),
        happened=sum(incident.happened for incident in incidents),
        undated_incidents=sum(not incident.day for incident in incidents),
    )


def find_findings(
    tables: Tables, balances: Sequence[Balance], periods: Sequence[PeriodRow], incidents: Sequence[Incident]
) -> tuple[Finding, ...]:
    """Three to five findings, each with a link to its evidence; fewer if there is less to say."""
    powers = [balance for balance in balances if balance.code != DOMESTIC]
    found = [
        *_leading(tables, powers),
        *_sides(powers),
        *_shift(powers, periods),
        *_not_counted(incidents),
        *_repeats(tables),
    ]
    return tuple(found[:5])


def _leading(tables: Tables, powers: Sequence[Balance]) -> list[Finding]:
    if not powers:
        return []
    first, *rest = powers
    then = listed([f"{balance.name} ({balance.incidents.shown})" for balance in rest[:3]])
    total = len({row["incident_id"] for row in tables.rows["vector_incidents"] if row["counterpart"] != DOMESTIC})
    return [
        Finding(
            f"{first.name} comes first.",
            f"{first.incidents.shown} of {counted(total, 'incident')} that tie {tables.focus_name} to another party "
            f"involve {first.name}" + (f"; then come {then}." if then else "."),
            first.row,
        )
    ]


def _sides(powers: Sequence[Balance]) -> list[Finding]:
    """Cooperation and conflict with the leading counterparts."""
    told = []
    for balance in powers[:3]:
        cooperation = sum(balance.quads[quad].incidents for quad in (1, 2) if quad in balance.quads)
        conflict = sum(balance.quads[quad].incidents for quad in (3, 4) if quad in balance.quads) - balance.requests
        if cooperation + conflict >= 3:
            told.append(f"{balance.name} {cooperation} to {conflict}")
    if not told:
        return []
    return [
        Finding(
            "Cooperation against conflict:",
            f"{'; '.join(told)}. Requests and demands are counted on neither side.",
            "balance-table",
        )
    ]


def _shift(powers: Sequence[Balance], periods: Sequence[PeriodRow]) -> list[Finding]:
    """The leading counterpart whose share of cooperation differs most between its first and last period."""
    shifts = []
    for balance in powers:
        known = [
            (row, row.cooperation_share)
            for row in periods
            if row.code == balance.code
            and not row.too_little
            and row.cooperation_share is not None
            and row.period != "undated"
        ]
        if len(known) >= 2 and abs(known[-1][1] - known[0][1]) >= _SHIFT:
            shifts.append((known[0], known[-1]))
    if not shifts:
        return []
    (early, was), (late, is_now) = shifts[0]
    return [
        Finding(
            f"{early.name}: {'more' if is_now > was else 'less'} cooperation reported.",
            f"Its share is {was:.0%} for {early.period_words} ({counted(early.incidents.incidents, 'incident')}) and "
            f"{is_now:.0%} for {late.period_words} ({late.incidents.shown}); a difference in reporting, not proof of a "
            "trend.",
            late.row,
        )
    ]


def _not_counted(incidents: Sequence[Incident]) -> list[Finding]:
    others = sum(not incident.happened for incident in incidents)
    if not others:
        return []
    return [
        Finding(
            f"{counted(others, 'further incident')} {'is' if others == 1 else 'are'} not counted as acts.",
            "They are denied, disputed, planned, hypothetical or only claimed. They are listed with that label.",
            "statuses",
        )
    ]


def _repeats(tables: Tables) -> list[Finding]:
    repeats = sum(row["kind"] != "own" for row in tables.rows["origins"])
    if not repeats:
        return []
    return [
        Finding(
            f"{counted(repeats, 'article')} {'repeats' if repeats == 1 else 'repeat'} another's text.",
            "Such copies add no independent origin, however many outlets print them.",
            "read",
        )
    ]
