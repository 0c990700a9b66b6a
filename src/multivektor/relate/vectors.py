"""The steps `vector_incidents` and `vectors`: how a focal state stands to each counterpart, by period and direction.

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
MIN_ORIGINS, MIN_OUTLETS = 3, 2
_QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


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
        if recipients:
            return [(code, "out") for code in others] or [("domestic", "out")]
        return [(code, "mutual") for code in partners] or [("domestic", "out")]
    if focus in recipients:
        return [(code, "in") for code in partners]
    return []


def _periods(fact: Mapping[str, Any], published: Iterable[str], period: str) -> list[str]:
    """The period of an incident; a background act counts once in each period in which it is named."""
    if fact["is_label"] and not fact["event_date"]:
        return sorted({_period(day, period) for day in published})
    return [_period(fact["event_date"] or "", period)]


def _period(day: str, period: str) -> str:
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


def vectors(counted: pa.Table, facts: pa.Table, incidents: pa.Table, reports: pa.Table) -> pa.Table:
    """The table `vectors` from what is counted."""
    by_id = {row["incident_id"]: row for row in facts.to_pylist()}
    told_by = _told_by(incidents, reports)
    groups: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in counted.to_pylist():
        for direction in (row["direction"], "all"):
            groups[row["focus"], row["counterpart"], row["period"], direction].append(row)
    rows = [
        {
            "focus": focus,
            "counterpart": code,
            "period": when,
            "direction": direction,
            **_numbers(members, by_id, told_by),
        }
        for (focus, code, when, direction), members in sorted(groups.items())
    ]
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["vectors"]))


def _told_by(incidents: pa.Table, reports: pa.Table) -> dict[str, set[tuple[str, str]]]:
    """Outlet and origin of each report of an incident."""
    known = {row["report_id"]: (row["outlet"], row["origin_id"]) for row in reports.to_pylist()}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in incidents.to_pylist():
        found[row["incident_id"]].add(known[row["report_id"]])
    return found


def _numbers(
    members: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Mapping[str, Any]],
    told_by: Mapping[str, set[tuple[str, str]]],
) -> dict[str, Any]:
    weights: dict[str, Decimal] = {name: Decimal(0) for name in _QUADS.values()}
    cooperation = conflict = total = Decimal(0)
    scale = Decimal(0)
    for row in members:
        fact, weight = facts[row["incident_id"]], row["weight"]
        weights[_QUADS[fact["quad_code"]]] += weight
        total += weight
        scale += weight * Decimal(str(fact["event_scale"]))
        if fact["event_type"] != "REQUEST":
            cooperation += weight if fact["quad_code"] <= 2 else 0
            conflict += weight if fact["quad_code"] > 2 else 0
    told = set().union(*(told_by[row["incident_id"]] for row in members))
    outlets, origins = sorted({outlet for outlet, _ in told}), {origin for _, origin in told}
    return {
        "incidents": len({row["incident_id"] for row in members}),
        "weight": total,
        **weights,
        "scale_sum": float(scale),
        "scale_mean": float(scale / total) if total else None,
        "cooperation_share": float(cooperation / (cooperation + conflict)) if cooperation + conflict else None,
        "origins": len(origins),
        "outlets": len(outlets),
        "too_little": len(origins) < MIN_ORIGINS or len(outlets) < MIN_OUTLETS,
        "hangs_on_outlet": next(
            (o for o in outlets if len(outlets) > 1 and _sign(_without(o, members, facts, told_by)) != _sign(scale)),
            None,
        ),
    }


def _without(
    outlet: str,
    members: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Mapping[str, Any]],
    told_by: Mapping[str, set[tuple[str, str]]],
) -> Decimal:
    """The sum of the scale over the incidents that some other outlet tells as well."""
    kept = [row for row in members if any(other != outlet for other, _ in told_by[row["incident_id"]])]
    return sum((row["weight"] * Decimal(str(facts[row["incident_id"]]["event_scale"])) for row in kept), Decimal(0))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
