"""The values in memory that the stages hand on: an article and what was read in it.

`clean` makes a Reading with blocks and sentences, `analyse` fills the rest. One Reading becomes one row
of `schemas.READINGS`. All offsets are Unicode code points of `Article.text`, half open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from multivektor.schemas import PER_ARTICLE, digest

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Span(NamedTuple):
    """A stretch of the article's text, [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawText:
    """One decoded input before it is split into articles.

    Attributes:
        file: path relative to the root that was given (posix), or the input's own id.
        text: the decoded text; never changed.
    """

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text; the columns of `schemas.ARTICLES` without the derived ids."""

    file: str
    n: int
    locator: str
    text: str
    language: str = ""
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published_at: str | None = None
    published_precision: str = "unknown"
    translated_from: str | None = None
    said_by_user: tuple[str, ...] = ()
    repeat: int = 1
    """Number among articles with an equal locator, from 1."""

    @property
    def article_id(self) -> str:
        """Digest of (locator, repeat): the same as long as the article stays where it is."""
        return digest(self.locator, self.repeat)

    @property
    def revision(self) -> str:
        """Digest of the raw text: another one for a changed text."""
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one kind (see `schemas.BLOCK_KINDS`); blocks don't overlap and stand in order."""

    start: int
    end: int
    kind: str
    paragraph: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a lead or body block; spans exclude surrounding white space."""

    sentence: int
    start: int
    end: int
    paragraph: int
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names someone or something."""

    sentence: int
    start: int
    end: int
    text: str
    entity: str
    code: str | None
    kind: str
    confidence: float
    reason: str
    name_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A display name in a language (ISO 639-1)."""

    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom or what an article names; the columns of `schemas.ENTITIES`."""

    entity: str
    kind: str
    code: str | None
    name: str
    names: tuple[LanguageName, ...]
    listed: bool
    office: str | None
    spellings: tuple[str, ...]
    name_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression with the days it covers."""

    sentence: int
    start: int
    end: int
    type: str
    value: str
    mod: str | None
    range_start: str | None
    range_end: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon in an event."""

    entity: str
    code: str
    sector: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Informant:
    """One link in the chain of according to whom."""

    entity: str
    code: str | None
    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One act as one sentence reports it; the columns of `schemas.EVENTS`."""

    event_id: str
    sentence: int
    start: int
    end: int
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    actor_group: str | None
    recipient_group: str | None
    status: str
    status_words: tuple[Span, ...]
    attribution: tuple[Informant, ...]
    event_date: str | None
    event_date_precision: str
    event_date_basis: str
    place: str | None
    triggers: tuple[Span, ...]
    trigger: str
    is_label: bool
    quad_code: int
    event_scale: float
    rule: str
    reasons: tuple[str, ...]
    pack_version: str


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One step of the way from a sentence to an event, ready to be shown as text or as a page.

    Attributes:
        level: depth of indentation; 0 is the sentence, clauses stand one below the clause that governs them.
        kind: sentence, clause, predicate, phrase, holds, fails, event, trigger, actor, recipient, reason, status,
            informant, date, or none for a sentence without event.
        label: what the line is about: "subject", "frame", "status".
        text: the words, or what was decided.
        note: what a phrase hangs on or is joined with; "" for nothing.
        code: whom a phrase or side means; "" for nobody.
        reason: why, in words: of a frame what it lacks, of trigger and status the words that decide, of an event its
            sides; "" where nothing needs to be said.
    """

    level: int
    kind: str
    label: str
    text: str
    note: str = ""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an event was read; the columns of `schemas.EXPLANATIONS`."""

    event_id: str
    lines: tuple[ExplanationLine, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of reported speech; the columns of `schemas.QUOTES`."""

    sentence: int
    start: int
    end: int
    type: str
    spans: tuple[Span, ...]
    speaker: Informant | None
    cue: tuple[Span, ...]
    addressee: Party | None
    status: str
    stand: str | None
    in_translation: bool
    rule: str


@dataclass(slots=True)
class Reading:
    """All that is known of one article; analysers extend it in turn."""

    article: Article
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    fingerprints: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    """One for each event, where they were asked for."""

    def text(self, start: int, end: int) -> str:
        """The words between two offsets, as printed."""
        return self.article.text[start:end]


def plain(value: Any) -> Any:  # noqa: ANN401  any value of a row
    """`value` with spans and dataclasses as dicts, tuples as lists: what Arrow and JSON take."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def reading_row(reading: Reading) -> dict[str, Any]:
    """The row of `schemas.READINGS` for one reading; tables without an analyser yet are empty."""
    row: dict[str, Any] = {"article_id": reading.article.article_id}
    for table in PER_ARTICLE:
        row[table] = plain(getattr(reading, table, []))
    row["fingerprints"] = [{"fingerprint": value} for value in reading.fingerprints]
    return row


@dataclass(frozen=True, slots=True)
class ArticleSays:
    """What the user says of an article in `articles.yml`; None where they say nothing.

    Attributes:
        match: the file, glob or `file#n` that the entry is for.
        published_at: YYYY, YYYY-MM or YYYY-MM-DD.
    """

    match: str = ""
    outlet: str | None = None
    published_at: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None


def date_precision(value: str | None) -> str:
    """The precision of a date as printed in our tables: day, month, year, or "unknown" for what is no date.

    >>> date_precision("2022-11"), date_precision("2022-02-31")
    ('month', 'unknown')
    """
    shape = _DATE.fullmatch(value or "")
    if shape is None:
        return "unknown"
    year, month, day = (int(part) if part else 1 for part in shape.groups())
    try:
        date(year, month, day)
    except ValueError:
        return "unknown"
    return "day" if shape[3] else "month" if shape[2] else "year"
