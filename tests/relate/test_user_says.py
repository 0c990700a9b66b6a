"""What the user corrects holds whatever came first, and through what is derived from it."""

from __future__ import annotations

from itertools import permutations

import pytest


@pytest.mark.parametrize(("says", "voice"), [("RUS", "own"), ("UKR", "claimed")])
def test_who_acted_after_corrections_speaks_in_its_own_voice(make, says, voice):
    told = make.event("e1", "ASSAULT", "UKR", "RUS", says=(says,))
    fix = make.correct("e1", actor_codes=["RUS"], recipient_codes=["UKR"])
    (report,) = make.rows(make.derive([told], corrections=[fix]), "reports")
    assert report["voice"] == voice


def test_a_code_that_is_written_twice_counts_once(make):
    fix = make.correct("e1", actor_codes=["KAZ", "KAZ"])
    (report,) = make.rows(make.derive([make.event("e1", recipients="")], corrections=[fix]), "reports")
    assert (report["actor_codes"], report["mutual"]) == (["KAZ"], False)


def months(make, count=4):
    return [make.event(f"e{n}", date=f"2022-0{n}-01", article=f"a{n}") for n in range(1, count + 1)]


@pytest.mark.parametrize("said", list(permutations((["e1", "e2"], ["e3", "e2"], ["e4", "e3"]))))
def test_the_order_of_what_is_the_same_does_not_matter(make, said):
    tables = make.derive(months(make), corrections=[make.correct(same=ids) for ids in said])
    assert make.incident_sets(tables) == {"e1": {"e1", "e2", "e3", "e4"}}


def test_the_earliest_report_names_the_incident_whichever_the_user_names_first(make):
    tables = make.derive(months(make, 2), corrections=[make.correct(same=["e2", "e1"])])
    assert set(make.incident_sets(tables)) == {"e1"}


@pytest.mark.parametrize("named", ["e2", "e4"], ids=["a report that has joined another", "a later event of a report"])
def test_same_holds_for_whatever_tells_of_an_incident(make, named):
    events = [
        make.event("e1", date="2022-01-01", article="a"),
        make.event("e2", date="2022-01-02", article="b"),
        make.event("e4", date="2022-01-02", article="b", start=70),
        make.event("e3", date="2022-06-01", article="c"),
    ]
    tables = make.derive(events, corrections=[make.correct(same=[named, "e3"])])
    assert make.incident_sets(tables) == {"e1": {"e1", "e2", "e3"}}


def test_lists_that_share_an_id_that_is_gone_are_one(make):
    said = [make.correct(same=["0000", "e1"]), make.correct(same=["e3", "0000"])]
    tables = make.derive(months(make, 3), corrections=said)
    assert make.incident_sets(tables) == {"e1": {"e1", "e3"}, "e2": {"e2"}}
