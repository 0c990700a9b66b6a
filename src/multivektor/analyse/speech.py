"""Reported speech inside one sentence, read off its clauses: what is said, by whom, introduced by which words.

The types are those of the German news quotation corpus. Indirect speech depends on a cue ("sagte, dass", "laut X"),
Reported tells of an utterance without its words ("X nannte Y einen Z"), IndirectFreeIndirect goes on in Konjunktiv and
FreeIndirect with hearsay "sollen", both without a cue. Direct speech stands in quotation marks: see `quotes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from multivektor.analyse.frames import longest_tail
from multivektor.analyse.status import StatusWords, load_status_words, standing_of
from multivektor.analyse.syntax.clauses import Clause, Syntax, Token
from multivektor.analyse.syntax.german_words import noun_forms
from multivektor.languages import load_pack
from multivektor.reading import Span

#: The rule of speech whose speaker is an adverb.
REFERS_BACK = "refers back"
#: What may stand between a speaker and what says more of him.
_WITHIN = frozenset({"punct", "paren", "coord", "quote"})
#: Speech in speech is read so many clauses deep: news never goes deeper, and hostile text stays linear.
_DEEPEST = 8
#: A status of the clause of saying, and what it makes of the words: not said at all, or not yet.
_STATUS = {
    "negated": "imagined",
    "hypothetical": "imagined",
    "drop": "imagined",
    "future": "planned",
    "will": "planned",
}


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The pack's words for speech (quotes.yml, with the embedding words of grammar/embedding.yml)."""

    verbs: frozenset[str]
    reported: frozenset[str]
    citing: frozenset[str]
    asking: frozenset[str]
    whether: frozenset[str]
    nouns: Mapping[str, None]
    backward: frozenset[str]
    pointing: frozenset[str]
    prepositions: frozenset[str]
    sources: Mapping[str, None]
    own_words: str
    of_speaker: frozenset[str]
    to_addressee: tuple[str, ...]
    pairs: Mapping[str, str]
    status: StatusWords


@cache
def load_speech_words(language: str) -> SpeechWords:
    """The words of a language; built once a process."""
    words, status = load_pack(language).file("quotes"), load_status_words(language)
    barred = _forms(words["no_speech_nouns"])
    told = [noun for noun, effect in status.nouns.items() if effect != "drop" and noun not in barred]
    return SpeechWords(
        verbs=frozenset([*words["verbs"], *status.verbs]) - frozenset(words["no_speech"]),
        reported=frozenset(words["reported"]),
        citing=frozenset(words["citing"]),
        asking=frozenset(words["asking"]),
        whether=frozenset(words["whether"]),
        nouns={**dict.fromkeys(told), **_forms(words["nouns"])},
        backward=frozenset(words["backward"]),
        pointing=frozenset(words["pointing"]),
        prepositions=frozenset([*words["prepositions"], *status.attribution["prepositions"]]),
        sources={**status.source_nouns, **_forms(words["sources"])},
        own_words=words["own_words"],
        of_speaker=frozenset(words["of_speaker"]),
        to_addressee=tuple(words["to_addressee"]),
        pairs=words["pairs"],
        status=status,
    )


def _forms(nouns: Sequence[str]) -> dict[str, None]:
    return dict.fromkeys(form for noun in nouns for form in noun_forms(noun))


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of speech at its code points.

    Attributes:
        type: Direct, Indirect, Reported, FreeIndirect or IndirectFreeIndirect.
        spans: the words said; several where a cue stands between them.
        speaker: who says it, as printed with all that tells who he is; None if nobody is named.
        cue: the words that introduce it.
        addressee: to whom, as printed; None if nobody is named.
        status: said, asked, planned or imagined.
        rule: what it was found by.
        stands_for: whom a speaker means that names nobody himself: "demnach", "nach eigenen Angaben".
    """

    type: str
    spans: tuple[Span, ...]
    speaker: Span | None
    cue: tuple[Span, ...]
    addressee: Span | None = None
    status: str = "said"
    rule: str = ""
    stands_for: Span | None = None


class Cue(NamedTuple):
    """A clause of saying outside quotation marks: where it stands, who speaks, by which words, to whom."""

    at: int
    speaker: Span | None
    words: tuple[Span, ...]
    addressee: Span | None
    status: str
    is_comment: bool


@dataclass(slots=True)
class SentenceSpeech:
    """The speech of one sentence; tokens within quotation marks must be marked."""

    syntax: Syntax
    words: SpeechWords
    _children: list[list[int]] = field(default_factory=list)
    _shallow: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._children = [[] for _ in self.syntax.clauses]
        for number, clause in enumerate(self.syntax.clauses):
            if clause.parent >= 0 and clause.parent != number:
                self._children[clause.parent].append(number)
        level = [n for n, c in enumerate(self.syntax.clauses) if c.parent < 0 or c.parent == n]
        for _ in range(_DEEPEST):
            self._shallow += level
            level = [child for number in level for child in self._children[number]]
        self._shallow.sort()

    def introduced(self) -> list[Said]:
        """Indirect speech that a verb, noun or source introduces."""
        return [*self._of_verbs(), *self._of_nouns(), *self._by_source()]

    def free(self, speaker: Span | None, *, running: bool) -> Iterator[Said]:
        """The sentence as free speech of whoever spoke last: in Konjunktiv, or with hearsay "sollen".

        Args:
            speaker: who spoke last.
            running: whether the sentence before was speech; then Konjunktiv II goes on with it.
        """
        for number, clause in enumerate(self.syntax.clauses):
            verb = clause.predicate
            if verb is None or clause.kind != "main" or clause.quoted:
                continue
            told = verb.mood == "sub1" or (verb.mood == "sub2" and running)
            hearsay = "sollen" in verb.modals and verb.mood == "ind" and verb.tense != "past"
            if told or hearsay:
                kind = "IndirectFreeIndirect" if told else "FreeIndirect"
                rule = "Konjunktiv" if told else "sollen"
                yield Said(kind, self._spans(self._below(number)), speaker, (), rule=rule)
                return

    def reported(self) -> Iterator[Said]:
        """An utterance without its words: "X sprach von einer Provokation"."""
        for number, clause in enumerate(self.syntax.clauses):
            verb = clause.predicate
            if verb is None or verb.lemma not in self.words.reported or clause.kind != "main" or verb.negation >= 0:
                continue
            speaker = self.subject(number)
            if speaker >= 0:
                spans, to = self._spans(clause.tokens), self._addressee(number)
                yield Said("Reported", spans, self._whole(speaker), (), to, rule=f"reports {verb.lemma}")
                return

    def confirmed(self) -> Cue | None:
        """ "Das berichtet die Agentur Kyodo": who says what the sentence before tells."""
        for number, clause in enumerate(self.syntax.clauses):
            if clause.kind == "main" and self._says(clause):
                heads = {self.syntax.tokens[self.syntax.phrases[i].head].lower for i in clause.phrases}
                if heads & self.words.pointing and self._who(number) is not None:
                    return self._cue(number)
        return None

    def cues(self) -> list[Cue]:
        """What may introduce a quotation in or beside the sentence, in order."""
        tokens = self.syntax.tokens
        found = [
            self._cue(number)
            for number, clause in enumerate(self.syntax.clauses)
            if self._says(clause) and clause.kind != "relative" and not tokens[_verb(clause)].quoted
        ]
        for said in self._by_source():
            if said.cue:
                cue = Cue(said.cue[0].start, said.speaker, said.cue, None, said.status, said.rule == "comment")
                found.append(cue)
        return sorted(found, key=lambda cue: cue.at)

    def before(self, at: int) -> Span | None:
        """The first free phrase before a code point: "BKA-Präsident Ziercke: „…"."""
        for index, phrase in enumerate(self.syntax.phrases):
            if self.syntax.tokens[phrase.start].start < at and not phrase.preposition and phrase.governor < 0:
                return self._whole(index)
        return None

    def main_subjects(self) -> Iterator[tuple[int, Span]]:
        """The subjects of the main clauses outside quotation marks: index of the phrase and code points."""
        for number, clause in enumerate(self.syntax.clauses):
            if clause.kind == "main" and not clause.quoted:
                index = self.subject(number)
                span = self._whole(index)
                if span is not None:
                    yield index, span

    # -- what a cue introduces --------------------------------------------------------------------------

    def _of_verbs(self) -> Iterator[Said]:
        for number in self._shallow:
            clause = self.syntax.clauses[number]
            if not self._says(clause):
                continue
            content = [child for child in self._children[number] if self._is_content(child)]
            positions = sorted(i for child in content for i in self._below(child))
            quoted = sum(self.syntax.tokens[i].quoted for i in positions)
            if not positions or 2 * quoted > len(positions):
                continue
            cue = self._cue(number)
            below = [self.syntax.clauses[child] for child in content]
            question = any(c.kind == "interrogative" or c.opener in self.words.whether for c in below)
            asked = question and clause.predicate is not None and clause.predicate.lemma in self.words.asking
            status = "asked" if asked and cue.status == "said" else cue.status
            rule = f"content of {clause.predicate.lemma}" if clause.predicate else ""
            yield Said("Indirect", self._spans(positions), cue.speaker, cue.words, cue.addressee, status, rule)

    def _of_nouns(self) -> Iterator[Said]:
        """ "kam zu dem Ergebnis, dass …", "mit dem Hinweis, man sei …"."""
        tokens = self.syntax.tokens
        for number in self._shallow:
            clause = self.syntax.clauses[number]
            if clause.parent < 0 or not clause.tokens or not self._is_content(number):
                continue
            if clause.kind == "main" and (clause.predicate is None or clause.predicate.mood == "ind"):
                continue
            if self._says(self.syntax.clauses[clause.parent]):
                continue
            before = clause.tokens[0] - 1
            while before >= 0 and tokens[before].tag in ("punct", "quote"):
                before -= 1
            noun = tokens[before] if before >= 0 else None
            if noun is None or noun.tag != "noun" or not longest_tail(noun.lower, self.words.nouns):
                continue
            speaker = self._owner(clause.parent, before) or self._who(clause.parent)
            cue = (Span(noun.start, noun.end),)
            yield Said("Indirect", self._spans(self._below(number)), speaker, cue, rule=f"content of {noun.text}")

    def _by_source(self) -> Iterator[Said]:
        """A clause without its source: "laut X", "nach Angaben von X", "…, so X", "…, wie X mitteilte", "demnach"."""
        for number in self._shallow:
            clause = self.syntax.clauses[number]
            if clause.predicate is None:
                continue
            index = next((i for i in clause.phrases if self._is_source(i)), -1)
            if index >= 0:
                yield self._sourced(number, index)
                continue
            yield from self._commented(number)
            yield from self._referring_back(number)

    def _is_source(self, index: int) -> bool:
        phrase = self.syntax.phrases[index]
        by_noun = phrase.preposition in self.words.status.attribution["noun_prepositions"] and longest_tail(
            self.syntax.tokens[phrase.head].lower, self.words.sources
        )
        return bool(by_noun) or phrase.preposition in self.words.prepositions or phrase.function == "source"

    def _sourced(self, number: int, index: int) -> Said:
        tokens, phrase = self.syntax.tokens, self.syntax.phrases[index]
        first, end = self._extent(index)
        behind = phrase.function == "source"
        if tokens[end - 1].lower == phrase.preposition:  # "einem Bericht zufolge"
            cue, speaker = end - 1, range(first, end - 1)
        else:
            cue, speaker = first - behind, range(first + (not behind), end)
        rest = [i for i in self._below(number) if not first <= i < end and i != cue]
        who = Span(tokens[speaker[0]].start, tokens[speaker[-1]].end) if speaker else None
        own = any(tokens[i].lower.startswith(self.words.own_words) for i in speaker)
        meant = self._whole(self.subject(number)) if own else None  # "nach eigenen Angaben"
        return Said("Indirect", self._spans(rest), who, self._spans([cue]), rule="source", stands_for=meant)

    def _commented(self, number: int) -> Iterator[Said]:
        for child in self._children[number]:
            clause = self.syntax.clauses[child]
            if clause.opener == self.words.status.attribution["comment"] and self._says(clause):
                own = set(self._below(child))
                rest = [i for i in self._below(number) if i not in own]
                cue = self._cue(child)
                words = self._spans([i for i in clause.tokens if not _is_edge(self.syntax.tokens[i])][:1]) + cue.words
                yield Said("Indirect", self._spans(rest), cue.speaker, words, cue.addressee, cue.status, "comment")
                return  # one source is enough, and keeps rows of them linear

    def _referring_back(self, number: int) -> Iterator[Said]:
        clause, tokens = self.syntax.clauses[number], self.syntax.tokens
        at = next((i for i in clause.tokens if tokens[i].lower in self.words.backward), -1)
        if at >= 0 and clause.kind == "main":
            rest = [i for i in self._below(number) if i != at]
            cue = Span(tokens[at].start, tokens[at].end)
            yield Said("Indirect", self._spans(rest), cue, (cue,), rule=REFERS_BACK)

    def _is_content(self, number: int) -> bool:
        """Whether a dependent clause may be what its governor says."""
        clause = self.syntax.clauses[number]
        if clause.kind == "interrogative":
            return True
        if clause.kind == "subordinate":
            return clause.opener in self.words.status.functions["content"]
        if clause.kind == "infinitive":
            return not clause.opener
        told = clause.kind == "main" and clause.shares < 0 and not clause.quoted and clause.predicate is not None
        return told and self.syntax.clauses[clause.parent].predicate is not None

    # -- who speaks -------------------------------------------------------------------------------------

    def _says(self, clause: Clause) -> bool:
        return clause.predicate is not None and clause.predicate.lemma in self.words.verbs

    def _cue(self, number: int) -> Cue:
        clause = self.syntax.clauses[number]
        assert clause.predicate is not None
        standing = standing_of(self.syntax, number, self.words.status).status
        at = self.syntax.tokens[_verb(clause)].start
        spans = self._spans(clause.predicate.tokens)
        return Cue(at, self._who(number), spans, self._addressee(number), _STATUS.get(standing, "said"), False)

    def _who(self, number: int) -> Span | None:
        """Who speaks in a clause of saying: its subject, else the document in "heißt es in dem Bericht"."""
        index = self.subject(number)
        if index >= 0:
            return self._whole(index)
        clause = self.syntax.clauses[number]
        lemma = clause.predicate.lemma if clause.predicate is not None else ""
        origins = self.words.status.attribution["impersonal"].get(lemma, ())
        index = next((i for i in clause.phrases if self.syntax.phrases[i].preposition in origins), -1)
        if index < 0:  # "Im Bericht der Beauftragten war festgestellt worden, dass …"
            index = next((i for i in clause.phrases if self._is_document(i)), -1)
        if index < 0:
            return None
        first, end = self._extent(index)
        return Span(self.syntax.tokens[first].start, self.syntax.tokens[end - 1].end)

    def _is_document(self, index: int) -> bool:
        phrase = self.syntax.phrases[index]
        head = self.syntax.tokens[phrase.head].lower
        return bool(phrase.preposition) and bool(longest_tail(head, self.words.sources))

    def subject(self, number: int) -> int:
        """The phrase of who speaks in a clause: its subject, in the passive its agent; -1 if none outside marks."""
        for at in (number, self.syntax.clauses[number].shares):
            clause = self.syntax.clauses[at] if at >= 0 else None
            for index in clause.phrases if clause is not None else ():
                phrase = self.syntax.phrases[index]
                head = self.syntax.tokens[phrase.head]
                if (phrase.preposition or phrase.function) not in self._functions(at) or phrase.joined >= 0:
                    continue
                if not head.quoted and head.lower not in self.words.status.functions["impersonal"]:
                    return index
        return -1

    def _functions(self, number: int) -> Sequence[str]:
        verb = self.syntax.clauses[number].predicate
        passive = verb is not None and verb.voice in ("passive", "state")
        if verb is not None and verb.lemma in self.words.citing:
            return ("subject",) if passive else ("object",)
        return self.words.status.functions["agent"] if passive else ("subject",)

    def _addressee(self, number: int) -> Span | None:
        """To whom: "sagte den Journalisten", "gegenüber der Zeitung"."""
        for index in self.syntax.clauses[number].phrases:
            phrase = self.syntax.phrases[index]
            if (phrase.preposition or phrase.function) in self.words.to_addressee and phrase.joined < 0:
                return self._whole(index)
        return None

    def _owner(self, number: int, noun: int) -> Span | None:
        """ "der Vorwurf der CDU": whose words a noun names."""
        for index in self.syntax.clauses[number].phrases:
            phrase = self.syntax.phrases[index]
            if phrase.governor >= 0 and self.syntax.phrases[phrase.governor].head == noun:
                if phrase.function == "genitive" or phrase.preposition in self.words.status.functions["agent"]:
                    return self._whole(index)
        return None

    # -- stretches --------------------------------------------------------------------------------------

    def _below(self, root: int) -> list[int]:
        """The tokens of a clause and of all clauses under it, in order."""
        numbers, positions = [root], []
        seen = {root}
        while numbers:
            number = numbers.pop()
            positions += self.syntax.clauses[number].tokens
            fresh = [child for child in self._children[number] if child not in seen]
            seen.update(fresh)
            numbers += fresh
        return sorted(positions)

    def _whole(self, index: int) -> Span | None:
        """The code points of a phrase with all that tells who it is, its preposition left out."""
        if index < 0:
            return None
        first, end = self._extent(index)
        first += bool(self.syntax.phrases[index].preposition)
        return Span(self.syntax.tokens[first].start, self.syntax.tokens[end - 1].end) if first < end else None

    def _extent(self, index: int) -> tuple[int, int]:
        """First token and end of a phrase with all that hangs on it right behind."""
        phrase, tokens = self.syntax.phrases[index], self.syntax.tokens
        start, end = phrase.start, phrase.end
        mine = {index}
        for other in sorted(self.syntax.clauses[phrase.clause].phrases, key=lambda n: self.syntax.phrases[n].start):
            candidate = self.syntax.phrases[other]
            named = candidate.joined >= 0 or (candidate.preposition or candidate.function) in self.words.of_speaker
            owner = candidate.joined if candidate.joined >= 0 else candidate.governor
            if not named or owner not in mine:
                continue
            if candidate.end > end and all(tokens[i].tag in _WITHIN for i in range(end, candidate.start)):
                end = candidate.end
                mine.add(other)
            elif candidate.end == start:
                start = candidate.start
        while end < len(tokens) and tokens[end].tag == "paren":
            end += 1
        return start, end

    def _spans(self, positions: Sequence[int]) -> tuple[Span, ...]:
        """The stretches of neighbouring tokens, without the marks and joints at their edges."""
        tokens = self.syntax.tokens
        runs: list[list[int]] = []
        for position in sorted(positions):
            if runs and position == runs[-1][-1] + 1:
                runs[-1].append(position)
            else:
                runs.append([position])
        found = []
        for run in runs:
            inner = [n for n, position in enumerate(run) if not _is_edge(tokens[position])]
            if inner:
                found.append(Span(tokens[run[inner[0]]].start, tokens[run[inner[-1]]].end))
        return tuple(found)


def _verb(clause: Clause) -> int:
    return clause.predicate.tokens[0] if clause.predicate is not None else clause.tokens[0]


def _is_edge(token: Token) -> bool:
    return token.tag in ("punct", "stop", "quote") or token.text in ",;:.–-"
