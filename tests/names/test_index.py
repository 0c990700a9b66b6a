"""Who is meant: one person in many spellings, one city under two names, a city that is also a first name."""

import pytest

from multivektor.names import load_name_index
from multivektor.pipeline import read_article
from multivektor.reading import Article, Mention


def mentions(text: str, day: str = "2022-03-04") -> list[Mention]:
    return read_article(Article("x", 1, "x", text, "de", published_at=day, published_precision="day")).mentions


@pytest.mark.parametrize(
    "name", ["Tokajew", "Toqajew", "Tokayev", "Kassym Schomart Tokajew", "Qassym-Schomart Toqajew", "Tokajews"]
)
def test_one_person_in_many_spellings(name: str) -> None:
    found = mentions(f"Präsident {name} reiste gestern ab.")
    assert [(m.entity, m.code) for m in found if m.kind == "person"] == [("tokayev", "KAZ")]


@pytest.mark.parametrize("name", ["Astana", "Nur-Sultan", "Nursultan"])
def test_one_city_under_its_names(name: str) -> None:
    assert [m.entity for m in mentions(f"Man traf sich in {name} zu Gesprächen.")] == ["astana"]


def test_the_city_and_the_first_name_are_told_apart() -> None:
    found = mentions("In Nursultan sprach Nursultan Nasarbajew mit Gästen.")
    assert [(m.text, m.entity) for m in found] == [("Nursultan", "astana"), ("Nursultan Nasarbajew", "nazarbayev")]


def test_an_unknown_person_of_that_first_name_is_no_city() -> None:
    assert not [m for m in mentions("Der Bauer Nursultan Abischew verkaufte Pferde.") if m.entity == "astana"]


def test_somebody_else_of_a_known_surname_is_not_the_known_one() -> None:
    assert "putin" not in [m.entity for m in mentions("Der Bäcker Oleg Putin backt Brot.")]


@pytest.mark.parametrize(
    ("word", "code", "rest"),
    [("EU-Gipfel", "EUR", "Gipfel"), ("NATO-Angriff", "IGO:NATO", "Angriff"), ("Russlandpolitik", "RUS", "politik")],
)
def test_compounds_begin_with_a_name(word: str, code: str, rest: str) -> None:
    found = load_name_index("de").compound(word)
    assert found is not None
    assert (found[0].code, found[1]) == (code, rest)


def test_office_decides_the_code_on_a_day() -> None:
    index = load_name_index("de")
    person = next(m.names[0] for m in index.find(["Ursula", "von", "der", "Leyen"]))
    assert person.code_on("2022-05-01") == "EUR"
    assert person.code_on("2015-05-01") == "DEU"
