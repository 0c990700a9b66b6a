"""What was read: a card for each article, what was dropped from it, and the whole text where it is wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from multivektor.present.evidence import Piece, Span, event_spans, marked, visible
from multivektor.present.incidents import Incident
from multivektor.present.links import anchor, language_tag, web_address, web_host
from multivektor.present.phrases import day_words
from multivektor.present.tables import Row, Tables
from multivektor.schemas import READ_BLOCKS

_ORIGINS = {"own": "own text", "repeat": "repeat of", "near": "nearly the same text as"}
_FIELDS = {"published_at": "date"}
_BLOCKS = {"signoff": "sign-off"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a whole article, its event words marked."""

    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An article as the page lists it."""

    anchor: str
    title: str
    lang: str
    outlet: str
    author: str
    agency: str
    published: str
    precision: str
    file: str
    n: int
    url: str
    host: str
    said_by_user: tuple[str, ...]
    translated_from: str
    origin: str
    origin_words: str
    origin_title: str
    origin_anchor: str
    overlap: float
    sentences: int
    events: int
    dropped: int
    incidents: tuple[tuple[str, str, str], ...]
    paragraphs: tuple[tuple[Sentence, ...], ...]


def list_articles(
    tables: Tables,
    incidents: Sequence[Incident],
    *,
    full_text: bool,
    cited: AbstractSet[tuple[str, int]] = frozenset(),
) -> tuple[Card, ...]:
    """Cards in the order of publication, those without a date last.

    Args:
        tables: the tables.
        incidents: as they are listed.
        full_text: whole articles instead of links to their incidents.
        cited: article and number of sentences that need an anchor beside those that tell of an event.
    """
    events: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows["events"]:
        events[row["article_id"]].append(row)
    dropped = Counter(row["article_id"] for row in tables.rows["blocks"] if row["kind"] not in {*READ_BLOCKS, "title"})
    told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for incident in incidents:
        for article in dict.fromkeys(report.article for report in incident.told):
            told[article].append((incident.anchor, incident.when, incident.what))
    ordered = sorted(
        tables.rows["articles"], key=lambda row: (row["published_at"] or "9999", row["file"] or "", row["n"] or 0)
    )
    return tuple(
        _card(
            tables,
            row,
            events[row["article_id"]],
            dropped[row["article_id"]],
            () if full_text else tuple(told[anchor("a", row["article_id"])]),
            full_text=full_text,
            cited=cited,
        )
        for row in ordered
    )


def _card(
    tables: Tables,
    row: Row,
    events: Sequence[Row],
    dropped: int,
    incidents: tuple[tuple[str, str, str], ...],
    *,
    full_text: bool,
    cited: AbstractSet[tuple[str, int]],
) -> Card:
    article_id = row["article_id"]
    origin = tables.origins.get(article_id) or {"origin_id": article_id, "kind": "own", "overlap": 1.0}
    earliest = tables.articles.get(origin["origin_id"], row)
    return Card(
        anchor=anchor("a", article_id),
        title=visible(row["title"]) or "(untitled)",
        lang=language_tag(row["language"]),
        outlet=visible(row["outlet"]) or "unknown outlet",
        author=visible(row["author"]),
        agency=visible(row["agency"]),
        published=day_words(row["published_at"]),
        precision=row["published_precision"] if row["published_precision"] in ("month", "year") else "",
        file=visible(row["file"]),
        n=row["n"],
        url=(url := web_address(row["url"])),
        host=visible(web_host(url)),
        said_by_user=tuple(sorted(_FIELDS.get(said, visible(said)) for said in row["said_by_user"] or [])),
        translated_from=visible(row["translated_from"]),
        origin=origin["kind"],
        origin_words=_ORIGINS.get(origin["kind"], visible(origin["kind"])),
        origin_title=visible(earliest["title"]) or visible(earliest["file"]),
        origin_anchor=anchor("a", earliest["article_id"]),
        overlap=origin["overlap"] or 0.0,
        sentences=len(tables.sentences.get(article_id, ())),
        events=len(events),
        dropped=dropped,
        incidents=incidents,
        paragraphs=_paragraphs(tables, row, events, cited) if full_text else (),
    )


def _paragraphs(
    tables: Tables, article: Row, events: Sequence[Row], cited: AbstractSet[tuple[str, int]]
) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of an article by paragraph, event words marked."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for event in events:
        spans[event["sentence"]] += event_spans(event)
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for row in tables.sentences.get(article["article_id"], ()):
        pieces = marked(article["text"], row["start"], row["end"], spans[row["sentence"]])
        linked = spans[row["sentence"]] or (article["article_id"], row["sentence"]) in cited
        paragraphs[row["paragraph"]].append(
            Sentence(anchor("s", article["article_id"], str(row["sentence"])) if linked else "", pieces)
        )
    return tuple(tuple(paragraphs[number]) for number in sorted(paragraphs))


def count_dropped(tables: Tables) -> tuple[tuple[str, int], ...]:
    """Blocks that were marked as no part of the text, by kind."""
    kinds = Counter(row["kind"] for row in tables.rows["blocks"] if row["kind"] not in {*READ_BLOCKS, "title"})
    return tuple(
        (_BLOCKS.get(kind, visible(kind)), number)
        for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )


def list_problems(tables: Tables) -> tuple[dict[str, str], ...]:
    """What could not be read, with reason and remedy."""
    columns = ("file", "place", "reason", "remedy")
    return tuple({column: visible(row[column]) for column in columns} for row in tables.rows["problems"])
