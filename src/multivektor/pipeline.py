"""Joins the stages: texts to readings, readings to the store, the store to the dossier.

`clean` and `analyse` run article by article, in this process or in several; results come back in the order of
the input, so that the number of workers changes no byte.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from multivektor.analyse import LANGUAGES, analyse_reading, as_text, explain_reading
from multivektor.clean import clean_article, clean_text
from multivektor.errors import InputProblem, UsageError
from multivektor.languages import Pack, load_pack, resource
from multivektor.names import NOTHING_SAID, NamesSaid, load_name_index, names_by_language
from multivektor.present import Quality, check_target, render_dossier, write_file
from multivektor.read import (
    Correction,
    match_articles,
    read_articles_yml,
    read_corrections,
    read_files,
    read_jsonl,
    read_jsonl_file,
    read_names_yml,
)
from multivektor.reading import Article, ArticleSays, Event, RawText, Reading, date_precision, reading_row
from multivektor.relate import relate, relate_names
from multivektor.schemas import ARTICLES, DERIVED, ID_LENGTH, READINGS, TABLES, table_schema
from multivektor.store import Store, open_store

#: Articles that a worker takes at a time: large enough to pay for the hand-over, small enough to share out evenly.
BATCH = 8
PERIODS = ("year", "quarter", "month")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many articles were read, and what was set aside."""

    articles: int
    origins: int
    incidents: int
    problems: tuple[InputProblem, ...]


def load_packs() -> dict[str, Pack]:
    """The packs of all languages that can be analysed, German first."""
    return {language: load_pack(language) for language in sorted(LANGUAGES, key=lambda code: (code != "de", code))}


def read_article(article: Article, said: NamesSaid = NOTHING_SAID, *, explained: bool = False) -> Reading:
    """All that one article says: cleaned and analysed, with what the user said of names."""
    return analyse_reading(clean_article(article, load_packs()), said, explained=explained)


def read_articles(articles: Iterable[Article], workers: int = 1, said: NamesSaid = NOTHING_SAID) -> Iterator[Reading]:
    """Readings in the order of the articles.

    Args:
        articles: read lazily, a few batches ahead.
        workers: processes; 1 stays in this one.
        said: what the user said of names.
    """
    return _in_order(partial(read_article, said=said), articles, workers)


def _in_order(step: Callable[[Any], Reading], items: Iterable[Any], workers: int) -> Iterator[Reading]:
    if workers <= 1:
        yield from map(step, items)
        return
    with ProcessPoolExecutor(workers) as pool:
        for chunk in _batched(items, BATCH * workers * 4):
            yield from pool.map(step, chunk, chunksize=BATCH)


def _batched(items: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    iterator = iter(items)
    while batch := tuple(itertools.islice(iterator, size)):
        yield batch


# -- code: articles in, PLOVER records out ------------------------------------------------------------------


def code_lines(
    lines: Iterable[bytes], name: str, what: str, workers: int = 1, said: NamesSaid = NOTHING_SAID
) -> Iterator[dict[str, Any] | InputProblem]:
    """The rows of `multivektor code` for JSON lines, in order; broken lines come as problems in their place.

    Args:
        lines: one article each; see `read.read_jsonl`.
        name: the input's name in problems.
        what: "events", "times" or "mentions".
        workers: processes; 1 stays in this one.
        said: what the user said of names.
    """
    rows_of = {
        "events": event_records,
        "times": time_records,
        "mentions": mention_records,
        "quotes": quote_records,
    }[what]
    for batch in _batched(read_jsonl(lines, name), BATCH * max(workers, 1) * 8):
        readings = read_articles([item for item in batch if isinstance(item, Article)], workers, said)
        for item in batch:
            if isinstance(item, InputProblem):
                yield item
            else:
                yield from rows_of(next(readings))


def event_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """An article's events as PLOVER records (docs/cli.md lists the fields)."""
    for event in reading.events:
        yield _event_record(reading, event)


def _event_record(reading: Reading, event: Event) -> dict[str, Any]:
    def party(entity: Any) -> dict[str, str]:  # noqa: ANN401  a Party
        return {
            "code": entity.code,
            "sector": entity.sector,
            "entity_text": entity.text,
            "identifier_text": entity.entity,
        }

    record: dict[str, Any] = {"id": event.event_id, "article": reading.article.locator}
    if event.event_date:
        record["date"] = event.event_date
    return record | {
        "event": [event.event_type],
        "mode": [event.mode] if event.mode else [],
        "context": [*event.contexts, *([event.status] if event.status != "asserted" else [])],
        "actor": [party(p) for p in event.actors],
        "recipient": [party(p) for p in event.recipients],
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "event_text": event.trigger,
        "status": event.status,
        "attribution": [i.code or i.text for i in event.attribution],
        "text_info": {
            "article": reading.article.locator,
            "sequence": event.sentence,
            "start": event.start,
            "end": event.end,
        },
        "rule": event.rule,
    }


def time_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """An article's time expressions with their TIMEX3 type, value and, if it has one, modifier."""
    for time in reading.times:
        yield {
            "article": reading.article.locator,
            "start": time.start,
            "end": time.end,
            "type": time.type,
            "value": time.value,
            **({"mod": time.mod} if time.mod else {}),
        }


def quote_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """An article's reported speech: its type, the words, speaker and cue as lists of [start, end], and who it is."""
    for quote in reading.quotes:
        speaker, addressee = quote.speaker, quote.addressee
        yield {
            "article": reading.article.locator,
            "type": quote.type,
            "quote": [[span.start, span.end] for span in quote.spans],
            "speaker": [[speaker.start, speaker.end]] if speaker else [],
            "cue": [[span.start, span.end] for span in quote.cue],
            "addressee": [[addressee.start, addressee.end]] if addressee else [],
            "entity": speaker.entity if speaker else "",
            "code": speaker.code if speaker else None,
            "status": quote.status,
            "stand": quote.stand,
            "in_translation": quote.in_translation,
            "rule": quote.rule,
        }


def mention_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """An article's mentions with entity, code and reason."""
    for mention in reading.mentions:
        yield {
            "article": reading.article.locator,
            "start": mention.start,
            "end": mention.end,
            "entity": mention.entity,
            "code": mention.code,
            "reason": mention.reason,
        }


# -- dossier: files in, a page out --------------------------------------------------------------------------


def check_focus(code: str) -> str:
    """The code in upper case.

    Raises:
        UsageError: no state or organisation has it; names those that are near.
    """
    known = set(load_name_index("de").codes.values())
    wanted = code.strip().upper()
    if wanted in known:
        return wanted
    near = sorted(c for c in known if c and c[:2] == wanted[:2])[:5]
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise UsageError(
        f"No state or organisation has the code {code!r}. Give an ISO 3166-1 alpha-3 code such as KAZ.{hint}"
    )


def build_dossier(
    paths: Sequence[str | Path],
    focus: str,
    out: str | Path,
    *,
    workers: int = 1,
    period: str = "year",
    full_text: bool = False,
    max_bytes: int,
    progress: Progress | None = None,
) -> Outcome:
    """Reads files and folders and writes the dossier of a focal state.

    Args:
        paths: files or folders; a folder's `articles.yml` and `corrections.yml` are taken into account.
        focus: code of the focal state.
        out: the page to write; replaced only when the new one is complete.
        workers: processes.
        period: one of PERIODS.
        full_text: whole articles in the page instead of sentences with a neighbour.
        max_bytes: the largest file that is read.
        progress: told what is being done: (what, done, total).

    Raises:
        UsageError: unknown code, faulty `articles.yml`, unwritable target, or nothing that could be read.
    """
    focus = check_focus(focus)
    check_target(out)
    problems: list[InputProblem] = []
    said = names_beside(_folders(paths), problems)
    readings = read_paths(
        paths, problems, said=said, explained=True, workers=workers, max_bytes=max_bytes, progress=progress
    )
    if not readings:
        told = " ".join(str(problem) for problem in problems)
        raise UsageError(f"Nothing could be read, and {out} was not written. {told}")
    tables = relate_readings(readings, focus, problems, corrections_beside(paths), said, period=period)
    page = render_dossier(
        tables, focus=focus, names=display_names(tables), quality=measured_quality(), full_text=full_text, period=period
    )
    write_file(page, Path(out))
    return Outcome(
        len(readings),
        len(set(tables["origins"]["origin_id"].to_pylist())),
        tables["incident_facts"].num_rows,
        tuple(problems),
    )


def read_paths(
    paths: Sequence[str | Path],
    problems: list[InputProblem],
    *,
    said: NamesSaid = NOTHING_SAID,
    explained: bool = False,
    workers: int,
    max_bytes: int,
    progress: Progress | None = None,
) -> list[Reading]:
    """Readings of all articles below the paths, in the order of their names; problems are appended.

    With `explained` each reading tells how its events came about.
    """
    says = [entry for folder in _folders(paths) for entry in read_articles_yml(folder)]
    cleaned: list[Reading] = []
    for item in read_files(paths, max_bytes=max_bytes, progress=progress):
        if isinstance(item, InputProblem):
            problems.append(item)
        else:
            cleaned += _clean(item, says)
    cleaned = _numbered(cleaned)
    done: list[Reading] = []
    for reading in _in_order(partial(analyse_reading, said=said, explained=explained), cleaned, workers):
        done.append(reading)
        if progress:
            progress("articles", len(done), len(cleaned))
        if reading.article.language not in LANGUAGES:
            problems.append(_unread_language(reading.article))
    return done


def _clean(raw: RawText, says: list[ArticleSays]) -> list[Reading]:
    return clean_text(raw, lambda file, n: match_articles(says, file, n), load_packs())


def _numbered(readings: list[Reading]) -> list[Reading]:
    """Articles with an equal locator (one file given twice, a repeated heading) are told apart by their number."""
    seen: Counter[str] = Counter()
    for reading in readings:
        seen[reading.article.locator] += 1
        reading.article = replace(reading.article, repeat=seen[reading.article.locator])
    return readings


def _unread_language(article: Article) -> InputProblem:
    return InputProblem(
        article.file,
        f"article {article.n}",
        f"Its language ({article.language or 'unknown'}) can't be read yet.",
        f"Languages that can: {', '.join(sorted(LANGUAGES))}. If it was misjudged, give `language` in articles.yml.",
    )


def _folders(paths: Sequence[str | Path]) -> list[Path]:
    """The folders whose articles.yml and corrections.yml count: those given, and those of given files."""
    return list(dict.fromkeys(Path(p) if Path(p).is_dir() else Path(p).parent for p in paths))


def names_beside(folders: Iterable[Path], problems: list[InputProblem]) -> NamesSaid:
    """What the `names.yml` of these folders say; what an import set aside is added to problems."""
    found = [read_names_yml(folder) for folder in folders]
    for says in found:
        problems += says.problems
    return NamesSaid(
        tuple(entry for says in found for entry in says.entries),
        tuple(group for says in found for group in says.same),
        tuple(group for says in found for group in says.not_same),
    )


def said_names_table(said: NamesSaid) -> pa.Table:
    """The table `said_names`."""
    groups = [("same", group) for group in said.same] + [("not_same", group) for group in said.not_same]
    empty: dict[str, Any] = {"same": None, "not_same": None}
    rows = [{**empty, key: list(g.names), "reason": g.reason, "origin": g.origin} for key, g in groups]
    return pa.Table.from_pylist(rows, schema=table_schema(TABLES["said_names"]))


def corrections_beside(paths: Sequence[str | Path]) -> pa.Table:
    """The user's corrections as a table; empty if there are none."""
    found: list[Correction] = [entry for folder in _folders(paths) for entry in read_corrections(folder)]
    schema = table_schema(TABLES["corrections"])
    rows = [{field.name: _plain(getattr(entry, field.name)) for field in fields(entry)} for entry in found]
    columns = {"event": "event_id", "actor": "actor_codes", "recipient": "recipient_codes"}
    renamed = [{columns.get(key, key): value for key, value in row.items()} for row in rows]
    return pa.Table.from_pylist(renamed, schema=schema)


def _plain(value: Any) -> Any:  # noqa: ANN401
    return list(value) if isinstance(value, tuple) else value


def relate_readings(
    readings: Sequence[Reading],
    focus: str,
    problems: Sequence[InputProblem],
    corrections: pa.Table,
    said: NamesSaid = NOTHING_SAID,
    *,
    period: str,
) -> Mapping[str, pa.Table]:
    """Stores readings and derives all tables of `relate`; returns every table by name."""
    with open_store(None) as store:
        _store_readings(store, readings, said)
        store.store_problems(
            pa.Table.from_pylist(
                [{"file": p.file, "place": p.place, "reason": p.reason, "remedy": p.remedy} for p in problems],
                schema=table_schema(TABLES["problems"]),
            )
        )
        relate(store, focus=focus, period=period, corrections=corrections)
        return {name: store.table(name) for name in [*TABLES, *DERIVED]}


def _store_readings(store: Store, readings: Sequence[Reading], said: NamesSaid) -> None:
    store.store_articles(articles_table([r.article for r in readings]))
    store.store_readings(pa.Table.from_pylist([reading_row(r) for r in readings], schema=READINGS))
    store.write("said_names", said_names_table(said))


# -- explain: the way from a sentence to its events ---------------------------------------------------------

#: What a user may give of an event's id: its beginning, long enough to be no accident.
_BEGINNING = re.compile(f"[0-9a-f]{{6,{ID_LENGTH}}}", re.IGNORECASE)
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Explained:
    """How an event was read, as text, and what was set aside on the way."""

    text: str
    problems: tuple[InputProblem, ...]


def explain_text(text: str, date: str | None) -> str:
    """How the sentences of a German text are coded, for `multivektor explain`.

    Args:
        text: one or more sentences; names and pronouns go back to the sentences before.
        date: ISO date of publication, from which "gestern" counts; None if unknown.

    Raises:
        UsageError: the text is an event's id, which says nothing without its files.
    """
    if _BEGINNING.fullmatch(text.strip()):
        raise UsageError(
            f"{text.strip()} looks like the id of an event. Give the files or folders that it was read from too: "
            f"multivektor explain {text.strip()} PATH…"
        )
    article = Article("text", 1, "text", text, "de", published_at=date, published_precision=date_precision(date))
    return explain_reading(clean_article(article, load_packs()))


def explain_event(
    beginning: str,
    paths: Sequence[str | Path],
    *,
    workers: int = 1,
    max_bytes: int,
    progress: Progress | None = None,
) -> Explained:
    """How an event of these files is coded, in its article's context.

    Args:
        beginning: the event's id as the dossier or `code` shows it, or its first digits, 6 at least.
        paths: files or folders as for `build_dossier`, or JSON lines as for `code_lines`; the user's files beside them
            are taken into account.
        workers: processes.
        max_bytes: the largest file that is read.
        progress: told what is being done: (what, done, total).

    Raises:
        UsageError: the beginning is none; no event has it, or several have; nothing could be read.
    """
    wanted = beginning.strip().lower()
    if not _BEGINNING.fullmatch(wanted):
        raise UsageError(
            f"{beginning!r} is no id of an event. Before files or folders give 6 to {ID_LENGTH} of its digits 0-9 a-f, "
            "as the dossier shows them; a sentence stands alone, in quotation marks."
        )
    problems: list[InputProblem] = []
    readings = _explained(paths, problems, workers=workers, max_bytes=max_bytes, progress=progress)
    if not readings:
        raise UsageError(f"Nothing could be read. {' '.join(map(str, problems))}")
    found = {e.event_id: (reading, e) for reading in readings for e in reading.events if e.event_id.startswith(wanted)}
    if len(found) != 1:
        raise UsageError(_not_one(wanted, [found[event_id] for event_id in sorted(found)], len(problems)))
    reading, event = next(iter(found.values()))
    corrections = [entry for folder in _folders(paths) for entry in read_corrections(folder)]
    told = as_text(next(e.lines for e in reading.explanations if e.event_id == event.event_id))
    said = "".join(_correction_line(entry) for entry in corrections if entry.event == event.event_id)
    return Explained(f"{_heading(reading, event)}\n{told}{said}{_also(reading, event)}", tuple(problems))


def _explained(
    paths: Sequence[str | Path],
    problems: list[InputProblem],
    *,
    workers: int,
    max_bytes: int,
    progress: Progress | None,
) -> list[Reading]:
    """Readings of files, folders and JSON lines, each with explanations; problems are appended."""
    said = names_beside(_folders(paths), problems)
    lines = [path for path in paths if Path(path).suffix.casefold() == ".jsonl" and not Path(path).is_dir()]
    rest = [path for path in paths if path not in lines]
    readings = read_paths(
        rest, problems, said=said, explained=True, workers=workers, max_bytes=max_bytes, progress=progress
    )
    items = [item for path in lines for item in read_jsonl_file(path)]
    problems += [item for item in items if isinstance(item, InputProblem)]
    articles = [item for item in items if isinstance(item, Article)]
    return [*readings, *_in_order(partial(read_article, said=said, explained=True), articles, workers)]


def _not_one(beginning: str, found: Sequence[tuple[Reading, Event]], set_aside: int) -> str:
    """What is wrong where no event or several events have an id that begins so."""
    if not found:
        missing = f" {set_aside} of them could not be read." if set_aside else ""
        return (
            f"No event in these files has an id that begins with {beginning}.{missing} Give the files or folders as "
            "they were given when the id was made: it holds the file's path below the folder, and the text."
        )
    shown = "; ".join(f"{event.event_id} ({_kind(event)}, {r.article.file})" for r, event in found[:_CANDIDATES])
    more = f"; and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
    return f"{len(found)} events in these files have ids that begin with {beginning}: {shown}{more}. Give more digits."


def _kind(event: Event) -> str:
    """An event in codes: "SANCTION/expel NOR -> RUS"."""
    sides = " -> ".join("+".join(p.code for p in side) or "nobody" for side in (event.actors, event.recipients))
    return f"{event.event_type}{'/' + event.mode if event.mode else ''} {sides}"


def _heading(reading: Reading, event: Event) -> str:
    article = reading.article
    place = f"{article.file}, no. {article.n}" if article.n > 1 else article.file
    told = [article.outlet or "unknown outlet", article.published_at or "undated", article.title or "", f"({place})"]
    return f"event {event.event_id}: " + ", ".join(" ".join(part.split()) for part in told[:3] if part) + f" {told[3]}"


def _correction_line(entry: Correction) -> str:
    changes = {
        "type": entry.event_type,
        "mode": entry.mode,
        "actor": "+".join(entry.actor or ()),
        "recipient": "+".join(entry.recipient or ()),
        "status": entry.status,
        "date": entry.event_date,
    }
    told = [f"{key} {value}" for key, value in changes.items() if value] + ["wrong"] * entry.wrong
    return f"  corrected by you: {', '.join(told)} ({entry.reason})\n"


def _also(reading: Reading, event: Event) -> str:
    others = [e for e in reading.events if e.sentence == event.sentence and e.event_id != event.event_id]
    return "".join(f"  also in this sentence: {_kind(other)}, event {other.event_id}\n" for other in others)


# -- names: who is who in a corpus ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who in a corpus.

    Attributes:
        concordance, same_as, entities: the tables, in a fixed order.
        articles: how many were read.
        problems: what was set aside.
    """

    concordance: pa.Table
    same_as: pa.Table
    entities: pa.Table
    articles: int
    problems: tuple[InputProblem, ...]


def list_names(
    paths: Sequence[str | Path], *, workers: int = 1, max_bytes: int, progress: Progress | None = None
) -> Names:
    """Reads files and folders and tells who is who in them.

    Args:
        paths: files or folders; a folder's `articles.yml` and `names.yml` are taken into account.
        workers: processes.
        max_bytes: the largest file that is read.
        progress: told what is being done: (what, done, total).

    Raises:
        UsageError: a faulty `articles.yml` or `names.yml`, or nothing that could be read.
    """
    problems: list[InputProblem] = []
    said = names_beside(_folders(paths), problems)
    readings = read_paths(paths, problems, said=said, workers=workers, max_bytes=max_bytes, progress=progress)
    if not readings:
        raise UsageError(f"Nothing could be read. {' '.join(map(str, problems))}")
    with open_store(None) as store:
        _store_readings(store, readings, said)
        relate_names(store)
        concordance, joined, entities = (store.table(name) for name in ("concordance", "same_as", "entities"))
        return Names(concordance, joined, entities, len(readings), tuple(problems))


def articles_table(articles: Sequence[Article]) -> pa.Table:
    """The table `articles`."""
    names = [column.name for column in ARTICLES]
    return pa.Table.from_pylist(
        [{name: _plain(getattr(a, name)) for name in names} for a in articles], schema=table_schema(ARTICLES)
    )


def display_names(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """English display names of all codes and entities that the tables hold."""
    index = load_name_index("de")
    names = dict(index.display)
    for code in index.codes.values():
        names.setdefault(code, code.partition(":")[2] or code)
    # organisations are known by their code's short name ("OSCE"), states and places by their English name
    names |= {entity: told["en"] for entity, told in names_by_language().items() if "en" in told and ":" not in entity}
    names |= {code: code.partition(":")[2] for code in names if code.startswith(("IGO:", "NGO:", "MNC:"))}
    names |= {"EUR": "European Union", "UNO": "United Nations"}
    wanted = {
        code
        for column in ("actor_codes", "recipient_codes")
        for codes in tables["incident_facts"][column].to_pylist()
        for code in codes
    }
    wanted |= set(tables["vectors"]["counterpart"].to_pylist()) | set(tables["vectors"]["focus"].to_pylist())
    for column in ("entity", "code"):
        wanted |= set(tables["mentions"][column].to_pylist()) - {None}
    return {code: names.get(code, code) for code in sorted(wanted)}


def measured_quality() -> Quality | None:
    """The coder's measured precision and recall (`resources/plover/quality.yml`)."""
    measured = resource("plover/quality")
    return Quality(**measured) if measured else None
