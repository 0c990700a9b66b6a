"""The contract between a clause reader and the rest of `analyse`.

A reader splits a sentence into clauses with predicate, phrases by function and status features. Nothing else
reads word order: a spaCy or Stanza model can be plugged in by returning the same values. Token positions
are numbers into `Syntax.tokens`; every token belongs to exactly one clause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(slots=True)
class Token:
    """A word or mark with its code points in the article.

    Attributes:
        tag: noun, num, art, det, poss, prep, pron, refl, adj, verb, sub, coord, adv, neg, punct, quote …
        lemma: of verbs the infinitive with its particle; else the lower-cased form.
        forms: what a verb form can be: fin, inf, zu, pp.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str = ""
    lemma: str = ""
    forms: frozenset[str] = frozenset()
    quoted: bool = False


@dataclass(slots=True)
class Phrase:
    """A noun phrase, with its preposition if it has one.

    Attributes:
        head: position of the head noun, name or pronoun.
        start, end: token positions, end exclusive.
        cases: possible case.number.gender readings; empty means unmarked.
        function: subject, object, dative, genitive (an attribute of `governor`), apposition, a preposition, or "".
        governor: index of the phrase that this one is an attribute of, -1 if none.
        joined: index of the first phrase of a coordination that this one continues, -1 if none.
        possessive: lower-cased possessive determiner, or "".
        negated: "kein" and the like.
    """

    head: int
    start: int
    end: int
    preposition: str = ""
    cases: frozenset[str] = frozenset()
    function: str = ""
    governor: int = -1
    joined: int = -1
    possessive: str = ""
    negated: bool = False
    definite: bool = False
    clause: int = -1


@dataclass(slots=True)
class Predicate:
    """A verb complex resolved to one predicate.

    Attributes:
        lemma: infinitive with separable particle joined ("aufrufen").
        tokens: positions of all its verbal parts, particle included.
        voice: active, passive, or state (sein + participle).
        modals: infinitives of its modal verbs, outermost first.
        negation: position of the negating token, -1 if none.
    """

    lemma: str
    tokens: tuple[int, ...]
    voice: str = "active"
    tense: str = "pres"
    mood: str = "ind"
    number: str = ""
    modals: tuple[str, ...] = ()
    future: bool = False
    negation: int = -1
    zu: bool = False
    infinite: bool = False


@dataclass(slots=True)
class Clause:
    """A clause; `tokens` need not be contiguous when another clause stands inside.

    Attributes:
        kind: main, subordinate, relative, infinitive, interrogative, fragment.
        opener: the subordinator, relative or interrogative word, lower case; "" for main clauses.
        parent: index of the governing clause, -1 if none.
        antecedent: token position of the noun that a relative clause depends on, -1 if none.
        phrases: indices into `Syntax.phrases`, in order.
        shares: index of the clause whose subject (and finite verb) an elliptic conjunct shares, -1 if none.
    """

    kind: str
    opener: str
    tokens: list[int]
    parent: int = -1
    antecedent: int = -1
    predicate: Predicate | None = None
    phrases: list[int] = field(default_factory=list)
    shares: int = -1
    quoted: bool = False


@dataclass(slots=True)
class Syntax:
    """A parsed sentence."""

    tokens: list[Token]
    clauses: list[Clause]
    phrases: list[Phrase]
    clause_of: list[int]
    """Index of the clause of each token."""


class ClauseReader(Protocol):
    """What a language brings: a function from a stretch of text to its clauses."""

    def read(self, text: str, start: int, end: int) -> Syntax:
        """The clauses of text[start:end]; offsets are those of `text`. Never raises on any text."""
        ...
