"""The list of incidents: each with its reports, each report with the sentences that tell of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multivektor.present.evidence import Piece, event_spans, marked, neighbour, visible
from multivektor.present.links import anchor, language_tag, web_address, web_host
from multivektor.present.phrases import STATUSES, act_words, day_words, status_words
from multivektor.present.tables import Row, Tables
from multivektor.reading import date_precision

HOME, OTHERS = "~home", "~others"
#: Reports of one incident that are quoted; the rest are named with a link to their article.
_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that tells of an incident, with a neighbour on each side.

    Attributes:
        how: the anchor of the way to this event, "" if it is not told.
    """

    event_id: str
    how: str
    anchor: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    status: str
    basis: str
    rule: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of an incident.

    Attributes:
        quotes: empty if `same_words`, or if enough others are quoted.
        same_words: its sentences are the words of a report quoted before.
    """

    outlet: str
    published: str
    title: str
    article: str
    lang: str
    url: str
    host: str
    informants: str
    linked_by: str
    corrected: str
    same_words: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as the page lists it; `day` is "" if it has no date."""

    anchor: str
    day: str
    when: str
    what: str
    quad: int
    event_type: str
    modes: tuple[str, ...]
    status: str
    status_words: str
    happened: bool
    is_label: bool
    reports: int
    origins: int
    outlets: tuple[str, ...]
    counterparts: tuple[str, ...]
    told: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The incidents with one counterpart, by year, what has no date last.

    Attributes:
        elsewhere: incidents that concern this counterpart too and are listed under another.
    """

    anchor: str
    code: str
    name: str
    years: tuple[tuple[str, str, tuple[Incident, ...]], ...]
    elsewhere: tuple[Incident, ...]
    happened: int
    listed: int


def counterparts(fact: Row, focus: str) -> tuple[str, ...]:
    """With whom the focal state has to do in an incident; HOME if with itself alone, OTHERS if it has no part."""
    actors, recipients = fact["actor_codes"] or [], fact["recipient_codes"] or []
    if focus in actors:
        return tuple(sorted({*(recipients or actors)} - {focus})) or (HOME,)
    return tuple(sorted({*actors})) or (HOME,) if focus in recipients else (OTHERS,)


def list_incidents(tables: Tables, *, full_text: bool) -> tuple[Incident, ...]:
    """All incidents in the order of time, those without date last."""
    reports = {row["report_id"]: row for row in tables.rows["reports"]}
    told_by: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in tables.rows["incidents"]:
        told_by[row["incident_id"]].append((reports[row["report_id"]], row["linked_by"] or ""))
    made = [
        _incident(tables, fact, told_by[fact["incident_id"]], full_text=full_text)
        for fact in tables.rows["incident_facts"]
    ]
    return tuple(sorted(made, key=lambda i: (not i.day, i.day, i.anchor)))


def _incident(tables: Tables, fact: Row, told_by: Sequence[tuple[Row, str]], *, full_text: bool) -> Incident:
    day = fact["event_date"] if date_precision(fact["event_date"]) != "unknown" else ""
    ordered = sorted(told_by, key=lambda item: (item[0]["published_at"] or "9999", item[0]["report_id"]))
    events = [tables.corrected[event_id] for report, _ in ordered for event_id in report["event_ids"]]
    return Incident(
        anchor=anchor("i", fact["incident_id"]),
        day=day,
        when=day_words(day),
        what=act_words(fact, tables.name),
        quad=fact["quad_code"],
        event_type=visible(fact["event_type"]),
        modes=tuple(sorted({visible(event["mode"]) for event in events if event["mode"]})),
        status=fact["status"],
        status_words=status_words(fact, tables.name),
        happened=fact["happened"],
        is_label=fact["is_label"],
        reports=fact["reports"],
        origins=fact["origins"],
        outlets=tuple(sorted(visible(outlet) for outlet in fact["outlets"] or [])),
        counterparts=counterparts(fact, tables.focus),
        told=_reports(tables, ordered, full_text=full_text),
    )


def _reports(tables: Tables, told_by: Sequence[tuple[Row, str]], *, full_text: bool) -> tuple[Report, ...]:
    quoted: set[tuple[str, ...]] = set()
    made: list[Report] = []
    for report, linked_by in told_by:
        events = [tables.events[event_id] for event_id in report["event_ids"]]
        article = tables.articles[report["article_id"]]
        words = tuple(visible(article["text"][event["start"] : event["end"]]) for event in events)
        same_words = words in quoted
        wanted = not same_words and len(quoted) < _QUOTED
        made.append(
            Report(
                outlet=visible(report["outlet"]) or "unknown",
                published=day_words(article["published_at"]),
                title=visible(article["title"]) or visible(article["file"]),
                article=anchor("a", report["article_id"]),
                lang=language_tag(article["language"]),
                url=(url := web_address(article["url"])),
                host=visible(web_host(url)),
                informants=_chain(tables, events),
                linked_by="" if linked_by == "first report" else visible(linked_by),
                corrected=visible(report["corrected"]),
                same_words=same_words,
                quotes=tuple(_quote(tables, event, full_text=full_text) for event in events) if wanted else (),
            )
        )
        quoted.add(words)
    return tuple(made)


def _chain(tables: Tables, events: Sequence[Row]) -> str:
    """According to whom, outermost first; the chains of several sentences once each."""
    chains = [
        ", who cites ".join(
            visible(link["text"]) + (f" ({tables.name(link['code'])})" if link["code"] else "")
            for link in event["attribution"] or []
        )
        for event in events
    ]
    return "; ".join(chain for chain in dict.fromkeys(chains) if chain)


def _quote(tables: Tables, event: Row, *, full_text: bool) -> Quote:
    article_id, text = event["article_id"], tables.articles[event["article_id"]]["text"]
    told, place = tables.sentences[article_id], tables.places.get((article_id, event["sentence"]), -1)

    def beside(index: int) -> str:
        if full_text or place < 0 or not 0 <= index < len(told):
            return ""
        return neighbour(text[told[index]["start"] : told[index]["end"]])

    return Quote(
        event_id=event["event_id"],
        how=anchor("h", event["event_id"]) if event["event_id"] in tables.explanations else "",
        anchor=anchor("s", article_id, str(event["sentence"])),
        before=beside(place - 1),
        pieces=marked(text, event["start"], event["end"], event_spans(event)),
        after=beside(place + 1),
        status=visible(tables.corrected[event["event_id"]]["status"]),
        basis=visible(event["event_date_basis"]),
        rule=visible(event["rule"]),
        reasons=tuple(visible(reason) for reason in event["reasons"] or []),
    )


def group_incidents(tables: Tables, incidents: Sequence[Incident]) -> tuple[Group, ...]:
    """Incidents by counterpart, the most reported first; then those at home, then those without the focal state."""
    weight = Counter(code for incident in incidents if incident.happened for code in incident.counterparts)
    members: dict[str, list[Incident]] = defaultdict(list)
    elsewhere: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        first, *rest = sorted(incident.counterparts, key=lambda code: (-weight[code], code))
        members[first].append(incident)
        for code in rest:
            elsewhere[code].append(incident)
    names = {HOME: f"Inside {tables.focus_name}", OTHERS: f"Between others, without {tables.focus_name}"}
    order = sorted(
        {*members, *elsewhere}, key=lambda code: (code == OTHERS, code == HOME, -weight[code], tables.name(code), code)
    )
    return tuple(
        Group(
            anchor=anchor("g", code.replace("~", ".")),
            code="" if code in names else code,
            name=names.get(code) or tables.name(code),
            years=_years(code, members[code]),
            elsewhere=tuple(elsewhere[code]),
            happened=weight[code],
            listed=len(members[code]) + len(elsewhere[code]),
        )
        for code in order
    )


def _years(code: str, incidents: Sequence[Incident]) -> tuple[tuple[str, str, tuple[Incident, ...]], ...]:
    by_year: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.day:
            by_year[incident.day[:4]].append(incident)
    return tuple((year, year_anchor(code, year), tuple(by_year[year])) for year in sorted(by_year))


def year_anchor(code: str, year: str) -> str:
    """The anchor of a counterpart's year in the list of incidents."""
    return anchor("y", code.replace("~", "."), year)


def undated(groups: Sequence[Group], incidents: Sequence[Incident]) -> tuple[tuple[Group, tuple[Incident, ...]], ...]:
    """Incidents without a date, under the group that they would stand in."""
    dated = {incident.anchor for group in groups for _, _, listed in group.years for incident in listed}
    rest = [incident for incident in incidents if incident.anchor not in dated]
    by_code: dict[str, list[Incident]] = defaultdict(list)
    order: Mapping[str, int] = {group.anchor: place for place, group in enumerate(groups)}
    for incident in rest:
        codes = [anchor("g", code.replace("~", ".")) for code in incident.counterparts]
        by_code[min(codes, key=lambda code: order[code])].append(incident)
    return tuple((group, tuple(by_code[group.anchor])) for group in groups if by_code[group.anchor])


def count_statuses(incidents: Sequence[Incident]) -> tuple[tuple[str, str, str, int], ...]:
    """Statuses that occur: name, in words, explained, how many incidents."""
    numbers = Counter(incident.status for incident in incidents)
    return tuple((status, *STATUSES[status], numbers[status]) for status in STATUSES if numbers[status])
