"""Pages of tables that `relate` derived: what they count is what the tables count, down to the incident."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from multivektor.present import render_dossier


def numbers(page, table):
    """The linked numbers of a table that say how many incidents they count."""
    return [e for e in page.within(page.by_id(table), "a") if "data-incidents" in e.attrs]


def period_cells(page):
    """Row of the period table by its anchor → texts of its cells, from the period on."""
    rows = [e for e in page.find("tr") if e.attrs.get("id", "").startswith("r-")]
    return {row.attrs["id"]: [e.text.strip() for e in page.within(row, "td")] for row in rows}


@pytest.mark.parametrize("table", ["balance-table", "period-table"])
def test_each_number_is_the_number_of_incidents_that_it_opens(page, tables, table):
    happened = {f"i-{r['incident_id']}" for r in tables["incident_facts"].to_pylist() if r["happened"]}
    found = numbers(page, table)
    assert found
    for number in found:
        opened = page.incidents_under(number.attrs["href"][1:])
        assert int(number.attrs["data-incidents"]) == len(opened) == len(set(opened)), number.attrs
        assert set(opened) <= happened <= set(page.ids)


def test_numbers_by_period_are_those_of_the_table_vectors(page, tables):
    rows = {(r["counterpart"], r["period"], r["direction"]): r for r in tables["vectors"].to_pylist()}
    expected = {}
    for (code, period, direction), row in rows.items():
        if direction == "all":
            ways = [rows.get((code, period, way), {"incidents": "–"})["incidents"] for way in ("out", "in", "mutual")]
            shown = [period, row["incidents"], *ways, row["origins"], row["outlets"]]
            expected[f"r-{code}-{period}"] = [str(value) for value in shown]
    assert {name: [*cells[:5], *cells[-2:]] for name, cells in period_cells(page).items()} == expected


def test_directions_sum_up_to_the_incidents_of_a_period(page):
    for cells in period_cells(page).values():
        assert sum(int(n) for n in cells[2:5] if n != "–") == int(cells[1])


def test_numbers_of_all_periods_are_those_of_vector_incidents(page, tables):
    facts = {r["incident_id"]: r for r in tables["incident_facts"].to_pylist()}
    members, weights = {}, Counter()
    for row in tables["vector_incidents"].to_pylist():
        members.setdefault(row["counterpart"], set()).add(f"i-{row['incident_id']}")
        weights[row["counterpart"], facts[row["incident_id"]]["quad_code"]] += row["weight"]
    for code, ids in members.items():
        first, *quads = [
            e for e in numbers(page, "balance-table") if f"b-{code}" in [o.attrs.get("id") for o in e.inside]
        ]
        assert int(first.text) == len(ids)
        assert set(page.incidents_under(first.attrs["href"][1:])) == ids
        shown = {int(e.attrs["href"][-1]): Decimal(e.text) for e in quads}
        assert shown == {quad: weight for (c, quad), weight in weights.items() if c == code}


@pytest.mark.parametrize("outlets", [("Der Bote", "Die Wolga", "Die Wolga"), ("Der Bote",) * 3], ids=["two", "one"])
def test_a_score_needs_three_origins_from_two_outlets(make, outlets):
    articles = [make.article(f"a{n}", outlet) for n, outlet in enumerate(outlets)]
    events = [make.event(f"e{n}", "AID", "KAZ", "RUS", f"2022-{n + 1:02}-01", f"a{n}") for n in range(3)]
    cells = period_cells(make.page(make.build(articles, events)))["r-RUS-2022"]
    assert cells[1] == "3"  # the incidents are listed all the same
    assert ("too little to say" in cells) is (len(set(outlets)) == 1)
    assert ("+7.0" in cells) is (len(set(outlets)) == 2)


def test_a_sign_that_hangs_on_one_outlet_is_marked(make):
    articles = [make.article(f"a{n}", outlet) for n, outlet in enumerate(("Der Bote", "Die Wolga", "Die Wolga"))]
    acts = ("AID", "ACCUSE", "ACCUSE")
    events = [make.event(f"e{n}", act, "KAZ", "RUS", f"2022-{n + 1:02}-01", f"a{n}") for n, act in enumerate(acts)]
    assert "hangs on Der Bote" in " ".join(period_cells(make.page(make.build(articles, events)))["r-RUS-2022"])


def test_every_link_inside_has_a_target_and_ids_are_unique_and_plain(page):
    assert page.dangling == set()
    assert [i for i, n in Counter(page.ids).items() if n > 1] == []
    assert [i for i in page.ids if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", i)] == []
    labels = [e.attrs[a] for e in page.elements for a in ("aria-labelledby", "aria-describedby", "for") if a in e.attrs]
    assert set(labels) <= set(page.ids)


def test_links_out_are_those_of_the_articles_and_tell_nobody_where_from(page, tables):
    urls = {url for url in tables["articles"].column("url").to_pylist() if url}
    assert {link for link in page.links if not link.startswith("#")} == urls
    assert all("noreferrer" in e.attrs["rel"] for e in page.elements if e.attrs.get("href") in urls)


def test_nothing_needs_a_style_attribute_or_handler_that_the_policy_forbids(page):
    assert [e.attrs for e in page.elements if "style" in e.attrs] == []
    assert [name for e in page.elements for name in e.attrs if name.startswith("on")] == []


def test_every_incident_is_listed_once_with_its_status_and_reports(page, tables):
    listed = page.find("details", "incident")
    facts = {f"i-{f['incident_id']}": f for f in tables["incident_facts"].to_pylist()}
    assert sorted(e.attrs["id"] for e in listed) == sorted(facts)
    for incident in listed:
        fact = facts[incident.attrs["id"]]
        assert incident.attrs["data-status"] == fact["status"]
        reports = [e for e in page.within(incident, "div") if e.attrs.get("class") == "report"]
        assert len(reports) == fact["reports"]
        assert all([e for e in page.within(r, "a") if e.attrs["href"].startswith("#a-")] for r in reports)


def test_evidence_shows_the_sentence_with_its_marks(page):
    quotes = page.find("blockquote")
    assert all("Kasachstan traf Russland in Astana." in q.text for q in quotes)
    found = {(m.attrs["class"], m.text) for q in quotes for m in page.within(q, "mark")}
    assert found == {
        ("m-actor", "Kasachstan"),
        ("m-trigger", "traf"),
        ("m-recipient", "Russland"),
        ("m-informant", "Astana"),
    }


def test_overlapping_marks_stand_around_their_words(make):
    event = make.event("e0", "AID", "KAZ", "RUS", "2022-11-01", "a0")
    event["triggers"] = [{"start": event["start"], "end": event["start"] + len("Kasachstan traf")}]
    page = make.page(make.build([make.article("a0")], [event]), full_text=True)
    sentence = page.by_id("s-a0-1")
    found = [(m.attrs["class"], m.text) for m in page.within(sentence, "mark")]
    assert ("m-actor", "Kasachstan") in found
    assert "".join(text for name, text in found if name == "m-trigger") == "Kasachstan traf"
    assert sentence.text == "Kasachstan traf Russland in Astana."


def test_who_claims_is_named(page):
    assert "claimed by ein Diplomat" in page.text


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("full_text", [False, True])
def test_the_order_of_rows_does_not_matter(make, tables, seed, full_text):
    expected = render_dossier(tables, focus="KAZ", names=make.names, full_text=full_text)
    assert render_dossier(tables, focus="KAZ", names=make.names, full_text=full_text) == expected
    found = render_dossier(make.shuffled(tables, seed), focus="KAZ", names=make.names, full_text=full_text)
    assert found == expected


@pytest.mark.parametrize("period", ["year", "quarter", "month"])
def test_periods_render(make, period):
    tables = make.build(**make.small(), period=period)
    page = make.page(tables, period=period)
    assert len(period_cells(page)) == sum(r["direction"] == "all" for r in tables["vectors"].to_pylist())
    assert page.dangling == set()


def test_empty_tables_render(make):
    page = make.page(make.build())
    assert not page.find("svg")
    assert "No political act was found" in page.text


def test_links_of_an_empty_page_have_targets(make):
    assert make.page({}).dangling == set()


def test_only_undated_and_unhappened_acts_render(make):
    events = [
        make.event("e0", "AID", "KAZ", "RUS", None, "a0", status="future"),
        make.event("e1", "AID", "KAZ", "CHN", None, "a0"),
    ]
    page = make.page(make.build([make.article("a0")], events))
    assert len(page.find("details", "incident")) == 2
    assert page.dangling == set()


def test_an_act_counted_in_two_periods_is_one_incident_over_all(make):
    """A background act stands once in each period in which it is named."""
    articles = [make.article("a0", "Der Bote", "2021-05-01"), make.article("a1", "Die Wolga", "2022-05-01")]
    events = [make.event(f"e{n}", "SANCTION", "RUS", "KAZ", None, f"a{n}", is_label=True) for n in range(2)]
    page = make.page(make.build(articles, events))
    assert set(period_cells(page)) == {"r-RUS-2021", "r-RUS-2022"}
    first, *_ = numbers(page, "balance-table")
    assert (first.text, page.incidents_under(first.attrs["href"][1:])) == ("1", ["i-e0"])


@pytest.mark.parametrize(
    "parties", [("CHN KAZ RUS", ""), ("KAZ", "CHN RUS"), ("CHN KAZ", "RUS")], ids=["summit", "two recipients", "helper"]
)
def test_every_counterpart_that_is_counted_has_its_place_in_the_list(make, parties):
    """Acts with several counterparts only, so that no other incident opens the missing group."""
    tables = make.build([make.article("a0")], [make.event("e0", "CONSULT", *parties, "2022-11-01", "a0")])
    page = make.page(tables)
    assert page.dangling == set()
    assert {f"g-{r['counterpart']}" for r in tables["vectors"].to_pylist()} <= set(page.ids)


def test_a_finding_counts_as_the_vectors_do(make):
    events = [
        make.event("e0", "CONSULT", "CHN KAZ RUS", "", "2022-11-01", "a0"),
        make.event("e1", "AID", "KAZ", "RUS", "2022-10-01", "a0"),
    ]
    page = make.page(make.build([make.article("a0")], events))
    first = page.within(page.find("ol", "findings")[0], "li")[0].text
    assert "Russia comes first." in first
    assert "2 of 2 incidents" in first
    assert "China (1)" in first


def corrected(make, correction, *events):
    articles = [make.article("a0", published_at="2022-11-02"), make.article("a1", "Die Wolga", "2022-11-03")]
    return make.page(make.build(articles, events, corrections=[{"event_id": events[-1]["event_id"], **correction}]))


def test_a_correction_is_shown_as_corrected(make):
    event = make.event("e0", "CONSULT", "KAZ", "RUS", "2022-11-01", "a0")
    page = corrected(make, {"status": "future", "reason": "Es war nur geplant."}, event)
    (incident,) = page.find("details", "incident")
    assert incident.attrs["data-status"] == "future"
    assert "Es war nur geplant." in page.text


def test_a_corrected_mode_is_shown(make):
    event = make.event("e0", "CONSULT", "KAZ", "RUS", "2022-11-01", "a0", mode="phone")
    page = corrected(make, {"mode": "visit", "reason": "Er war dort."}, event)
    (summary,) = page.within(page.find("details", "incident")[0], "summary")
    assert "visit" in summary.text
    assert "phone" not in summary.text


def test_a_correction_is_shown_even_if_the_words_were_quoted_before(make):
    """Both articles print the same sentence, so the second is not quoted again."""
    events = [make.event(f"e{n}", "AID", "KAZ", "RUS", "2022-11-01", f"a{n}") for n in range(2)]
    page = corrected(make, {"event_date": "2022-11-02", "reason": "Einen Tag danach."}, *events)
    assert "Einen Tag danach." in page.text
