"""The derived tables depend on what the rows say, never on the order in which they come, nor on threads."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DATES = ("2022-11-10", "2022-11-12", "2022-11-14", "2022-11", "2022", None)
PARTIES = (("KAZ", "RUS"), ("RUS", "KAZ"), ("KAZ RUS", ""), ("CHN KAZ RUS", ""), ("KAZ", ""), ("RUS", "CHN"))
DAYS = ("2022-11-11", "2022-11-15", "2022-12", None)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("CONSULT", "AID", "ACCUSE")),
        st.sampled_from(PARTIES),
        st.sampled_from(DATES),
        st.sampled_from("abcd"),
        st.sampled_from(("asserted", "negated", "future", "historical")),
        st.sampled_from(((), ("RUS",), ("ein Diplomat",))),
        st.integers(0, 3),
    ),
    max_size=12,
)
TEXTS = {"a": range(10), "b": range(10), "c": range(2, 12), "d": range(4, 14)}


def build(make, drawn):
    return [
        make.event(
            f"e{n:02}", act, *parties, date, article=article, status=status, says=says, start=start, is_label=not date
        )
        for n, (act, parties, date, article, status, says, start) in enumerate(drawn)
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    drawn=EVENTS, days=st.tuples(*[st.sampled_from(DAYS)] * 4), seed=st.integers(0, 99), threads=st.sampled_from((1, 4))
)
def test_permuted_rows_give_equal_tables(make, drawn, days, seed, threads):
    events = build(make, drawn)
    articles = [make.article(name, day) for name, day in zip("abcd", days, strict=True)]
    said = [
        make.correct("e00", event_date="2022-11-13"),
        make.correct(not_same=["e01", "e02"]),
        make.correct("e03", wrong=True),
    ]
    expected = make.derive(events, articles, TEXTS, said)
    mix = random.Random(seed)
    texts = {name: mix.sample(list(TEXTS[name]), 10) for name in mix.sample(list(TEXTS), 4)}
    found = make.derive(
        mix.sample(events, len(events)), mix.sample(articles, 4), texts, mix.sample(said, 3), threads=threads
    )
    for name, table in expected.items():
        assert found[name].equals(table), name


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=EVENTS)
def test_no_event_is_lost_and_none_counts_twice(make, drawn):
    events = build(make, drawn)
    tables = make.derive(events, fingerprints=TEXTS)
    in_reports = [e for row in make.rows(tables, "reports") for e in row["event_ids"]]
    assert sorted(in_reports) == sorted(e["event_id"] for e in events)
    members = [row["report_id"] for row in make.rows(tables, "incidents")]
    assert sorted(members) == sorted(row["report_id"] for row in make.rows(tables, "reports"))
    facts = make.facts(tables)
    assert set(facts) == set(make.incident_sets(tables))
    assert all(facts[row["incident_id"]]["happened"] for row in make.rows(tables, "vector_incidents"))


@pytest.mark.parametrize("threads", [1, 4])
def test_no_rows_at_all(make, threads):
    assert all(table.num_rows == 0 for table in make.derive(threads=threads).values())
