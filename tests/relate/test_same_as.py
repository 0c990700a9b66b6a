"""Who is one person across articles, and who only looks so."""

from itertools import permutations

import pyarrow as pa
import pytest

from multivektor.relate.same_as import same_as
from multivektor.schemas import TABLES, table_schema


def table(name, rows):
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES[name]))


def person(name, article="a", code=None, *, listed=False, kind="person", entity=None):
    """A person whom only the article knows, if not listed."""
    return {
        "article_id": article,
        "entity": entity or (name if listed else f"{article}:{name}"),
        "kind": kind,
        "code": code,
        "name": name,
        "listed": listed,
        "spellings": [name],
        "name_keys": [],
    }


def joined(*entities, dates=None, same=(), not_same=(), reason="I know"):
    """entity → row of `same_as`."""
    articles = [
        {"article_id": a, "file": f"{a}.txt", "n": 1, "published_at": (dates or {}).get(a, f"2022-01-0{n}")}
        for n, a in enumerate(sorted({e["article_id"] for e in entities}), start=1)
    ]
    empty = {"same": None, "not_same": None, "reason": reason, "origin": "names.yml, entry 1"}
    says = [{**empty, "same": list(g)} for g in same] + [{**empty, "not_same": list(g)} for g in not_same]
    found = same_as(table("entities", list(entities)), table("articles", articles), table("said_names", says))
    return {row["entity"]: row for row in found.to_pylist()}


def targets(rows, *, unsure=False):
    return {entity: row["same_as"] for entity, row in rows.items() if row["unsure"] == unsure}


LAVROV, LAWROW = person("Sergey Lavrov", "a"), person("Sergej Lawrow", "b")


def test_one_person_of_two_articles_is_joined_to_the_earlier():
    rows = joined(LAVROV, LAWROW)
    assert targets(rows) == {"b:Sergej Lawrow": "a:Sergey Lavrov"}
    assert rows["b:Sergej Lawrow"]["score"] > 0.85 and rows["b:Sergej Lawrow"]["reason"]


def test_the_date_decides_who_is_earlier():
    assert targets(joined(LAVROV, LAWROW, dates={"a": "2023-01-01", "b": "2022-01-01"})) == {
        "a:Sergey Lavrov": "b:Sergej Lawrow"
    }


def test_one_spelling_in_two_articles_is_joined():
    rows = joined(person("Gero Halbsand", "a"), person("Gero Halbsand", "b"))
    assert targets(rows) == {"b:Gero Halbsand": "a:Gero Halbsand"}


@pytest.mark.parametrize(
    ("one", "other", "one_person"), [("DEU", "AUT", False), ("DEU", "DEU", True), ("DEU", None, True)]
)
def test_two_codes_are_two_persons(one, other, one_person):
    rows = joined(person("Gero Halbsand", "a", one), person("Gero Halbsand", "b", other))
    assert bool(targets(rows)) is one_person


def test_two_codes_are_two_persons_in_two_spellings_too():
    assert not targets(joined(person("Sergey Lavrov", "a", "RUS"), person("Sergej Lawrow", "b", "UKR")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Witali Klitschko", "Wladimir Klitschko"),
        ("Lawrow", "Sergej Lawrow"),  # a bare surname is nobody's alone
        ("Lawrow", "Lawrow"),
        ("Iwan Petrowitsch Sidorow", "Iwan Sergejewitsch Sidorow"),
    ],
)
def test_a_surname_alone_joins_nobody(one, other):
    assert not targets(joined(person(one, "a"), person(other, "b")))


def test_only_persons_are_joined():
    assert not joined(*(person("Neue Brücke", article, kind="organisation") for article in "ab"))


def test_a_slip_is_suggested_and_joins_nothing():
    rows = joined(person("Sergej Lawrow", "a"), person("Sergej Lawrok", "b"))
    assert targets(rows) == {}
    assert targets(rows, unsure=True) == {"b:Sergej Lawrok": "a:Sergej Lawrow"}
    assert "looks like" in rows["b:Sergej Lawrok"]["reason"]


def test_a_slip_of_a_listed_name_is_suggested():
    rows = joined(person("Sergej Lawrow", "a", "RUS", listed=True, entity="lavrov"), person("Sergej Lawrok", "b"))
    assert targets(rows, unsure=True) == {"b:Sergej Lawrok": "lavrov"}


def test_a_listed_person_is_never_joined_to_another():
    assert not joined(*(person("Sergej Lawrow", a, "RUS", listed=True, entity=f"lavrov{a}") for a in "ab"))


def test_no_code_is_carried_from_article_to_article():
    rows = joined(person("Sergey Lavrov", "a", "RUS"), LAWROW)
    assert targets(rows) == {"b:Sergej Lawrow": "a:Sergey Lavrov"}
    assert set(rows["b:Sergej Lawrow"]) == {"entity", "same_as", "score", "reason", "unsure"}


def test_the_user_joins_what_looks_different():
    rows = joined(person("Sergej Lawrow", "a"), person("Bruno Kreide", "b"), same=[("Sergej Lawrow", "Bruno Kreide")])
    assert targets(rows) == {"b:Bruno Kreide": "a:Sergej Lawrow"}
    assert (rows["b:Bruno Kreide"]["score"], rows["b:Bruno Kreide"]["reason"]) == (1.0, "I know")


def test_the_user_joins_a_slip_for_sure():
    rows = joined(person("Sergej Lawrow", "a"), person("Sergej Lawrok", "b"), same=[("Sergej Lawrow", "Sergej Lawrok")])
    assert targets(rows) == {"b:Sergej Lawrok": "a:Sergej Lawrow"} and not targets(rows, unsure=True)


def test_the_user_joins_to_a_listed_person():
    known = person("Sergej Lawrow", "b", "RUS", listed=True, entity="lavrov")
    rows = joined(person("Bruno Kreide", "a"), known, same=[("Bruno Kreide", "Sergej Lawrow")])
    assert targets(rows) == {"a:Bruno Kreide": "lavrov"}


@pytest.mark.parametrize("names", [("Sergey Lavrov", "Sergej Lawrow"), ("a:Sergey Lavrov", "b:Sergej Lawrow")])
def test_the_user_keeps_apart_by_name_or_id(names):
    assert targets(joined(LAVROV, LAWROW, not_same=[names])) == {}


def test_the_user_forbids_a_suggestion():
    names = ("Sergej Lawrow", "Sergej Lawrok")
    assert joined(person(names[0], "a"), person(names[1], "b"), not_same=[names]) == {}


def test_names_that_no_article_has_do_no_harm():
    assert joined(LAVROV, same=[("Niemand Da", "Nobody Here")], not_same=[("Niemand Da", "Sergey Lavrov")]) == {}


def test_without_entities_there_is_nothing_to_join():
    assert joined() == {}


def test_the_order_of_the_rows_does_not_matter():
    rows = (
        LAVROV,
        LAWROW,
        person("Сергей Лавров", "c"),
        person("Sergej Lawrok", "d"),
        person("Olaf Scholz", "a", "DEU", listed=True, entity="scholz"),
    )
    results = [joined(*order) for order in permutations(rows)]
    assert len(results[0]) == 3
    assert all(result == results[0] for result in results)


def test_nothing_is_joined_to_what_is_joined_itself():
    rows = joined(LAVROV, LAWROW, person("Сергей Лавров", "c"), person("Serguei Lavrov", "d"))
    assert set(targets(rows).values()) == {"a:Sergey Lavrov"} and len(rows) == 3


# ------------------------------------------------------------------------------------------------- known faults


def test_what_the_user_joined_is_not_suggested_any_more():
    rows = joined(person("Sergej Lawrow", "a"), person("Sergej Lawrok", "b"), same=[("Sergej Lawrok", "Sergej Lawrow")])
    assert len(rows) == 1 and not targets(rows, unsure=True)


@pytest.mark.parametrize(
    "same",
    [
        [("Sergej Lawrow", "Bruno Kreide")],
        [("Sergey Lavrov", "Bruno Kreide"), ("Bruno Kreide", "Max Tinte")],
    ],
)
def test_what_the_user_joins_ends_at_one_entity(same):
    rows = joined(LAVROV, LAWROW, person("Bruno Kreide", "c"), person("Max Tinte", "d"), same=same)
    assert set(targets(rows).values()).isdisjoint(targets(rows))


def test_two_kept_apart_do_not_meet_in_a_third():
    third = person("Sergueï Lavrov", "c")
    rows = targets(joined(LAVROV, LAWROW, third, not_same=[("Sergej Lawrow", "Sergueï Lavrov")]))
    assert rows.get("b:Sergej Lawrow") != rows.get("c:Sergueï Lavrov")


def test_two_codes_do_not_meet_in_a_person_without_code():
    rows = targets(
        joined(person("Gero Halbsand", "a"), *(person("Gero Halbsand", *more) for more in (("b", "DEU"), ("c", "AUT"))))
    )
    assert rows.get("b:Gero Halbsand") != rows.get("c:Gero Halbsand")


def test_two_of_the_second_code_are_one():
    rows = [person("Gero Halbsand", article, code) for article, code in (("a", "DEU"), ("b", "AUT"), ("c", "AUT"))]
    assert targets(joined(*rows)) == {"c:Gero Halbsand": "b:Gero Halbsand"}
