"""Builders of tiny tables, and `derive`, which runs all steps of `relate` over them."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pyarrow as pa
import pytest

from multivektor.relate import relate
from multivektor.schemas import DERIVED, TABLES, table_schema
from multivektor.store import open_store

#: quad code and scale by type, as in resources/plover/types.yml.
TYPES = {
    "AGREE": (1, 4.0),
    "CONSULT": (1, 1.0),
    "AID": (2, 7.0),
    "REQUEST": (3, -1.0),
    "ACCUSE": (3, -3.0),
    "SANCTION": (4, -5.6),
    "ASSAULT": (4, -9.0),
}


def _party(code):
    return {"entity": code, "code": code, "sector": "GOV", "start": 0, "end": 1, "text": code, "reason": ""}


def _informant(said):
    """`said` is a code in capitals, or the words of somebody without code."""
    return {"entity": said, "code": said if said.isupper() else None, "text": said, "kind": "p", "start": 0, "end": 1}


def event(
    event_id,
    act="AID",
    actors="KAZ",
    recipients="RUS",
    date="2022-11-10",
    *,
    article="a",
    status="asserted",
    says=(),
    **more,
):
    """A row of `events`; parties are codes parted by spaces, `says` the attribution chain, outermost first."""
    quad, scale = TYPES[act]
    return {
        "article_id": article,
        "event_id": event_id,
        "sentence": 0,
        "start": 0,
        "end": 9,
        "event_type": act,
        "contexts": [],
        "actors": [_party(c) for c in actors.split()],
        "recipients": [_party(c) for c in recipients.split()],
        "status": status,
        "status_words": [],
        "attribution": [_informant(s) for s in says],
        "event_date": date,
        "event_date_precision": {10: "day", 7: "month", 4: "year"}[len(date)] if date else "unknown",
        "triggers": [],
        "is_label": False,
        "quad_code": quad,
        "event_scale": scale,
        "reasons": [],
    } | more


def article(article_id, published_at="2022-11-30", outlet=None, **more):
    """A row of `articles`; its outlet is called after it if not said otherwise."""
    return {
        "article_id": article_id,
        "file": f"{article_id}.txt",
        "n": 1,
        "outlet": outlet or article_id.upper(),
        "published_at": published_at,
        "said_by_user": [],
    } | more


def correct(event_id=None, **more):
    """A row of `corrections`."""
    return {"event_id": event_id, "wrong": False, "reason": "I know"} | more


_open = {}


@contextmanager
def _emptied(threads):
    """One store in memory for each number of threads: opening one takes longer than all of `relate`."""
    if threads not in _open:
        _open[threads] = open_store(None, threads=threads)
        _open[threads].store = _open[threads].__enter__()
    yield _open[threads].store


def derive(events=(), articles=(), fingerprints=None, corrections=(), *, focus="KAZ", period="year", threads=1):
    """All derived tables, as Arrow; articles that only events name are made up."""
    articles = list(articles)
    missing = {e["article_id"] for e in events} | set(fingerprints or {})
    articles += [article(i) for i in sorted(missing - {a["article_id"] for a in articles})]
    prints = [{"article_id": a, "fingerprint": f} for a, values in (fingerprints or {}).items() for f in values]

    def rows(name, values):
        return pa.Table.from_pylist(list(values), schema=table_schema(TABLES[name]))

    with _emptied(threads) as store:
        store.write("articles", rows("articles", articles))
        store.write("events", rows("events", events))
        store.write("fingerprints", rows("fingerprints", prints))
        relate(store, focus=focus, period=period, corrections=rows("corrections", corrections))
        return {name: store.table(name) for name in DERIVED}


def incident_sets(tables):
    """Incident id → ids of its reports."""
    found = {}
    for row in tables["incidents"].to_pylist():
        found.setdefault(row["incident_id"], set()).add(row["report_id"])
    return found


@pytest.fixture(scope="session")
def make():
    return SimpleNamespace(
        event=event,
        article=article,
        correct=correct,
        derive=derive,
        rows=lambda tables, name: tables[name].to_pylist(),
        incident_sets=incident_sets,
        facts=lambda tables: {row["incident_id"]: row for row in tables["incident_facts"].to_pylist()},
        vectors=lambda tables: {
            (row["counterpart"], row["period"], row["direction"]): row for row in tables["vectors"].to_pylist()
        },
        types=TYPES,
    )
