"""The store on DuckDB: one table for each of `schemas.TABLES`, cast to its schema at each write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from multivektor.errors import UsageError
from multivektor.schemas import PER_ARTICLE, TABLES, table_schema


class Store:
    """An open store. Each write is one transaction: nothing is left half written.

    Raises:
        UsageError: the file holds tables of another version.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        for name, columns in TABLES.items():
            empty = table_schema(columns).empty_table()
            connection.register("incoming", empty)
            connection.execute(f'CREATE TABLE IF NOT EXISTS "{name}" AS SELECT * FROM incoming')  # noqa: S608  our own names
            connection.unregister("incoming")
            found = self.query(f'SELECT * FROM "{name}" LIMIT 0').schema.names  # noqa: S608
            if found != empty.schema.names:  # rows are inserted by position
                raise UsageError(
                    f"The store's table {name} is of another version: it has {', '.join(found)}; "
                    f"expected {', '.join(empty.schema.names)}. Give another path and read the articles again."
                )

    def store_articles(self, articles: pa.Table) -> None:
        """Stores articles; one that is there already is replaced."""
        with self._transaction():
            self._replace("articles", articles, articles.column("article_id"))

    def store_readings(self, readings: pa.Table) -> None:
        """Unnests readings (`schemas.READINGS`) into their tables; an article's earlier rows are replaced.

        Args:
            readings: one row an article.
        """
        ids = readings.column("article_id")
        with self._transaction():  # one for all tables: a reading is there as a whole or not at all
            for name in PER_ARTICLE:
                self._replace(name, _unnested(readings, name), ids)

    def store_problems(self, problems: pa.Table) -> None:
        """Adds what could not be read."""
        with self._transaction():
            self._insert("problems", problems)

    def write(self, name: str, rows: pa.Table) -> None:
        """Replaces a whole table."""
        with self._transaction():
            self._connection.execute(f'DELETE FROM "{name}"')  # noqa: S608
            self._insert(name, rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _replace(self, name: str, rows: pa.Table, ids: pa.ChunkedArray) -> None:
        self._connection.register("known", pa.table({"article_id": ids}))
        self._connection.execute(f'DELETE FROM "{name}" WHERE article_id IN (SELECT article_id FROM known)')  # noqa: S608
        self._connection.unregister("known")
        self._insert(name, rows)

    def _insert(self, name: str, rows: pa.Table) -> None:
        schema = table_schema(TABLES[name])
        unknown = set(rows.column_names) - set(schema.names)
        if unknown:
            raise UsageError(f"The table {name} has no column {', '.join(sorted(unknown))}.")
        missing = set(schema.names) - set(rows.column_names)
        if missing:
            raise UsageError(f"The rows for the table {name} lack the column {', '.join(sorted(missing))}.")
        self._connection.register("incoming", rows.select(schema.names).cast(schema))
        self._connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608
        self._connection.unregister("incoming")

    def query(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""
        return self._connection.sql(sql).to_arrow_table()

    def table(self, name: str) -> pa.Table:
        """A table with its schema, ordered by all its columns, so that equal stores give equal bytes."""
        order = ", ".join(f'"{column.name}" NULLS LAST' for column in TABLES[name])
        return self.query(f'SELECT * FROM "{name}" ORDER BY {order}').cast(table_schema(TABLES[name]))  # noqa: S608


def _unnested(readings: pa.Table, name: str) -> pa.Table:
    """One of the list columns of readings as rows, each with its article_id first."""
    listed = readings.column(name).combine_chunks()
    structs = listed.flatten()
    parents = listed.value_parent_indices()
    return pa.table({
        "article_id": readings.column("article_id").take(parents),
        **{column.name: structs.field(column.name) for column in PER_ARTICLE[name]},
    })  # fmt: skip


@contextmanager
def open_store(path: Path | None, threads: int | None = None) -> Iterator[Store]:
    """Opens a store; None keeps it in memory.

    Raises:
        UsageError: the file can't be opened; names it.
    """
    try:
        connection = duckdb.connect(str(path) if path else ":memory:", config={"threads": threads} if threads else {})
    except duckdb.Error as error:
        raise UsageError(f"{path} can't be opened as a store: {error} Give another path.") from error
    try:
        yield Store(connection)
    finally:
        connection.close()
