"""What an act is about, by the words around it, and where it happened, by the phrases of its clause."""

import pytest

from multivektor.analyse.contexts import ContextWords, load_context_words
from multivektor.errors import ResourceError
from multivektor.languages import load_pack, resource
from multivektor.pipeline import read_article
from multivektor.reading import Article, Event


def events(text: str) -> list[Event]:
    article = Article("a", 1, "a", text, "de", published_at="2022-05-10", published_precision="day")
    return list(read_article(article).events)


@pytest.mark.parametrize(
    ("word", "context"),
    [
        ("präsidentschaftswahlen", "election"),
        ("wahlkommission", "election"),
        ("luftwaffe", "military"),
        ("erdöllieferung", "resource"),
        ("menschenrechtlerin", "human_rights"),
        ("generalstaatsanwaltschaft", "legal"),
    ],
)
def test_inflected_and_compound_words(word: str, context: str) -> None:
    assert context in load_context_words("de").of(word)


@pytest.mark.parametrize("word", ["auswahl", "wahllos", "ernsthaft", "vorurteil", "gasse", "regierung"])
def test_words_that_only_look_alike(word: str) -> None:
    assert load_context_words("de").of(word) == ()


def test_a_language_knows_every_context_of_plover() -> None:
    assert set(load_pack("de").file("contexts")) == set(resource("plover/contexts"))


def test_unknown_context() -> None:
    with pytest.raises(ResourceError, match="seafaring"):
        ContextWords({"seafaring": ["-schiff"]})


def test_one_word_of_the_sentence_or_two_of_the_paragraph() -> None:
    text = (
        "Die Soldaten frieren an der Küste. Frankreich kritisierte Georgien wegen der Parlamentswahlen. "
        "Die Armee hat auch Raketen."
    )
    (event,) = events(text)
    assert event.contexts == ("election", "legislative", "military")
    (event,) = events("Frankreich kritisierte Georgien. Auch die Armee war Thema.")
    assert event.contexts == ()
    (event,) = events("Frankreich kritisierte Georgien.\n\nDie Armee, die Raketen und die Soldaten waren Thema.")
    assert event.contexts == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tokajew und Putin trafen sich in Ankara.", "ankara"),
        ("Russland hat das Dorf bei Charkiw in der Ukraine bombardiert.", "kharkiv"),
        ("Der Besuch Tokajews in Ankara wurde gelobt.", "ankara"),
        ("Macron reiste nach Kiew.", "kyiv"),
        ("Russland hat Polen kritisiert.", None),
        ("Russland lieferte Raketen nach Minsk.", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert {event.place for event in events(text) if event.event_type != "SUPPORT"} == {place}
