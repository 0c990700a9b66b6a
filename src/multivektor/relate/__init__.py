"""Relates articles: origins, reports, incidents, vectors. One SQL file or Python step a table, run in order.

The steps meet in the tables of `schemas.DERIVED`. SQL is DuckDB's dialect without what Spark can't do: no recursion, no
order inside an aggregate, weights as decimals, guarded division.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import resources as package_files
from typing import NamedTuple, Protocol

import pyarrow as pa

from multivektor.errors import UsageError
from multivektor.ontology import event_type
from multivektor.relate.incidents import incidents
from multivektor.relate.origins import origins
from multivektor.relate.same_as import same_as
from multivektor.relate.vector_incidents import vector_incidents
from multivektor.relate.vectors import vectors
from multivektor.schemas import TABLES, table_schema

__all__ = ["STEPS", "SqlEngine", "relate", "relate_names"]

PERIODS = ("year", "quarter", "month")

#: The derived tables in the order in which they are made: by the Python step of that name, else by sql/<table>.sql.
NAME_STEPS = ("same_as", "concordance")
STEPS = (
    *NAME_STEPS,
    "origins",
    "corrected_events",
    "reports",
    "incidents",
    "incident_facts",
    "vector_incidents",
    "vectors",
)


class SqlEngine(Protocol):
    """What `relate` needs of a store."""

    def query(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""
        ...

    def table(self, name: str) -> pa.Table:
        """A table in a fixed order."""
        ...

    def write(self, name: str, rows: pa.Table) -> None:
        """Replaces a table."""
        ...


def sql_of(table: str) -> str:
    """The text of the SQL file that makes a table."""
    return (package_files.files("multivektor.relate") / "sql" / f"{table}.sql").read_text(encoding="utf-8")


def _with_types(corrections: pa.Table) -> pa.Table:
    """Corrections with quad code and scale of the types that they give."""
    rows = corrections.to_pylist()
    for row in rows:
        if row["event_type"]:
            kind = event_type(row["event_type"])
            row["quad_code"], row["event_scale"] = kind.quad_code, kind.scale
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["corrections"]))


class _Asked(NamedTuple):
    """What the caller wants to know."""

    focus: str
    period: str


_PYTHON_STEPS: Mapping[str, Callable[[SqlEngine, _Asked], pa.Table]] = {
    "same_as": lambda engine, _: same_as(
        engine.table("entities"), engine.table("articles"), engine.table("said_names")
    ),
    "origins": lambda engine, _: origins(engine.table("articles"), engine.query(sql_of("overlaps"))),
    "incidents": lambda engine, _: incidents(engine.table("reports"), engine.table("corrections")),
    "vector_incidents": lambda engine, asked: vector_incidents(
        engine.table("incident_facts"), engine.table("incidents"), engine.table("reports"), asked.focus, asked.period
    ),
    "vectors": lambda engine, asked: vectors(
        engine.table("vector_incidents"),
        engine.table("incident_facts"),
        engine.table("incidents"),
        engine.table("reports"),
        asked.period,
    ),
}


def relate(engine: SqlEngine, *, focus: str, period: str = "year", corrections: pa.Table) -> None:
    """Derives all tables of `schemas.DERIVED` in the engine.

    Args:
        engine: holds the tables that `clean` and `analyse` filled.
        focus: code of the focal state.
        period: year, quarter or month.
        corrections: the user's corrections.

    Raises:
        UsageError: no such period.
    """
    if period not in PERIODS:
        raise UsageError(f"No period {period!r}. There are: {', '.join(PERIODS)}.")
    engine.write("corrections", _with_types(corrections))
    _run(engine, STEPS, _Asked(focus, period))


def relate_names(engine: SqlEngine) -> None:
    """Derives only the tables that say who is who: `same_as` and `concordance`."""
    _run(engine, NAME_STEPS, _Asked("", PERIODS[0]))


def _run(engine: SqlEngine, steps: Iterable[str], asked: _Asked) -> None:
    for table in steps:
        step = _PYTHON_STEPS.get(table)
        engine.write(table, step(engine, asked) if step else engine.query(sql_of(table)))
