"""Events of one article whose dates may mean one day are one report."""

from __future__ import annotations

import pytest


def days(make, *dates, **more):
    """Reports as (date, precision, ids of their events)."""
    events = [make.event(f"e{n}", date=date, start=n, **more) for n, date in enumerate(dates)]
    rows = make.rows(make.derive(events), "reports")
    return sorted((r["event_date"] or "", r["event_date_precision"], "".join(r["event_ids"])) for r in rows)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2022-11-10", None), [("2022-11-10", "day", "e0e1")]),
        ((None, "2022-11-10"), [("2022-11-10", "day", "e0e1")]),
        (("2022-11", "2022-11-10"), [("2022-11-10", "day", "e0e1")]),
        (("2022", "2022-11"), [("2022-11", "month", "e0e1")]),
        (("2022", "2022-11", "2022-11-10", None), [("2022-11-10", "day", "e0e1e2e3")]),
        ((None, None), [("", "unknown", "e0e1")]),
        (("2022-11-10", "2022-12"), [("2022-11-10", "day", "e0"), ("2022-12", "month", "e1")]),
        (("2022-11", "2022-12"), [("2022-11", "month", "e0"), ("2022-12", "month", "e1")]),
        (("2022-11-10", "2022-11-11"), [("2022-11-10", "day", "e0"), ("2022-11-11", "day", "e1")]),
        # what fits two days goes to the earlier, and joins them to each other never
        (("2022-11-12", "2022-11", "2022-11-10"), [("2022-11-10", "day", "e1e2"), ("2022-11-12", "day", "e0")]),
        # the finest first: the month is of another year than the day that the undated one takes
        (("2021-05", None, "2022-11-10"), [("2021-05", "month", "e0"), ("2022-11-10", "day", "e1e2")]),
    ],
)
def test_dates_that_may_mean_one_day(make, dates, expected):
    assert days(make, *dates) == expected


@pytest.mark.parametrize("change", [{"article": "b"}, {"act": "AGREE"}, {"actors": "CHN"}, {"status": "negated"}])
def test_another_act_gives_no_date(make, change):
    reports = make.rows(make.derive([make.event("e1"), make.event("e2", date=None, **change)]), "reports")
    assert {r["report_id"]: r["event_date"] for r in reports} == {"e1": "2022-11-10", "e2": None}


def test_a_label_takes_no_date(make):
    told = [make.event("e1", "ASSAULT", "RUS", "UKR"), make.event("e2", "ASSAULT", "RUS", "UKR", None, is_label=True)]
    reports = make.rows(make.derive(told), "reports")
    assert {r["report_id"]: (r["event_date"], r["is_label"]) for r in reports} == {
        "e1": ("2022-11-10", False),
        "e2": (None, True),
    }
