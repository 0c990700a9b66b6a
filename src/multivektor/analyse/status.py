"""Whether an act is told as done, denied, planned or supposed: read off the verb complex and what governs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from multivektor.analyse.frames import load_functions, longest_tail
from multivektor.analyse.syntax.clauses import Clause, Predicate, Syntax
from multivektor.analyse.syntax.german_words import noun_forms
from multivektor.languages import load_pack

_ENDINGS = ("", "e", "en", "er", "es", "em")
#: Later ones win: a denied plan is denied, a supposed denial is supposed.
_ORDER = ("asserted", "future", "will", "hypothetical", "negated", "drop")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The pack's embedding words (grammar/embedding.yml)."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    openers: Mapping[str, str]
    modals: Mapping[str, str]
    past_modals: Mapping[str, str]
    hearsay: frozenset[str]
    adjectives: Mapping[str, str]
    subjects: Mapping[str, str]
    prepositional: Mapping[str, Mapping[str, str]]
    averted: frozenset[str]
    open_if_negated: frozenset[str]
    attribution: Mapping[str, Any]
    source_nouns: Mapping[str, None]
    together: Mapping[str, Any]
    functions: Mapping[str, tuple[str, ...]]
    contractions: Mapping[str, str]


@cache
def load_status_words(language: str) -> StatusWords:
    """The embedding words of a language's pack."""
    words = load_pack(language).file("grammar/embedding")
    verbs = {
        verb: effect for effect in ("speech", "future", "hypothetical", "negated", "drop") for verb in words[effect]
    }
    nouns = {
        form: effect for effect, lemmas in words["nouns"].items() for lemma in lemmas for form in noun_forms(lemma)
    }
    openers = {word: effect for effect, listed in words["openers"].items() for word in listed}
    sources = dict.fromkeys(form for lemma in words["attribution"]["nouns"] for form in noun_forms(lemma))
    return StatusWords(
        verbs,
        nouns,
        openers,
        words["modals"],
        words["past_modals"],
        frozenset(words["hearsay"]),
        {a + e: effect for effect, listed in words["adjectives"].items() for a in listed for e in _ENDINGS},
        words["subjects"],
        words["prepositional"],
        frozenset(words["averted"]),
        frozenset(words["open_if_negated"]),
        words["attribution"],
        sources,
        words["together"],
        load_functions(language),
        load_pack(language).file("grammar/words")["contractions"],
    )


@dataclass(slots=True)
class Standing:
    """How an act stands: its status, the tokens that show it, whether it was willed, whether it is reported speech."""

    status: str = "asserted"
    tokens: tuple[int, ...] = ()
    reported: bool = False

    def weigh(self, status: str, *tokens: int) -> None:
        """Takes a status over if it is stronger than what is known."""
        if _ORDER.index(status) > _ORDER.index(self.status):
            self.status, self.tokens = status, tokens


def governor_effect(syntax: Syntax, clause: Clause, words: StatusWords) -> tuple[str, int]:
    """What the governing verb or noun makes of a dependent clause, and the token that does it."""
    if clause.parent < 0:
        return "", -1
    parent = syntax.clauses[clause.parent]
    if clause.kind in ("relative",):
        return "", -1
    if clause.tokens and clause.kind in ("infinitive", "subordinate", "interrogative"):
        before = clause.tokens[0] - 1
        while before >= 0 and syntax.tokens[before].tag in ("punct", "quote"):
            before -= 1
        if before >= 0 and syntax.tokens[before].tag == "noun":
            effect = words.nouns.get(longest_tail(syntax.tokens[before].lower, words.nouns), "")
            above = words.verbs.get(parent.predicate.lemma, "") if parent.predicate is not None else ""
            if effect and not (effect == "speech" and above == "negated"):  # "trat Berichten entgegen, wonach …"
                return effect, before
    if parent.predicate is None:  # "Gut möglich, dass …"
        said = ((words.adjectives.get(syntax.tokens[i].lower, ""), i) for i in parent.tokens)
        return next((found for found in said if found[0] and clause.kind == "subordinate"), ("", -1))
    if clause.kind == "main" and clause.shares >= 0:
        return "", -1
    effect = words.verbs.get(parent.predicate.lemma, "")
    if clause.kind == "main" and effect != "speech":
        return "", -1
    if clause.kind == "subordinate" and clause.opener not in words.functions["content"]:
        return "", -1
    said_of, adjective = predicative(syntax, parent, words)
    if said_of:
        return said_of, adjective
    if parent.predicate.negation >= 0 and parent.predicate.lemma in words.open_if_negated:
        return "hypothetical", parent.predicate.negation
    if effect == "negated" and parent.predicate.negation >= 0:
        return "", -1
    return effect, parent.predicate.tokens[0]


def predicative(syntax: Syntax, clause: Clause, words: StatusWords) -> tuple[str, int]:
    """What the adjective behind "sein" makes of the subject: "ist unwahrscheinlich"; its effect and token."""
    if clause.predicate is None or clause.predicate.lemma not in words.functions["copula"]:
        return "", -1
    inside = {i for n in clause.phrases for i in range(syntax.phrases[n].start, syntax.phrases[n].end)}
    for position in clause.tokens:
        effect = words.adjectives.get(syntax.tokens[position].lower, "")
        if effect and position not in inside:
            return effect, position
    return "", -1


def standing_of(syntax: Syntax, number: int, words: StatusWords) -> Standing:
    """The standing of the act that a clause's predicate reports."""
    clause = syntax.clauses[number]
    standing = Standing()
    seen: set[int] = set()
    depth = 0
    while number >= 0 and number not in seen:
        seen.add(number)
        clause = syntax.clauses[number]
        _own_standing(syntax, clause, words, standing, governing=depth > 0)
        effect, token = governor_effect(syntax, clause, words)
        if effect == "speech":
            standing.reported = True
        elif effect:
            standing.weigh(effect, token)
        parent = syntax.clauses[clause.parent].predicate if clause.parent >= 0 else None
        if not effect or effect == "speech" or (parent is not None and token == parent.negation):
            break
        number = clause.parent
        depth += 1
    return standing


def _own_standing(syntax: Syntax, clause: Clause, words: StatusWords, standing: Standing, *, governing: bool) -> None:
    predicate = clause.predicate
    opener = words.openers.get(clause.opener, "")
    if opener and clause.kind in ("subordinate", "infinitive", "interrogative"):
        standing.weigh(opener, clause.tokens[0])
    if predicate is None:
        return
    if predicate.negation >= 0:
        standing.weigh("negated", predicate.negation)
    for phrase in (syntax.phrases[n] for n in clause.phrases):
        if phrase.negated and phrase.function in ("subject", "object"):
            standing.weigh("negated", phrase.start)
    finite = predicate.tokens[0]
    for modal in predicate.modals:
        effect = (words.past_modals if predicate.tense == "past" and predicate.mood == "ind" else words.modals).get(
            modal, ""
        )
        if effect == "plan":
            perfect = any(
                "inf" in syntax.tokens[i].forms and syntax.tokens[i].lemma in words.functions["perfect"]
                for i in predicate.tokens
            )
            effect = "hypothetical" if perfect else "future"
        if predicate.mood == "sub2" and effect != "drop":
            effect = "hypothetical"
        if effect and effect != "asserted":
            standing.weigh(effect, finite)
    if predicate.future or (_would(syntax, predicate) and _is_told(syntax, clause, words)):
        standing.weigh("future", finite)
    elif (
        predicate.mood == "sub2"
        and not predicate.modals
        and not _indirect(syntax, clause, words)
        and not _stands_for_sub1(syntax, predicate)
    ):
        standing.weigh("hypothetical", finite)
    if not governing:
        for position in clause.tokens:
            if syntax.tokens[position].lower in words.hearsay:
                standing.weigh("hypothetical", position)


def _stands_for_sub1(syntax: Syntax, predicate: Predicate) -> bool:
    """ "Dabei hätten sie … bombardiert": the plural takes Konjunktiv II for I; told on, unless under a condition."""
    perfect = syntax.tokens[predicate.tokens[0]].lemma in ("haben", "sein") and len(predicate.tokens) > 1
    return perfect and predicate.number == "pl" and not any(c.kind == "subordinate" for c in syntax.clauses)


def _would(syntax: Syntax, predicate: Predicate) -> bool:
    """ "würden … stürmen": in indirect speech the future."""
    tokens = [syntax.tokens[i] for i in predicate.tokens]
    is_future = predicate.mood == "sub2" and any("inf" in t.forms for t in tokens) and predicate.voice == "active"
    return is_future and any(t.lemma == "werden" and "fin" in t.forms for t in tokens)


def _is_told(syntax: Syntax, clause: Clause, words: StatusWords) -> bool:
    """Whether the clause is the content of a verb of saying or announcing."""
    above = syntax.clauses[clause.parent].predicate if clause.parent >= 0 else None
    return above is not None and words.verbs.get(above.lemma) in ("speech", "future")


def _indirect(syntax: Syntax, clause: Clause, words: StatusWords) -> bool:
    effect, _ = governor_effect(syntax, clause, words)
    return effect == "speech"
