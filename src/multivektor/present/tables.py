"""The tables as rows in a fixed order, with the look-ups that several parts of the page need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from multivektor.present.evidence import visible
from multivektor.schemas import TABLES

Row = dict[str, Any]
#: The tables that the page shows and what their rows are sorted by; the whole row decides between equals.
_ORDER = {
    "articles": ("article_id",),
    "problems": ("file", "place"),
    "blocks": ("article_id", "start"),
    "sentences": ("article_id", "sentence"),
    "mentions": ("article_id", "start", "end"),
    "entities": ("entity", "article_id"),
    "same_as": ("entity",),
    "events": ("event_id",),
    "explanations": ("event_id",),
    "quotes": ("article_id", "start", "end"),
    "corrected_events": ("event_id",),
    "origins": ("article_id",),
    "reports": ("report_id",),
    "incidents": ("incident_id", "report_id"),
    "incident_facts": ("incident_id",),
    "vector_incidents": ("counterpart", "period", "direction", "incident_id"),
    "vectors": ("counterpart", "period", "direction"),
}
_UNREAD = {"name_keys", "confidence"}


@dataclass(slots=True)
class Tables:
    """Rows of every table that the page shows.

    Attributes:
        rows: by table.
        names: display names by code and entity.
        focus: code of the focal state.
    """

    rows: dict[str, list[Row]]
    names: Mapping[str, str]
    focus: str
    articles: dict[str, Row] = field(init=False)
    events: dict[str, Row] = field(init=False)
    explanations: dict[str, Row] = field(init=False)
    corrected: dict[str, Row] = field(init=False)
    origins: dict[str, Row] = field(init=False)
    facts: dict[str, Row] = field(init=False)
    sentences: dict[str, list[Row]] = field(init=False)
    places: dict[tuple[str, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self.articles = {row["article_id"]: row for row in self.rows["articles"]}
        self.events = {row["event_id"]: row for row in self.rows["events"]}
        self.explanations = {row["event_id"]: row for row in self.rows["explanations"]}
        self.corrected = self.events | {row["event_id"]: row for row in self.rows["corrected_events"]}
        self.origins = {row["article_id"]: row for row in self.rows["origins"]}
        self.facts = {row["incident_id"]: row for row in self.rows["incident_facts"]}
        self.sentences, self.places = defaultdict(list), {}
        for row in self.rows["sentences"]:
            told = self.sentences[row["article_id"]]
            self.places[row["article_id"], row["sentence"]] = len(told)
            told.append(row)

    def name(self, code: str) -> str:
        """The display name of a code or entity; itself where it has none."""
        return visible(self.names.get(code) or code)

    @property
    def focus_name(self) -> str:
        """The display name of the focal state."""
        return self.name(self.focus)


def read_tables(tables: Mapping[str, pa.Table], focus: str, names: Mapping[str, str]) -> Tables:
    """Rows of the Arrow tables, in an order that does not depend on theirs; a table that is not given is empty."""
    return Tables({name: _sorted_rows(name, tables.get(name)) for name in _ORDER}, names, focus)


def _sorted_rows(name: str, table: pa.Table | None) -> list[Row]:
    if table is None:
        return []
    known = {column.name for column in TABLES[name]} - (_UNREAD if name == "mentions" else set())
    rows: list[Row] = table.select([column for column in table.column_names if column in known]).to_pylist()
    keyed = [([_sortable(row[key]) for key in _ORDER[name]], repr(sorted(row.items())), row) for row in rows]
    return [row for _, _, row in sorted(keyed, key=lambda item: item[:2])]


def _sortable(value: Any) -> tuple[bool, Any]:  # noqa: ANN401  a key is text, a number or null
    return (value is None, 0 if value is None else value)
