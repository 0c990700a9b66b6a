"""Who tells of what is counted: origins and outlets of a vector, and whether it hangs on one of them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

LABEL = {"date": None, "is_label": True}


def test_a_standing_incident_has_in_each_period_the_outlets_of_that_period(make):
    articles = [make.article("a", "2021-02-01", "X")]
    articles += [make.article(f"b{outlet}", "2022-02-01", outlet) for outlet in "XYZ"]
    events = [
        make.event("e" + a["article_id"], "ASSAULT", "RUS", "KAZ", article=a["article_id"], **LABEL) for a in articles
    ]
    vectors = make.vectors(make.derive(events, articles))
    found = {
        when: (row["origins"], row["outlets"], row["too_little"]) for (_, when, d), row in vectors.items() if d == "all"
    }
    assert found == {"2021": (1, 1, True), "2022": (3, 3, False)}


@pytest.mark.parametrize(
    ("told", "hangs"),
    [
        ("X: Y:CHN", "X"),  # Y only repeats a claim: without X nobody asserts it
        ("X: Y:", None),
        ("X: Y:KAZ", None),  # the party that acted says so
        ("X:KAZ Y:CHN", "X"),
    ],
)
def test_what_one_outlet_asserts_and_others_claim_hangs_on_it(make, told, hangs):
    articles, events = [], []
    for outlet, _, says in (part.partition(":") for part in told.split()):
        articles.append(make.article(outlet.lower(), outlet=outlet))
        events.append(make.event(f"e{outlet}", article=outlet.lower(), says=(says,) if says else ()))
    assert make.vectors(make.derive(events, articles))["RUS", "2022", "all"]["hangs_on_outlet"] == hangs


def test_what_is_asserted_in_another_period_only_does_not_hang_on_this_one(make):
    articles = [
        make.article("a", "2021-02-01", "X"),
        make.article("b", "2022-02-01", "Y"),
        make.article("c", "2022-02-01", "Z"),
    ]
    says = {"a": (), "b": ("CHN",), "c": ("CHN",)}
    events = [make.event(f"e{a}", "ASSAULT", "RUS", "KAZ", article=a, says=who, **LABEL) for a, who in says.items()]
    vectors = make.vectors(make.derive(events, articles))
    assert vectors["RUS", "2022", "all"]["hangs_on_outlet"] is None


def test_texts_of_two_languages_are_two_origins(make):
    articles = [make.article("a", language="de"), make.article("b", language="ru"), make.article("c", language="de")]
    tables = make.derive(articles=articles, fingerprints={name: range(10) for name in "abc"})
    assert {r["article_id"]: r["origin_id"] for r in make.rows(tables, "origins")} == {"a": "a", "b": "b", "c": "a"}


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        ("KAZ RUS", "KAZ", [("RUS", "in")]),
        ("KAZ", "KAZ", [("domestic", "out")]),
        ("KAZ RUS", "KAZ CHN", [("CHN", "out")]),
    ],
)
def test_an_act_on_the_focus_with_its_own_help(make, actors, recipients, expected):
    rows = make.rows(make.derive([make.event("e", "ASSAULT", actors, recipients)]), "vector_incidents")
    assert [(r["counterpart"], r["direction"]) for r in rows] == expected


CODES = ("KAZ", "RUS", "CHN", "TUR", "USA", "UZB", "EUR")


@settings(max_examples=30, deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sets(st.sampled_from(CODES), min_size=1), st.sets(st.sampled_from(CODES))), min_size=1, max_size=6
    )
)
def test_the_shares_of_an_incident_make_one_switch(make, acts):
    events = [
        make.event(f"e{n}", "AGREE", " ".join(sorted(actors)), " ".join(sorted(recipients)), article=f"a{n}")
        for n, (actors, recipients) in enumerate(acts)
    ]
    tables = make.derive(events)
    total, counterparts = defaultdict(Decimal), defaultdict(set)
    for row in make.rows(tables, "vector_incidents"):
        total[row["incident_id"]] += row["weight"]
        assert row["counterpart"] != "KAZ"
        assert row["counterpart"] not in counterparts[row["incident_id"]]
        counterparts[row["incident_id"]].add(row["counterpart"])
    # a share has six places: k of them miss 1 by less than k halves of the last
    assert all(abs(total[i] - 1) <= len(counterparts[i]) * Decimal("0.0000005") for i in total)
    involved = {i for i, f in make.facts(tables).items() if "KAZ" in f["actor_codes"] + f["recipient_codes"]}
    assert set(total) == involved
