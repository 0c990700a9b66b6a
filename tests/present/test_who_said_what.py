"""The section "Who said what": whose words are listed and whose not, how they are counted, and what they open to."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from multivektor.present import render_dossier


def beside(name: str) -> ModuleType:
    """The module `name` of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"tests_said_{name}", Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


few_acts = beside("few_acts")
Page = beside("page_elements").Page
NAMES = few_acts.NAMES | {"xi": "Xi Jinping", "putin": "Wladimir Putin"}
HOSTILE = "</details></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' \u202eflip\u202c"

TEXT = (
    "Tokajew sagte, Russland bleibe Partner. Putin nannte Kasachstan „den engsten Freund“. "
    "Putin sprach über China. Xi könnte Kasachstan drohen. Ein Kenner meinte, Kasachstan zögere. "
    "Das sei gefährlich."
)
CODES = {"Kasachstan": "KAZ", "Russland": "RUS", "China": "CHN"}
SPEAKERS = {"Tokajew": ("tokayev", "KAZ"), "Putin": ("putin", "RUS"), "Xi": ("xi", "CHN"), "Ein Kenner": ("", None)}


def span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def quote(told: dict, words: str, speaker: str | None, kind: str = "Indirect", status: str = "said", **more) -> dict:
    """A row of `quotes`: `words` and the speaker's name are looked up in the article's text."""
    text = told["text"]
    said = span(text, words)
    sentence = sum(end <= said["start"] for _, end in few_acts.sentence_spans(text))
    who = None
    if speaker is not None:
        entity, code = SPEAKERS[speaker]
        who = {"entity": entity, "code": code, "text": speaker, "kind": "indirect", **span(text, speaker)}
    return {
        "article_id": told["article_id"],
        "sentence": sentence,
        **said,
        "type": kind,
        "spans": [said],
        "speaker": who,
        "cue": [],
        "addressee": None,
        "status": status,
        "stand": None,
        "in_translation": False,
        "rule": "content of sagen",
    } | more


def spoken(told: dict) -> list[dict]:
    return [
        quote(told, "Russland bleibe Partner", "Tokajew", cue=[span(told["text"], "sagte")]),
        quote(told, "Putin nannte Kasachstan „den engsten Freund“", "Putin", "Reported"),
        quote(told, "„den engsten Freund“", "Putin", "Direct"),
        quote(told, "über China", "Putin"),  # neither from Kazakhstan nor about it
        quote(told, "Kasachstan drohen", "Xi", status="imagined"),
        quote(told, "Kasachstan zögere", "Ein Kenner"),
    ]


def rows_of(*articles: dict) -> dict[str, list[dict]]:
    rows = few_acts.rows_of(list(articles), [])
    rows["mentions"] = [
        {"article_id": told["article_id"], "sentence": 0, "text": name, "entity": code, "code": code, "kind": "state"}
        | {"confidence": 1.0, "reason": "name", "name_keys": [], "start": at, "end": at + len(name)}
        for told in articles
        for name, code in CODES.items()
        for at in range(len(told["text"]))
        if told["text"].startswith(name, at)
    ]
    rows["quotes"] = [row for told in articles for row in spoken(told)]
    return rows


def told(article_id: str = "a1", **columns) -> dict:
    return few_acts.article(article_id, text=TEXT, **columns)


def html_of(rows: dict, shuffle: int | None = None, **options) -> str:
    tables = few_acts.as_tables(rows, shuffle)
    return render_dossier(tables, **({"focus": "KAZ", "names": NAMES} | options))


def section(html: str):
    (found,) = [e for e in Page(html).root.all("section") if e.attributes.get("aria-labelledby") == "said"]
    return found


def speakers(html: str) -> dict[str, str]:
    """The line of each speaker by name."""
    lines = [details.all("summary")[0] for details in section(html).all("details", "speaker")]
    return {line.all("strong")[0].text: line.text for line in lines}


def cell(td) -> str:
    shown = [*(a.text for a in td.all("a")), *(f"({span.text})" for span in td.all("span", "small"))]
    return " ".join(shown) or td.text


def cells(html: str) -> dict[str, list[str]]:
    table = section(html).all("table", "voices")[0]
    heads = [th.text for th in table.all("thead")[0].all("th")]
    rows = {tr.all("th")[0].text: [cell(td) for td in tr.all("td")] for tr in table.all("tbody")[0].all("tr")}
    return {"": heads[1:], **rows}


def test_speech_of_the_state_and_about_it_is_listed_by_speaker():
    found = speakers(html_of(rows_of(told())))
    assert list(found) == ["Kassym-Schomart Tokajew", "Wladimir Putin", "Ein Kenner"]
    assert "about Russia" in found["Kassym-Schomart Tokajew"]
    assert "Russia about Kazakhstan" in found["Wladimir Putin"]
    assert all("1 quote, Bote" in line for line in found.values())


def test_what_nobody_said_is_counted_and_not_listed():
    html = html_of(rows_of(told()))
    assert "Xi Jinping" not in section(html).text
    assert "Not said, and not listed: 1 imagined." in section(html).text
    rows = rows_of(told())
    for row in rows["quotes"]:
        row["status"] = "planned"
    assert "Not said, and not listed: 4 planned." in section(html_of(rows)).text
    assert "Nobody is quoted from Kazakhstan" in section(html_of(rows)).text


def test_a_piece_opens_to_its_sentence_with_words_cue_and_speaker_marked():
    page = Page(html_of(rows_of(told())))
    piece = page.root.all("div", "spoken")[0]
    (text,) = piece.all("blockquote")
    assert text.text == "Tokajew sagte, Russland bleibe Partner."
    marks = [(mark.attributes["class"], mark.text) for mark in text.all("mark")]
    assert marks == [("m-informant", "Tokajew"), ("m-cue", "sagte"), ("m-said", "Russland bleibe Partner")]
    assert [a.attributes["href"] for a in piece.all("a")] == ["#a-a1"]
    assert "Bote, 1 Jun 2023" in piece.text


def test_literal_words_inside_reported_ones_are_one_utterance():
    (putin,) = [d for d in section(html_of(rows_of(told()))).all("details", "speaker") if "Putin" in d.text]
    assert len(putin.all("div", "spoken")) == 1
    assert "reported, in part direct" in putin.text


def test_the_speaker_of_speech_that_goes_on_is_shown_from_the_sentence_before():
    rows = rows_of(told())
    rows["quotes"] = [quote(told(), "Das sei gefährlich", "Tokajew", "IndirectFreeIndirect")]
    (piece,) = section(html_of(rows)).all("div", "spoken")
    assert piece.all("blockquote")[0].text == "Tokajew sagte, Russland bleibe Partner. … Das sei gefährlich."
    assert "free" in piece.text


def test_copies_of_one_text_count_once_and_are_named():
    copy = told("a2", outlet="Kurier", published_at="2023-06-03")
    rows = rows_of(told(), copy)
    independent = html_of(rows)
    assert "2 quotes, 2 outlets" in speakers(independent)["Kassym-Schomart Tokajew"]
    rows["origins"][1] |= {"origin_id": "a1", "kind": "near", "overlap": 0.9}
    html = html_of(rows)
    assert "1 quote, 2 outlets" in speakers(html)["Kassym-Schomart Tokajew"]
    assert section(html).text.count("Copied by Kurier.") == 3
    assert "3 quotes in 2 outlets" in section(html).text


def test_a_copy_in_nearly_the_same_words_is_a_copy_and_other_words_are_not():
    copy = few_acts.article("a2", outlet="Kurier", text="Nun sagte Tokajew, Russland bleibe unser Partner. So ist es.")
    rows = rows_of(told(), told("a2", outlet="Kurier"))
    rows["articles"][1] = copy
    rows["origins"][1] |= {"origin_id": "a1", "kind": "near", "overlap": 0.9}
    rows["quotes"] = [*spoken(told()), quote(copy, "Russland bleibe unser Partner", "Tokajew")]
    assert "1 quote, 2 outlets" in speakers(html_of(rows))["Kassym-Schomart Tokajew"]
    rows["quotes"][-1] = quote(copy, "So ist es", "Tokajew")
    assert "2 quotes, 2 outlets" in speakers(html_of(rows))["Kassym-Schomart Tokajew"]


def test_outlets_show_whom_they_let_speak_and_numbers_open_as_many_pieces():
    rows = rows_of(told(), told("a2", outlet="Kurier"))
    rows["quotes"] = [*spoken(told()), quote(told("a2"), "Russland bleibe Partner", "Tokajew", "Direct")]
    html = html_of(rows)
    assert cells(html) == {
        "": ["Quotes", "Kazakhstan", "Russia", "Not resolved"],
        "Bote": ["3", "1", "1 (1 direct)", "1"],
        "Kurier": ["1", "1 (1 direct)", "–", "–"],
    }
    page = Page(html)
    ids = page.ids()
    for link in page.root.all("table", "voices")[0].all("a", "number"):
        listed = ids[link.attributes["href"][1:]].all("li")
        assert len(listed) == int(link.text)
        assert all("spoken" in ids[item.all("a")[0].attributes["href"][1:]].classes for item in listed)


def test_many_speakers_and_quotes_stand_behind_a_further_line():
    told_by = [told(f"a{n}", published_at=f"2023-06-{n + 1:02}") for n in range(20)]
    rows = rows_of(*told_by)
    for n, row in enumerate(rows["quotes"]):
        if row["speaker"]["entity"] == "putin":
            row["speaker"] = row["speaker"] | {"entity": f"putin{n}"}
    found = section(html_of(rows))
    first = found.all("details", "speaker")[0]
    assert [piece.text for piece in first.all("details", "whole")[0].all("summary")] == ["14 more"]
    days = [piece.text.split(":")[0].strip() for piece in first.all("div", "spoken")]
    assert days == [f"Bote, {n + 1} Jun 2023" for n in range(20)]
    assert [part.all("summary")[0].text for part in found.all("details", "more")] == ["9 more speakers"]


def test_a_translation_says_so():
    html = html_of(rows_of(told(translated_from="ru")))
    assert section(html).text.count("in translation") == 3


@pytest.mark.parametrize("full_text", [False, True])
def test_links_have_targets_and_the_order_of_rows_does_not_matter(full_text):
    rows = rows_of(told(), told("a2", outlet="Kurier"))
    pages = {html_of(rows, shuffle, full_text=full_text) for shuffle in (None, 1, 2, 3)}
    assert len(pages) == 1
    page = Page(pages.pop())
    links = {a.attributes["href"] for a in page.root.all("a")}
    assert {link for link in links if link.startswith("#") and link[1:] not in page.ids()} == set()
    assert "#said" in links
    assert ("#s-a1-0" in links) == full_text


@pytest.mark.parametrize("full_text", [False, True])
def test_hostile_speakers_stay_text(full_text):
    words = HOSTILE.replace(".", "")
    here = few_acts.article(text=f"{words} sagte, Kasachstan zögere. {words} y.", outlet=words, title=words)
    rows = rows_of(told())
    rows["articles"], rows["quotes"] = [here], []
    for n, entity in enumerate(("", words, f"person:x:{words}")):
        row = quote(here, "Kasachstan zögere", None)
        who = {"entity": entity, "code": words if n else None, "text": words, "kind": words, "start": 0, "end": 40}
        rows["quotes"].append(row | {"speaker": who, "type": words, "rule": words})
    rows["quotes"].append(rows["quotes"][0] | {"status": words})
    at = here["text"].index("Kasachstan")
    rows["mentions"] = [rows["mentions"][0] | {"start": at, "end": at + 10, "code": "KAZ"}]
    rows["entities"] = [{"article_id": "a1", "entity": words, "kind": "person", "name": words}]
    html = html_of(rows, full_text=full_text, names=NAMES | {words: words})
    page = Page(html)
    page.ids()
    assert len(page.root.all("script")) == 1
    assert not page.root.all("img")
    assert not [e for e in page.root.all() for name in e.attributes if name.startswith("on")]
    assert "\u202e" not in html
    assert len(section(html).all("details", "speaker")) == 3
    assert all(link.attributes["href"].startswith("#") for link in page.root.all("a"))


@pytest.mark.parametrize("broken", [{"spans": []}, {"article_id": "gone"}, {"speaker": None, "cue": None}])
def test_odd_rows_break_nothing(broken):
    rows = rows_of(told())
    rows["quotes"] = [row | broken for row in rows["quotes"]]
    rows["sentences"] = []
    Page(html_of(rows)).ids()


def test_without_speech_the_section_says_so():
    rows = rows_of(told()) | {"quotes": []}
    found = section(html_of(rows))
    assert "Nobody is quoted from Kazakhstan or about it in what was read." in found.text
    assert not found.all("details")
    assert not found.all("table")


@pytest.mark.parametrize(("stand", "words"), [("deny", "denies"), ("fear", "fears"), ("<b>", None), (None, None)])
def test_where_a_speaker_stands_is_told_beside_his_words(stand, words):
    rows = rows_of(told())
    rows["quotes"][0] = rows["quotes"][0] | {"stand": stand}
    text = section(html_of(rows)).text
    assert ("denies" in text, "fears" in text) == (words == "denies", words == "fears")
    assert "<b>" not in text
