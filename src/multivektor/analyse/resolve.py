"""Who is meant by a phrase: names, offices, descriptions and pronouns go back to an entity, with a reason.

A Document remembers what an article has named so far: persons known only by office ("der russische
Energieminister Sergej …"), who was spoken of last, and which state the article is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from multivektor.analyse.actors import ActorNoun, ActorNouns
from multivektor.analyse.mentions import Named, person_id
from multivektor.analyse.syntax.clauses import Phrase, Syntax
from multivektor.analyse.syntax.german_words import is_dictionary_noun
from multivektor.names import Name, NameIndex, is_given_name
from multivektor.reading import Party

_REMEMBERED = 40
#: Sectors of those who are somebody's: "ihre Bürger in Russland" are not Russia's.
_OWNED = ("MIL", "CVL", "COP")
#: Share of an article's coded names that a state must have to be the one that "the government" belongs to.
_ABOUT = 0.34
#: Share from which persons and groups that the text places nowhere are taken for that state's own.
_DOMESTIC = 0.5


class Spoken(NamedTuple):
    """Somebody the article has spoken of, for pronouns and descriptions that follow."""

    at: int
    party: Party
    gender: str
    is_subject: bool
    is_person: bool
    lemma: str


@dataclass(slots=True)
class Document:
    """What an article has named so far."""

    published_at: str | None
    index: NameIndex
    actors: ActorNouns
    article_id: str
    regions: tuple[str, ...] = ("\0",)
    both: frozenset[str] = frozenset()
    functions: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: defaultdict(tuple))
    about: str = ""
    domestic: bool = False
    share: float = 0.0
    persons: dict[str, Party] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)
    plural: tuple[int, tuple[Party, ...]] = (-1, ())
    attacks: dict[str, dict[str, Party]] = field(default_factory=dict)
    """Who attacked whom so far: aggressor's code, then target's code."""

    def count(self, named: Sequence[Named]) -> None:
        """Decides from all names of the article which state it is about."""
        counts = Counter(
            n.code for n in named if n.code and n.name.kind != "organisation" and not n.code.startswith(("IGO", "NGO"))
        )
        total = sum(counts.values())
        if counts:
            code, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
            self.about = code if most / total >= _ABOUT else ""
            self.share = most / total
            self.domestic = most / total >= _DOMESTIC


@dataclass(slots=True)
class SentenceResolver:
    """Resolves the phrases of one sentence."""

    document: Document
    syntax: Syntax
    named: Sequence[Named]
    text: str
    _own: dict[int, Party | None] = field(default_factory=dict)
    _busy: set[int] = field(default_factory=set)

    def remember(self) -> None:
        """Hands the sentence's persons and states on to the sentences that follow."""
        for number, phrase in enumerate(self.syntax.phrases):
            token = self.syntax.tokens[phrase.head]
            if token.tag in ("pron", "wh", "art", "det"):
                continue
            party = self.party(number)
            if party is None:
                continue
            named = next(
                (
                    n
                    for n in self.named
                    if n.start <= phrase.head + 3 and n.end > phrase.start and n.name.kind == "person"
                ),
                None,
            )
            noun = self.document.actors.find(token.lower)
            gender = named.name.gender if named else noun.gender if noun else self._gender(phrase)
            person = named is not None or (noun is not None and noun.kind == "person")
            self.document.spoken.append(
                Spoken(token.start, party, gender, phrase.function == "subject", person, noun.lemma if noun else "")
            )
            joined = [m for m, other in enumerate(self.syntax.phrases) if other.joined == number]
            if joined and phrase.function != "apposition":
                parties = [party, *filter(None, map(self.party, joined))]
                self.document.plural = (token.start, tuple(parties))
        del self.document.spoken[:-_REMEMBERED]

    def described(self) -> list[tuple[Party, str]]:
        """What the phrases mean that are no name themselves, each with its kind: description or pronoun."""
        found: dict[tuple[int, int, str], tuple[Party, str]] = {}
        for number, phrase in enumerate(self.syntax.phrases):
            if any(n.start <= phrase.head < n.end for n in self.named):
                continue
            head = self.syntax.tokens[phrase.head]
            kind = "description" if head.tag == "noun" else "pronoun"
            if bare_name(head.lower) in self.document.persons:
                kind = "person"
            tokens = self.syntax.tokens[phrase.start : phrase.end]
            named = {n.name.entity for n in self.named if n.start >= phrase.start and n.end <= phrase.end}
            for party in self._plural(number) or filter(None, [self.party(number), *self._further(number)]):
                if party.entity in named or (kind != "pronoun" and self._names_itself(phrase, party)):
                    continue
                placed = replace(party, start=tokens[0].start, end=tokens[-1].end) if kind == "pronoun" else party
                placed = replace(placed, text=self.text[placed.start : placed.end])
                found.setdefault((placed.start, placed.end, placed.code), (placed, kind))
        for party in self._firsts():
            found.setdefault((party.start, party.end, party.code), (party, "description"))
        return list(found.values())

    def _names_itself(self, phrase: Phrase, party: Party) -> bool:
        """Whether the phrase is an office before the name of a person whom only the text knows."""
        behind = self.syntax.tokens[phrase.head + 1 : phrase.end]
        known = (self.document.persons.get(bare_name(token.lower)) for token in behind)
        return any(person is not None and person.entity == party.entity for person in known)

    def _firsts(self) -> Iterator[Party]:
        """States and organisations that a compound begins with ("NATO-Truppen"); a city there is but a label."""
        for token in self.syntax.tokens:
            first = self._first_of_compound(token.text) if token.text[:1].isupper() else None
            if first is not None and first[0].kind in ("state", "organisation") and first[0].code:
                name = first[0]
                yield Party(
                    name.entity,
                    name.code,
                    name.sector,
                    token.start,
                    token.end,
                    token.text,
                    "first part of the compound",
                )

    def _gender(self, phrase: Phrase) -> str:
        covering = next((n for n in self.named if n.start <= phrase.head < n.end), None)
        return covering.name.gender if covering else ""

    def all_parties(self, number: int, *, loose: bool = False) -> list[Party]:
        """The parties of a phrase and of those joined with it, in order, each code once."""
        numbers = [number, *(m for m, other in enumerate(self.syntax.phrases) if other.joined == number)]
        found: dict[str, Party] = {}
        for member in numbers:
            for party in self._plural(member) or filter(
                None, [self.party(member) or (self.related(member) if loose else None)]
            ):
                found.setdefault(party.code, party)
            for party in self._further(member):
                found.setdefault(party.code, party)
        return list(found.values())

    def _further(self, number: int) -> list[Party]:
        """ "kirgisische und tadschikische Soldaten", "die Parlamente in Bischkek und Duschanbe": the other sides."""
        phrase = self.syntax.phrases[number]
        own = self.party(number)
        if own is None:
            return []
        if own.reason.startswith("adjective"):
            named = [
                n
                for n in self.named
                if n.start >= phrase.start
                and n.end <= phrase.head
                and n.name.kind == "adjective"
                and n.code != own.code
            ]
            return [replace(own, code=n.code, entity=n.code) for n in named if n.code]
        if re.match(r"\S+ of ", own.reason):
            attribute = next(
                (
                    o
                    for o, c in enumerate(self.syntax.phrases)
                    if c.governor == number and (found := self.party(o)) and found.code == own.code
                ),
                -1,
            )
            joined = [o for o, c in enumerate(self.syntax.phrases) if attribute >= 0 and c.joined == attribute]
            return [
                replace(own, code=p.code, entity=p.entity) for p in map(self.party, joined) if p and p.code != own.code
            ]
        return []

    def _plural(self, number: int) -> tuple[Party, ...]:
        """ "sie" with a plural verb: those named together before."""
        phrase = self.syntax.phrases[number]
        token = self.syntax.tokens[phrase.head]
        clause = self.syntax.clauses[phrase.clause]
        if token.tag == "wh" and clause.antecedent >= 0 and clause.predicate and clause.predicate.number == "pl":
            owner = self.phrase_at(clause.antecedent)
            if owner >= 0 and any(other.joined == owner for other in self.syntax.phrases):
                return tuple(self.all_parties(owner))
        at, parties = self.document.plural
        inside = self.syntax.tokens[phrase.start : phrase.end]
        if any(t.lower in self.document.both for t in inside) and not any(
            n.start < phrase.end and n.end > phrase.start for n in self.named
        ):
            return parties if 0 <= at < token.start and len({p.code for p in parties}) == 2 else ()
        if (
            token.tag not in ("pron", "det")
            or "acc.pl" not in phrase.cases
            or not clause.predicate
            or clause.predicate.number != "pl"
        ):
            return ()
        return parties if at >= 0 and token.start - at < 400 else ()

    def party(self, number: int) -> Party | None:
        """Who the phrase itself means, None if nobody with a code."""
        if number in self._own:
            return self._own[number]
        if number in self._busy:
            return None
        self._busy.add(number)
        found = self._find(self.syntax.phrases[number], number)
        self._busy.discard(number)
        self._own[number] = found
        return found

    def _made(self, phrase: Phrase, entity: str, code: str, sector: str, reason: str) -> Party | None:
        if not code:
            return None
        tokens = self.syntax.tokens
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        if phrase.preposition and phrase.start < phrase.head:
            first = phrase.start + 1 if tokens[phrase.start].tag == "prep" else phrase.start
            start = tokens[first].start
        return Party(entity, code, sector, start, end, self.text[start:end], reason)

    def _find(self, phrase: Phrase, number: int) -> Party | None:
        tokens = self.syntax.tokens
        head = tokens[phrase.head]
        if head.tag in ("pron", "wh", "art", "det"):
            return self._pronoun(phrase)
        inside = [n for n in self.named if phrase.start <= n.start < phrase.end]
        noun = self.document.actors.find(head.lower)
        person = next((n for n in inside if n.name.kind == "person" and n.end > phrase.head), None)
        if person is not None:
            adjective = next((n for n in inside if n.name.kind == "adjective" and n.end <= phrase.head), None)
            if (
                adjective is not None
                and noun is not None
                and ":" in person.code
                and self._first_of_compound(head.text) is None
            ):  # "der norwegische Komiteechef Jagland"
                return self._made(
                    phrase,
                    person.name.entity,
                    adjective.code,
                    noun.sector,
                    f"adjective and {noun.lemma} before the name",
                )
            return self._made(phrase, person.name.entity, person.code, person.name.sector, person.reason)
        for position in range(phrase.head, phrase.end):
            known = (
                self.document.persons.get(bare_name(tokens[position].lower)) if tokens[position].tag == "noun" else None
            )
            if known is not None and (noun is None or position > phrase.head):
                return self._made(phrase, known.entity, known.code, known.sector, "named before: " + known.text)
        at_head = next((n for n in inside if n.start <= phrase.head < n.end and n.name.kind != "adjective"), None)
        if at_head is not None:
            return self._made(phrase, at_head.name.entity, at_head.code, at_head.name.sector, at_head.reason)
        behind = next(
            (n for n in inside if n.start > phrase.head and n.name.kind in ("inhabitant", "state", "organisation")),
            None,
        )
        right_behind = behind is not None and behind.start == phrase.head + 1 and behind.name.kind != "inhabitant"
        if behind is not None and (noun is None or right_behind):  # "Tausende Georgier", "seinem Nachbarn Algerien"
            return self._made(phrase, behind.name.entity, behind.code, behind.name.sector, behind.reason)
        compound = self._first_of_compound(head.text)
        if compound is not None and any(n.name.kind == "adjective" for n in inside) and self._is_delegate(*compound):
            compound = None
        if compound is not None and self.document.actors.find(compound[1].lower()) is not None:
            name = compound[0]
            return self._introduce(
                phrase,
                noun,
                self._made(
                    phrase,
                    name.entity,
                    name.code_on(self.document.published_at),
                    name.sector,
                    "first part of " + head.text,
                ),
            )
        if noun is not None:
            return self._introduce(phrase, noun, self._described(phrase, number, noun, inside))
        return self._apposed(phrase, number) or self._unknown_person(phrase, inside)

    def _first_of_compound(self, word: str) -> tuple[Name, str] | None:
        """The name that a compound begins with, if the whole belongs to it: "US-Präsident", not "Russland-Experte"."""
        found = self.document.index.compound(word)
        if found is None:
            return None
        functions, rest = self.document.functions, found[1].lower()
        about = functions["about_anyone"] + (functions["about_a_state"] if found[0].kind == "state" else ())
        return None if rest.startswith(about) else found

    def _is_delegate(self, name: Name, rest: str) -> bool:
        """ "der russische UN-Botschafter" is sent to the organisation, not by it."""
        return name.kind == "organisation" and rest.lower().startswith(self.document.functions["delegates"])

    def _unknown_person(self, phrase: Phrase, inside: Sequence[Named]) -> Party | None:
        """A name that no list has: of the state that an adjective names, else at home in an article on one state."""
        tokens = self.syntax.tokens[phrase.head : phrase.end]
        if not self.ends_in_name(phrase):
            return None
        adjective = next((n for n in inside if n.name.kind == "adjective" and n.end <= phrase.head), None)
        if adjective is not None:
            code, reason = adjective.code, "adjective before a name"
        elif self.document.domestic and not is_dictionary_noun(tokens[-2].text):
            code, reason = self.document.about, "a person in an article about " + self.document.about
        else:
            return None
        made = self._made(phrase, code, code, "CVL", reason)
        if made is not None:
            self._register(phrase, made)
        return made

    def ends_in_name(self, phrase: Phrase) -> bool:
        """Whether a name that no list has stands behind the head: "den Atomphysiker Levi"."""
        head, last = self.syntax.tokens[phrase.head].lower, self.syntax.tokens[phrase.end - 1]
        functions = self.document.functions
        return (
            phrase.end - phrase.head > 1
            and (not is_dictionary_noun(head) or head.endswith(functions["of_persons"]))
            and not head.endswith(functions["of_things"])
            and last.tag == "noun"
            and not is_dictionary_noun(last.text)
            and not any(n.start < phrase.end and n.end > phrase.head for n in self.named)
        )

    def _described(self, phrase: Phrase, number: int, noun: ActorNoun, inside: Sequence[Named]) -> Party | None:
        if noun.code:
            return self._made(
                phrase, f"{noun.code}:{noun.lemma}", noun.code, noun.sector, f"{noun.lemma} is of {noun.code}"
            )
        adjective = next((n for n in inside if n.name.kind == "adjective"), None)
        if adjective is not None:
            return self._made(
                phrase, f"{adjective.code}:{noun.lemma}", adjective.code, noun.sector, "adjective and " + noun.lemma
            )
        seat = next((n for n in inside if n.name.kind == "place" and n.start == phrase.head + 1), None)
        if seat is not None and noun.kind == "body":  # "die Staatsanwaltschaft Krefeld"
            return self._made(
                phrase, f"{seat.code}:{noun.lemma}", seat.code, noun.sector, f"{noun.lemma} of {seat.name.entity}"
            )
        attribute = self._attribute(number) or self._attribute(number, loose=True)
        if attribute is not None and not (phrase.possessive and noun.sector in _OWNED):
            return self._made(
                phrase,
                f"{attribute.code}:{noun.lemma}",
                attribute.code,
                noun.sector,
                f"{noun.lemma} of {attribute.text}",
            )
        apposed = self._apposed(phrase, number)
        if apposed is not None:
            return apposed
        if phrase.possessive:
            owner = self.owner(phrase)
            if owner is not None and noun.kind != "person" or (owner is not None and noun.sector in _OWNED):
                return self._made(
                    phrase, f"{owner.code}:{noun.lemma}", owner.code, noun.sector, f"{phrase.possessive}: {owner.text}"
                )
            return None
        if phrase.negated:
            return None
        return self._anaphor(phrase, noun)

    def _anaphor(self, phrase: Phrase, noun: ActorNoun) -> Party | None:
        """ "der Präsident", "das Land", "die Polizei": who was spoken of before, else the state of the article."""
        if any(t.lower.startswith(self.document.regions) for t in self.syntax.tokens[phrase.start : phrase.head]):
            return None
        at = self.syntax.tokens[phrase.head].start
        before = [s for s in self.document.spoken if s.at < at]
        if noun.epithet:
            genders = {reading.split(".")[2] for reading in phrase.cases if reading.count(".") == 2} or {noun.gender}
            last = next((s for s in reversed(before) if s.is_person and s.gender in genders), None)
            if last is None or not phrase.definite:
                return None
            reason = f"last spoken of: {last.party.text}"
            return self._made(phrase, last.party.entity, last.party.code, last.party.sector, reason)
        if noun.kind == "person" and phrase.definite and noun.sector in ("GOV", "LEG", "MIL"):
            same = next((s for s in reversed(before) if s.lemma == noun.lemma), None)
            persons = [s for s in before if s.is_person and s.gender == noun.gender and s.party.sector == noun.sector]
            own = [s for s in persons if s.party.code == self.document.about]
            match = same or next(reversed(own or ([] if self.document.domestic else persons)), None)
            if match is not None:
                reason = f"last spoken of: {match.party.text}"
                return self._made(phrase, match.party.entity, match.party.code, noun.sector, reason)
        if noun.kind == "body" and phrase.definite and not noun.authority and not noun.compounds:
            state = next(
                (
                    s.party
                    for s in reversed(before)
                    if s.party.sector == "GOV" and not s.is_person and self.document.index.is_state(s.party.code)
                ),
                None,
            )
            if state is not None:
                return self._made(phrase, state.code, state.code, "GOV", f"last state: {state.text}")
        code = self.document.about
        if code and (noun.authority or (self.document.domestic and noun.sector != "REB")):
            return self._made(phrase, f"{code}:{noun.lemma}", code, noun.sector, "the state that the article is about")
        return None

    def _apposed(self, phrase: Phrase, number: int) -> Party | None:
        for other, candidate in enumerate(self.syntax.phrases):
            if candidate.governor == number and candidate.function == "apposition":
                party = self.party(other)
                if party is not None:
                    made = self._made(phrase, party.entity, party.code, party.sector, "apposition " + party.text)
                    if made is not None and self.document.actors.find(self.syntax.tokens[phrase.head].lower) is None:
                        self._register(phrase, made)
                    return made
        return None

    def _attribute(self, number: int, *, loose: bool = False) -> Party | None:
        """The entity of a genitive, or of a linking preposition right behind the noun."""
        for other, candidate in enumerate(self.syntax.phrases):
            if candidate.governor != number:
                continue
            if candidate.function == "genitive" or candidate.preposition in self.document.functions["linking"]:
                party = self.party(other) or (self.related(other) if loose else None)
                if party is not None:
                    return party
        return None

    def related(self, number: int) -> Party | None:
        """The entity that a thing belongs to ("die Politik Russlands", "das russische Gas"), for recipients."""
        phrase = self.syntax.phrases[number]
        inside = [n for n in self.named if n.start >= phrase.start and n.end <= phrase.end and n.code]
        if inside:
            first = inside[0]
            return self._made(phrase, first.name.entity, first.code, first.name.sector, "named in the phrase")
        attribute = self._attribute(number, loose=True) if number not in self._busy else None
        if attribute is not None:
            return replace(attribute, reason="attribute " + attribute.text)
        compound = self.document.index.compound(self.syntax.tokens[phrase.head].text)
        if compound is not None:
            return self._made(
                phrase, compound[0].entity, compound[0].code, compound[0].sector, "first part of the compound"
            )
        if phrase.possessive:
            owner = self.owner(phrase)
            if owner is not None:
                return self._made(phrase, owner.entity, owner.code, owner.sector, f"{phrase.possessive}: {owner.text}")
        return None

    def owner(self, phrase: Phrase) -> Party | None:
        """Whom a possessive points to: the subject of its clause, else who was spoken of last."""
        clause = self.syntax.clauses[phrase.clause]
        while (
            clause.kind == "infinitive"
            and clause.parent >= 0
            and not any(self.syntax.phrases[n].function == "subject" for n in clause.phrases)
        ):
            clause = self.syntax.clauses[clause.parent]
        if phrase.possessive in self.document.functions["back_to_antecedent"] and clause.antecedent >= 0:
            owner = self.phrase_at(clause.antecedent)
            return self.party(owner) if owner >= 0 else None
        for number in clause.phrases:
            other = self.syntax.phrases[number]
            if other.function == "subject" and other is not phrase:
                found = self.party(number)
                gender = self._spoken_gender(other)
                fits = (
                    not gender
                    or phrase.possessive not in self.document.functions["back_to_masculine"]
                    or gender in ("m", "n")
                )
                if found is not None and fits:
                    return found
        at = self.syntax.tokens[phrase.head].start
        last = next((s for s in reversed(self.document.spoken) if s.at < at and s.is_subject), None)
        return last.party if last else None

    def _pronoun(self, phrase: Phrase) -> Party | None:
        token = self.syntax.tokens[phrase.head]
        clause = self.syntax.clauses[phrase.clause]
        if token.tag in ("wh", "art") and clause.kind == "relative" and clause.antecedent >= 0:
            owner = self.phrase_at(clause.antecedent)
            party = self.party(owner) if owner >= 0 else None
            return (
                self._made(phrase, party.entity, party.code, party.sector, "relative to " + party.text)
                if party
                else None
            )
        if token.tag != "pron":
            return None
        genders = {reading.split(".")[2] for reading in phrase.cases if reading.count(".") == 2 and ".sg." in reading}
        number = clause.predicate.number if clause.predicate else ""
        if phrase.function == "subject" and number == "pl":
            last = next((s for s in reversed(self.document.spoken) if s.at < token.start and s.is_subject), None)
            return (
                self._made(
                    phrase, last.party.entity, last.party.code, last.party.sector, f"{token.lower}: {last.party.text}"
                )
                if last
                else None
            )
        earlier = [
            Spoken(self.syntax.tokens[p.head].start, party, self._spoken_gender(p), p.function == "subject", True, "")
            for n, p in enumerate(self.syntax.phrases)
            if p.head < phrase.head
            and n not in self._busy
            and self.syntax.tokens[p.head].tag == "noun"
            and (party := self.party(n))
            and p.clause != phrase.clause
        ]
        candidates = [s for s in [*self.document.spoken, *earlier] if s.at < token.start and s.gender in genders]
        if genders == {"n"}:
            return None  # "es" is an expletive more often than a state
        if "n" not in genders:
            candidates = [s for s in candidates if s.is_person]
        subjects = [s for s in candidates[-6:] if s.is_subject]
        best = (subjects or candidates)[-1:]
        if not best:
            return None
        party = best[0].party
        return self._made(phrase, party.entity, party.code, party.sector, f"{token.lower}: {party.text}")

    def _spoken_gender(self, phrase: Phrase) -> str:
        person = next(
            (n for n in self.named if n.start >= phrase.start and n.end <= phrase.end and n.name.kind == "person"), None
        )
        if person is not None:
            return person.name.gender
        noun = self.document.actors.find(self.syntax.tokens[phrase.head].lower)
        return noun.gender if noun else self._gender(phrase)

    def phrase_at(self, position: int) -> int:
        """The phrase that a token stands in, -1 if none."""
        return next((n for n, p in enumerate(self.syntax.phrases) if p.start <= position < p.end), -1)

    def _introduce(self, phrase: Phrase, noun: ActorNoun | None, party: Party | None) -> Party | None:
        """A name behind an office introduces a person whom only this article knows."""
        if party is not None and noun is not None and noun.kind == "person":
            return self._register(phrase, party) or party
        return party

    def _register(self, phrase: Phrase, party: Party) -> Party | None:
        """Notes the person that a phrase names behind an office; the party as that person, None if it names nobody."""
        names = [t for t in self.syntax.tokens[phrase.head + 1 : phrase.end] if t.tag == "noun"]
        if self.document.actors.find(self.syntax.tokens[phrase.head].lower) is None:
            names = [t for t in self.syntax.tokens[phrase.head : phrase.end] if t.tag == "noun"]
        if not names or any(
            n.start < phrase.end and n.end > phrase.head + 1 and n.name.kind == "person" for n in self.named
        ):
            return None
        if any(is_dictionary_noun(t.text) for t in names) and not (len(names) > 1 and is_given_name(names[0].text)):
            return None  # "die Ermordung", "ein solches Treffen"
        printed = self.text[names[0].start : names[-1].end]
        surname = bare_name(names[-1].lower)
        if len(surname) > 2 and not self.document.index.name_kind(surname):
            entity = person_id(self.document.article_id, surname)
            self.document.persons.setdefault(surname, replace(party, entity=entity, text=printed))
            return replace(party, entity=entity)
        return None


def bare_name(lower: str) -> str:
    """A lower-cased name without the genitive -s: within an article it stands for its bearer."""
    return lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower
