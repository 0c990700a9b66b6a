"""Small Arrow tables for KAZ, RUS and CHN in two outlets, made of a few words an act."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from multivektor.schemas import TABLES, table_schema

NAMES = {"KAZ": "Kazakhstan", "RUS": "Russia", "CHN": "China", "tokayev": "Kassym-Schomart Tokajew"}
QUADS = {"AID": (2, 7.0), "CONSULT": (1, 1.0), "ACCUSE": (3, -3.0), "REQUEST": (3, -1.0), "SANCTION": (4, -5.6)}
QUAD_NAMES = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
TEXT = (
    "Russland half Kasachstan. Astana und Peking trafen sich. Moskau warf Astana Verrat vor. "
    "China hat Kasachstan nicht bestraft. Kasachstan bat Moskau um Gas."
)
#: sentence, type, actors, recipients, date, status
ACTS = (
    (0, "AID", ["RUS"], ["KAZ"], "2022-01-10", "asserted"),
    (1, "CONSULT", ["CHN", "KAZ", "RUS"], [], "2022-09", "asserted"),
    (2, "ACCUSE", ["RUS"], ["KAZ"], "2023-04-05", "asserted"),
    (3, "SANCTION", ["CHN"], ["KAZ"], "2023-05-05", "negated"),
    (4, "REQUEST", ["KAZ"], ["RUS"], None, "asserted"),
)


def article(article_id: str = "a1", **columns: Any) -> dict[str, Any]:
    row = {column.name: None for column in TABLES["articles"]}
    return row | {
        "article_id": article_id,
        "file": f"{article_id}.txt",
        "n": 1,
        "outlet": "Bote",
        "title": "Ein Jahr in Astana",
        "published_at": "2023-06-01",
        "published_precision": "day",
        "language": "de",
        "said_by_user": ["outlet"],
        "text": TEXT,
        **columns,
    }


def sentence_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for part in text.split(". "):
        end = min(start + len(part) + 1, len(text))
        spans.append((start, end))
        start = end + 1
    return spans


def party(code: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "entity": code,
        "code": code,
        "sector": "GOV",
        "start": start,
        "end": end,
        "text": text[start:end],
        "reason": "name",
    }


def rows_of(articles: Sequence[Mapping[str, Any]], acts: Sequence[tuple[Any, ...]]) -> dict[str, list[dict[str, Any]]]:
    """Each act is told once in each article; all reports of an act are one incident."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows["articles"] = [dict(a) for a in articles]
    for told in articles:
        article_id, text = told["article_id"], told["text"]
        rows["origins"].append({"article_id": article_id, "origin_id": article_id, "kind": "own", "overlap": 1.0})
        rows["blocks"] += [
            {"article_id": article_id, "start": 0, "end": len(text), "kind": "body", "paragraph": 0, "rule": "r"},
            {"article_id": article_id, "start": 0, "end": 0, "kind": "byline", "paragraph": 0, "rule": "r"},
        ]
        for number, (start, end) in enumerate(sentence_spans(text)):
            place = {"article_id": article_id, "sentence": number, "start": start, "end": end}
            rows["sentences"].append({**place, "paragraph": 0, "kind": "body"})
            word = text[start:end].split(" ", 1)[0]
            code = {"Russland": "RUS", "Moskau": "RUS", "China": "CHN"}.get(word, "KAZ")
            rows["mentions"].append(
                {**place, "end": start + len(word), "text": word, "entity": "tokayev" if code == "KAZ" else code}
                | {"code": code, "kind": "person" if code == "KAZ" else "state", "confidence": 1.0, "reason": "name"}
                | {"name_keys": []}
            )
    for number, act in enumerate(acts):
        _tell(rows, articles, f"e{number}", act)
    _count(rows)
    return rows


def _tell(rows: dict[str, Any], articles: Sequence[Mapping[str, Any]], name: str, act: tuple[Any, ...]) -> None:
    sentence, kind, actors, recipients, day, status = act
    quad, scale = QUADS[kind]
    precision = {0: "unknown", 4: "year", 7: "month", 10: "day"}[len(day or "")]
    for told in articles:
        article_id, text = told["article_id"], told["text"]
        start, end = sentence_spans(text)[sentence]
        first = start + text[start:end].index(" ")
        common = {"event_type": kind, "status": status, "event_date": day, "event_date_precision": precision}
        common |= {"quad_code": quad, "event_scale": scale, "is_label": False}
        event_id = f"{name}{article_id}"
        rows["events"].append(
            {
                "event_id": event_id,
                "article_id": article_id,
                "sentence": sentence,
                "start": start,
                "end": end,
                "mode": None,
            }
            | {"contexts": [], "actors": [party(actors[0], text, start, first)], "actor_group": None, "place": None}
            | {"recipients": [party(code, text, end - 2, end) for code in recipients], "recipient_group": None}
            | {"status_words": [], "attribution": [], "event_date_basis": "clause", "trigger": "x", "rule": "aid-help"}
            | {"triggers": [{"start": first + 1, "end": first + 4}], "reasons": ["actor: name"], "pack_version": "v1"}
            | common
        )
        rows["reports"].append(
            {
                "report_id": event_id,
                "article_id": article_id,
                "origin_id": article_id,
                "outlet": told["outlet"] or "unknown",
            }
            | {"actor_codes": actors, "recipient_codes": recipients, "mutual": not recipients, "voice": "own"}
            | {"informant": None, "published_at": told["published_at"], "event_ids": [event_id], "corrected": None}
            | common
        )
        rows["incidents"].append({"incident_id": name, "report_id": event_id, "linked_by": "first report"})
    rows["incident_facts"].append(
        {"incident_id": name, "actor_codes": actors, "recipient_codes": recipients, "mutual": not recipients}
        | {"claimed_by": [], "happened": status == "asserted", "reports": len(articles), "origins": len(articles)}
        | {"outlets": sorted({told["outlet"] or "unknown" for told in articles})}
        | common
    )


def _count(rows: dict[str, Any]) -> None:
    facts = {fact["incident_id"]: fact for fact in rows["incident_facts"]}
    for name, fact in facts.items():
        actors, recipients = fact["actor_codes"], fact["recipient_codes"]
        others = [code for code in (recipients or actors) if code != "KAZ"] if "KAZ" in actors else actors
        way = ("out" if recipients else "mutual") if "KAZ" in actors else "in"
        if fact["happened"]:
            rows["vector_incidents"] += [
                {"focus": "KAZ", "counterpart": code, "period": (fact["event_date"] or "undated")[:7][:4]}
                | {"direction": way, "incident_id": name, "weight": Decimal(1) / len(others)}
                for code in others
            ]
    for row in rows["vector_incidents"]:
        row["period"] = "undated" if row["period"] == "unda" else row["period"]
        row["weight"] = row["weight"].quantize(Decimal("0.000001"))
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows["vector_incidents"]:
        for way in (row["direction"], "all"):
            groups[row["counterpart"], row["period"], way].append(row)
    for (code, period, way), members in groups.items():
        weights = {
            column: sum((m["weight"] for m in members if facts[m["incident_id"]]["quad_code"] == quad), Decimal(0))
            for quad, column in QUAD_NAMES.items()
        }
        rows["vectors"].append(
            {"focus": "KAZ", "counterpart": code, "period": period, "direction": way, "incidents": len(members)}
            | {"weight": sum(m["weight"] for m in members), **weights, "scale_sum": 1.0, "scale_mean": 1.0}
            | {"cooperation_share": 0.5, "origins": 3, "outlets": 2, "too_little": code == "CHN"}
            | {"hangs_on_outlet": "Bote" if code == "RUS" and period == "2022" else None}
        )


def as_tables(rows: Mapping[str, Sequence[Mapping[str, Any]]], shuffle: int | None = None) -> dict[str, pa.Table]:
    made = {}
    for name in TABLES:
        listed = list(rows.get(name, []))
        if shuffle is not None:
            random.Random(shuffle).shuffle(listed)
        made[name] = pa.Table.from_pylist(listed, schema=table_schema(TABLES[name]))
    return made


def two_outlets() -> list[dict[str, Any]]:
    """Two articles that tell of the same acts, the first in other words."""
    other = TEXT.replace("Russland half", "Moskau unterstützte")
    return [
        article("a1", url="https://bote.example/a?b=1&c=2"),
        article("a2", outlet="Kurier", published_at="2023-05", published_precision="month", text=other),
    ]
