"""What counts for a focal state, towards whom, in which direction and with which weight."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from multivektor.errors import UsageError


def counted(make, *events, **more):
    rows = make.rows(make.derive(events, **more), "vector_incidents")
    return [(r["counterpart"], r["period"], r["direction"]) for r in rows]


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        ("KAZ", "RUS", [("RUS", "out")]),
        ("RUS", "KAZ", [("RUS", "in")]),
        ("KAZ RUS", "", [("RUS", "mutual")]),
        ("KAZ", "CHN RUS", [("CHN", "out"), ("RUS", "out")]),
        ("CHN RUS", "KAZ", [("CHN", "in"), ("RUS", "in")]),
        ("CHN KAZ RUS", "", [("CHN", "mutual"), ("RUS", "mutual")]),
        ("CHN KAZ", "RUS", [("RUS", "out")]),
        ("RUS", "CHN KAZ", [("RUS", "in")]),  # what RUS does to CHN is no matter of KAZ
        ("KAZ", "", [("domestic", "out")]),
        ("KAZ", "KAZ", [("domestic", "out")]),
        ("KAZ", "KAZ RUS", [("RUS", "out")]),
        ("RUS", "CHN", []),  # a third party's act
        ("RUS CHN", "", []),
        ("RUS", "", []),
    ],
)
def test_counterparts_and_directions(make, actors, recipients, expected):
    found = counted(make, make.event("e", "CONSULT", actors, recipients))
    assert [(code, direction) for code, _, direction in found] == expected


@pytest.mark.parametrize(
    ("focus", "expected"),
    [("KAZ", [("RUS", "out")]), ("RUS", [("KAZ", "in")]), ("CHN", [])],
)
def test_an_act_is_seen_from_the_focus(make, focus, expected):
    found = counted(make, make.event("e"), focus=focus)
    assert [(code, direction) for code, _, direction in found] == expected


@pytest.mark.parametrize(
    ("date", "year", "quarter", "month"),
    [
        ("2022-11-10", "2022", "2022-Q4", "2022-11"),
        ("2022-03-31", "2022", "2022-Q1", "2022-03"),
        ("2022-04", "2022", "2022-Q2", "2022-04"),
        ("2022", "2022", "undated", "undated"),
        (None, "undated", "undated", "undated"),
    ],
)
def test_the_period_of_an_act(make, date, year, quarter, month):
    for period, expected in (("year", year), ("quarter", quarter), ("month", month)):
        assert counted(make, make.event("e", date=date), period=period) == [("RUS", expected, "out")]


def test_no_such_period(make):
    with pytest.raises(UsageError, match="week"):
        make.derive(period="week")


def test_a_background_act_counts_once_in_each_period_in_which_it_is_named(make):
    label = {"date": None, "is_label": True}
    days = {"a": "2021-02-01", "b": "2021-05-01", "c": "2022-01-01"}
    events = [make.event(f"e{a}", "ASSAULT", "RUS", "KAZ", article=a, **label) for a in days]
    found = counted(make, *events, articles=[make.article(a, day) for a, day in days.items()])
    assert found == [("RUS", "2021", "in"), ("RUS", "2022", "in")]


@pytest.mark.parametrize("status", ["negated", "future", "hypothetical"])
def test_what_has_not_happened_is_not_counted(make, status):
    assert counted(make, make.event("e", status=status)) == []


@pytest.mark.parametrize("others", [1, 2, 3, 6, 7, 12])
@pytest.mark.parametrize("shape", ["mutual", "out", "in"])
def test_a_summit_shares_its_weight(make, others, shape):
    codes = " ".join(f"X{n:02}" for n in range(others))
    parties = {"mutual": (f"KAZ {codes}", ""), "out": ("KAZ", codes), "in": (codes, "KAZ")}[shape]
    rows = make.rows(make.derive([make.event("e", "CONSULT", *parties)]), "vector_incidents")
    assert len(rows) == others
    assert len({row["weight"] for row in rows}) == 1
    assert abs(sum(row["weight"] for row in rows) - 1) < Decimal("0.00001")


def test_one_incident_counts_once_however_many_reports_it_has(make):
    events = [make.event(f"e{n}", article=f"a{n}") for n in range(5)]
    vectors = make.vectors(make.derive(events))
    assert set(vectors) == {("RUS", "2022", "out"), ("RUS", "2022", "all")}
    row = vectors["RUS", "2022", "all"]
    assert (row["incidents"], row["weight"], row["origins"], row["outlets"]) == (1, 1, 5, 5)


def test_the_numbers_of_a_vector(make):
    events = [
        make.event("e1", "AID", "KAZ", "RUS"),
        make.event("e2", "CONSULT", "KAZ RUS CHN", ""),
        make.event("e3", "ACCUSE", "RUS", "KAZ"),
        make.event("e4", "REQUEST", "RUS", "KAZ"),
        make.event("e5", "SANCTION", "RUS", "KAZ", date="2021-01-01"),
    ]
    vectors = make.vectors(make.derive(events))
    row = vectors["RUS", "2022", "all"]
    assert (row["incidents"], row["weight"]) == (4, Decimal("3.5"))
    quads = [row[q] for q in ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")]
    assert quads == [Decimal("0.5"), 1, 2, 0]
    assert row["scale_sum"] == pytest.approx(7 + 0.5 - 3 - 1)
    assert row["scale_mean"] == pytest.approx(3.5 / 3.5)
    assert row["cooperation_share"] == pytest.approx(1.5 / 2.5)  # a request is neither
    assert {d: vectors["RUS", "2022", d]["incidents"] for d in ("out", "in", "mutual")} == {
        "out": 1,
        "in": 2,
        "mutual": 1,
    }
    assert vectors["RUS", "2021", "all"]["material_conflict"] == 1
    assert vectors["CHN", "2022", "all"]["weight"] == Decimal("0.5")


def test_requests_alone_have_no_share(make):
    row = make.vectors(make.derive([make.event("e", "REQUEST")]))["RUS", "2022", "all"]
    assert (row["cooperation_share"], row["verbal_conflict"]) == (None, 1)


@pytest.mark.parametrize(
    ("outlets", "copies", "expected"),
    [
        ("XYZ", False, False),
        ("XYY", False, False),
        ("XXX", False, True),  # one outlet
        ("XY", False, True),  # two origins
        ("XYZ", True, True),  # one origin
    ],
)
def test_too_little_to_say(make, outlets, copies, expected):
    articles = [make.article(f"a{n}", outlet=outlet) for n, outlet in enumerate(outlets)]
    events = [make.event(f"e{n}", article=f"a{n}") for n in range(len(outlets))]
    prints = {f"a{n}": range(10) for n in range(len(outlets))} if copies else {}
    assert make.vectors(make.derive(events, articles, prints))["RUS", "2022", "all"]["too_little"] is expected


@pytest.mark.parametrize(
    ("told", "hangs"),
    [
        ("AID:X ACCUSE:Y", "X"),  # without X it would be negative
        ("AID:X AID:Y", None),
        ("AID:X ACCUSE:X", None),  # one outlet only: nothing to leave out
        ("AID:X AID:Y ACCUSE:X", None),
        ("SANCTION:X AID:Y AID:Z ASSAULT:X", "X"),
        ("AID:XY ACCUSE:Z", None),  # X and Y both tell it
        ("ASSAULT:Y AID:X", "Y"),
    ],
)
def test_a_vector_whose_sign_hangs_on_one_outlet(make, told, hangs):
    articles = [make.article(outlet.lower(), outlet=outlet) for outlet in "XYZ"]
    events, day = [], 1
    for act, outlets in (part.split(":") for part in told.split()):
        day += 4
        events += [make.event(f"e{day}{o}", act, date=f"2022-11-{day:02}", article=o.lower()) for o in outlets]
    row = make.vectors(make.derive(events, articles))["RUS", "2022", "all"]
    assert row["hangs_on_outlet"] == hangs


def test_every_counted_incident_happened_and_the_sums_agree(make):
    events = [
        make.event(
            f"e{n}", act, actors, recipients, date=f"2022-{month:02}-05", article=f"a{n}", status=status, says=says
        )
        for n, (act, actors, recipients, month, status, says) in enumerate(
            (act, actors, recipients, month, status, says)
            for month, act in enumerate(("AID", "CONSULT", "SANCTION"), 1)
            for actors, recipients in (("KAZ", "RUS"), ("KAZ RUS CHN", ""), ("CHN", "KAZ"), ("KAZ", ""), ("RUS", "CHN"))
            for status in ("asserted", "historical", "future")
            for says in ((), ("TUR",))
        )
    ]
    tables = make.derive(events)
    facts = make.facts(tables)
    rows = make.rows(tables, "vector_incidents")
    assert rows
    assert all(facts[row["incident_id"]]["happened"] for row in rows)
    by_incident = defaultdict(Decimal)
    by_vector = defaultdict(set)
    for row in rows:
        by_incident[row["incident_id"]] += row["weight"]
        by_vector[row["counterpart"], row["period"], row["direction"]].add(row["incident_id"])
        by_vector[row["counterpart"], row["period"], "all"].add(row["incident_id"])
    assert all(abs(weight - 1) < Decimal("0.00001") for weight in by_incident.values())
    vectors = make.vectors(tables)
    assert {key: len(ids) for key, ids in by_vector.items()} == {key: row["incidents"] for key, row in vectors.items()}
    for row in vectors.values():
        quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
        assert sum(row[q] for q in quads) == row["weight"]
        assert -10 <= row["scale_mean"] <= 10
