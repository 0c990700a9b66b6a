"""What the user says of names wins: codes, dates, who is one and who is not."""

import pytest

from multivektor.names import DatedCode, NameEntry, NamesSaid, SaidSame, load_name_index
from multivektor.pipeline import read_article
from multivektor.reading import Article, Mention


def entry(
    name: str, code: str = "", *more: str, dated: tuple[DatedCode, ...] = (), kind: str = "person", number: int = 1
) -> NameEntry:
    return NameEntry(name, kind, (name, *more), code, dated=dated, origin=f"names.yml, entry {number}")


def said(*entries: NameEntry, same: tuple[str, ...] = (), not_same: tuple[str, ...] = ()) -> NamesSaid:
    def groups(names: tuple[str, ...]) -> tuple[SaidSame, ...]:
        return (SaidSame(names, "I know", "names.yml, entry 9"),) if names else ()

    return NamesSaid(tuple(entries), groups(same), groups(not_same))


def mentions(text: str, says: NamesSaid, day: str = "2022-03-04") -> list[Mention]:
    article = Article("x", 1, "x", text, "de", published_at=day, published_precision="day")
    return read_article(article, says).mentions


def persons(text: str, says: NamesSaid, day: str = "2022-03-04") -> list[tuple[str, str | None]]:
    return [(m.text, m.code or None) for m in mentions(text, says, day) if m.kind == "person"]


UNKNOWN = "Der Reeder Gero Halbsand kaufte gestern ein Boot. Halbsand ruderte damit."


def test_an_unknown_person_has_no_code_before_the_user_gives_one() -> None:
    assert {code for _text, code in persons(UNKNOWN, said())} <= {None}
    found = persons(UNKNOWN, said(entry("Gero Halbsand", "DEU")))
    assert found[0] == ("Gero Halbsand", "DEU")
    assert ("Halbsand", "DEU") in found


def test_the_reason_names_the_entry() -> None:
    found = [m for m in mentions(UNKNOWN, said(entry("Gero Halbsand", "DEU", number=7))) if m.code == "DEU"]
    assert "names.yml, entry 7" in found[0].reason


def test_a_code_overrides_the_one_of_the_resources() -> None:
    text = "Margarita Simonjan reiste gestern ab."
    assert persons(text, said()) == [("Margarita Simonjan", "RUS")]
    assert persons(text, said(entry("Margarita Simonjan", "ARM"))) == [("Margarita Simonjan", "ARM")]


@pytest.mark.parametrize("name", ["Kassym-Schomart Tokajew", "Präsident Tokajew"])
def test_a_code_overrides_an_office_of_the_resources(name: str) -> None:
    found = persons(f"{name} reiste gestern ab.", said(entry("Kassym-Schomart Tokajew", "RUS")))
    assert [code for _text, code in found] == ["RUS"]


@pytest.mark.parametrize(("day", "code"), [("2019-12-31", None), ("2020-05-01", "DEU"), ("2022-03-04", "CHE")])
def test_a_dated_code_holds_between_its_dates_only(day: str, code: str | None) -> None:
    dated = (DatedCode("DEU", since="2020-01", until="2020-12"), DatedCode("CHE", since="2021"))
    assert persons(UNKNOWN, said(entry("Gero Halbsand", dated=dated)), day)[0] == ("Gero Halbsand", code)


@pytest.mark.parametrize(("day", "code"), [("2015-03-04", "DEU"), ("2022-03-04", "KAZ")])
def test_a_dated_code_leaves_the_known_one_at_other_times(day: str, code: str) -> None:
    dated = (DatedCode("DEU", since="2015-01-01", until="2015-12-31"),)
    says = said(entry("Kassym-Schomart Tokajew", dated=dated))
    assert persons("Kassym-Schomart Tokajew reiste gestern ab.", says, day) == [("Kassym-Schomart Tokajew", code)]


def test_the_later_entry_wins() -> None:
    first, second = entry("Gero Halbsand", "DEU", number=1), entry("Gero Halbsand", "AUT", number=2)
    assert persons(UNKNOWN, said(first, second))[0][1] == "AUT"
    assert persons(UNKNOWN, said(second, first))[0][1] == "DEU"


def test_another_spelling_means_the_same() -> None:
    says = said(entry("Gero Halbsand", "DEU", "Jero Halpsand"))
    found = mentions("Gero Halbsand traf Anna. Jero Halpsand ging.", says)
    assert len({m.entity for m in found if "Hal" in m.text}) == 1


def test_a_place_and_an_organisation_can_be_said_too() -> None:
    says = said(entry("Kleinwerda", "POL", kind="place"), entry("Bund der Torfstecher", "NGO:BDT", kind="organisation"))
    found = mentions("Der Bund der Torfstecher tagte in Kleinwerda.", says)
    assert [(m.text, m.kind, m.code) for m in found] == [
        ("Bund der Torfstecher", "organisation", "NGO:BDT"),
        ("Kleinwerda", "place", "POL"),
    ]


SLIP = "Kassym Takaeff reiste gestern ab."


def test_a_slip_said_to_be_the_same_names_the_known_one() -> None:
    assert "tokayev" not in {m.entity for m in mentions(SLIP, said())}
    found = mentions(SLIP, said(same=("Kassym-Schomart Tokajew", "Kassym Takaeff")))
    assert [(m.entity, m.code) for m in found if m.kind == "person"] == [("tokayev", "KAZ")]
    assert "I know" in found[0].reason


def test_a_spelling_said_not_to_be_the_same_does_not_name_the_known_one() -> None:
    text = "Präsident Toqajew reiste gestern ab."
    assert "tokayev" in {m.entity for m in mentions(text, said())}
    says = said(not_same=("Toqajew", "tokayev"))
    assert "tokayev" not in {m.entity for m in mentions(text, says)}
    assert "tokayev" in {m.entity for m in mentions("Kassym-Schomart Tokajew reiste gestern ab.", says)}


def test_a_full_name_said_not_to_be_the_same_is_not_the_known_one_by_its_surname() -> None:
    says = said(not_same=("Kassym Tokajew", "tokayev"))
    assert "tokayev" not in {m.entity for m in mentions("Der Arzt Kassym Tokajew reiste gestern ab.", says)}


def test_a_code_until_a_year_holds_in_that_year() -> None:
    dated = (DatedCode("DEU", since="2021", until="2022"),)
    assert persons(UNKNOWN, said(entry("Gero Halbsand", dated=dated)), "2022-03-04")[0] == ("Gero Halbsand", "DEU")


def test_what_is_said_in_one_corpus_is_not_known_in_another() -> None:
    load_name_index("de", said(entry("Gero Halbsand", "DEU")))
    assert load_name_index("de", said()).exact("Gero Halbsand") is None


def test_equal_words_are_equal_and_others_are_not() -> None:
    one, same, other = (said(entry("Gero Halbsand", code)) for code in ("DEU", "DEU", "AUT"))
    assert one == same and hash(one) == hash(same)
    assert one != other and one != "DEU"
