"""Builds the dossier from the tables: what the template shows, sorted and named; no number without its evidence."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources as package_files
from typing import Any

import pyarrow as pa
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from multivektor.present.charts import QUADS, balance_chart, periods_chart, timeline_chart
from multivektor.present.evidence import Piece, event_spans, marked, visible
from multivektor.present.quality import Quality

Row = dict[str, Any]
_CHART_ROWS = 14
_STATUS_WORDS = {
    "asserted": "reported as fact",
    "historical": "told as background",
    "disputed": "disputed: another report denies it",
    "claimed": "claimed",
    "future": "announced or expected",
    "hypothetical": "supposed or possible",
    "negated": "denied",
    "wrong": "marked wrong by you",
}
#: What an act is called: towards somebody, by one alone, by several together.
_DOING = {
    "AGREE": ("agrees or plans with {}", "agrees or plans", "agree or plan together"),
    "CONSULT": ("meets or talks with {}", "meets or talks", "meet or talk"),
    "SUPPORT": ("supports {} in words", "declares support", "sign or support together"),
    "CONCEDE": ("yields to {}", "yields", "yield"),
    "COOPERATE": ("cooperates with {}", "cooperates", "cooperate"),
    "AID": ("gives aid to {}", "gives aid", "give aid"),
    "RETREAT": (
        "withdraws from {} or frees its people",
        "withdraws, frees people or resigns",
        "withdraw, free people or cease fire",
    ),
    "REQUEST": ("asks or demands of {}", "asks or demands", "ask or demand"),
    "ACCUSE": ("accuses or criticises {}", "accuses or criticises", "accuse or criticise"),
    "REJECT": ("refuses {}", "refuses", "refuse"),
    "THREATEN": ("threatens {}", "threatens", "threaten"),
    "PROTEST": ("protests against {}", "protests", "protest"),
    "SANCTION": ("sanctions or breaks off with {}", "sanctions", "sanction"),
    "MOBILIZE": ("moves forces towards {}", "moves forces", "move forces"),
    "COERCE": ("coerces {}", "takes coercive measures", "take coercive measures"),
    "ASSAULT": ("attacks {}", "uses force", "clash or use force"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that tells of an incident, with its neighbours."""

    before: str
    pieces: list[Piece]
    after: str
    outlet: str
    published_at: str
    article_anchor: str
    sentence_anchor: str
    title: str
    url: str
    rule: str
    reasons: list[str]
    status: str
    informants: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as the page lists it."""

    anchor: str
    when: str
    told: str
    quad: int
    event_type: str
    mode: str
    status: str
    status_words: str
    happened: bool
    reports: int
    origins: int
    outlets: list[str]
    evidence: list[Evidence]
    counterpart: str
    day: str


@dataclass(slots=True)
class _Tables:
    """The tables as rows, and the look-ups that several parts of the page need."""

    rows: dict[str, list[Row]]
    names: Mapping[str, str]
    focus: str
    articles: dict[str, Row] = field(init=False)
    events: dict[str, Row] = field(init=False)
    sentences: dict[str, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.articles = {row["article_id"]: row for row in self.rows["articles"]}
        self.events = {row["event_id"]: row for row in self.rows["events"]}
        self.sentences = defaultdict(list)
        for row in sorted(self.rows["sentences"], key=lambda r: (r["article_id"], r["sentence"])):
            self.sentences[row["article_id"]].append(row)

    def name(self, code: str) -> str:
        return visible(self.names.get(code, code))


def render_dossier(
    tables: Mapping[str, pa.Table],
    *,
    focus: str,
    names: Mapping[str, str],
    quality: Quality | None = None,
    full_text: bool = False,
    period: str = "year",
) -> str:
    """The dossier of a focal state as one HTML page.

    Args:
        tables: by name, as in `schemas.TABLES`.
        focus: code of the focal state.
        names: display names by code and entity.
        quality: the coder's measured quality; None says that it was not measured.
        full_text: whole articles instead of sentences with a neighbour each.
        period: year, quarter or month, for the words of the page.
    """
    data = _Tables({name: table.to_pylist() for name, table in tables.items()}, names, focus)
    incidents = _incidents(data)
    context = {
        "focus": data.name(focus),
        "period": period,
        "quality": quality,
        "full_text": full_text,
        "summary": _summary(data),
        "findings": _findings(data, incidents),
        "vectors": _vectors(data),
        "charts": _charts(data, incidents),
        "groups": _groups(data, incidents),
        "actors": _actors(data),
        "articles": _articles(data, full_text),
        "dropped": _dropped(data),
        "problems": [
            {key: visible(row[key]) for key in ("file", "place", "reason", "remedy")} for row in data.rows["problems"]
        ],
        "quads": [{"number": number, "label": label, "colour": colour} for number, (label, colour) in QUADS.items()],
        "versions": sorted({row["pack_version"] for row in data.rows["events"]}),
        "statuses": _status_counts(incidents),
    }
    return _render(context)


def _render(context: Mapping[str, Any]) -> str:
    style, script = _file("dossier.css"), _file("dossier.js")
    environment = Environment(
        loader=PackageLoader("multivektor.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    return environment.get_template("dossier.html.j2").render(
        context,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=policy,
    )


def _file(name: str) -> str:
    return (package_files.files("multivektor.present") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def anchor(prefix: str, *parts: str) -> str:
    """An id for the page that holds no character of foreign text."""
    return prefix + "-" + re.sub(r"[^A-Za-z0-9]+", "-", "-".join(parts)).strip("-")


# -- incidents ----------------------------------------------------------------------------------------------


def _incidents(data: _Tables) -> list[Incident]:
    reports = {row["report_id"]: row for row in data.rows["reports"]}
    members: dict[str, list[Row]] = defaultdict(list)
    for row in data.rows["incidents"]:
        members[row["incident_id"]].append(reports[row["report_id"]])
    made = [_incident(data, fact, members[fact["incident_id"]]) for fact in data.rows["incident_facts"]]
    return sorted(made, key=lambda i: (i.counterpart, i.day or "9999", i.anchor))


def _incident(data: _Tables, fact: Row, reports: Sequence[Row]) -> Incident:
    told = sorted(reports, key=lambda r: (r["published_at"] or "9999", r["report_id"]))
    evidence = [_evidence(data, data.events[event_id], report) for report in told for event_id in report["event_ids"]]
    first = data.events.get(fact["incident_id"])
    claimed = ", ".join(data.name(code) for code in fact["claimed_by"])
    words = _STATUS_WORDS[fact["status"]] + (f" by {claimed}" if fact["status"] == "claimed" and claimed else "")
    return Incident(
        anchor=anchor("i", fact["incident_id"]),
        when=_when(fact["event_date"]),
        told=_told(data, fact),
        quad=fact["quad_code"],
        event_type=fact["event_type"],
        mode=(first or {}).get("mode") or "",
        status=fact["status"],
        status_words=words,
        happened=fact["happened"],
        reports=fact["reports"],
        origins=fact["origins"],
        outlets=[visible(o) for o in fact["outlets"]],
        evidence=evidence,
        counterpart=_counterpart(data, fact),
        day=fact["event_date"] or "",
    )


def _when(day: str | None) -> str:
    return day or "undated"


def _told(data: _Tables, fact: Row) -> str:
    """The act in a few words, by codes only: no foreign text."""
    actors = _listed([data.name(code) for code in fact["actor_codes"]])
    recipients = _listed([data.name(code) for code in fact["recipient_codes"]])
    towards, alone, together = _DOING[fact["event_type"]]
    if fact["recipient_codes"] == fact["actor_codes"]:
        return f"{actors} {alone}, at home"
    if recipients:
        return (
            f"{actors}: {towards.format(recipients)}"
            if len(fact["actor_codes"]) > 1
            else f"{actors} {towards.format(recipients)}"
        )
    return f"{actors} {together if len(fact['actor_codes']) > 1 else alone}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _counterpart(data: _Tables, fact: Row) -> str:
    """The heading that an incident stands under: the focal state's counterpart, or who acts without it."""
    codes = [*fact["actor_codes"], *fact["recipient_codes"]]
    others = [code for code in codes if code != data.focus]
    if data.focus not in codes:
        return "~others"
    return others[0] if others else "~domestic"


def _evidence(data: _Tables, event: Row, report: Row) -> Evidence:
    article = data.articles[event["article_id"]]
    listed = data.sentences[event["article_id"]]
    place = next(i for i, row in enumerate(listed) if row["sentence"] == event["sentence"])
    text = article["text"]

    def neighbour(index: int) -> str:
        return visible(text[listed[index]["start"] : listed[index]["end"]]) if 0 <= index < len(listed) else ""

    return Evidence(
        before=neighbour(place - 1),
        pieces=marked(text, event["start"], event["end"], event_spans(event)),
        after=neighbour(place + 1),
        outlet=visible(report["outlet"]),
        published_at=article["published_at"] or "undated",
        article_anchor=anchor("a", article["article_id"]),
        sentence_anchor=anchor("s", article["article_id"], str(event["sentence"])),
        title=visible(article["title"]) or visible(article["file"]),
        url=_web_address(article["url"]),
        rule=event["rule"],
        reasons=[visible(r) for r in event["reasons"]],
        status=event["status"],
        informants=" ← ".join(visible(i["text"]) for i in event["attribution"]),
        event_id=event["event_id"],
    )


def _web_address(url: str | None) -> str:
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url) else ""


def _groups(data: _Tables, incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    grouped: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        grouped[incident.counterpart].append(incident)
    names = {"~domestic": f"Inside {data.name(data.focus)}", "~others": f"Reported without {data.name(data.focus)}"}
    order = sorted(
        grouped,
        key=lambda code: (code.startswith("~"), code == "~others", -sum(i.happened for i in grouped[code]), code),
    )
    return [
        {
            "anchor": anchor("c", code),
            "code": "" if code.startswith("~") else code,
            "name": names.get(code) or data.name(code),
            "incidents": grouped[code],
            "happened": sum(i.happened for i in grouped[code]),
        }
        for code in order
    ]


def _status_counts(incidents: Sequence[Incident]) -> list[tuple[str, str, int]]:
    counts = Counter(i.status for i in incidents)
    return [(status, words, counts[status]) for status, words in _STATUS_WORDS.items() if counts[status]]


# -- vectors and charts -------------------------------------------------------------------------------------


def _vectors(data: _Tables) -> list[dict[str, Any]]:
    """Rows of the vector table: counterpart × period, all directions, each number with the incidents it counts."""
    counted: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in data.rows["vector_incidents"]:
        counted[row["counterpart"], row["period"]].append(row)
    facts = {row["incident_id"]: row for row in data.rows["incident_facts"]}
    directions: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in data.rows["vectors"]:
        directions[row["counterpart"], row["period"]][row["direction"]] = row["incidents"]
    totals: Counter[str] = Counter()
    for row in data.rows["vectors"]:
        if row["direction"] == "all":
            totals[row["counterpart"]] += row["incidents"]
    rows = []
    for row in data.rows["vectors"]:
        if row["direction"] != "all":
            continue
        key = (row["counterpart"], row["period"])
        listed = sorted(counted[key], key=lambda r: (facts[r["incident_id"]]["event_date"] or "9999", r["incident_id"]))
        rows.append(
            {
                **row,
                "name": "at home" if row["counterpart"] == "domestic" else data.name(row["counterpart"]),
                "anchor": anchor("v", *key),
                "out": directions[key].get("out", 0),
                "in": directions[key].get("in", 0),
                "mutual": directions[key].get("mutual", 0),
                "listed": [
                    {
                        "anchor": anchor("i", r["incident_id"]),
                        "told": _told(data, facts[r["incident_id"]]),
                        "when": _when(facts[r["incident_id"]]["event_date"]),
                        "quad": facts[r["incident_id"]]["quad_code"],
                    }
                    for r in listed
                ],
                "hangs": visible(row["hangs_on_outlet"]) if row["hangs_on_outlet"] else "",
            }
        )
    rows.sort(key=lambda r: (r["counterpart"] == "domestic", -totals[r["counterpart"]], r["name"], r["period"]))
    return rows


def _charts(data: _Tables, incidents: Sequence[Incident]) -> dict[str, Markup]:
    rows = [row for row in _vectors(data) if row["counterpart"] != "domestic"]
    if not rows:
        return {}
    leading = list(dict.fromkeys(row["name"] for row in rows))[:_CHART_ROWS]
    rows = [row for row in rows if row["name"] in leading]
    sums: dict[tuple[str, str], float] = defaultdict(float)
    codes: dict[str, str] = {}
    for row in rows:
        codes[row["name"]] = row["counterpart"]
        for number, key in (
            (1, "verbal_cooperation"),
            (2, "material_cooperation"),
            (3, "verbal_conflict"),
            (4, "material_conflict"),
        ):
            sums[row["name"], str(number)] += float(row[key])
    bars = [
        {
            "name": name,
            "quad": QUADS[number][0],
            "value": sums[name, str(number)] * (1 if number < 3 else -1),
            "rank": {2: 0, 1: 1, 3: 0, 4: 1}[number],
            "link": "#" + anchor("c", codes[name]),
            "told": f"{name}: {QUADS[number][0]} {sums[name, str(number)]:g}",
        }
        for name in leading
        for number in (2, 1, 3, 4)
        if sums[name, str(number)]
    ]
    discs = [
        {
            "name": row["name"],
            "period": row["period"],
            "weight": float(row["weight"]),
            "share": row["cooperation_share"],
            "known": "too little to say" if row["too_little"] or row["cooperation_share"] is None else "score",
            "link": "#" + row["anchor"],
            "told": f"{row['name']} {row['period']}: {row['incidents']} incidents",
        }
        for row in rows
    ]
    dots = [
        {
            "name": data.name(i.counterpart),
            "day": (i.day + "-07-01" if len(i.day) == 4 else i.day + "-15" if len(i.day) == 7 else i.day),
            "quad": QUADS[i.quad][0],
            "link": "#" + i.anchor,
            "told": f"{i.when}: {i.told}",
        }
        for i in incidents
        if i.happened and i.day and data.name(i.counterpart) in leading
    ]
    dots.sort(key=lambda d: (leading.index(d["name"]), d["day"], d["link"]))
    charts = {"balance": balance_chart(bars), "periods": periods_chart(discs)}
    if dots:
        charts["timeline"] = timeline_chart(dots)
    return {name: Markup(svg) for name, svg in charts.items()}  # noqa: S704  rendered by vl-convert, which escapes


# -- what was read ------------------------------------------------------------------------------------------


def _summary(data: _Tables) -> dict[str, Any]:
    days = sorted(row["published_at"] for row in data.rows["articles"] if row["published_at"])
    return {
        "articles": len(data.rows["articles"]),
        "origins": len({row["origin_id"] for row in data.rows["origins"]}),
        "outlets": len({row["outlet"] for row in data.rows["articles"] if row["outlet"]}),
        "files": len({row["file"] for row in data.rows["articles"]}),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "undated": sum(not row["published_at"] for row in data.rows["articles"]),
        "events": len(data.rows["events"]),
        "sentences": len(data.rows["sentences"]),
        "incidents": len(data.rows["incident_facts"]),
        "happened": sum(row["happened"] for row in data.rows["incident_facts"]),
    }


def _findings(data: _Tables, incidents: Sequence[Incident]) -> list[dict[str, str]]:
    """A few sentences that the numbers alone support, each with a link to its evidence."""
    groups = [g for g in _groups(data, incidents) if g["code"] and g["happened"]]
    found = []
    if groups:
        first = groups[0]
        listed = ", ".join(f"{g['name']} ({g['happened']})" for g in groups[1:4])
        text = f"Most incidents tie it to {first['name']} ({first['happened']})" + (
            f"; then come {listed}." if listed else "."
        )
        found.append({"text": text, "link": first["anchor"]})
    for group in groups[:3]:
        cooperation = sum(i.happened and i.quad <= 2 for i in group["incidents"])
        conflict = sum(i.happened and i.quad > 2 and i.event_type != "REQUEST" for i in group["incidents"])
        if cooperation + conflict >= 3:
            found.append(
                {
                    "text": f"With {group['name']}: {cooperation} incidents of cooperation and {conflict} of conflict.",
                    "link": group["anchor"],
                }
            )
    open_ones = sum(not i.happened for i in incidents)
    if open_ones:
        found.append(
            {
                "text": f"{open_ones} further incidents are denied, planned, supposed or only claimed; "
                "they are listed but not counted as acts.",
                "link": "timeline",
            }
        )
    repeats = sum(row["kind"] != "own" for row in data.rows["origins"])
    if repeats:
        found.append(
            {"text": f"{repeats} of the articles repeat another's text and count once with it.", "link": "read"}
        )
    return found


def _actors(data: _Tables) -> list[dict[str, Any]]:
    """The spellings under which each entity appears."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in data.rows["mentions"]:
        if row["kind"] in ("adjective", "inhabitant"):
            continue
        spellings[row["entity"]][visible(row["text"])] += 1
        codes[row["entity"]], kinds[row["entity"]] = row["code"] or "", row["kind"]
    made = [
        {
            "name": data.name(entity),
            "code": codes[entity],
            "kind": kinds[entity],
            "total": sum(counted.values()),
            "spellings": sorted(counted.items(), key=lambda item: (-item[1], item[0])),
        }
        for entity, counted in spellings.items()
    ]
    return sorted(made, key=lambda a: (-a["total"], a["name"]))


def _articles(data: _Tables, full_text: bool) -> list[dict[str, Any]]:
    origins = {row["article_id"]: row for row in data.rows["origins"]}
    events: dict[str, list[Row]] = defaultdict(list)
    for row in data.rows["events"]:
        events[row["article_id"]].append(row)
    made = []
    for row in data.rows["articles"]:
        origin = origins[row["article_id"]]
        other = data.articles[origin["origin_id"]]
        made.append(
            {
                "anchor": anchor("a", row["article_id"]),
                "title": visible(row["title"]) or "(untitled)",
                "outlet": visible(row["outlet"]) or "unknown",
                "author": visible(row["author"]),
                "agency": visible(row["agency"]),
                "published_at": row["published_at"] or "unknown",
                "precision": row["published_precision"],
                "file": visible(row["file"]),
                "n": row["n"],
                "url": _web_address(row["url"]),
                "said": [visible(s) for s in row["said_by_user"]],
                "translated_from": row["translated_from"] or "",
                "origin": origin["kind"],
                "origin_title": visible(other["title"]) or visible(other["file"]),
                "origin_anchor": anchor("a", other["article_id"]),
                "overlap": origin["overlap"],
                "sentences": len(data.sentences[row["article_id"]]),
                "events": len(events[row["article_id"]]),
                "paragraphs": _paragraphs(data, row, events[row["article_id"]]) if full_text else [],
            }
        )
    return sorted(made, key=lambda a: (a["published_at"] == "unknown", a["published_at"], a["file"], a["n"]))


def _paragraphs(data: _Tables, article: Row, events: Sequence[Row]) -> list[list[dict[str, Any]]]:
    """The sentences of an article by paragraph, event words marked."""
    by_sentence: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for event in events:
        by_sentence[event["sentence"]] += event_spans(event)
    paragraphs: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in data.sentences[article["article_id"]]:
        pieces = marked(article["text"], row["start"], row["end"], by_sentence[row["sentence"]])
        paragraphs[row["paragraph"]].append(
            {"anchor": anchor("s", article["article_id"], str(row["sentence"])), "pieces": pieces}
        )
    return [paragraphs[number] for number in sorted(paragraphs)]


def _dropped(data: _Tables) -> list[tuple[str, int]]:
    counted = Counter(row["kind"] for row in data.rows["blocks"] if row["kind"] not in ("lead", "body", "title"))
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
