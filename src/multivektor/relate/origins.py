"""The step `origins`: the text that an article goes back to.

An article joins the earliest article that it overlaps with and that itself joins nobody: an anchor, never a chain.
Whether an earlier article is an anchor depends on those before it, which SQL can't say without recursion.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyarrow as pa

from multivektor.schemas import TABLES, table_schema


def origins(articles: pa.Table, overlaps: pa.Table) -> pa.Table:
    """The table `origins`.

    Args:
        articles: all articles.
        overlaps: `later_id`, `earlier_id`, `kind` ("repeat" or "near") and `overlap` (0 to 1), from sql/overlaps.sql.
    """
    earlier: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for pair in overlaps.to_pylist():
        earlier[pair["later_id"]].append(pair)
    order = sorted(articles.to_pylist(), key=_age)
    rank = {row["article_id"]: number for number, row in enumerate(order)}
    anchors: set[str] = set()
    rows = []
    for article in order:
        found = [pair for pair in earlier[article["article_id"]] if pair["earlier_id"] in anchors]
        pair = min(found, key=lambda p: rank[p["earlier_id"]], default=None)
        if pair is None:
            anchors.add(article["article_id"])
        rows.append({
            "article_id": article["article_id"],
            "origin_id": pair["earlier_id"] if pair else article["article_id"],
            "kind": pair["kind"] if pair else "own",
            "overlap": pair["overlap"] if pair else 1.0,
        })  # fmt: skip
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["origins"]))


def _age(article: dict[str, Any]) -> tuple[Any, ...]:
    return article["published_at"] or "9999", article["file"], article["n"], article["article_id"]
