"""The step `incidents`: which reports tell of one happening.

Reports join an anchor, the earliest of their key, never each other: no chain can pull apart days together. SQL has
no way to say this without recursion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from multivektor.schemas import TABLES, table_schema

#: Days between two reports' dates within which they may mean one happening.
WINDOW = 3
#: Days between publications within which an undated report joins an anchor.
UNDATED_WINDOW = 7


class _Anchor(NamedTuple):
    report_id: str
    when: str
    published: str
    is_label: bool


def incidents(reports: pa.Table, corrections: pa.Table) -> pa.Table:
    """The table `incidents` from `reports` and the user's `corrections`."""
    apart, together = _said_by_user(corrections)
    anchors: dict[tuple[Any, ...], list[_Anchor]] = defaultdict(list)
    members: dict[str, set[str]] = defaultdict(set)
    rows: list[dict[str, str]] = []
    for report in sorted(reports.to_pylist(), key=_order):
        report_id, key = report["report_id"], _key(report)
        found = next(
            (
                (anchor.report_id, why)
                for anchor in anchors[key]
                if (why := _same(anchor, report))
                and not any(frozenset((member, report_id)) in apart for member in members[anchor.report_id])
            ),
            None,
        )
        if found is None:
            when, published = report["event_date"] or "", report["published_at"] or ""
            anchors[key].append(_Anchor(report_id, when, published, report["is_label"]))
        incident_id, why = found or (report_id, "first report")
        members[incident_id].add(report_id)
        rows.append({"incident_id": incident_id, "report_id": report_id, "linked_by": why})
    moved = _joined(together, rows, reports)
    for row in rows:
        if row["incident_id"] in moved:
            row["incident_id"], row["linked_by"] = moved[row["incident_id"]], "the user says so"
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["incidents"]))


def _joined(together: list[list[str]], rows: list[dict[str, str]], reports: pa.Table) -> dict[str, str]:
    """Where the user moves incidents: to the earliest of those that he calls the same and that there are.

    An id may be that of any event of an incident: what opened one when the user wrote may since have joined an earlier
    report. An id that is gone joins nothing, but two lists that both name it are one.
    """
    incident_of = _incident_of(rows, reports)
    groups: list[set[str]] = []
    for named in together:
        meant = {incident_of.get(named_id, named_id) for named_id in named}
        touching = [group for group in groups if group & meant]
        groups = [group for group in groups if group not in touching] + [meant.union(*touching)]
    moved: dict[str, str] = {}
    order = list(dict.fromkeys(row["incident_id"] for row in rows))
    for group in groups:
        there = [incident for incident in order if incident in group]
        moved |= dict.fromkeys(there[1:], there[0])
    return moved


def _incident_of(rows: list[dict[str, str]], reports: pa.Table) -> dict[str, str]:
    """Incident by the id of any event that tells of it."""
    by_report = {row["report_id"]: row["incident_id"] for row in rows}
    return {
        event_id: by_report[report["report_id"]] for report in reports.to_pylist() for event_id in report["event_ids"]
    }


def _order(report: Mapping[str, Any]) -> tuple[Any, ...]:
    """Earliest first; what has a day before what has less, so that the anchor is the best dated."""
    when = report["event_date"] or ""
    return (-len(when), when, report["is_label"], report["published_at"] or "9999", report["report_id"])


def _key(report: Mapping[str, Any]) -> tuple[Any, ...]:
    actors, recipients = report["actor_codes"], report["recipient_codes"]
    if report["event_type"] == "CONSULT":  # a visit and the meeting it led to are one
        return report["event_type"], tuple(sorted({*actors, *recipients})), report["status"] == "wrong"
    return report["event_type"], tuple(actors), tuple(recipients), report["status"] == "wrong"


def _same(anchor: _Anchor, report: Mapping[str, Any]) -> str:
    """Why the report joins the anchor, "" if it doesn't."""
    when = report["event_date"] or ""
    if anchor.is_label and report["is_label"]:
        return "the same background act"
    if when and anchor.when:
        if len(when) == len(anchor.when) == 10:
            days = abs((date.fromisoformat(when) - date.fromisoformat(anchor.when)).days)
            return f"same act and parties, {days} days apart" if days <= WINDOW else ""
        return (
            "same act and parties, same " + {7: "month", 4: "year"}.get(len(when), "period")
            if anchor.when.startswith(when)
            else ""
        )
    published = report["published_at"] or ""
    if not when and not report["is_label"] and len(published) == 10 and len(anchor.published) == 10:
        days = abs((date.fromisoformat(published) - date.fromisoformat(anchor.published)).days)
        return "same act and parties, undated, published within a week" if days <= UNDATED_WINDOW else ""
    return ""


def _said_by_user(corrections: pa.Table) -> tuple[set[frozenset[str]], list[list[str]]]:
    """Pairs of incidents that are not the same, and lists of those that are."""
    apart: set[frozenset[str]] = set()
    together: list[list[str]] = []
    for row in corrections.to_pylist():
        not_same = row["not_same"] or []
        apart |= {frozenset((a, b)) for a in not_same for b in not_same if a != b}
        if row["same"]:
            together.append(list(row["same"]))
    return apart, together
