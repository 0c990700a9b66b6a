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
    """An open store. Writes are transactions: nothing is left half written."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        for name, columns in TABLES.items():
            empty = table_schema(columns).empty_table()
            connection.register("incoming", empty)
            connection.execute(f'CREATE TABLE IF NOT EXISTS "{name}" AS SELECT * FROM incoming')  # noqa: S608  our own names
            connection.unregister("incoming")

    def store_articles(self, articles: pa.Table) -> None:
        """Stores articles; one that is there already is replaced."""
        self._replace("articles", articles)

    def store_readings(self, readings: pa.Table) -> None:
        """Unnests readings (`schemas.READINGS`) into their tables; an article's earlier rows are replaced.

        Args:
            readings: one row an article.
        """
        ids = readings.column("article_id")
        for name, columns in PER_ARTICLE.items():
            listed = readings.column(name).combine_chunks()
            flat = pa.table({column.name: pa.array([], column.type) for column in columns})
            parents = listed.value_parent_indices() if hasattr(listed, "value_parent_indices") else _parents(listed)
            structs = listed.flatten()
            arrays = (
                {column.name: structs.field(column.name) for column in columns}
                if len(structs)
                else {c: flat[c] for c in flat.column_names}
            )
            self._replace(
                name,
                pa.table({"article_id": ids.take(parents) if len(structs) else pa.array([], pa.string()), **arrays}),
                ids,
            )

    def store_problems(self, problems: pa.Table) -> None:
        """Adds what could not be read."""
        self._insert("problems", problems)

    def _replace(self, name: str, rows: pa.Table, ids: pa.ChunkedArray | None = None) -> None:
        known = pa.table({"article_id": ids if ids is not None else rows.column("article_id")})
        self._connection.execute("BEGIN")
        try:
            self._connection.register("known", known)
            self._connection.execute(f'DELETE FROM "{name}" WHERE article_id IN (SELECT article_id FROM known)')  # noqa: S608
            self._connection.unregister("known")
            self._insert(name, rows)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _insert(self, name: str, rows: pa.Table) -> None:
        schema = table_schema(TABLES[name])
        unknown = set(rows.column_names) - set(schema.names)
        if unknown:
            raise UsageError(f"The table {name} has no column {', '.join(sorted(unknown))}.")
        self._connection.register("incoming", rows.select(schema.names).cast(schema))
        self._connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608
        self._connection.unregister("incoming")

    def write(self, name: str, rows: pa.Table) -> None:
        """Replaces a whole table."""
        self._connection.execute("BEGIN")
        try:
            self._connection.execute(f'DELETE FROM "{name}"')  # noqa: S608
            self._insert(name, rows)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def query(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""
        return self._connection.sql(sql).to_arrow_table()

    def table(self, name: str) -> pa.Table:
        """A table with its schema, ordered by all columns that have an order, so that equal stores give equal bytes."""
        order = ", ".join(f'"{column.name}" NULLS LAST' for column in TABLES[name])
        return self.query(f'SELECT * FROM "{name}" ORDER BY {order}').cast(table_schema(TABLES[name]))  # noqa: S608


def _parents(listed: pa.ListArray) -> pa.Array:
    return pa.compute.list_parent_indices(listed)


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
