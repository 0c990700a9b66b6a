"""An index of all names of a language pack: states, places, organisations, persons, adjectives, inhabitants.

The index is a trie over tokens: a text's words are looked up one after the other, the longest name wins. Facts
come from `resources/{territories,organisations,offices}`, words from the pack's `names/`.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from multivektor.languages import load_pack, resources_under
from multivektor.names.entries import NOTHING_SAID, NamesSaid
from multivektor.names.name import Name
from multivektor.names.persons import PersonsBySound
from multivektor.names.said import add_said

#: Endings of words that are declined like adjectives; a star in the pack stands for one of them.
ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
#: So short acronyms count in capitals only: "AU" is not "Aus"; "Nato" and "Uno" are printed so.
_SHORT_ACRONYM = 2
_WORD = re.compile(r"[\w*]+(?:[-'’/&.][\w*]+)*")


class Match(NamedTuple):
    """A name found: positions in the token list, end exclusive, and what it may name, best first."""

    start: int
    end: int
    names: tuple[Name, ...]


class NameIndex:
    """Finds names among the words of a text; built once per language by `load_name_index`."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], Name, str]]] = defaultdict(list)
        self._compounds: dict[str, Name] = {}
        self._given: dict[str, set[str]] = defaultdict(set)
        self._families: set[str] = set()
        self._places: set[str] = set()
        self._capital_adjectives: set[str] = set()
        self._genders: dict[str, str] = {}
        self._usual: list[tuple[str, str, Name]] = []
        self._states: set[str] = set()
        self._persons: dict[str, Name] = {}
        self._said: dict[str, tuple[str, str, str]] = {}
        self._forbidden: set[tuple[str, str]] = set()
        self._family_of: dict[str, str] = {}
        self.display: dict[str, str] = {}
        self.codes: dict[str, str] = {}

    def add(self, spelling: str, name: Name) -> None:
        """Adds a spelling; a star in it stands for an adjective ending."""
        words = tuple(_WORD.findall(spelling.replace("’", "'").lower()))
        if not words:
            return
        first = words[0]
        capitals = spelling if spelling.isupper() and len(spelling) <= _SHORT_ACRONYM else ""
        for ending in ADJECTIVE_ENDINGS if first.endswith("*") else ("",):
            entry = ((first.rstrip("*") + ending, *words[1:]), name, capitals)
            self._entries[first.rstrip("*") + ending].append(entry)
        if name.kind in ("state", "place", "organisation") and len(words) == 1:
            self._places.add(first.rstrip("*"))
        elif name.kind == "adjective" and spelling[0].isupper() and "-" not in spelling:
            self._capital_adjectives.add(first)

    def add_state(self, code: str) -> None:
        """Notes a state's code."""
        self._states.add(code)

    def set_gender(self, spelling: str, gender: str) -> None:
        """Sets the grammatical gender of a name of one word."""
        if gender and " " not in spelling:
            self._genders.setdefault(spelling.lower(), gender)

    def knows(self, spelling: str) -> bool:
        """Whether this very spelling is in the index already."""
        words = tuple(_WORD.findall(spelling.lower()))
        return any(pattern == words for pattern, _name, _capitals in self._entries.get(words[0], ()))

    def add_compound(self, part: str, name: Name) -> None:
        """Adds a first part of compounds ("EU-Gipfel")."""
        self._compounds.setdefault(part.lower(), name)

    def add_person(self, given: Iterable[str], family: Iterable[str], name: Name) -> None:
        """Adds a person's family names, and the given names that may stand before them."""
        given, family = list(given), list(family)
        self._persons[name.entity] = name
        for spelling in family:
            self.add(spelling, name)
            self._families.add(spelling.lower())
        if family:
            self._family_of.setdefault(name.entity, family[0])
            self._usual.append((given[0] if given else "", family[0], name))
        for spelling in given:
            for word in _WORD.findall(spelling.lower()):
                self._given[word].add(name.entity)
            self._given[spelling.lower()].add(name.entity)

    @cached_property
    def by_sound(self) -> PersonsBySound:
        """All persons by how their names sound; made when first asked for."""
        return PersonsBySound(self._usual)

    def office_of(self, entity: str, day: str | None) -> str:
        """The office that a person holds on a day, "" if none is known."""
        person = self._persons.get(entity)
        return person.office_on(day) if person is not None else ""

    def family_of(self, entity: str) -> str:
        """The usual spelling of a known person's family name, "" for others."""
        return self._family_of.get(entity, "")

    def exact(self, spelling: str) -> Name | None:
        """What a spelling as a whole names, best first; an entity id names itself."""
        if spelling in self._persons:
            return self._persons[spelling]
        words = _WORD.findall(spelling)
        match = next((m for m in self.find(words) if m.start == 0 and m.end == len(words)), None)
        if match is not None:
            return max(match.names, key=lambda name: (name.role == "full", name.kind == "person"))
        return None

    def say_code(self, entity: str, code: str, sector: str, said: str) -> None:
        """Sets the code and sector of an entity, as the user says."""
        self._said[entity] = code, sector, said
        self.codes[entity] = code or self.codes.get(entity, "")

    def _as_said(self, name: Name) -> Name:
        if name.entity not in self._said or name.said:
            return name
        code, sector, said = self._said[name.entity]
        terms = () if code else name.terms
        return replace(name, code=code or name.code, sector=sector or name.sector, terms=terms, said=said)

    def forbid(self, spelling: str, entity: str) -> None:
        """Keeps a spelling from naming an entity."""
        self._forbidden.add((spelling.lower(), entity))

    def is_forbidden(self, spelling: str, entity: str) -> bool:
        """Whether the user says that a spelling, inflected or not, is not that entity."""
        lower = spelling.lower()
        return bool(self._forbidden) and any((form, entity) in self._forbidden for form in _variants(lower))

    def is_state(self, code: str) -> bool:
        """Whether a code is a state's."""
        return code in self._states

    def name_kind(self, lower: str) -> str:
        """What a lower-cased word names: "place", "adjective" (Moskauer), "given" (or both), "family" or ""."""
        if lower in self._places:
            return "place"
        if lower in self._capital_adjectives:
            return "adjective"  # also of a family: "die Bremer Behörde"
        if lower in self._families:
            return "given" if lower in self._given else "family"
        return "given" if lower in self._given else ""

    def gender(self, lower: str) -> str:
        """Grammatical gender of a name (m, f, n, pl), "" if not known."""
        return self._genders.get(lower, "")

    def may_be_given(self, lower: str) -> bool:
        """Whether the word is also a given name: "Nursultan" the city and the man."""
        return lower in self._given

    def is_given(self, lower: str, entity: str) -> bool:
        """Whether the word is a given name of the person."""
        return entity in self._given.get(lower, ())

    def compound(self, word: str) -> tuple[Name, str] | None:
        """The name that a compound begins with, and the rest: "NATO-Angriff" -> (NATO, "Angriff")."""
        head, hyphen, rest = word.partition("-")
        while hyphen and rest:
            name = self._compounds.get(head.lower())
            if name is None and head.lower() in self._entries:
                name = next((n for words, n, _ in self._entries[head.lower()] if len(words) == 1), None)
            if name is not None:
                return name, rest
            more, hyphen, rest = rest.partition("-")
            head = f"{head}-{more}"
        for length in range(min(len(word) - 4, 14), 4, -1):  # "Russlandpolitik"
            name = self._compounds.get(word[:length].lower())
            if name is not None and word[length:].islower():
                return name, word[length:]
        return None

    def find(self, words: Sequence[str]) -> list[Match]:
        """Names among the words, longest first, not overlapping, in order."""
        lowered = [word.lower().replace("’", "'") for word in words]
        found: list[Match] = []
        position = 0
        while position < len(words):
            best: dict[str, Name] = {}
            length = 0
            for first in _variants(lowered[position]):
                for pattern, name, capitals in self._entries.get(first, ()):
                    if capitals and not words[position].startswith(capitals):
                        continue  # "Aus" is not the AU
                    if len(pattern) < length or (words[position][:1].islower() and name.kind != "adjective"):
                        continue
                    if self._matches(lowered, position, pattern, name):
                        if len(pattern) > length:
                            length, best = len(pattern), {}
                        if name.said:  # what was said last wins
                            best[name.entity + name.kind] = name
                        best.setdefault(name.entity + name.kind, name)
            if best:
                names = [self._as_said(name) for name in best.values()]
                names = [
                    name
                    for name in names
                    if not self.is_forbidden(" ".join(words[position : position + length]), name.entity)
                ]
                if names:
                    # what the user said wins over what the resources say
                    said = [name for name in names if name.said]
                    found.append(Match(position, position + length, tuple(said or names)))
            position += max(length, 1)
        return found

    @staticmethod
    def _matches(lowered: list[str], position: int, pattern: tuple[str, ...], name: Name) -> bool:
        if position + len(pattern) > len(lowered):
            return False
        for offset, wanted in enumerate(pattern):
            word = lowered[position + offset]
            if word == wanted:
                continue
            last = offset == len(pattern) - 1
            if wanted.endswith("*"):
                if word[: len(wanted) - 1] == wanted[:-1] and word[len(wanted) - 1 :] in ADJECTIVE_ENDINGS:
                    continue
                return False
            if name.kind == "adjective":
                if (
                    offset == 0
                    and len(pattern) == 1
                    and word[len(wanted) :] in ADJECTIVE_ENDINGS
                    and word.startswith(wanted)
                ):
                    continue
                return False
            if last and word == wanted + "n" and name.gender == "pl":
                continue
            if (
                last
                and word in (wanted + "s", wanted + "'s", wanted + "'", wanted + "es")
                and name.kind != "inhabitant"
            ):
                continue
            if last and name.kind == "inhabitant" and word in _declined(wanted):
                continue
            return False
        return True


@lru_cache(maxsize=200_000)
def _variants(word: str) -> tuple[str, ...]:
    """The word and what it may be declined from."""
    variants = [word]
    for ending in ("innen", "s", "es", "n", "en", "e", "er", "em", "'", "'s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            variants.append(word[: -len(ending)])
    if word.endswith("innen"):
        variants.append(word[:-3])
    return tuple(variants)


@cache
def _declined(noun: str) -> frozenset[str]:
    return frozenset(noun + ending for ending in ("n", "en", "s", "nen", "e", "es"))


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401  a YAML value
    return value if isinstance(value, list) else [] if value is None else [value]


@lru_cache(maxsize=4)
def load_name_index(language: str, said: NamesSaid = NOTHING_SAID) -> NameIndex:
    """The index of a language's pack with what the user said of names; built once a process."""
    index, pack = NameIndex(), load_pack(language)
    _add_territories(index, pack.file("names/territories"))
    organisations = _add_organisations(index, pack.file("names/organisations"))
    _add_places(index, pack.file("names/places"))
    _add_bodies(index, pack.file("names/actors"))
    _add_persons(index, pack.file("names/persons"), organisations)
    add_said(index, said)
    return index


def _add_territories(index: NameIndex, words: dict[str, Any]) -> None:
    for code, entry in words.items():
        state = Name(code, "state", code, "GOV", gender=entry.get("gender", ""))
        index.display[code] = entry["names"][0].replace("*", "e")
        index.codes[code] = code
        index.add_state(code)
        for spelling in entry["names"]:
            index.add(spelling, state)
        index.set_gender(entry["names"][0], state.gender)
        for adjective in _as_list(entry.get("adjective")):
            index.add(adjective, Name(code, "adjective", code, "GOV"))
        for inhabitant in _as_list(entry.get("inhabitants")):
            index.add(
                inhabitant, Name(code, "inhabitant", code, "CVL", gender="f" if inhabitant.endswith("in") else "m")
            )
        for part in _as_list(entry.get("compounds")):
            index.add_compound(part, state)


def _add_organisations(index: NameIndex, words: dict[str, Any]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for facts in itertools.chain(*resources_under("organisations").values()):
        entity = str(facts["id"])
        code = str(facts.get("code") or ("" if facts["kind"] in ("media", "firm") else entity))
        codes[entity] = code
        entry = words.get(entity)
        if entry is None:
            continue
        name = Name(
            entity, "organisation", code, facts.get("sector", ""), role=facts["kind"], gender=entry.get("gender", "")
        )
        index.display[entity] = entry["names"][0].replace("*", "e")
        index.codes[entity] = code
        quoted = (
            set(_as_list(entry.get("quoted"))) if not isinstance(entry.get("quoted"), bool) else set(entry["names"])
        )
        for spelling in entry["names"]:
            if spelling not in quoted:
                index.add(spelling, name)
        index.set_gender(entry["names"][0], name.gender)
        for adjective in _as_list(entry.get("adjective")):
            index.add(adjective, Name(entity, "adjective", code, name.sector))
        for part in _as_list(entry.get("compounds")):
            index.add_compound(part, name)
    return codes


def _add_places(index: NameIndex, words: dict[str, Any]) -> None:
    for facts in resources_under("territories")["places"]:
        keys = [dated["key"] for dated in facts.get("names", [])] or [facts["id"]]
        code = facts.get("stands_for") or facts["territory"]
        place = Name(facts["id"], "place", code, "GOV", role=facts["kind"])
        for key in dict.fromkeys(keys):
            entry = words.get(key)
            if entry is None:
                continue
            index.display[facts["id"]] = entry["names"][0]  # the last dated name is the one of today
            index.codes.setdefault(facts["id"], code)
            for spelling in entry["names"]:
                if not (facts["kind"] == "capital" and index.knows(spelling)):  # Singapur is both: the state it is
                    index.add(spelling, place)
            for adjective in _as_list(entry.get("adjective")):
                index.add(adjective, Name(facts["id"], "adjective", code, "GOV"))
            for inhabitant in _as_list(entry.get("inhabitants")):
                index.add(inhabitant, Name(facts["id"], "inhabitant", facts["territory"], "CVL"))


def _add_bodies(index: NameIndex, groups: list[dict[str, Any]]) -> None:
    """Bodies of one state with names of several words ("Auswärtig* Amt"); single words are `analyse`'s business."""
    for group in groups:
        for noun in group["nouns"] if group.get("code") else ():
            if " " in noun:
                entity = f"{group['code']}:{noun.replace('*', 'es')}"
                index.add(noun, Name(entity, "organisation", group["code"], group["sector"], role="body"))
                index.display[entity] = noun.replace("*", "es")


def _add_persons(index: NameIndex, words: dict[str, Any], organisations: dict[str, str]) -> None:
    for facts in itertools.chain(*resources_under("offices").values()):
        entry = words.get(facts["id"])
        if entry is None:
            continue
        terms = tuple(
            (
                t["office"],
                organisations.get(t.get("of", ""), t.get("of", "")),
                str(t.get("from", "")),
                str(t.get("until", "")),
            )
            for t in facts.get("offices", [])
        )
        code = organisations.get(facts["code"], facts["code"])
        person = Name(
            facts["id"],
            "person",
            code,
            facts.get("sector", "GOV"),
            "family",
            terms,
            facts.get("gender", ""),
            alone=entry.get("family_alone", True),
        )
        given, family, full = (_as_list(entry.get(key)) for key in ("given", "family", "full"))
        index.display[facts["id"]] = full[0] if full else " ".join([*given[:1], *family[:1]])
        index.codes[facts["id"]] = code
        index.add_person(given, family, person)
        complete = Name(person.entity, "person", code, person.sector, "full", terms, person.gender)
        for spelling in full:
            index.add(spelling, complete)
        if given and family:
            for first, last in itertools.product(given, family):
                index.add(f"{first} {last}", complete)
