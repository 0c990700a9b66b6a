from __future__ import annotations

import base64
import hashlib
import importlib.util
import re
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from multivektor.present import Quality, render_dossier
from multivektor.present.charts import COLOURS


def beside(name: str) -> ModuleType:
    """The module `name` of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"tests_present_{name}", Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


few_acts = beside("few_acts")
Page = beside("page_elements").Page
ACTS, NAMES, article, as_tables, rows_of = (
    few_acts.ACTS,
    few_acts.NAMES,
    few_acts.article,
    few_acts.as_tables,
    few_acts.rows_of,
)
QUALITY = Quality(0.6, 0.5, 400, 900, "Twelve articles", "python benchmarks/quality.py")


@pytest.fixture
def two_outlets():
    return few_acts.two_outlets()


@pytest.fixture
def tables(two_outlets):
    return as_tables(rows_of(two_outlets, ACTS))


def rendered(tables, **options) -> str:
    return render_dossier(tables, **({"focus": "KAZ", "names": NAMES, "quality": QUALITY} | options))


@pytest.mark.parametrize("full_text", [False, True])
def test_every_link_inside_the_page_has_its_target(tables, full_text):
    page = Page(rendered(tables, full_text=full_text))
    ids = page.ids()
    links = [link.attributes["href"] for link in page.root.all("a")]
    assert len(links) > 60
    missing = {link for link in links if link.startswith("#") and link[1:] not in ids}
    assert not missing


def test_every_number_of_the_vectors_opens_as_many_incidents(tables):
    page = Page(rendered(tables))
    ids = page.ids()
    numbers = [link for link in page.root.all("a", "number") if "data-incidents" in link.attributes]
    assert len(numbers) >= 15
    for number in numbers:
        listed = ids[number.attributes["href"][1:]].all("li")
        assert len(listed) == int(number.attributes["data-incidents"])
        for item in listed:
            assert "incident" in ids[item.all("a")[0].attributes["href"][1:]].classes


def test_weights_in_the_table_are_the_sum_of_the_shares_in_their_list(tables):
    page = Page(rendered(tables))
    ids = page.ids()
    for row in ids["balance-table"].all("tbody")[0].all("tr"):
        for number in row.all("a", "number")[1:]:
            shares = [
                re.search(r"counts ([0-9.]+)", item.text) for item in ids[number.attributes["href"][1:]].all("li")
            ]
            assert sum(Decimal(s[1]) if s else Decimal(1) for s in shares) == Decimal(number.text)


def test_scores_are_shown_only_where_there_is_enough(tables):
    rows = {row.attributes["id"]: row.text for row in Page(rendered(tables)).ids()["period-table"].all("tr")[1:]}
    assert "too little to say" in rows["r-CHN-2022"]
    assert "50" not in rows["r-CHN-2022"]
    assert "too little" not in rows["r-RUS-2022"]
    assert "sign hangs on Bote" in rows["r-RUS-2022"]


def test_what_did_not_happen_is_listed_with_its_label_and_not_counted(tables):
    html = rendered(tables)
    incident = Page(html).ids()["i-e3"]
    assert "denied" in incident.text
    assert "unreal" in incident.classes
    assert "v-CHN-2023" not in html
    assert "1 further incident is not counted" in html


def test_an_incident_stands_once_and_is_named_with_its_other_counterparts(tables):
    page = Page(rendered(tables))
    ids = page.ids()
    at = ids["i-e1"]
    while "group" not in at.classes:
        at = at.parent
    assert at.attributes["id"] == "g-RUS"
    assert [link.attributes["href"] for link in ids["g-CHN"].all("p", "elsewhere")[0].all("a")] == ["#i-e1"]


def test_undated_incidents_have_a_section_of_their_own(tables):
    page = Page(rendered(tables))
    undated = page.ids()["undated"]
    assert [i.attributes["id"] for i in undated.all("details", "incident")] == ["i-e4"]
    assert "#i-e4" not in [a.attributes["href"] for svg in page.root.all("svg") for a in svg.all("a")]


def test_quotes_have_a_neighbour_on_each_side_and_link_to_their_article(tables):
    incident = Page(rendered(tables)).ids()["i-e1"]
    first = incident.all("blockquote")[0]
    assert first.attributes["lang"] == "de"
    beside = [span.text for span in first.all("span", "pale")]
    assert beside == ["Moskau unterstützte Kasachstan.", "Moskau warf Astana Verrat vor."]
    assert {a.attributes["href"] for a in incident.all("a")} == {"#a-a1", "#a-a2", "https://bote.example/a?b=1&c=2"}


def test_equal_words_are_quoted_once(tables):
    incident = Page(rendered(tables)).ids()["i-e2"]
    assert len(incident.all("blockquote")) == 1
    assert "In the same words as above." in incident.text


def test_full_text_holds_whole_articles_with_anchored_sentences(tables):
    page = Page(rendered(tables, full_text=True))
    ids = page.ids()
    assert ids["s-a1-2"].text == "Moskau warf Astana Verrat vor."
    assert {mark.attributes["class"] for mark in ids["s-a1-2"].all("mark")} == {"m-actor", "m-trigger", "m-recipient"}
    assert not page.root.all("span", "pale")[1:]  # the legend's own; no neighbours


def test_spellings_are_counted_by_entity(tables):
    actors = {d.attributes["id"]: d.text for d in Page(rendered(tables)).root.all("details", "actor")}
    assert "Moskau (3: Kurier 2, Bote 1), Russland (1: Bote)" in actors["n-RUS"]
    assert "China (2)" in actors["n-CHN"]
    assert "Kassym-Schomart Tokajew" in actors["n-KAZ"]


def test_what_was_set_aside_is_shown_with_its_remedy(two_outlets):
    problem = {"file": "b.txt", "place": "line 2", "reason": "Not UTF-8.", "remedy": "Save it as UTF-8."}
    html = rendered(as_tables(rows_of(two_outlets, ACTS) | {"problems": [problem]}))
    assert all(f"<td>{value}</td>" in html for value in problem.values())
    assert "2 bylines" in html


def test_measured_quality_stands_beside_the_counts(tables):
    html = rendered(tables)
    assert html.count("Of 100 coded events about 60 are right") == 2
    assert "F1 0.55" in html
    assert "has not been measured" in rendered(tables, quality=None)


@pytest.mark.parametrize("full_text", [False, True])
def test_the_same_bytes_in_any_order_of_rows(two_outlets, full_text):
    rows = rows_of(two_outlets, ACTS)
    pages = {rendered(as_tables(rows, shuffle), full_text=full_text) for shuffle in (None, 1, 2, 3)}
    assert len(pages) == 1


def test_empty_tables_are_said_in_words():
    html = rendered(as_tables({}))
    page = Page(html)
    assert "nothing to draw" in html
    assert "No article was read." in html
    assert not page.root.all("svg")
    assert rendered({}) == html


def test_articles_without_events_still_make_a_page(two_outlets):
    html = rendered(as_tables(rows_of(two_outlets, [])))
    assert "No political act was found" in html
    Page(html).ids()


@pytest.mark.parametrize("period", ["2022-Q3", "2022-03"])
def test_quarters_and_months(two_outlets, period):
    rows = rows_of(two_outlets, ACTS)
    for name in ("vectors", "vector_incidents"):
        for row in rows[name]:
            row["period"] = {"2022": period, "2023": "2023" + period[4:]}.get(row["period"], row["period"])
    html = rendered(as_tables(rows), period="quarter" if "Q" in period else "month")
    assert ("2022 Q3" if "Q" in period else "Mar 2022") in html
    assert ("2022 Q4" if "Q" in period else "Nov 2022") in html  # the chart's axis hides no gap


# -- safety -------------------------------------------------------------------------------------------------

WRONG_URLS = ("javascript:alert(1)", 'https://x.example/"onclick="a', "https:// x", "data:text/html,x")
HOSTILE = "</span></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' \u202eflip\u202c \u2066x"


@pytest.mark.parametrize("full_text", [False, True])
def test_hostile_text_stays_text(full_text):
    words = HOSTILE.replace(".", "")
    told = [
        article(
            f"a{number}",
            title=words,
            author=words,
            outlet=words,
            agency=words,
            url=url,
            file=words,
            language=words,
            said_by_user=[words],
            translated_from=words,
            text=f"Sie {words} x. Er {words} y. Es z. A b. C d",
        )
        for number, url in enumerate(WRONG_URLS)
    ]
    rows = rows_of(told, ACTS)
    for row in rows["events"]:
        row |= {"rule": words, "reasons": [words], "mode": words, "pack_version": words}
        row["attribution"] = [{"entity": words, "code": words, "text": words, "kind": "x", "start": None, "end": None}]
    for row in rows["mentions"]:
        row |= {"text": words, "entity": words}
    for row in rows["incident_facts"]:
        row |= {"status": "claimed", "claimed_by": [words]}
    for name in ("vectors", "vector_incidents"):
        for row in rows[name]:
            row["counterpart"] = words if row["counterpart"] == "RUS" else row["counterpart"]
            if name == "vectors":
                row["hangs_on_outlet"] = words
    rows["problems"] = [dict.fromkeys(("file", "place", "reason", "remedy"), words)]
    html = rendered(as_tables(rows), full_text=full_text, names=NAMES | {"CHN": words})
    page = Page(html)
    page.ids()
    assert len(page.root.all("script")) == 1
    assert not page.root.all("img")
    assert not [e for e in page.root.all() for name in e.attributes if name.startswith("on")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    assert "&lt;script&gt;" in html
    assert all(link.attributes["href"].startswith("#") for link in page.root.all("a"))


@pytest.mark.parametrize("full_text", [False, True])
def test_nothing_is_requested_from_elsewhere(tables, full_text):
    page = Page(rendered(tables, full_text=full_text))
    urls = {"https://bote.example/a?b=1&c=2"}
    for element in page.root.all():
        assert element.tag not in {"link", "iframe", "object", "embed", "base", "img", "audio", "video", "image", "use"}
        assert "src" not in element.attributes
        assert "style" not in element.attributes  # the policy would block it
        for name, value in element.attributes.items():
            if name.endswith("href"):
                assert value.startswith("#") or value in urls
                if value in urls:
                    assert element.attributes["rel"] == "noopener noreferrer"
            elif not name.startswith("xmlns"):
                assert "http://" not in value
                assert "https://" not in value
    style = page.root.all("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in page.root.all("script")[0].text


def test_the_policy_holds_the_hashes_of_the_bytes_in_the_page(tables):
    html = rendered(tables)
    page = Page(html)
    policy = next(m.attributes["content"] for m in page.root.all("meta") if "http-equiv" in m.attributes)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        text = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_chart_colours_are_those_of_the_style_sheet(tables):
    style = Page(rendered(tables)).root.all("style")[0].text
    light = style[: style.index("@media")]
    assert all(f"--q{quad}:{colour}" in light for quad, colour in COLOURS.items())


def test_marks_of_the_charts_lead_to_evidence_and_say_what_they_are(tables):
    page = Page(rendered(tables))
    ids = page.ids()
    for svg in page.root.all("svg"):
        assert svg.attributes["role"] == "img"
        links = svg.all("a")
        assert links
        for link in links:
            assert link.attributes["href"][1:] in ids
            assert link.all("path")[0].attributes["aria-label"]
