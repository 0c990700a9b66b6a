"""Reads an article: names, times, clauses, and the events in them. Pure, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from multivektor.analyse.actors import load_actor_nouns
from multivektor.analyse.contexts import contexts
from multivektor.analyse.dating import as_planned, date_event
from multivektor.analyse.entities import entity_rows
from multivektor.analyse.events import Act, EventCoder
from multivektor.analyse.explain import as_text, event_lines, explain_events, informant_lines, sentence_lines
from multivektor.analyse.frames import load_frames
from multivektor.analyse.mentions import Named, NameFinder, Unlisted, mention_rows, unlisted_rows
from multivektor.analyse.places import place_of
from multivektor.analyse.quotes import Spoken, quote_rows, told_by
from multivektor.analyse.resolve import Document, SentenceResolver, bare_name
from multivektor.analyse.status import load_status_words
from multivektor.analyse.syntax import ClauseReader, GermanReader, Syntax
from multivektor.analyse.times import find_times
from multivektor.languages import load_pack
from multivektor.names import NOTHING_SAID, NamesSaid, load_name_index
from multivektor.ontology import event_type
from multivektor.reading import Event, ExplanationLine, Reading, Sentence, Span
from multivektor.schemas import digest

__all__ = ["LANGUAGES", "analyse_reading", "as_text", "explain_reading"]

#: Languages that have a clause reader.
LANGUAGES = frozenset({"de"})


@cache
def clause_reader(language: str) -> ClauseReader:
    """The clause reader of a language; built once a process."""
    index, actors = load_name_index(language), load_actor_nouns(language)

    def gender(lower: str) -> str:
        noun = actors.find(lower)
        return index.gender(lower) or (noun.gender if noun else "")

    return GermanReader(load_pack(language), index.name_kind, gender, frozenset(load_frames(language).verbs))


def analyse_reading(reading: Reading, said: NamesSaid = NOTHING_SAID, *, explained: bool = False) -> Reading:
    """Fills mentions, entities, times, events and quotes of a reading in place and returns it.

    A reading in a language without a clause reader is returned as it came.

    Args:
        reading: cleaned.
        said: what the user said of names.
        explained: fills the explanations too, one an event; all else is the same.
    """
    article = reading.article
    if article.language not in LANGUAGES:
        return reading
    index, actors = load_name_index(article.language, said), load_actor_nouns(article.language)
    words = load_status_words(article.language)
    unlisted: list[Unlisted] = []
    document: Document | None = None
    spoken: list[Spoken] = []
    for sentence, coder, finder in code_sentences(reading, said):
        document = coder.resolver.document
        syntax, named = coder.syntax, coder.resolver.named
        reading.mentions += mention_rows(
            sentence.sentence, syntax, named, coder.resolver.described(), article.text, words.functions, actors
        )
        unlisted += _unlisted(finder, sentence, syntax, named, article.text)
        acts = coder.acts()
        spoken.append(Spoken(sentence, syntax, coder.somebody()))
        events = [
            replace(_event(act, sentence, syntax, reading), place=place_of(act, syntax, named, words.functions))
            for act in acts
        ]
        reading.events += events
        if explained:
            dated_by = [date_event(act, sentence, syntax, reading).words for act in acts]
            printed = reading.text(sentence.start, sentence.end)
            reading.explanations += explain_events(printed, events, acts, dated_by, coder)
    about = contexts(reading) if reading.events else {}
    reading.events = [replace(event, contexts=about[event.sentence]) for event in reading.events]
    if document is not None:
        reading.mentions += unlisted_rows(unlisted, document.persons, article.article_id)
    reading.mentions.sort(key=lambda m: (m.start, m.end, m.kind, m.code or ""))
    reading.quotes = quote_rows(reading, spoken)
    silent = {event.event_id for event in reading.events if not event.attribution}
    reading.events = told_by(reading.events, reading.quotes)
    sources = {event.event_id: tuple(informant_lines(event)) for event in reading.events if event.event_id in silent}
    reading.explanations = [replace(e, lines=(*e.lines, *sources.get(e.event_id, ()))) for e in reading.explanations]
    reading.entities = entity_rows(reading.mentions, index, article.published_at)
    return reading


def code_sentences(
    reading: Reading, said: NamesSaid = NOTHING_SAID
) -> Iterator[tuple[Sentence, EventCoder, NameFinder]]:
    """Each sentence with its coder and the article's finder of names; fills the reading's times.

    The sentences come in order and each hands on whom it spoke of, so ask a coder's `acts()` before the next one's.
    """
    article, language = reading.article, reading.article.language
    index, actors = load_name_index(language, said), load_actor_nouns(language)
    reader, frames, words = clause_reader(language), load_frames(language), load_status_words(language)
    titles = [Sentence(-1, b.start, b.end, b.paragraph, b.kind) for b in reading.blocks if b.kind == "title"]
    reading.times = find_times(article, [*titles, *reading.sentences], language)
    parsed = [(s, reader.read(article.text, s.start, s.end)) for s in reading.sentences]
    finder = NameFinder(index, article.published_at, actors, set())
    names = [finder.find(syntax.tokens) for _, syntax in parsed]
    document = Document(
        article.published_at,
        index,
        actors,
        article.article_id,
        tuple(load_pack(language).file("names/regions")["adjectives"]),
        frozenset(load_pack(language).file("grammar/words")["both"]),
        words.functions,
    )
    document.count([n for found in names for n in found])
    for (sentence, syntax), named in zip(parsed, names, strict=True):
        resolver = SentenceResolver(document, syntax, named, article.text)
        yield sentence, EventCoder(syntax, resolver, frames, words), finder
        resolver.remember()


def explain_reading(reading: Reading, said: NamesSaid = NOTHING_SAID) -> str:
    """How each sentence of a cleaned reading is coded, as text; see `explain`. Empty without a clause reader."""
    if reading.article.language not in LANGUAGES:
        return ""
    told = []
    for sentence, coder, _finder in code_sentences(reading, said):
        coder.resolver.described()  # first, as in `analyse_reading`: both find the same parties
        acts = coder.acts()
        lines = list(sentence_lines(reading.text(sentence.start, sentence.end), coder))
        for act in acts:
            dated = date_event(act, sentence, coder.syntax, reading)
            lines += event_lines(_event(act, sentence, coder.syntax, reading), act, dated.words, coder)
        if not acts:
            lines.append(ExplanationLine(1, "none", "", "no event"))
        told.append(as_text(lines))
    return "\n".join(told)


def _unlisted(
    finder: NameFinder, sentence: Sentence, syntax: Syntax, named: Sequence[Named], text: str
) -> Iterator[Unlisted]:
    for first, end in finder.unlisted(syntax.tokens, named):
        start, stop = syntax.tokens[first].start, syntax.tokens[end - 1].end
        family = bare_name(syntax.tokens[end - 1].lower)
        yield Unlisted(sentence.sentence, start, stop, text[start:stop], family)


def _event(act: Act, sentence: Sentence, syntax: Syntax, reading: Reading) -> Event:
    article = reading.article
    dated = date_event(act, sentence, syntax, reading)
    told, act = act, as_planned(act, dated, syntax, reading)
    kind = event_type(act.event_type)
    tokens = [syntax.tokens[i] for i in act.trigger]
    spans = tuple(Span(token.start, token.end) for token in tokens)
    status, status_words = (
        act.status,
        tuple(Span(syntax.tokens[i].start, syntax.tokens[i].end) for i in act.status_tokens),
    )
    if status == "asserted" and dated.is_past:
        status = "historical"
    if status != told.status:  # by its date
        status_words = dated.words
    return Event(
        event_id=digest(
            article.article_id, article.revision, *(f"{s.start}-{s.end}" for s in spans), act.event_type, act.rule
        ),
        sentence=sentence.sentence,
        start=sentence.start,
        end=sentence.end,
        event_type=act.event_type,
        mode=act.mode,
        contexts=(),
        actors=act.actors,
        recipients=act.recipients,
        actor_group=None,
        recipient_group=None,
        status=status,
        status_words=status_words,
        attribution=act.attribution,
        event_date=dated.value,
        event_date_precision=dated.precision,
        event_date_basis=dated.basis,
        place=None,
        triggers=spans,
        trigger=" … ".join(token.text for token in tokens),
        is_label=act.nominal and dated.basis in ("publication", "none"),
        quad_code=kind.quad_code,
        event_scale=kind.scale,
        rule=act.rule,
        reasons=act.reasons,
        pack_version=load_pack(article.language).version,
    )
