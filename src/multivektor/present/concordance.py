"""The concordance of names as lines of text and as CSV, and the lines that are proposed for `names.yml`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pyarrow as pa

from multivektor.present.evidence import visible

#: The columns of the CSV, in order.
COLUMNS = ("entity", "kind", "code", "name", "spelling", "mentions", "articles", "outlets", "first_published", "reason")
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def concordance_rows(concordance: pa.Table) -> list[dict[str, Any]]:
    """Rows in the order in which a person reads them: the entity most printed first, its spellings likewise."""
    rows: list[dict[str, Any]] = concordance.to_pylist()
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["entity"]] = totals.get(row["entity"], 0) + row["mentions"]
    rows.sort(
        key=lambda row: (
            -totals[row["entity"]],
            row["entity"],
            -row["mentions"],
            row["spelling"],
            row["kind"],
            row["code"] or "",
        )
    )
    return rows


def concordance_lines(concordance: pa.Table) -> Iterator[str]:
    """A table for the terminal: each entity with its code, below it the spellings with numbers, outlets and reason."""
    for _entity, group in groupby(concordance_rows(concordance), key=lambda row: row["entity"]):
        rows = list(group)
        codes = sorted({row["code"] for row in rows if row["code"]})
        head = f"{visible(rows[0]['name'])}  [{', '.join(codes) or 'no code'}]  {rows[0]['kind']}"
        yield f"{head}, {sum(row['mentions'] for row in rows)} times"
        for row in rows:
            outlets = ", ".join(visible(outlet) for outlet in row["outlets"])
            yield f"    {visible(row['spelling']):<36} {row['mentions']:>4}  {outlets}  ({visible(row['reason'])})"


def concordance_csv(concordance: pa.Table) -> str:
    """The concordance as CSV (RFC 4180, UTF-8); a quote stands before what a spreadsheet would run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in concordance_rows(concordance):
        values = {**row, "outlets": "; ".join(row["outlets"])}
        writer.writerow([_cell(values[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> Any:  # noqa: ANN401  text or a number
    if isinstance(value, str):
        shown = visible(value)
        return "'" + shown if shown.startswith(_FORMULA) else shown
    return "" if value is None else value


def proposed_lines(same_as: pa.Table, entities: pa.Table) -> Iterator[str]:
    """Lines for `names.yml`: names that may be slips of others. A person decides; nothing is joined before."""
    names = {row["entity"]: row["name"] for row in entities.to_pylist()}
    pairs = {
        (names.get(row["entity"], row["entity"]), names.get(row["same_as"], row["same_as"])): row["score"]
        for row in same_as.to_pylist()
        if row["unsure"]
    }
    yield "# Names that look like slips of others. Keep the lines that are right in names.yml, beside the articles."
    for (name, other), score in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        shown = (visible(name), visible(other))
        if shown[0] == shown[1]:
            continue  # they differ in marks that nobody sees
        same = ", ".join(json.dumps(text, ensure_ascii=False) for text in shown)
        yield f'- {{same: [{same}], reason: "looked alike ({score:.2f})"}}'
