"""Nothing is left half written, and what does not fit is named."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from multivektor.errors import UsageError
from multivektor.schemas import PER_ARTICLE, READINGS, table_schema
from multivektor.store import open_store


def readings(event_id, sentences):
    row = {
        "article_id": "a",
        "events": [{"event_id": event_id, "sentence": 0}],
        "sentences": [{"sentence": n} for n in range(sentences)],
    }
    return pa.Table.from_pylist([{name: [] for name in PER_ARTICLE} | row], schema=READINGS)


@pytest.mark.parametrize("faulty", ["wordings", "blocks", "sentences"])
def test_readings_of_which_one_table_is_faulty_change_none(faulty):
    with open_store(None) as store:
        store.store_readings(readings("e1", 2))
        kept = {name: store.table(name) for name in PER_ARTICLE}
        new = readings("e2", 1)
        bad = pa.array([[{"start": "not a number"}]])
        with pytest.raises((pa.ArrowException, KeyError)):
            store.store_readings(new.set_column(new.schema.get_field_index(faulty), faulty, bad))
        for name, table in kept.items():
            assert store.table(name).equals(table), name
        store.store_readings(new)  # the store is usable still
        assert store.table("events").column("event_id").to_pylist() == ["e2"]


def test_a_missing_column_is_named():
    with open_store(None) as store, pytest.raises(UsageError, match=r"revisions.*revision"):
        store.write("revisions", pa.table({"article_id": ["a"]}))


@pytest.mark.parametrize("columns", ["revision VARCHAR, article_id VARCHAR", "article_id VARCHAR"])
def test_a_file_of_another_version_is_refused(tmp_path, columns):
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE revisions ({columns})")
    with pytest.raises(UsageError, match=r"revisions.*another version"), open_store(path):
        pass


def test_a_reading_fills_every_table_of_its_schema():
    with open_store(None) as store:
        store.store_readings(readings("e1", 2))
        assert store.table("sentences").schema.names[0] == "article_id"
        assert all(store.table(name).schema.names[1:] == table_schema(c).names for name, c in PER_ARTICLE.items())
