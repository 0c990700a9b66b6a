"""Valency frames of predicates and action nouns, from the pack's `frames/*.yml` (see resources/README.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from multivektor.analyse.syntax.german_words import is_compound_with, noun_forms
from multivektor.errors import ResourceError
from multivektor.languages import load_pack
from multivektor.ontology import event_type

_NOUN_ACTOR = ("genitive", "possessive", "adjective", "compound")
_REMEMBERED = 500_000
_DROPS = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_KEYS = frozenset(
    {
        "id",
        "type",
        "mode",
        "verbs",
        "nouns",
        "actor",
        "recipient",
        "noun_actor",
        "noun_recipient",
        "symmetric",
        "where",
        "unless",
        "variants",
        "complement",
        "control",
        "implicit",
        "skip",
        "why",
        "status",
    }
)

Condition = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Variant:
    """What overrides a frame where its conditions hold."""

    where: Condition
    unless: Condition
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; functions in order of preference."""

    id: str
    event_type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]
    symmetric: bool
    where: Condition
    unless: Condition
    variants: tuple[Variant, ...]
    complement: str
    control: tuple[str, ...]
    implicit: bool
    status: str


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A frame under one of its predicates: `words` must stand in the clause, nouns in any form or ending a compound."""

    frame: Frame
    words: tuple[str, ...]
    reflexive: bool

    @property
    def weight(self) -> int:
        """How specific the entry is: more required words and conditions win."""
        return 4 * len(self.words) + 2 * self.reflexive + len(self.frame.where)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a pack by verb and by noun form."""

    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, tuple[str, ...]]
    required: Mapping[str, frozenset[str]]
    """By noun form, the nouns that some frame demands beside its verb: "Wort halten"."""
    _held: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)
    _ends: dict[str, frozenset[str]] = field(default_factory=dict)
    _wanted: dict[tuple[str, ...], Mapping[str, None]] = field(default_factory=dict)

    def noun(self, lower: str) -> tuple[Frame, ...]:
        """Frames of a noun form, or of the longest noun that it ends in."""
        found = longest_tail(lower, self.nouns)
        return self.nouns[found] if found else ()

    def holds(self, word: str, wanted: Iterable[str]) -> bool:
        """Whether a lower-cased noun is, or ends in, one of the wanted nouns or a member of a @class."""
        key = (word, tuple(wanted))
        known = self._held.get(key)
        if known is None:
            if len(self._held) > _REMEMBERED:
                self._held.clear()
            known = self._held[key] = bool(longest_tail(word, self._forms(key[1])))
        return known

    def required_ends(self, lower: str) -> frozenset[str]:
        """Of the nouns that frames demand beside their verb, those that a lower-cased noun is or ends in."""
        known = self._ends.get(lower)
        if known is None:
            if len(self._ends) > _REMEMBERED:
                self._ends.clear()
            tails = (lower[start:] for start in range(3, len(lower) - 3) if lower[start:] in self.required)
            found = [self.required[tail] for tail in tails if is_compound_with(lower, tail)]
            known = self._ends[lower] = self.required.get(lower, frozenset()).union(*found)
        return known

    def _forms(self, wanted: tuple[str, ...]) -> Mapping[str, None]:
        """All forms of the wanted nouns and classes."""
        forms = self._wanted.get(wanted)
        if forms is None:
            lemmas = [
                lemma
                for name in wanted
                for lemma in (self.classes.get(name[1:], ()) if name.startswith("@") else (name,))
            ]
            forms = self._wanted[wanted] = {form: None for lemma in lemmas for form in noun_forms(lemma)}
        return forms


def longest_tail(lower: str, known: Mapping[str, Any]) -> str:
    """The longest key that a compound ends in ("luftangriffe" -> "angriffe"), "" if none."""
    if lower in known:
        return lower
    for start in range(3, len(lower) - 3):
        if lower[start:] in known and is_compound_with(lower, lower[start:]):
            return lower[start:]
    return ""


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401  a YAML value
    return tuple(str(item) for item in value) if isinstance(value, list) else () if value is None else (str(value),)


def _condition(value: Any) -> Condition:  # noqa: ANN401
    return {str(function): _names(words) for function, words in (value or {}).items()}


def _frame(entry: Mapping[str, Any], where: str, functions: Mapping[str, tuple[str, ...]]) -> Frame:
    unknown = set(entry) - _KEYS
    if unknown:
        raise ResourceError(
            f"{where}: unknown key {', '.join(sorted(map(str, unknown)))}. Known: {', '.join(sorted(_KEYS))}."
        )
    kind = event_type(entry["type"], entry.get("mode"))
    recipient = _names(entry.get("recipient"))
    free = tuple(f for f in recipient if f not in ("subject", "object", "dative", "genitive"))
    noun_actor = _names(entry.get("noun_actor")) or (*_NOUN_ACTOR, *functions["agent"])
    noun_recipient = _names(entry["noun_recipient"]) if "noun_recipient" in entry else free
    if "genitive" not in noun_actor and "possessive" in noun_actor:
        # where the genitive is the one acted upon (Freilassung), so is the possessive ("ihre Freilassung")
        noun_actor = tuple(function for function in noun_actor if function != "possessive")
        noun_recipient = (*noun_recipient, "possessive")
    if entry.get("symmetric"):
        noun_actor = (*noun_actor, *(f for f in functions["sides"] if f not in noun_actor))
    return Frame(
        id=entry["id"],
        event_type=kind.name,
        mode=entry.get("mode"),
        actor=_names(entry.get("actor")) or ("subject",),
        recipient=recipient,
        noun_actor=noun_actor,
        noun_recipient=noun_recipient,
        symmetric=bool(entry.get("symmetric")),
        where=_condition(entry.get("where")),
        unless=_condition(entry.get("unless")),
        variants=tuple(
            Variant(
                _condition(v.get("where")),
                _condition(v.get("unless")),
                {k: v[k] for k in v if k not in ("where", "unless", "why")},
            )
            for v in entry.get("variants", [])
        ),
        complement=entry.get("complement") or ("drop" if kind.name in _DROPS else "keep"),
        # who does what a dependent infinitive tells: the accused, else the subject
        control=_names(entry.get("control")) or (recipient if kind.name == "ACCUSE" else ("subject",)),
        implicit=bool(entry.get("implicit")),
        status=str(entry.get("status", "")),
    )


@cache
def load_functions(language: str) -> Mapping[str, tuple[str, ...]]:
    """The function words of a language by their role (grammar/functions.yml)."""
    return {role: _names(words) for role, words in load_pack(language).file("grammar/functions").items()}


@cache
def load_frames(language: str) -> Frames:
    """The frames of a language's pack.

    Raises:
        ResourceError: a frame is faulty; names file and frame.
    """
    pack = load_pack(language)
    verbs: dict[str, list[VerbEntry]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for name, entries in pack.under("frames").items():
        for entry in entries or []:
            frame = _frame(
                entry, f"languages/{language}/frames/{name}.yml, frame {entry.get('id')!r}", load_functions(language)
            )
            for predicate in _names(entry.get("verbs")):
                *words, verb = predicate.split()
                reflexive = "sich" in words
                required = tuple(word for word in words if word != "sich")
                verbs[verb.replace("|", "")].append(VerbEntry(frame, required, reflexive))
            for noun in _names(entry.get("nouns")):
                for form in noun_forms(noun):
                    nouns[form].append(frame)
    classes = {key: _names(value) for key, value in pack.file("grammar/classes").items()}
    required_nouns: defaultdict[str, set[str]] = defaultdict(set)
    for word in {word for found in verbs.values() for entry in found for word in entry.words if word[0].isupper()}:
        for form in noun_forms(word):
            required_nouns[form].add(word)
    return Frames(
        {verb: tuple(sorted(found, key=lambda e: -e.weight)) for verb, found in verbs.items()},
        {form: tuple(found) for form, found in nouns.items()},
        classes,
        {form: frozenset(words) for form, words in required_nouns.items()},
    )
