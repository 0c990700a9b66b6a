"""The section "How it was read": each quoted event leads to its way from the sentence, and no other is there."""

from __future__ import annotations

from importlib import resources

import pytest

from multivektor.pipeline import corrections_beside, read_paths, relate_readings
from multivektor.present import render_dossier
from multivektor.schemas import TABLES, table_schema

HOSTILE = "</details><script>alert(1)</script>\u202e\x00<b onclick=x>“'\"&"
KINDS = ("clause", "predicate", "phrase", "holds", "fails", "event", "trigger", "actor", "recipient", "reason",
         "status", "informant", "date", "none", "new")  # fmt: skip


def line(level, kind, words):
    return {"level": level, "kind": kind} | dict.fromkeys(("label", "text", "note", "code", "reason"), words)


@pytest.fixture(scope="module")
def readings():
    sample = resources.files("multivektor") / "sample"
    return read_paths([str(sample)], [], explained=True, workers=1, max_bytes=10**7)


@pytest.fixture(scope="module")
def sample_tables(readings):
    return relate_readings(readings, "KAZ", [], corrections_beside([]), period="year")


@pytest.fixture(scope="module")
def sample(make, sample_tables):
    return make.page(sample_tables)


@pytest.fixture
def explained(make, tables):
    """The small tables with explanations made of the same words in every field."""

    def page(words, **more):
        rows = [
            {"article_id": e["article_id"], "event_id": e["event_id"]}
            | {"lines": [line(0, "sentence", words), *(line(n % 9, kind, words) for n, kind in enumerate(KINDS))]}
            for e in tables["events"].to_pylist()
        ]
        table = type(tables["events"]).from_pylist(rows, schema=table_schema(TABLES["explanations"]))
        return make.page({**tables, "explanations": table}, **more)

    return page


def test_each_quoted_event_links_to_its_explanation_and_no_other_is_there(sample):
    links = [e.attrs["href"][1:] for e in sample.find("a") if e.text == "How this was read"]
    told = sample.find("details", "how")
    assert len(links) == len(set(links)) > 100
    assert set(links) == {e.attrs["id"] for e in told}
    assert len(links) == len([e for e in sample.find("p", "coded") if "event " in e.text])
    assert sample.dangling == set()


def test_an_explanation_tells_the_whole_way_and_leads_back(sample, sample_tables):
    events = {e["event_id"]: e for e in sample_tables["events"].to_pylist()}
    for told in sample.find("details", "how"):
        event = events[told.attrs["id"].removeprefix("h-")]
        assert f"multivektor explain {event['event_id']} PATH…" in told.text
        assert f"event {event['event_type']}" in told.text
        assert event["rule"] in told.text
        assert all(party["reason"] in told.text for party in event["actors"] + event["recipients"])
        terms = [e.text for e in sample.within(told, "dt")]
        assert {"frame", "actor", "status", "date"} <= set(terms)
        back = [e.attrs["href"][1:] for e in sample.within(told, "a")]
        incident = sample.by_id(back[0])
        assert event["event_id"] in incident.text


def test_dependent_clauses_stand_deeper_and_failing_frames_say_what_they_lack(sample):
    assert sample.find("div", "d0") and sample.find("div", "d1") and sample.find("div", "d2")
    assert any("needs as object: " in e.text for e in sample.find("small"))
    depths = ("d0", "d1", "d2", "d3", "d4", "event")
    assert {e.attrs["class"] for e in sample.find("div", "box")} <= {f"box {depth}" for depth in depths}


def test_tables_are_equal_with_any_number_of_workers(readings, sample_tables):
    sample = str(resources.files("multivektor") / "sample")
    others = read_paths([sample], [], explained=True, workers=2, max_bytes=10**7)
    assert [r.explanations for r in others] == [r.explanations for r in readings]
    assert sample_tables["explanations"].num_rows == sample_tables["events"].num_rows


@pytest.mark.parametrize("full_text", [False, True])
def test_hostile_words_stay_words(explained, full_text):
    page = explained(HOSTILE, full_text=full_text)
    assert len(page.find("script")) == 1
    assert [e for e in page.elements for name in e.attrs if name.startswith("on") or name == "style"] == []
    assert not {"\u202e", "\x00"} & set(page.source)
    assert page.find("details", "how") and "<script>alert(1)</script>" in page.text
    assert page.dangling == set()


def test_any_lines_make_a_page_and_the_order_of_rows_does_not_matter(make, sample_tables, explained):
    assert explained("").find("details", "how")
    empty = table_schema(TABLES["explanations"]).empty_table()
    assert "How it was read" not in make.page({**sample_tables, "explanations": empty}).text
    mixed = {render_dossier(make.shuffled(sample_tables, seed), focus="KAZ", names=make.names) for seed in (1, 2)}
    assert mixed == {render_dossier(sample_tables, focus="KAZ", names=make.names)}


def test_without_explanations_nothing_leads_to_them(make, tables):
    page = make.page(tables)
    assert not page.find("details", "how")
    assert "How this was read" not in page.text and "How it was read" not in page.text
