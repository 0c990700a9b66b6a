"""The step `vectors`: how a focal state stands to each counterpart, by period and direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pyarrow as pa

from multivektor.relate.vector_incidents import is_standing, period_of
from multivektor.schemas import TABLES, table_schema

MIN_ORIGINS, MIN_OUTLETS = 3, 2
_HAPPENED = ("asserted", "historical")
_QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


class _Telling(NamedTuple):
    """That one report tells of an incident."""

    outlet: str
    origin_id: str
    period: str
    asserts: bool


def vectors(counted: pa.Table, facts: pa.Table, incidents: pa.Table, reports: pa.Table, period: str) -> pa.Table:
    """The table `vectors` from what is counted."""
    by_id = {row["incident_id"]: row for row in facts.to_pylist()}
    told = _tellings(incidents, reports, period)
    groups: dict[tuple[str, str, str, str], list[_Counted]] = defaultdict(list)
    for row in counted.to_pylist():
        fact, tellings = by_id[row["incident_id"]], told[row["incident_id"]]
        # a standing incident is told anew in each period: who tells it in another has no part in this one
        here = [t for t in tellings if t.period == row["period"]] if is_standing(fact) else tellings
        for direction in (row["direction"], "all"):
            groups[row["focus"], row["counterpart"], row["period"], direction].append(
                _Counted(row["weight"], fact, here, frozenset(t.outlet for t in tellings if t.asserts))
            )
    rows = [
        {"focus": focus, "counterpart": code, "period": when, "direction": direction, **_numbers(members)}
        for (focus, code, when, direction), members in sorted(groups.items(), key=lambda group: group[0])
    ]
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["vectors"]))


class _Counted(NamedTuple):
    """An incident in one vector: its share there, who tells it and which outlets assert it in their own voice."""

    weight: Decimal
    fact: Mapping[str, Any]
    tellings: Sequence[_Telling]
    asserted_by: frozenset[str]

    @property
    def scale(self) -> Decimal:
        """Its part of the sum of the scale."""
        return self.weight * Decimal(str(self.fact["event_scale"]))


def _tellings(incidents: pa.Table, reports: pa.Table, period: str) -> dict[str, list[_Telling]]:
    """Who tells of each incident."""
    known = {
        row["report_id"]: _Telling(
            row["outlet"],
            row["origin_id"],
            period_of(row["published_at"] or "", period),
            row["voice"] == "own" and row["status"] in _HAPPENED,
        )
        for row in reports.to_pylist()
    }
    found: dict[str, list[_Telling]] = defaultdict(list)
    for row in incidents.to_pylist():
        found[row["incident_id"]].append(known[row["report_id"]])
    return found


def _numbers(members: Sequence[_Counted]) -> dict[str, Any]:
    weights: dict[str, Decimal] = {name: Decimal(0) for name in _QUADS.values()}
    cooperation = conflict = total = scale = Decimal(0)
    for member in members:
        quad, weight = member.fact["quad_code"], member.weight
        weights[_QUADS[quad]] += weight
        total += weight
        scale += member.scale
        if member.fact["event_type"] != "REQUEST":
            cooperation += weight if quad <= 2 else 0
            conflict += weight if quad > 2 else 0
    outlets = sorted({t.outlet for member in members for t in member.tellings})
    origins = {t.origin_id for member in members for t in member.tellings}
    return {
        "incidents": len({member.fact["incident_id"] for member in members}),
        "weight": total,
        **weights,
        "scale_sum": float(scale),
        "scale_mean": float(scale / total) if total else None,
        "cooperation_share": float(cooperation / (cooperation + conflict)) if cooperation + conflict else None,
        "origins": len(origins),
        "outlets": len(outlets),
        "too_little": len(origins) < MIN_ORIGINS or len(outlets) < MIN_OUTLETS,
        "hangs_on_outlet": next(
            (o for o in outlets if len(outlets) > 1 and _sign(_without(o, members)) != _sign(scale)), None
        ),
    }


def _without(outlet: str, members: Sequence[_Counted]) -> Decimal:
    """The sum of the scale over what still counts without an outlet: told here, and asserted, by another one."""
    kept = [m for m in members if m.asserted_by - {outlet} and any(t.outlet != outlet for t in m.tellings)]
    return sum((member.scale for member in kept), Decimal(0))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
