"""Which reports are one happening, and what they say of it together."""

from __future__ import annotations

import pytest


def number(make, *events, **more):
    return len(make.incident_sets(make.derive(events, **more)))


def two(make, first=None, second=None, **more):
    """Two events of two articles, equal but for what is given."""
    return [
        make.event("e1", **({"article": "a"} | more | (first or {}))),
        make.event("e2", **({"article": "b"} | more | (second or {}))),
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2022-11-10", "2022-11-10", 1),
        ("2022-11-10", "2022-11-13", 1),
        ("2022-11-10", "2022-11-14", 2),
        ("2022-11-10", "2022-11-15", 2),
        ("2022-12-31", "2023-01-02", 1),
        ("2022-11-10", "2022-11", 1),  # a month that holds the day
        ("2022-11-10", "2022-12", 2),
        ("2022-11", "2022-11", 1),
        ("2022-11", "2022-10", 2),
        ("2022-11-10", "2022", 1),
        ("2022-11", "2022", 1),
        ("2022", "2021", 2),
        ("2022", "2022", 1),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_dates_that_may_mean_one_happening(make, first, second, expected, swapped):
    if swapped:
        first, second = second, first
    assert number(make, *two(make, {"date": first}, {"date": second})) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"actors": "KAZ", "recipients": "RUS"}, {"actors": "KAZ RUS", "recipients": ""}, 1),  # visit and meeting
        ({"actors": "KAZ", "recipients": "RUS"}, {"actors": "RUS", "recipients": "KAZ"}, 1),
        ({"actors": "KAZ", "recipients": "RUS"}, {"actors": "KAZ CHN", "recipients": ""}, 2),
        ({"actors": "KAZ", "recipients": "RUS"}, {"actors": "KAZ RUS CHN", "recipients": ""}, 2),
    ],
)
@pytest.mark.parametrize(("day", "near"), [("2022-11-12", True), ("2022-11-15", False)])
def test_a_visit_and_the_meeting_it_led_to(make, first, second, expected, day, near):
    events = two(make, first, second | {"date": day}, act="CONSULT")
    assert number(make, *events) == (expected if near else 2)


@pytest.mark.parametrize("change", [{"act": "AGREE"}, {"actors": "RUS", "recipients": "KAZ"}, {"recipients": "CHN"}])
def test_another_act_is_another_incident(make, change):
    assert number(make, *two(make, second=change)) == 2


def test_reports_join_an_anchor_and_never_a_chain(make):
    events = [make.event(f"e{day}", date=f"2022-11-{day}", article=f"a{day}") for day in (10, 12, 14)]
    assert make.incident_sets(make.derive(events)) == {"e10": {"e10", "e12"}, "e14": {"e14"}}


@pytest.mark.parametrize(
    ("published", "expected"), [("2022-11-03", 1), ("2022-11-08", 1), ("2022-11-09", 2), ("2022-11", 2), (None, 2)]
)
def test_an_undated_report_joins_what_was_published_within_a_week(make, published, expected):
    events = two(make, {"date": "2022-11-01"}, {"date": None})
    articles = [make.article("a", "2022-11-01"), make.article("b", published)]
    assert number(make, *events, articles=articles) == expected


def test_the_best_dated_report_opens_the_incident(make):
    events = two(make, {"date": "2022-11"}, {"date": "2022-11-20"})
    tables = make.derive(events, articles=[make.article("a", "2022-11-01"), make.article("b", "2022-11-21")])
    (fact,) = make.rows(tables, "incident_facts")
    assert (fact["incident_id"], fact["event_date"], fact["event_date_precision"]) == ("e2", "2022-11-20", "day")


def test_why_a_report_was_linked_is_said(make):
    tables = make.derive(two(make, {"date": "2022-11-10"}, {"date": "2022-11-12"}))
    assert [r["linked_by"] for r in make.rows(tables, "incidents")] == [
        "first report",
        "same act and parties, 2 days apart",
    ]


def test_labels_of_one_act_are_one_standing_incident(make):
    label = {"date": None, "is_label": True}
    events = [
        make.event("e1", "ASSAULT", "RUS", "UKR", article="a", **label),
        make.event("e2", "ASSAULT", "RUS", "UKR", article="b", **label),
        make.event("e3", "ASSAULT", "RUS", "GEO", article="b", **label),
    ]
    tables = make.derive(events, articles=[make.article("a", "2021-01-01"), make.article("b", "2022-12-01")])
    assert make.incident_sets(tables) == {"e1": {"e1", "e2"}, "e3": {"e3"}}
    assert all(f["is_label"] for f in make.rows(tables, "incident_facts"))


def test_a_label_does_not_join_a_dated_act(make):
    assert number(make, *two(make, {}, {"date": None, "is_label": True})) == 2


# -- status -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reports", "status", "happened"),
    [
        (["asserted"], "asserted", True),
        (["historical"], "historical", True),
        (["historical", "asserted"], "asserted", True),
        (["future"], "future", False),
        (["hypothetical"], "hypothetical", False),
        (["negated"], "negated", False),
        (["future", "asserted"], "asserted", True),
        (["hypothetical", "future"], "future", False),
        (["asserted", "negated"], "disputed", False),
        (["historical", "negated"], "disputed", False),
        (["asserted", "asserted", "negated"], "disputed", False),
        (["asserted by RUS"], "claimed", False),
        (["historical by RUS"], "claimed", False),
        (["asserted by KAZ"], "asserted", True),  # the party that acted says so
        (["asserted by RUS", "asserted"], "asserted", True),
        (["asserted by RUS", "future"], "claimed", False),
        (["future by RUS"], "future", False),
    ],
)
def test_what_reports_say_together(make, reports, status, happened):
    events = []
    for n, told in enumerate(reports):
        kind, _, by = told.partition(" by ")
        events.append(make.event(f"e{n}", status=kind, says=(by,) if by else (), article=f"a{n}"))
    (fact,) = make.rows(make.derive(events), "incident_facts")
    assert (fact["status"], fact["happened"]) == (status, happened)
    assert fact["reports"] == len(reports)


def test_who_claims_is_named_sorted_and_once(make):
    says = [("RUS",), ("ein Diplomat",), ("RUS",), ("CHN",)]
    events = [make.event(f"e{n}", says=s, article=f"a{n}") for n, s in enumerate(says)]
    (fact,) = make.rows(make.derive(events), "incident_facts")
    assert fact["claimed_by"] == ["CHN", "RUS", "ein Diplomat"]


def test_nobody_claims_what_is_asserted(make):
    (fact,) = make.rows(make.derive(two(make, {"says": ("RUS",)})), "incident_facts")
    assert (fact["status"], fact["claimed_by"]) == ("asserted", [])


def test_who_denies_does_not_claim(make):
    (fact,) = make.rows(
        make.derive(two(make, {"says": ("RUS",)}, {"says": ("CHN",), "status": "negated"})), "incident_facts"
    )
    assert fact["claimed_by"] == ["RUS"]


def test_origins_and_outlets_of_an_incident(make):
    events = [make.event(f"e{a}", article=a) for a in "abc"]
    articles = [
        make.article("a", "2022-11-01", outlet="X"),
        make.article("b", "2022-11-02", outlet="Y"),
        make.article("c", "2022-11-03", outlet="X"),
    ]
    tables = make.derive(events, articles, {"a": range(10), "b": range(10), "c": range(50, 60)})
    (fact,) = make.rows(tables, "incident_facts")
    assert (fact["reports"], fact["origins"], fact["outlets"]) == (3, 2, ["X", "Y"])


# -- corrections --------------------------------------------------------------------------------------------


def test_an_event_marked_wrong_stays_visible_and_counts_for_nothing(make):
    tables = make.derive(two(make), corrections=[make.correct("e1", wrong=True)])
    facts = make.facts(tables)
    assert {i: (f["status"], f["happened"]) for i, f in facts.items()} == {
        "e1": ("wrong", False),
        "e2": ("asserted", True),
    }
    assert {row["incident_id"] for row in make.rows(tables, "vector_incidents")} == {"e2"}


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"event_type": "AGREE"}, "event_type", "AGREE"),
        ({"actor_codes": ["RUS", "KAZ"]}, "actor_codes", ["KAZ", "RUS"]),
        ({"recipient_codes": ["CHN"]}, "recipient_codes", ["CHN"]),
        ({"recipient_codes": []}, "recipient_codes", []),
        ({"status": "negated"}, "status", "negated"),
        ({"event_date": "2021-05"}, "event_date", "2021-05"),
        ({"event_date": "2021-05"}, "event_date_precision", "month"),
        ({"event_date": "2021"}, "event_date_precision", "year"),
    ],
)
def test_a_corrected_value_holds(make, change, column, value):
    tables = make.derive([make.event("e1")], corrections=[make.correct("e1", **change)])
    (fact,) = make.rows(tables, "incident_facts")
    assert fact[column] == value
    (report,) = make.rows(tables, "reports")
    assert report["corrected"] == "I know"


@pytest.mark.parametrize("same", [None, []])
@pytest.mark.parametrize("said", [{"event_id": "e1", "wrong": True}, {"not_same": ["e1", "e2"]}])
def test_a_correction_need_not_say_same(make, said, same):
    assert len(make.incident_sets(make.derive(two(make), corrections=[make.correct(**said, same=same)]))) == 2


def test_what_is_not_corrected_stays(make):
    plain = make.rows(make.derive(two(make)), "incident_facts")
    assert make.rows(make.derive(two(make), corrections=[make.correct("zz", wrong=True)]), "incident_facts") == plain


def test_a_corrected_type_brings_its_quad_code_and_scale(make):
    tables = make.derive([make.event("e1", "AID")], corrections=[make.correct("e1", event_type="SANCTION")])
    (fact,) = make.rows(tables, "incident_facts")
    assert (fact["quad_code"], fact["event_scale"]) == make.types["SANCTION"]


def test_two_corrections_of_one_event_both_hold(make):
    said = [make.correct("e1", event_date="2021-05", reason="x"), make.correct("e1", status="future", reason="y")]
    (fact,) = make.rows(make.derive([make.event("e1")], corrections=said), "incident_facts")
    assert (fact["event_date"], fact["status"]) == ("2021-05", "future")


def test_the_user_says_that_two_incidents_are_one(make):
    events = two(make, {"date": "2022-11-10"}, {"date": "2022-11-20"})
    tables = make.derive(events, corrections=[make.correct(same=["e1", "e2"])])
    assert make.incident_sets(tables) == {"e1": {"e1", "e2"}}
    assert "the user says so" in {r["linked_by"] for r in make.rows(tables, "incidents")}
    assert len(make.rows(tables, "incident_facts")) == 1


def test_the_user_says_that_two_reports_are_not_one_incident(make):
    tables = make.derive(two(make), corrections=[make.correct(not_same=["e1", "e2"])])
    assert make.incident_sets(tables) == {"e1": {"e1"}, "e2": {"e2"}}


def test_a_third_report_joins_the_first_of_two_that_are_not_same(make):
    events = [make.event(f"e{n}", article=f"a{n}") for n in (1, 2, 3)]
    tables = make.derive(events, corrections=[make.correct(not_same=["e1", "e2"])])
    assert make.incident_sets(tables) == {"e1": {"e1", "e3"}, "e2": {"e2"}}


def test_two_that_are_not_same_do_not_join_one_anchor(make):
    events = [make.event(f"e{n}", article=f"a{n}") for n in (1, 2, 3)]
    tables = make.derive(events, corrections=[make.correct(not_same=["e2", "e3"])])
    assert not any({"e2", "e3"} <= members for members in make.incident_sets(tables).values())


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([["e1", "e2"], ["e2", "e3"]], id="chained"),
        pytest.param([["0000", "e1"]], id="an id that is gone"),
    ],
)
def test_no_incident_is_lost_by_saying_same(make, said):
    events = [make.event(f"e{n}", date=f"2022-0{n}-01", article=f"a{n}") for n in (1, 2, 3)]
    tables = make.derive(events, corrections=[make.correct(same=ids) for ids in said])
    told = {row["incident_id"] for row in make.rows(tables, "incidents")}
    assert {row["incident_id"] for row in make.rows(tables, "incident_facts")} == told
