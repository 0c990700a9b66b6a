"""The tables in which the stages meet.

Each table is a tuple of columns with their Arrow type and meaning; `docs/tables.md` is written from
here. Stages import this module and not each other. Offsets are Unicode code points of `articles.text`
and half open, [start, end). Ids are prefixes of SHA-256 over named fields, so that the same input has
the same ids on every machine.

Columns that no analyser of this version fills yet are part of the schema all the same, so that a later
analyser moves no walls.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import pyarrow as pa

ID_LENGTH = 16

STATUSES = ("asserted", "negated", "future", "hypothetical", "historical")
PRECISIONS = ("day", "month", "year", "unknown")
BLOCK_KINDS = (
    "title",
    "lead",
    "body",
    "dateline",
    "date",
    "byline",
    "credit",
    "teaser",
    "menu",
    "note",
    "signoff",
)
READ_BLOCKS = frozenset({"lead", "body"})


class Column(NamedTuple):
    """One column of a table: its name, Arrow type and what it holds."""

    name: str
    type: pa.DataType
    meaning: str


def digest(*parts: object) -> str:
    """The id of the named fields `parts`: a SHA-256 prefix, equal on every machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:ID_LENGTH]


TEXT, INT, BOOL, FLOAT = pa.string(), pa.int32(), pa.bool_(), pa.float64()
TEXTS = pa.list_(TEXT)
SPAN = pa.struct([("start", INT), ("end", INT)])
SPANS = pa.list_(SPAN)
NAMES = pa.list_(pa.struct([("language", TEXT), ("name", TEXT)]))
PARTY = pa.struct(
    [
        ("entity", TEXT),
        ("code", TEXT),
        ("sector", TEXT),
        ("start", INT),
        ("end", INT),
        ("text", TEXT),
        ("reason", TEXT),
    ]
)
INFORMANT = pa.struct(
    [
        ("entity", TEXT),
        ("code", TEXT),
        ("text", TEXT),
        ("kind", TEXT),
        ("start", INT),
        ("end", INT),
    ]
)
EXPLANATION_LINE = pa.struct(
    [
        ("level", INT),
        ("kind", TEXT),
        ("label", TEXT),
        ("text", TEXT),
        ("note", TEXT),
        ("code", TEXT),
        ("reason", TEXT),
    ]
)

_PLACE = (
    Column("sentence", INT, "number of the sentence in its article, from 0"),
    Column("start", INT, "first code point"),
    Column("end", INT, "code point after the last"),
)
_RULE = Column("rule", TEXT, "the rule or entry that made the row")

ARTICLES = (
    Column("article_id", TEXT, "digest of (locator, n): the canonical address, the input's id, or file and heading"),
    Column("revision", TEXT, "digest of the raw text"),
    Column("file", TEXT, "path relative to the root that was given, or the input's own id"),
    Column("n", INT, "the article's number in its file, from 1"),
    Column("locator", TEXT, "what the id is a digest of"),
    Column("outlet", TEXT, "who published it; null if neither text nor user says so"),
    Column("agency", TEXT, "who wrote text that outlets reprint, from dateline, byline or sign-off"),
    Column("title", TEXT, "the heading as printed, without date and author"),
    Column("author", TEXT, "as printed"),
    Column("url", TEXT, "canonical address; only http and https"),
    Column("published_at", TEXT, "YYYY-MM-DD, YYYY-MM or YYYY; null if unknown"),
    Column("published_precision", TEXT, "day, month, year or unknown"),
    Column("language", TEXT, "ISO 639-1"),
    Column("translated_from", TEXT, "ISO 639-1 of the original, null if not known to be a translation"),
    Column("said_by_user", TEXTS, "the columns that articles.yml decided"),
    Column("text", TEXT, "the decoded text of the article; never changed"),
)
REVISIONS = (
    Column("article_id", TEXT, "the article"),
    Column("revision", TEXT, "digest of the raw text"),
)
PROBLEMS = (
    Column("file", TEXT, "what could not be read"),
    Column("place", TEXT, "where in it"),
    Column("reason", TEXT, "what is wrong"),
    Column("remedy", TEXT, "what the user can do"),
)
BLOCKS = (
    Column("start", INT, "first code point"),
    Column("end", INT, "code point after the last"),
    Column("kind", TEXT, "one of " + ", ".join(BLOCK_KINDS)),
    Column("paragraph", INT, "number of the paragraph, from 0"),
    _RULE,
)
SENTENCES = (*_PLACE, Column("paragraph", INT, "number of the paragraph"), Column("kind", TEXT, "lead or body"))
FINGERPRINTS = (Column("fingerprint", pa.int64(), "hash of eight words in a row (a sample, see clean/fingerprints)"),)
MENTIONS = (
    *_PLACE,
    Column("text", TEXT, "as printed"),
    Column("entity", TEXT, "id of the entity"),
    Column("code", TEXT, "its code on the article's date, null for what carries none"),
    Column("kind", TEXT, "state, place, person, organisation, adjective, inhabitant, description, pronoun"),
    Column("confidence", FLOAT, "0 to 1"),
    Column("reason", TEXT, "why this entity"),
    Column("name_keys", TEXTS, "comparison keys of the spelling"),
)
ENTITIES = (
    Column("entity", TEXT, "id; of one that only this article knows it holds the article's id"),
    Column("kind", TEXT, "state, place, person, organisation"),
    Column("code", TEXT, "code of the codebook on the article's date, null if none"),
    Column("name", TEXT, "display name; of one that only the text knows the fullest spelling"),
    Column("names", NAMES, "display names by ISO 639-1 language, as far as the lists have them"),
    Column("listed", BOOL, "a list has it: the resources or the user's names.yml"),
    Column("office", TEXT, "the office held on the article's date, null if none is known"),
    Column("spellings", TEXTS, "as printed in the article"),
    Column("name_keys", TEXTS, "comparison keys of its spellings"),
)
TIMES = (
    *_PLACE,
    Column("type", TEXT, "TIMEX3 type: DATE, TIME, DURATION, SET"),
    Column("value", TEXT, "TIMEX3 value"),
    Column("mod", TEXT, "TIMEX3 modifier (START, MID, END, APPROX, MORE_THAN), null if none"),
    Column("range_start", TEXT, "first day, YYYY-MM-DD"),
    Column("range_end", TEXT, "last day, YYYY-MM-DD"),
    _RULE,
)
EVENTS = (
    Column("event_id", TEXT, "digest of (article, revision, trigger, type)"),
    *_PLACE,
    Column("event_type", TEXT, "PLOVER type"),
    Column("mode", TEXT, "PLOVER mode, null if none"),
    Column("contexts", TEXTS, "PLOVER contexts"),
    Column("actors", pa.list_(PARTY), "who acted"),
    Column("recipients", pa.list_(PARTY), "towards whom; may be empty"),
    Column("actor_group", TEXT, "id of a group without code that the text names as actor"),
    Column("recipient_group", TEXT, "the same for the recipient"),
    Column("status", TEXT, "one of " + ", ".join(STATUSES)),
    Column("status_words", SPANS, "the words that show the status"),
    Column("attribution", pa.list_(INFORMANT), "the chain of according to whom, outermost first"),
    Column("event_date", TEXT, "YYYY-MM-DD, YYYY-MM or YYYY; null if unknown"),
    Column("event_date_precision", TEXT, "day, month, year or unknown"),
    Column("event_date_basis", TEXT, "clause, sentence, publication or none: where the date is from"),
    Column("place", TEXT, "id of the place named in the clause"),
    Column("triggers", SPANS, "the words that carry the act"),
    Column("trigger", TEXT, "the same as text"),
    Column("is_label", BOOL, "named only as a label or background, by a noun without date"),
    Column("quad_code", INT, "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"),
    Column("event_scale", FLOAT, "PLOVER's conflict-cooperation scale, -10 to +10"),
    _RULE,
    Column("reasons", TEXTS, "how actors, recipients and status were found"),
    Column("pack_version", TEXT, "digest of the language pack and ontology"),
)
EXPLANATIONS = (
    Column("event_id", TEXT, "the event"),
    Column("lines", pa.list_(EXPLANATION_LINE), "how sentence, then event were read; for a dossier only"),
)
QUOTES = (
    *_PLACE,
    Column("type", TEXT, "Direct, Indirect, Reported, FreeIndirect, IndirectFreeIndirect"),
    Column("spans", SPANS, "the words said; several where a cue stands between them"),
    Column("speaker", INFORMANT, "who speaks; entity empty if only described"),
    Column("cue", SPANS, "the words that introduce it"),
    Column("addressee", PARTY, "to whom"),
    Column("status", TEXT, "said, imagined, asked, planned"),
    Column("stand", TEXT, "support, oppose, deny, rule out, fear, neutral; null if none is taken"),
    Column("in_translation", BOOL, "the article is a translation"),
    _RULE,
)
FIGURES = (
    *_PLACE,
    Column("low", FLOAT, "lowest value"),
    Column("high", FLOAT, "highest value"),
    Column("bound", TEXT, "exact, about, more than, less than, range"),
    Column("unit", TEXT, "unit"),
    Column("measure", TEXT, "what is measured"),
    Column("of", TEXT, "of whom: entity"),
    Column("figure_date", TEXT, "when"),
    Column("attribution", pa.list_(INFORMANT), "according to whom"),
    _RULE,
)
WORDINGS = (
    *_PLACE,
    Column("referent", TEXT, "the contested thing"),
    Column("term", TEXT, "the word chosen"),
    Column("distance", TEXT, "scare-quotes, so-called or none"),
    _RULE,
)

#: Tables that `clean` and `analyse` fill, article by article. A reading is one row with a list of these each.
PER_ARTICLE: dict[str, tuple[Column, ...]] = {
    "blocks": BLOCKS,
    "sentences": SENTENCES,
    "fingerprints": FINGERPRINTS,
    "mentions": MENTIONS,
    "entities": ENTITIES,
    "times": TIMES,
    "events": EVENTS,
    "explanations": EXPLANATIONS,
    "quotes": QUOTES,
    "figures": FIGURES,
    "wordings": WORDINGS,
}

_PERIOD_COUNTS = (
    Column("incidents", INT, "incidents that happened, each counted once"),
    Column("weight", pa.decimal128(18, 6), "the same, shared among counterparts"),
    Column("verbal_cooperation", pa.decimal128(18, 6), "weight of quad code 1 (REQUEST is verbal conflict by type)"),
    Column("material_cooperation", pa.decimal128(18, 6), "weight of quad code 2"),
    Column("verbal_conflict", pa.decimal128(18, 6), "weight of quad code 3"),
    Column("material_conflict", pa.decimal128(18, 6), "weight of quad code 4"),
    Column("scale_sum", FLOAT, "sum of PLOVER's scale times weight"),
    Column("scale_mean", FLOAT, "its mean"),
    Column("cooperation_share", FLOAT, "cooperation in cooperation and conflict, REQUEST left out"),
    Column("origins", INT, "number of origins"),
    Column("outlets", INT, "number of outlets"),
    Column("too_little", BOOL, "under three origins from two outlets: no score is shown"),
    Column("hangs_on_outlet", TEXT, "the outlet without which the sign of scale_sum changes, null if none"),
)

CORRECTIONS = (
    Column("event_id", TEXT, "the event that is corrected, null for same and not_same"),
    Column("wrong", BOOL, "it is no event at all"),
    Column("event_type", TEXT, "the type that holds instead, null for unchanged"),
    Column("mode", TEXT, "the mode"),
    Column("actor_codes", TEXTS, "the actors"),
    Column("recipient_codes", TEXTS, "the recipients"),
    Column("status", TEXT, "the status"),
    Column("event_date", TEXT, "the date"),
    Column("quad_code", INT, "quad code of that type; filled by relate"),
    Column("event_scale", FLOAT, "scale of that type; filled by relate"),
    Column("same", TEXTS, "incidents that are one"),
    Column("not_same", TEXTS, "incidents that are different"),
    Column("reason", TEXT, "why, in the user's words"),
)

SAID_NAMES = (
    Column("same", TEXTS, "names or entity ids that mean one"),
    Column("not_same", TEXTS, "names or entity ids that mean different ones"),
    Column("reason", TEXT, "why, in the user's words"),
    Column("origin", TEXT, "file and entry"),
)

#: Tables that `relate` derives, each by the SQL file or Python step of its name.
DERIVED: dict[str, tuple[Column, ...]] = {
    "same_as": (
        Column("entity", TEXT, "an entity that only one article knows"),
        Column("same_as", TEXT, "the entity that it is held to be, or may be if unsure"),
        Column("score", FLOAT, "0 to 1"),
        Column("reason", TEXT, "in words"),
        Column("unsure", BOOL, "only suggested: nothing is joined until the user says so"),
    ),
    "concordance": (
        Column("entity", TEXT, "the entity, those held to be the same as one"),
        Column("kind", TEXT, "state, place, person, organisation"),
        Column("code", TEXT, "its code where printed so, null if none"),
        Column("name", TEXT, "display name"),
        Column("spelling", TEXT, "as printed"),
        Column("mentions", INT, "how often"),
        Column("articles", INT, "in how many articles"),
        Column("outlets", TEXTS, "in which outlets"),
        Column("first_published", TEXT, "date of the earliest article, null if unknown"),
        Column("reason", TEXT, "why this spelling means this entity"),
    ),
    "origins": (
        Column("article_id", TEXT, "the article"),
        Column("origin_id", TEXT, "article_id of the earliest article with this text"),
        Column("kind", TEXT, "own, repeat (same text), near (nearly the same text)"),
        Column("overlap", FLOAT, "share of the smaller text's fingerprints that stand in the other"),
    ),
    "corrected_events": (
        Column("event_id", TEXT, "the event"),
        Column("article_id", TEXT, "its article"),
        Column("start", INT, "first code point of its sentence"),
        Column("event_type", TEXT, "PLOVER type after corrections"),
        Column("mode", TEXT, "mode after corrections"),
        Column("actor_codes", TEXTS, "sorted codes"),
        Column("recipient_codes", TEXTS, "sorted codes"),
        Column("mutual", BOOL, "several actors, no recipient"),
        Column("status", TEXT, "status after corrections"),
        Column("voice", TEXT, "own or claimed"),
        Column("informant", TEXT, "innermost attribution"),
        Column("event_date", TEXT, "date after corrections"),
        Column("event_date_precision", TEXT, "its precision"),
        Column("is_label", BOOL, "named only as background"),
        Column("quad_code", INT, "quad code"),
        Column("event_scale", FLOAT, "PLOVER's scale"),
        Column("corrected", TEXT, "the reason of the correction, null if none"),
    ),
    "reports": (
        Column("report_id", TEXT, "event_id of its first event"),
        Column("article_id", TEXT, "the article"),
        Column("origin_id", TEXT, "its origin"),
        Column("outlet", TEXT, "its outlet, or 'unknown'"),
        Column("event_type", TEXT, "PLOVER type"),
        Column("actor_codes", TEXTS, "sorted codes"),
        Column("recipient_codes", TEXTS, "sorted codes"),
        Column("mutual", BOOL, "all parties stand as actors: no direction"),
        Column("status", TEXT, "the strongest status of its events"),
        Column("voice", TEXT, "own: the outlet itself or the acting party says it; claimed: somebody else does"),
        Column("informant", TEXT, "innermost attribution, null if the outlet's own voice"),
        Column("is_label", BOOL, "named only as background"),
        Column("event_date", TEXT, "date, null if unknown"),
        Column("event_date_precision", TEXT, "day, month, year or unknown"),
        Column("published_at", TEXT, "date of the article"),
        Column("event_ids", TEXTS, "its events, in the order of the text"),
        Column("quad_code", INT, "quad code"),
        Column("event_scale", FLOAT, "PLOVER's scale"),
        Column("corrected", TEXT, "the reason of the user's correction, null if none"),
    ),
    "incidents": (
        Column("incident_id", TEXT, "event_id of its first report"),
        Column("report_id", TEXT, "a report of it"),
        Column("linked_by", TEXT, "why this report belongs to it"),
    ),
    "incident_facts": (
        Column("incident_id", TEXT, "the incident"),
        Column("event_type", TEXT, "PLOVER type"),
        Column("actor_codes", TEXTS, "sorted codes"),
        Column("recipient_codes", TEXTS, "sorted codes"),
        Column("mutual", BOOL, "no direction"),
        Column("status", TEXT, "asserted, negated, future, hypothetical, historical, disputed or claimed"),
        Column("claimed_by", TEXTS, "the informants, if nobody asserts it in own voice"),
        Column("happened", BOOL, "counts as an act: asserted or historical"),
        Column("is_label", BOOL, "a standing incident, named only as background"),
        Column("event_date", TEXT, "date, null if unknown"),
        Column("event_date_precision", TEXT, "day, month, year or unknown"),
        Column("quad_code", INT, "quad code"),
        Column("event_scale", FLOAT, "PLOVER's scale"),
        Column("reports", INT, "number of reports"),
        Column("origins", INT, "number of origins"),
        Column("outlets", TEXTS, "the outlets"),
    ),
    "vector_incidents": (
        Column("focus", TEXT, "the focal state"),
        Column("counterpart", TEXT, "code of the counterpart, or 'domestic'"),
        Column("period", TEXT, "as in vectors"),
        Column("direction", TEXT, "out, in or mutual"),
        Column("incident_id", TEXT, "an incident that is counted"),
        Column("weight", pa.decimal128(18, 6), "its share: 1 by the number of counterparts"),
    ),
    "vectors": (
        Column("focus", TEXT, "the focal state"),
        Column("counterpart", TEXT, "code of the counterpart; the focal state itself is 'domestic'"),
        Column("period", TEXT, "YYYY, YYYY-Qn or YYYY-MM; 'undated' for what has no date"),
        Column("direction", TEXT, "out, in or mutual; 'all' for their sum"),
        *_PERIOD_COUNTS,
    ),
}


def table_schema(columns: tuple[Column, ...]) -> pa.Schema:
    """The Arrow schema of a table's columns."""
    return pa.schema([pa.field(column.name, column.type) for column in columns])


def struct_type(columns: tuple[Column, ...]) -> pa.DataType:
    """The struct of a table's columns, for the list columns of a reading."""
    return pa.struct([pa.field(column.name, column.type) for column in columns])


#: One row an article: what `clean` and `analyse` found in it, one list<struct> column a table.
READINGS: pa.Schema = pa.schema(
    [pa.field("article_id", TEXT)]
    + [pa.field(name, pa.list_(struct_type(columns))) for name, columns in PER_ARTICLE.items()]
)

#: All tables as they stand in the store. Per-article tables carry their article_id first.
TABLES: dict[str, tuple[Column, ...]] = {
    "articles": ARTICLES,
    "revisions": REVISIONS,
    "problems": PROBLEMS,
    "corrections": CORRECTIONS,
    "said_names": SAID_NAMES,
    **{name: (Column("article_id", TEXT, "the article"), *columns) for name, columns in PER_ARTICLE.items()},
    **DERIVED,
}
