"""Many names at once: who may be whom, without chains and without comparing all with all."""

import time
from collections import Counter
from itertools import product

import pytest

from multivektor.names import NameComparison, NameGroups, group_names, joining_keys
from multivektor.names.groups import MOST_COMPARED


def test_spellings_of_one_person_are_one_group() -> None:
    spellings = ["Sergej Lawrow", "Sergey Lavrov", "Сергей Лавров", "S. Lawrow"]
    assert len(set(group_names(spellings[:3]).values())) == 1
    assert len(set(group_names([*spellings[:3], "Olaf Scholz"]).values())) == 2


def test_the_fullest_name_is_the_anchor() -> None:
    found = group_names(["Sergej Lawrow", "Sergej Wiktorowitsch Lawrow"])
    assert set(found.values()) == {"Sergej Wiktorowitsch Lawrow"}


def test_two_fathers_names_are_not_joined_by_a_name_without() -> None:
    full = ["Iwan Petrowitsch Sidorow", "Iwan Sergejewitsch Sidorow"]
    found = group_names([*full, "Iwan Sidorow"])
    assert [found[name] for name in full] == full  # each its own anchor
    assert found["Iwan Sidorow"] in full


def test_an_anchor_is_its_own() -> None:
    found = group_names(["Olga Iwanowa", "Olga Iwanow", "Olga Ivanova", "Oleg Iwanow"])
    assert all(found[anchor] == anchor for anchor in found.values())


def test_a_bare_surname_joins_nobody() -> None:
    found = group_names(["Wladimir Putin", "Putin", "Putins"])
    assert found["Putin"] != "Wladimir Putin"
    assert found["Putins"] == found["Putin"]


def test_what_is_added_first_is_the_anchor() -> None:
    groups = NameGroups()
    assert groups.add("Sergey Lavrov") == ("Sergey Lavrov", None)
    anchor, why = groups.add("Sergej Lawrow")
    assert anchor == "Sergey Lavrov" and why is not None and why.same


def test_the_closest_anchor_is_taken() -> None:
    groups = NameGroups()
    groups.add("Iwan Petrowitsch Sidorow")
    groups.add("Iwan Sergejewitsch Sidorow")
    assert groups.add("Ivan Sergeevich Sidorov")[0] == "Iwan Sergejewitsch Sidorow"


def test_places_are_grouped_as_places() -> None:
    found = group_names(["Nowgorod", "Nischni Nowgorod", "Novgorod"], kind="place")
    assert found["Nowgorod"] == found["Novgorod"] != found["Nischni Nowgorod"]


def test_a_full_name_is_joined_by_its_given_name_too() -> None:
    assert joining_keys("Sergej Lawrow") and not any(key.endswith(":") for key in joining_keys("Sergej Lawrow"))
    assert set(joining_keys("Sergej Lawrow")).isdisjoint(joining_keys("Lawrow"))


ALIKE = [f"S{a}rg{b}j L{c}wr{d}w{e}" for a, b, c, d, e in product("aeiou", repeat=5)]


def test_thousands_of_names_with_one_key_are_not_compared_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = Counter[str]()

    def compare(name: str, _anchor: str, _kind: str) -> NameComparison:
        compared[name] += 1
        return NameComparison(False, 0.0, False, "two")

    monkeypatch.setattr("multivektor.names.groups.compare_names", compare)
    names = [*ALIKE, *(f"{name}r" for name in ALIKE)][:5_000]
    monkeypatch.setattr("multivektor.names.groups.joining_keys", lambda _name: ("srk:lv",))
    assert len(group_names(names)) == 5_000
    assert max(compared.values()) == MOST_COMPARED


def test_many_look_alikes_are_grouped_in_seconds() -> None:
    start = time.perf_counter()
    assert set(group_names(ALIKE[:1_000])) == set(ALIKE[:1_000])
    assert time.perf_counter() - start < 30
