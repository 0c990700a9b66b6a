"""The vector tables: each number with the incidents that it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from multivektor.present.evidence import visible
from multivektor.present.links import anchor
from multivektor.present.phrases import DIRECTIONS, QUADS, act_words, counted, day_words, period_words, weight_words
from multivektor.present.tables import Row, Tables

DOMESTIC = "domestic"


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident in a list that a number opens; `share` is "" where it counts in full."""

    anchor: str
    when: str
    what: str
    quad: int
    share: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list, with the anchor that one number leads to."""

    anchor: str
    heading: str
    items: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The list of incidents behind a row of a table."""

    anchor: str
    heading: str
    row: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a table, and where the incidents that it counts are listed."""

    shown: str
    link: str
    incidents: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What is reported between the focal state and a counterpart over all periods, each incident once."""

    row: str
    code: str
    name: str
    incidents: Number
    quads: Mapping[int, Number]
    weights: Mapping[int, Decimal]
    requests: int
    panel: Panel


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One row of the table `vectors`, all directions."""

    row: str
    code: str
    name: str
    period: str
    period_words: str
    incidents: Number
    directions: Mapping[str, Number]
    weights: Mapping[int, Decimal]
    cooperation_share: float | None
    scale_mean: float | None
    origins: int
    outlets: int
    too_little: bool
    hangs_on_outlet: str
    panel: Panel


def balances(tables: Tables) -> tuple[Balance, ...]:
    """A row for each counterpart, the most reported first, the focal state itself last."""
    members: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in tables.rows["vector_incidents"]:
        members[row["counterpart"]].setdefault(row["incident_id"], row)
    made = [_balance(tables, code, list(rows.values())) for code, rows in members.items()]
    return tuple(sorted(made, key=lambda b: (b.code == DOMESTIC, -b.incidents.incidents, b.name, b.code)))


def _balance(tables: Tables, code: str, rows: Sequence[Row]) -> Balance:
    name, own = counterpart_name(tables, code), anchor("v", code)
    by_quad = {
        quad: [row for row in rows if tables.facts[row["incident_id"]]["quad_code"] == quad] for quad in sorted(QUADS)
    }
    weights = {quad: sum((row["weight"] for row in by_quad[quad]), Decimal(0)) for quad in by_quad}
    parts = [
        Part(
            anchor("v", code, f"q{quad}"),
            f"{QUADS[quad]}: {counted(len(listed), 'incident')}, weight {weight_words(weights[quad])}",
            _listed(tables, listed),
        )
        for quad, listed in by_quad.items()
        if listed
    ]
    return Balance(
        row=anchor("b", code),
        code=code,
        name=name,
        incidents=Number(f"{len(rows):,}", own, len(rows)),
        quads={
            quad: Number(weight_words(weights[quad]), anchor("v", code, f"q{quad}"), len(listed))
            for quad, listed in by_quad.items()
            if listed
        },
        weights=weights,
        requests=sum(tables.facts[row["incident_id"]]["event_type"] == "REQUEST" for row in rows),
        panel=Panel(own, f"{name}: {counted(len(rows), 'incident')}", anchor("b", code), tuple(parts)),
    )


def period_rows(tables: Tables, order: Sequence[Balance]) -> tuple[PeriodRow, ...]:
    """The rows of `vectors`, by counterpart in the order of the balances, then by period, undated last."""
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables.rows["vector_incidents"]:
        members[row["counterpart"], row["period"]].append(row)
    place = {balance.code: number for number, balance in enumerate(order)}
    rows = [row for row in tables.rows["vectors"] if row["direction"] == "all"]
    rows.sort(key=lambda row: (place.get(row["counterpart"], len(place)), row["period"] == "undated", row["period"]))
    return tuple(_period_row(tables, row, members[row["counterpart"], row["period"]]) for row in rows)


def _period_row(tables: Tables, row: Row, members: Sequence[Row]) -> PeriodRow:
    code, period = row["counterpart"], row["period"]
    own, name = anchor("v", code, period), counterpart_name(tables, code)
    words = {
        "out": f"From {tables.focus_name}",
        "in": f"Towards {tables.focus_name}",
        "mutual": "Mutual",
    }
    by_direction = {way: [m for m in members if m["direction"] == way] for way in DIRECTIONS}
    parts = tuple(
        Part(
            anchor("v", code, period, way),
            f"{words[way]}: {counted(len(listed), 'incident')}",
            _listed(tables, listed),
        )
        for way, listed in by_direction.items()
        if listed
    )
    heading = f"{name}, {period_words(period)}: {counted(row['incidents'], 'incident')}"
    return PeriodRow(
        row=anchor("r", code, period),
        code=code,
        name=name,
        period=period,
        period_words=period_words(period),
        incidents=Number(f"{row['incidents']:,}", own, row["incidents"]),
        directions={
            way: Number(f"{len(listed):,}", anchor("v", code, period, way), len(listed))
            for way, listed in by_direction.items()
            if listed
        },
        weights={
            1: row["verbal_cooperation"],
            2: row["material_cooperation"],
            3: row["verbal_conflict"],
            4: row["material_conflict"],
        },
        cooperation_share=row["cooperation_share"],
        scale_mean=row["scale_mean"],
        origins=row["origins"],
        outlets=row["outlets"],
        too_little=row["too_little"],
        hangs_on_outlet=visible(row["hangs_on_outlet"]),
        panel=Panel(own, heading, anchor("r", code, period), parts),
    )


def _listed(tables: Tables, rows: Sequence[Row]) -> tuple[Listed, ...]:
    made = []
    for row in rows:
        fact = tables.facts[row["incident_id"]]
        made.append(
            (
                fact["event_date"] or "9999",
                Listed(
                    anchor=anchor("i", row["incident_id"]),
                    when=day_words(fact["event_date"]),
                    what=act_words(fact, tables.name),
                    quad=fact["quad_code"],
                    share="" if row["weight"] == 1 else weight_words(row["weight"]),
                ),
            )
        )
    return tuple(item for _, item in sorted(made, key=lambda pair: (pair[0], pair[1].anchor)))


def counterpart_name(tables: Tables, code: str) -> str:
    """The name of a counterpart; the focal state itself is at home."""
    return f"Inside {tables.focus_name}" if code == DOMESTIC else tables.name(code)
