"""Who said what: each type of speech with its speaker, cue and status; what is no speech; hostile text."""

import time
from typing import Any

import pytest

from multivektor.analyse.quotes import quotations
from multivektor.languages import load_pack
from multivektor.pipeline import read_article
from multivektor.reading import Article, Quote, Reading


def read(text: str, **fields: Any) -> Reading:
    article = Article("a", 1, "a", text, "de", published_at="2022-05-10", published_precision="day", **fields)
    return read_article(article)


def told(reading: Reading, quote: Quote) -> tuple[str, str, str, str]:
    words = " … ".join(reading.text(span.start, span.end) for span in quote.spans)
    cue = " ".join(reading.text(span.start, span.end) for span in quote.cue)
    return quote.type, words, quote.speaker.text if quote.speaker else "", cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tokajew sagte am Montag, dass Kasachstan neutral bleibe.",
            ("Indirect", "dass Kasachstan neutral bleibe", "Tokajew", "sagte"),
        ),
        (
            "Kasachstan bleibe neutral, erklärte der Sprecher des Präsidenten.",
            ("Indirect", "Kasachstan bleibe neutral", "der Sprecher des Präsidenten", "erklärte"),
        ),
        (
            "Laut Interfax hat Astana den Botschafter einbestellt.",
            ("Indirect", "hat Astana den Botschafter einbestellt", "Interfax", "Laut"),
        ),
        (
            "Astana hat nach Angaben der Regierung den Vertrag unterzeichnet.",
            ("Indirect", "Astana hat … den Vertrag unterzeichnet", "Angaben der Regierung", "nach"),
        ),
        (
            "Astana hat den Vertrag unterzeichnet, wie das Ministerium mitteilte.",
            ("Indirect", "Astana hat den Vertrag unterzeichnet", "das Ministerium", "wie mitteilte"),
        ),
        (
            "Die Experten kamen zu dem Ergebnis, dass die Brücke sicher sei.",
            ("Indirect", "dass die Brücke sicher sei", "Die Experten", "Ergebnis"),
        ),
        (
            "„Wir unterstützen keine der beiden Seiten“, sagte Tokajew.",
            ("Direct", "„Wir unterstützen keine der beiden Seiten“", "Tokajew", "sagte"),
        ),
        (
            "Präsident Tokajew: »Wir bleiben neutral und reden mit allen.«",
            ("Direct", "»Wir bleiben neutral und reden mit allen.«", "Präsident Tokajew", ""),
        ),
        (
            "Peskow sprach von einer Provokation.",
            ("Reported", "Peskow sprach von einer Provokation", "Peskow", ""),
        ),
    ],
)
def test_types(text: str, expected: tuple[str, str, str, str]) -> None:
    reading = read(text)
    assert expected in [told(reading, quote) for quote in reading.quotes]


def test_free_speech_goes_on_with_the_last_speaker() -> None:
    reading = read("Lawrow sagte, Moskau sei bereit. Die Truppen hätten sich zurückgezogen. Man werde warten.")
    free = [quote for quote in reading.quotes if quote.type == "IndirectFreeIndirect"]
    assert [told(reading, quote)[1:3] for quote in free] == [
        ("Die Truppen hätten sich zurückgezogen. Man werde warten", "Lawrow")
    ]
    assert free[0].speaker is not None and free[0].speaker.code == "RUS"


def test_an_act_told_in_free_speech_is_according_to_its_speaker() -> None:
    reading = read("Lawrow sagte, Moskau sei bereit. Kiew habe zwei russische Diplomaten ausgewiesen.")
    (event,) = [event for event in reading.events if event.event_type == "SANCTION"]
    assert [informant.code for informant in event.attribution] == ["RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Die „Berliner Zeitung“ erscheint in Berlin.",
        "Der Film „In aller Freundschaft“ lief gestern.",
        "Er trug die „neue“ Fahne.",
        "Kasachstan hat den Vertrag unterzeichnet.",
    ],
)
def test_titles_and_words_at_a_distance_are_no_speech(text: str) -> None:
    assert read(text).quotes == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Putin wird sagen, dass der Westen schuld sei.", "planned"),
        ("Putin könnte sagen, dass der Westen schuld sei.", "imagined"),
        ("Putin sagte nicht, dass der Westen schuld sei.", "imagined"),
        ("Merkel fragte, ob der Vertrag gelte.", "asked"),
        ("Merkel sagte, dass der Vertrag gelte.", "said"),
    ],
)
def test_not_every_word_was_said(text: str, status: str) -> None:
    assert [quote.status for quote in read(text).quotes if quote.type == "Indirect"] == [status]


def test_anonymous_speakers_stay_so_and_translations_are_marked() -> None:
    (quote,) = read("Ein Insider sagte, das Geschäft sei geplatzt.", translated_from="ru").quotes
    assert quote.speaker is not None and (quote.speaker.text, quote.speaker.code) == ("Ein Insider", None)
    assert quote.in_translation


def test_marks_of_all_kinds() -> None:
    pairs = load_pack("de").file("quotes")["pairs"]
    for text in ("„a „b c“", "»a b«", "«a b»", "“a b”", '"a b"', "„a b”"):
        (span,) = quotations(text, 0, len(text), pairs)
        assert span.start == 0
    assert quotations("„nie geschlossen", 0, 16, pairs) == []


@pytest.mark.parametrize(
    ("unit", "count"),
    [("„", 10_000), ("X sagte, dass ", 150), (", wie X sagte", 150), ("X: „a“ ", 300), (", so X", 300)],
)
def test_hostile_rows_take_linear_time(unit: str, count: int) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        read("Tokajew sagte " + unit * times)
        return time.process_time() - start

    seconds(10)
    assert seconds(10 * count) < 40 * max(seconds(count), 0.05)


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("„Wir unterstützen keine der beiden Seiten“, sagte Tokajew.", "neutral"),
        ("„Wir unterstützen die Ukraine“, sagte Scholz.", "support"),
        ("Lawrow bestritt, dass Russland Truppen geschickt habe.", "deny"),
        ("Peskow befürchtet, dass der Westen angreift.", "fear"),
        ("Tokajew sagte, dass Kasachstan Öl verkaufe.", None),
    ],
)
def test_where_a_speaker_stands(text: str, stand: str | None) -> None:
    assert [quote.stand for quote in read(text).quotes] == [stand]


def test_an_explanation_tells_the_source_that_the_event_has() -> None:
    text = "Lawrow sagte, Moskau sei bereit. Kiew habe zwei russische Diplomaten ausgewiesen."
    reading = read_article(Article("a", 1, "a", text, "de", published_at="2022-05-10"), explained=True)
    lines = [line for explanation in reading.explanations for line in explanation.lines]
    assert [line.text for line in lines if line.kind == "informant"] == ["RUS"]
