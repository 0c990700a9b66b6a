"""Where a speaker stands: what he supports, opposes, denies, rules out, fears or stays neutral on.

No events by the codebook, but what an analyst asks for first. Read off the verb that introduces the words, else off the
verbs of what he says of himself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from multivektor.analyse.speech import Said
from multivektor.analyse.syntax.clauses import Clause, Syntax
from multivektor.languages import load_pack
from multivektor.reading import Span

#: What a stand becomes where its verb is negated: who does not support is no opponent yet.
_NEGATED = {"support": "neutral", "oppose": "neutral", "deny": "support", "rule out": "neutral", "fear": "neutral"}


@cache
def load_stands(language: str) -> Mapping[str, str]:
    """By infinitive the stand that it tells, from the pack's quotes.yml."""
    listed = load_pack(language).file("quotes")["stands"]
    return {verb: stand for stand, verbs in listed.items() for verb in verbs}


def stand_of(said: Said, sentences: Sequence[Syntax], language: str) -> str | None:
    """The stand that a piece of speech takes, None if it takes none.

    Args:
        said: the piece.
        sentences: those that it stands in, with its cue.
        language: of the pack.
    """
    stands = load_stands(language)
    for syntax in sentences:
        for clause in _of_cue(syntax, said):
            if clause.predicate is not None and clause.predicate.lemma in stands:
                return stands[clause.predicate.lemma]
    speaks_of_himself = frozenset(load_pack(language).file("quotes")["own"])
    for syntax in sentences:
        for clause in _with_verb_in(syntax, said.spans):
            verb = clause.predicate
            if verb is None or verb.lemma not in stands:
                continue
            heads = (syntax.phrases[i] for i in clause.phrases if syntax.phrases[i].function == "subject")
            if any(syntax.tokens[phrase.head].lower in speaks_of_himself for phrase in heads):
                stand = stands[verb.lemma]
                return _NEGATED.get(stand, stand) if _is_negated(syntax, clause) else stand
    return None


def _of_cue(syntax: Syntax, said: Said) -> Iterator[Clause]:
    """The clauses whose verb introduces the words; of reported speech the clause itself."""
    return _with_verb_in(syntax, said.cue or (said.spans if said.type == "Reported" else ()))


def _with_verb_in(syntax: Syntax, spans: Sequence[Span]) -> Iterator[Clause]:
    """The clauses whose finite verb stands in one of the spans, in order."""
    for span in spans:
        low = bisect_left(syntax.tokens, span.start, key=lambda token: token.start)
        high = bisect_left(syntax.tokens, span.end, key=lambda token: token.start)
        for position in range(low, high):
            clause = syntax.clauses[syntax.clause_of[position]]
            if clause.predicate is not None and clause.predicate.tokens[0] == position:
                yield clause


def _is_negated(syntax: Syntax, clause: Clause) -> bool:
    """Whether the verb or its object is denied: "unterstützen keine der beiden Seiten"."""
    verb = clause.predicate
    return (verb is not None and verb.negation >= 0) or any(syntax.phrases[i].negated for i in clause.phrases)
