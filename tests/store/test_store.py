"""The store keeps the schema, replaces what is stored again and gives equal tables for equal contents."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from multivektor.errors import UsageError
from multivektor.reading import Article, Block, Event, Informant, Party, Reading, Sentence, Span, reading_row
from multivektor.schemas import ARTICLES, PER_ARTICLE, PROBLEMS, READINGS, TABLES, table_schema
from multivektor.store import open_store


def article_table(*articles):
    """Rows of `articles`, from dicts of what is not null."""
    return pa.Table.from_pylist(list(articles), schema=table_schema(ARTICLES))


def party(code):
    return Party(entity=code, code=code, sector="GOV", start=0, end=3, text=code, reason="said so")


def event(event_id, **changes):
    values = {
        "event_id": event_id,
        "sentence": 0,
        "start": 0,
        "end": 20,
        "event_type": "CONSULT",
        "mode": "visit",
        "contexts": ("diplomatic",),
        "actors": (party("KAZ"),),
        "recipients": (party("RUS"), party("CHN")),
        "actor_group": None,
        "recipient_group": None,
        "status": "asserted",
        "status_words": (Span(4, 7),),
        "attribution": (Informant("p1", None, "ein Sprecher", "person", 1, 4),),
        "event_date": "2022-11-28",
        "event_date_precision": "day",
        "event_date_basis": "clause",
        "place": None,
        "triggers": (Span(8, 12), Span(14, 16)),
        "trigger": "traf",
        "is_label": False,
        "quad_code": 1,
        "event_scale": 1.5,
        "rule": "r1",
        "reasons": ("a", "b"),
        "pack_version": "v",
    }
    return Event(**(values | changes))


def reading(locator, *, events=(), sentences=2, fingerprints=(1, 2**62)):
    return Reading(
        Article(file=f"{locator}.txt", n=1, locator=locator, text="x" * 40),
        blocks=[Block(0, 40, "body", 0, "rest")],
        sentences=[Sentence(n, n * 20, n * 20 + 20, 0, "body") for n in range(sentences)],
        fingerprints=list(fingerprints),
        events=list(events),
    )


def readings_table(*readings):
    return pa.Table.from_pylist([reading_row(r) for r in readings], schema=READINGS)


def article_id(locator):
    return Article(file="", n=1, locator=locator, text="").article_id


@pytest.mark.parametrize("name", sorted(TABLES))
def test_an_empty_store_has_every_table_with_the_types_of_its_schema(name):
    with open_store(None) as store:
        table = store.table(name)
    assert table.num_rows == 0
    assert table.schema == table_schema(TABLES[name])


def test_what_is_stored_comes_back_with_types_and_values():
    with open_store(None) as store:
        store.store_readings(readings_table(reading("one", events=[event("e1")])))
        for name in PER_ARTICLE:
            assert store.table(name).schema == table_schema(TABLES[name]), name
        (row,) = store.table("events").to_pylist()
        assert store.table("fingerprints").column("fingerprint").to_pylist() == [1, 2**62]
    assert row["article_id"] == article_id("one")
    assert [p["code"] for p in row["recipients"]] == ["RUS", "CHN"]
    assert row["triggers"] == [{"start": 8, "end": 12}, {"start": 14, "end": 16}]
    assert (row["place"], row["attribution"][0]["code"], row["event_scale"]) == (None, None, 1.5)


def test_rows_keep_their_article_in_slices_and_chunks():
    whole = readings_table(
        reading("none", sentences=0),
        reading("two", sentences=2),
        reading("empty", sentences=0),
        reading("three", sentences=3),
    )
    expected = {article_id("two"): 2, article_id("three"): 3}
    for table in (whole, whole.slice(1), pa.concat_tables([whole.slice(0, 2), whole.slice(2)])):
        with open_store(None) as store:
            store.store_readings(table)
            ids = store.table("sentences").column("article_id").to_pylist()
        assert {i: ids.count(i) for i in ids} == expected


def test_storing_readings_again_replaces_that_articles_rows_only():
    with open_store(None) as store:
        store.store_readings(
            readings_table(reading("one", events=[event("e1"), event("e2")]), reading("two", events=[event("e3")]))
        )
        store.store_readings(readings_table(reading("one", events=[event("e4")], sentences=1)))
        assert set(store.table("events").column("event_id").to_pylist()) == {"e3", "e4"}
        ids = store.table("sentences").column("article_id").to_pylist()
    assert (ids.count(article_id("one")), ids.count(article_id("two"))) == (1, 2)


def test_an_article_in_which_nothing_is_found_any_more_loses_its_rows():
    with open_store(None) as store:
        store.store_readings(readings_table(reading("one", events=[event("e1")])))
        store.store_readings(readings_table(reading("one", sentences=0, fingerprints=())))
        assert (
            store.table("events").num_rows
            == store.table("sentences").num_rows
            == store.table("fingerprints").num_rows
            == 0
        )


def test_storing_an_article_again_replaces_it():
    with open_store(None) as store:
        store.store_articles(article_table({"article_id": "a", "text": "old"}, {"article_id": "b", "text": "stays"}))
        store.store_articles(article_table({"article_id": "a", "text": "new"}))
        rows = store.table("articles").to_pylist()
    assert [(r["article_id"], r["text"]) for r in rows] == [("a", "new"), ("b", "stays")]


def test_an_unknown_column_is_an_error_and_nothing_is_lost():
    odd = article_table({"article_id": "a", "text": "new"}).append_column("colour", pa.array(["red"]))
    with open_store(None) as store:
        store.store_articles(article_table({"article_id": "a", "text": "old"}))
        with pytest.raises(UsageError, match=r"articles.*colour"):
            store.store_articles(odd)
        with pytest.raises(UsageError, match="colour"):
            store.write("articles", odd)
        assert store.table("articles").column("text").to_pylist() == ["old"]
        store.store_articles(article_table({"article_id": "a", "text": "new"}))  # the store is usable still
        assert store.table("articles").column("text").to_pylist() == ["new"]


def test_a_value_of_another_type_is_refused_and_nothing_is_lost():
    wrong = pa.table({c.name: pa.array(["many"] if c.name == "n" else [None], pa.string()) for c in ARTICLES})
    with open_store(None) as store:
        store.store_articles(article_table({"article_id": "a"}))
        with pytest.raises(pa.ArrowException):
            store.write("articles", wrong)
        assert store.table("articles").num_rows == 1


@pytest.mark.parametrize("threads", [None, 1, 4])
@pytest.mark.parametrize("seed", range(3))
def test_a_table_is_equal_whatever_the_order_of_storing(threads, seed):
    readings = [reading(f"l{n}", events=[event(f"e{n}{m}", sentence=m) for m in range(3)]) for n in range(8)]
    with open_store(None, threads=1) as store:
        store.store_readings(readings_table(*readings))
        expected = {name: store.table(name) for name in PER_ARTICLE}
    shuffled = random.Random(seed).sample(readings, len(readings))
    for r in shuffled:
        random.Random(seed).shuffle(r.events)
    with open_store(None, threads=threads) as store:
        for start in range(0, len(shuffled), 3):
            store.store_readings(readings_table(*shuffled[start : start + 3]))
        for name, table in expected.items():
            assert store.table(name).equals(table), name


def test_rows_with_nulls_have_a_fixed_place():
    rows = [{"article_id": "a", "n": None}, {"article_id": "a", "n": 1}, {"article_id": None, "n": 2}]
    for order in (rows, rows[::-1]):
        with open_store(None) as store:
            store.write("articles", article_table(*order))
            found = [(r["article_id"], r["n"]) for r in store.table("articles").to_pylist()]
        assert found == [("a", 1), ("a", None), (None, 2)]


def test_no_readings_at_all():
    with open_store(None) as store:
        store.store_readings(readings_table(reading("one", events=[event("e1")])))
        store.store_readings(READINGS.empty_table())
        assert store.table("events").num_rows == 1


def test_readings_without_any_row():
    with open_store(None) as store:
        store.store_readings(readings_table(Reading(Article(file="f", n=1, locator="l", text=""))))
        assert all(store.table(name).num_rows == 0 for name in PER_ARTICLE)


@pytest.mark.parametrize("table", [READINGS.empty_table(), pa.Table.from_batches([], schema=READINGS)])
def test_empty_readings_with_and_without_chunks(table):
    with open_store(None) as store:
        store.store_readings(table)
        assert store.table("sentences").num_rows == 0


def test_a_file_keeps_what_was_stored(tmp_path):
    path = tmp_path / "store.duckdb"
    with open_store(path) as store:
        store.store_articles(article_table({"article_id": "a", "text": "kept"}))
    with open_store(path) as store:
        assert store.table("articles").column("text").to_pylist() == ["kept"]


def test_a_path_that_can_not_be_opened_is_named(tmp_path):
    path = tmp_path / "no such folder" / "store.duckdb"
    with pytest.raises(UsageError, match="no such folder"), open_store(path):
        pass


def test_problems_are_added():
    one, two = ({"file": f, "place": "", "reason": "r", "remedy": "m"} for f in ("one", "two"))
    with open_store(None) as store:
        store.store_problems(pa.Table.from_pylist([one], schema=table_schema(PROBLEMS)))
        store.store_problems(pa.Table.from_pylist([two], schema=table_schema(PROBLEMS)))
        assert store.table("problems").column("file").to_pylist() == ["one", "two"]


def test_quotes_that_differ_in_their_speaker_only_have_a_fixed_order():
    schema = table_schema(TABLES["quotes"])
    rows = [{"article_id": "a", "sentence": 0, "speaker": {"entity": name}} for name in "abcdef"]
    found = []
    for order in (rows, rows[::-1]):
        with open_store(None) as store:
            store.write("quotes", pa.Table.from_pylist(order, schema=schema))
            found.append(store.table("quotes"))
    assert found[0].equals(found[1])
