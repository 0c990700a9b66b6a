"""The step `vector_incidents`: which incidents count for a focal state, towards whom and with which weight.

What is counted and how is in design terms: incidents that happened, each once, its weight shared among its
counterparts (Decimal, so that sums are equal in any order).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pyarrow as pa

from multivektor.schemas import TABLES, table_schema

_PLACES = Decimal("0.000001")


def vector_incidents(facts: pa.Table, incidents: pa.Table, reports: pa.Table, focus: str, period: str) -> pa.Table:
    """The incidents that count for the focal state, with their counterpart, period, direction and weight."""
    published = _published(incidents, reports)
    rows: list[dict[str, Any]] = []
    for fact in facts.to_pylist():
        if not fact["happened"]:
            continue
        pairs = _counterparts(fact["actor_codes"], fact["recipient_codes"], focus)
        weight = (Decimal(1) / len(pairs)).quantize(_PLACES, ROUND_HALF_UP) if pairs else Decimal(0)
        for when in _periods(fact, published[fact["incident_id"]], period):
            rows += [
                {
                    "focus": focus,
                    "counterpart": code,
                    "period": when,
                    "direction": direction,
                    "incident_id": fact["incident_id"],
                    "weight": weight,
                }
                for code, direction in pairs
            ]
    rows.sort(key=lambda row: (row["counterpart"], row["period"], row["direction"], row["incident_id"]))
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["vector_incidents"]))


def _counterparts(actors: Sequence[str], recipients: Sequence[str], focus: str) -> list[tuple[str, str]]:
    """The counterparts of an incident with their direction, seen from the focal state."""
    others = [code for code in recipients if code != focus]
    partners = [code for code in actors if code != focus]
    if focus in actors:
        if others:
            return [(code, "out") for code in others]
        direction = "in" if recipients else "mutual"  # what partners do to the focus with its help, they do to it
        return [(code, direction) for code in partners] or [("domestic", "out")]
    if focus in recipients:
        return [(code, "in") for code in partners]
    return []


def _periods(fact: Mapping[str, Any], published: Iterable[str], period: str) -> list[str]:
    """The period of an incident; a background act counts once in each period in which it is named."""
    if is_standing(fact):
        return sorted({period_of(day, period) for day in published})
    return [period_of(fact["event_date"] or "", period)]


def is_standing(fact: Mapping[str, Any]) -> bool:
    """Whether an incident is a standing one: a background act without date."""
    return bool(fact["is_label"] and not fact["event_date"])


def period_of(day: str, period: str) -> str:
    """The year, quarter or month of a date; "undated" for what has none so precise."""
    if not day or (period != "year" and len(day) < 7):
        return "undated"
    if period == "year":
        return day[:4]
    return day[:7] if period == "month" else f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def _published(incidents: pa.Table, reports: pa.Table) -> dict[str, set[str]]:
    days = {row["report_id"]: row["published_at"] or "" for row in reports.to_pylist()}
    found: dict[str, set[str]] = defaultdict(set)
    for row in incidents.to_pylist():
        found[row["incident_id"]].add(days[row["report_id"]])
    return found
