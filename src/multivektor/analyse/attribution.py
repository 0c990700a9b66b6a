"""According to whom an act is told: governing verbs of saying, "laut", "zufolge", "nach Angaben von"."""

from __future__ import annotations

from multivektor.analyse.frames import longest_tail
from multivektor.analyse.resolve import SentenceResolver
from multivektor.analyse.status import StatusWords, governor_effect
from multivektor.analyse.syntax.clauses import Syntax
from multivektor.reading import Informant, Party


def _informant(syntax: Syntax, party: Party, kind: str) -> Informant:
    """The informant as named: without the article and the mark that open its phrase."""
    inside = [token for token in syntax.tokens if party.start <= token.start < party.end]
    named = next((token.start for token in inside if token.tag not in ("art", "quote", "prep")), party.start)
    return Informant(party.entity, party.code, party.text[named - party.start :], kind, named, party.end)


def attribution_of(
    syntax: Syntax, number: int, resolver: SentenceResolver, words: StatusWords
) -> tuple[Informant, ...]:
    """The chain of informants of a clause, outermost first; empty if the outlet itself tells it."""
    chain: list[Informant] = []
    seen: set[int] = set()
    while number >= 0 and number not in seen:
        seen.add(number)
        clause = syntax.clauses[number]
        own = (
            _by_preposition(syntax, number, resolver, words)
            or _behind(syntax, number, resolver)
            or _by_comment(syntax, number, resolver, words)
        )
        if own is not None:
            chain.append(own)
        effect, _ = governor_effect(syntax, clause, words)
        if clause.parent >= 0 and (effect == "speech" or _is_denied(syntax, clause.parent, words)):
            speaker = _subject(syntax, clause.parent, resolver) or _by_origin(syntax, clause.parent, resolver, words)
            if speaker is not None:
                chain.append(_informant(syntax, speaker, "direct" if clause.quoted else "indirect"))
        number = clause.parent if clause.kind != "relative" else -1
    return tuple(reversed(chain))


def _by_preposition(syntax: Syntax, number: int, resolver: SentenceResolver, words: StatusWords) -> Informant | None:
    for index in syntax.clauses[number].phrases:
        phrase = syntax.phrases[index]
        if not phrase.preposition:
            continue
        head = syntax.tokens[phrase.head].lower
        by_noun = phrase.preposition in words.attribution["noun_prepositions"] and longest_tail(
            head, words.source_nouns
        )
        if phrase.preposition in words.attribution["prepositions"] or by_noun:
            party = resolver.party(index) or resolver.related(index)
            if party is not None:
                return _informant(syntax, party, "document" if by_noun else "indirect")
    return None


def _behind(syntax: Syntax, number: int, resolver: SentenceResolver) -> Informant | None:
    """ "…, so der Minister"."""
    for index in syntax.clauses[number].phrases:
        if syntax.phrases[index].function == "source":
            party = resolver.party(index) or resolver.related(index)
            if party is not None:
                return _informant(syntax, party, "direct" if syntax.clauses[number].quoted else "indirect")
    return None


def _by_comment(syntax: Syntax, number: int, resolver: SentenceResolver, words: StatusWords) -> Informant | None:
    """ "…, wie das Ministerium am Freitag mitteilte"."""
    for child, clause in enumerate(syntax.clauses):
        if (
            clause.parent == number
            and clause.kind == "subordinate"
            and clause.opener == words.attribution["comment"]
            and clause.predicate is not None
            and words.verbs.get(clause.predicate.lemma) in ("speech", "future")
        ):
            party = _subject(syntax, child, resolver)
            if party is not None:
                return _informant(syntax, party, "indirect")
    return None


def _is_denied(syntax: Syntax, number: int, words: StatusWords) -> bool:
    predicate = syntax.clauses[number].predicate
    return predicate is not None and predicate.lemma in words.functions["denying"]


def _by_origin(syntax: Syntax, number: int, resolver: SentenceResolver, words: StatusWords) -> Party | None:
    """ "heißt es aus dem Ministerium"."""
    clause = syntax.clauses[number]
    lemma = clause.predicate.lemma if clause.predicate is not None else ""
    for index in clause.phrases:
        if syntax.phrases[index].preposition in words.attribution["impersonal"].get(lemma, ()):
            party = resolver.party(index) or resolver.related(index)
            if party is not None:
                return party
    return None


def _subject(syntax: Syntax, number: int, resolver: SentenceResolver) -> Party | None:
    for phrase in syntax.clauses[number].phrases:
        if syntax.phrases[phrase].function == "subject":
            return resolver.party(phrase) or resolver.related(phrase)
    return None
