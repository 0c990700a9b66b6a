"""Who said what in an article: the speech of its sentences, quotations in marks, and who goes on speaking.

Types as in `speech`, and Direct: what stands in quotation marks and is somebody's words. Titles, names and words held
at a distance are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from multivektor.analyse.speech import REFERS_BACK, Cue, Said, SentenceSpeech, SpeechWords, load_speech_words
from multivektor.analyse.stands import stand_of
from multivektor.analyse.syntax.clauses import Syntax, Token
from multivektor.reading import Event, Informant, Mention, Party, Quote, Reading, Sentence, Span

#: A quotation of so many words is speech even if its first word is a capital; a shorter one needs a cue.
_LONG = 5
#: A shorter one is never speech.
_SHORT = 2
#: How many characters may stand between a colon and the quotation that it opens.
_NEAR = 4
_FREE = frozenset({"IndirectFreeIndirect", "FreeIndirect"})
_WORD = re.compile(r"\w+")


class Spoken(NamedTuple):
    """A sentence with its clauses and the phrases in it that mean a person or body."""

    sentence: Sentence
    syntax: Syntax
    somebody: AbstractSet[int]


def quote_rows(reading: Reading, sentences: Sequence[Spoken]) -> list[Quote]:
    """The rows of the table `quotes`, with speakers as the article's mentions resolve them.

    Args:
        reading: with its mentions.
        sentences: in order.
    """
    mentions = _Mentions(reading)
    translated = reading.article.translated_from is not None
    rows = []
    starts = [spoken.sentence.start for spoken in sentences]
    for said in article_speech(reading.article.text, sentences, reading.article.language):
        start, end = said.spans[0].start, said.spans[-1].end
        kind = "direct" if said.type == "Direct" else "indirect"
        speaker = mentions.informant(said.speaker, said.stands_for or said.speaker, kind)
        number = max(bisect_right(starts, start) - 1, 0)
        cued = [start, end, *(span.start for span in said.cue)]
        first, stop = (bisect_right(starts, at) for at in (min(cued), max(cued)))
        around = sentences[max(first - 1, 0) : stop]
        rows.append(
            Quote(
                sentences[number].sentence.sentence,
                start,
                end,
                said.type,
                said.spans,
                speaker,
                said.cue,
                mentions.party(said.addressee),
                said.status,
                stand_of(said, [spoken.syntax for spoken in around], reading.article.language),
                translated,
                said.rule,
            )
        )
    return rows


def told_by(events: Sequence[Event], quotes: Sequence[Quote]) -> list[Event]:
    """The events with the speaker of the words that tell them, where their clause names no source.

    The speaker stands in the event's own sentence, save that speech in Konjunktiv goes on with the last one. Speech
    that nobody has uttered (imagined, planned) tells nothing, nor does a report of an utterance without its words.
    """
    telling = [
        (span, quote.speaker, quote.type == "IndirectFreeIndirect")
        for quote in quotes
        if quote.speaker is not None and quote.speaker.code and quote.status == "said" and quote.type != "Reported"
        for span in quote.spans
    ]
    telling.sort(key=lambda told: told[0].start)
    starts = [span.start for span, _, _ in telling]
    found = []
    for event in events:
        at = event.triggers[0].start
        before = telling[: bisect_right(starts, at)] if not event.attribution else []
        speaker = next(
            (
                speaker
                for span, speaker, goes_on in reversed(before)
                if at < span.end and (goes_on or event.start <= speaker.start < event.end)
            ),
            None,
        )
        found.append(event if speaker is None else replace(event, attribution=(speaker,)))
    return found


class _Mentions:
    """Finds whom a stretch of an article names."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._mentions = reading.mentions
        self._starts = [mention.start for mention in reading.mentions]

    def _at(self, span: Span) -> Mention | None:
        """The mention that tells best who a phrase is: one with a code, a person before a body, then the first."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        inside = [mention for mention in self._mentions[low:high] if mention.kind not in ("adjective", "place")]
        return min(inside, key=lambda mention: (not mention.code, mention.kind != "person"), default=None)

    def informant(self, span: Span | None, meant: Span | None, kind: str) -> Informant | None:
        """A speaker as printed at `span`, resolved by the names at `meant`; without these only described."""
        if span is None or meant is None:
            return None
        mention = self._at(meant)
        entity, code = (mention.entity, mention.code) if mention is not None else ("", None)
        return Informant(entity, code, self._text[span.start : span.end], kind, span.start, span.end)

    def party(self, span: Span | None) -> Party | None:
        """An addressee, None if he has no code."""
        mention = self._at(span) if span is not None else None
        if span is None or mention is None or not mention.code:
            return None
        text = self._text[span.start : span.end]
        return Party(mention.entity, mention.code, "", span.start, span.end, text, mention.reason)


def article_speech(text: str, sentences: Sequence[Spoken], language: str) -> list[Said]:
    """The speech of an article in order; free speech that goes on over several sentences is one piece.

    Marks the tokens within quotation marks, also where these open or close in another sentence.
    """
    words = load_speech_words(language)
    quoted = _mark_quoted(text, sentences, words)
    told: list[tuple[int, Said]] = []
    last: Span | None = None
    running = False
    speakers: list[Span | None] = []
    cues: list[list[Cue]] = []
    before: Sentence | None = None
    for sentence, syntax, somebody in sentences:
        speech = SentenceSpeech(syntax, words)
        said = speech.introduced()
        confirmed = None if said else speech.confirmed()
        if confirmed is not None and before is not None and before.paragraph == sentence.paragraph:
            while told and told[-1][1].spans[0].start >= before.start:
                told.pop()
            span = Span(before.start, before.end)
            told.append(
                (sentence.paragraph, Said("Indirect", (span,), confirmed.speaker, confirmed.words, rule="confirmed"))
            )
        else:
            said = said or list(speech.free(last, running=running)) or list(speech.reported())
        said = [replace(piece, stands_for=last) if piece.rule == REFERS_BACK else piece for piece in said]
        for piece in said:
            if told and told[-1][0] == sentence.paragraph and _goes_on(text, told[-1][1], piece):
                told[-1] = (sentence.paragraph, _joined(told[-1][1], piece))
            elif piece.spans:
                told.append((sentence.paragraph, piece))
        named = next((who for piece in reversed(said) if (who := piece.stands_for or piece.speaker) is not None), None)
        if named is None:
            subjects = speech.main_subjects()
            named = next((span for index, span in subjects if index in somebody or not running), None)
        last = named or last
        running = any(piece.type != "Reported" for piece in said)
        speakers.append(last)
        cues.append(speech.cues())
        before = sentence
    direct = _direct(text, sentences, quoted, words, cues, speakers)
    return sorted([piece for _, piece in told] + direct, key=lambda piece: (piece.spans[0].start, piece.type))


def quotations(text: str, start: int, end: int, pairs: Mapping[str, str]) -> list[Span]:
    """The stretches in quotation marks of text[start:end], outermost only, marks included.

    One pass: a mark that may close the open one closes it, other marks inside are nested. What never closes is none.
    """
    found: list[Span] = []
    opened, closing = -1, ""
    for at in range(start, end):
        mark = text[at]
        if opened >= 0 and mark in closing:
            found.append(Span(opened, at + 1))
            opened = -1
        elif opened < 0 and mark in pairs and at + 1 < end and not text[at + 1].isspace():
            opened, closing = at, pairs[mark]
    return found


def _mark_quoted(text: str, sentences: Sequence[Spoken], words: SpeechWords) -> list[Span]:
    """Marks the tokens within quotation marks and returns these stretches, in order."""
    spans = [
        span for stretch in _paragraphs(sentences) for span in quotations(text, stretch.start, stretch.end, words.pairs)
    ]
    starts = [span.start for span in spans]
    for spoken in sentences:
        for token in spoken.syntax.tokens:
            at = bisect_right(starts, token.start) - 1
            token.quoted = at >= 0 and spans[at].start < token.start < spans[at].end - 1
    return spans


def _paragraphs(sentences: Sequence[Spoken]) -> Iterator[Span]:
    """From the first sentence of each paragraph to its last."""
    for _, group in groupby(sentences, key=lambda spoken: spoken.sentence.paragraph):
        rows = [spoken.sentence for spoken in group]
        yield Span(rows[0].start, rows[-1].end)


def _goes_on(text: str, before: Said, said: Said) -> bool:
    """Whether a piece of free speech goes on right behind the one before."""
    if before.type != said.type or said.type not in _FREE or before.speaker != said.speaker or not said.spans:
        return False
    return not _WORD.search(text, before.spans[-1].end, said.spans[0].start)


def _joined(before: Said, said: Said) -> Said:
    bridge = Span(before.spans[-1].start, said.spans[0].end)
    return replace(before, spans=(*before.spans[:-1], bridge, *said.spans[1:]))


def _direct(
    text: str,
    sentences: Sequence[Spoken],
    quoted: Sequence[Span],
    words: SpeechWords,
    cues: Sequence[Sequence[Cue]],
    speakers: Sequence[Span | None],
) -> list[Said]:
    """What stands in quotation marks and is speech."""
    found = []
    starts = [spoken.sentence.start for spoken in sentences]
    for span in quoted:
        first, last = (max(bisect_right(starts, at) - 1, 0) for at in (span.start, span.end - 1))
        cue = _nearest(span, [*cues[first], *(cues[last] if last != first else ())])
        tokens = [token for n in range(first, last + 1) for token in _tokens_in(sentences[n].syntax, span)]
        if not _is_speech(tokens, cued=cue is not None):
            continue
        speaker = cue.speaker if cue is not None else None
        if speaker is None and text[max(span.start - _NEAR, 0) : span.start].rstrip().endswith(":"):
            speaker = SentenceSpeech(sentences[first].syntax, words).before(span.start)
        said = Said("Direct", (span,), speaker or speakers[last], cue.words if cue else (), rule="quotation marks")
        found.append(replace(said, addressee=cue.addressee, status=cue.status) if cue is not None else said)
    return found


def _tokens_in(syntax: Syntax, span: Span) -> list[Token]:
    low = bisect_right(syntax.tokens, span.start, key=lambda token: token.start)
    high = bisect_left(syntax.tokens, span.end - 1, key=lambda token: token.start)
    return syntax.tokens[low:high]


def _nearest(span: Span, cues: Sequence[Cue]) -> Cue | None:
    """The cue that stands nearest to a quotation, a comment ("wie X sagte") before all others."""
    comment = next((cue for cue in cues if cue.is_comment), None)
    return comment or min(cues, key=lambda cue: max(span.start - cue.at, cue.at - span.end), default=None)


def _is_speech(tokens: Sequence[Token], *, cued: bool) -> bool:
    """Whether quoted words are somebody's words: a sentence, or a part of one that some cue introduces.

    Titles and names open with a capital and have no verb; single words are held at a distance.
    """
    words = [token for token in tokens if token.tag not in ("punct", "quote", "stop")]
    if len(words) < _SHORT:
        return False
    fragment = words[0].text[:1].islower()
    if any("fin" in token.forms for token in words) or (tokens[-1].text in ".!?" and len(words) > _SHORT):
        return len(words) > _SHORT or cued
    return (fragment and cued) or (len(words) >= _LONG and (fragment or cued))
