"""The arguments of a predicate or action noun: phrases by function, and whether they fulfil a frame's conditions.

Functions are those of the active clause: a passive's object is its grammatical subject, its subject the agent.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from multivektor.analyse.frames import Condition, Frame, Frames, VerbEntry, longest_tail
from multivektor.analyse.resolve import SentenceResolver
from multivektor.analyse.status import StatusWords
from multivektor.analyse.syntax.clauses import Clause, Syntax
from multivektor.reading import Party

#: "den": accusative singular or dative plural; with no other object in the clause it may be either.
_DEN = frozenset({"acc.sg.m", "dat.pl"})


@dataclass(slots=True)
class Arguments:
    """Looks up the arguments in one sentence."""

    syntax: Syntax
    resolver: SentenceResolver
    frames: Frames
    words: StatusWords
    _matched: dict[int, Frame] = field(default_factory=dict)
    _words_at: dict[int, dict[str, int]] = field(default_factory=dict)
    _partitive: frozenset[int] | None = None

    def _required(self, number: int, entry: VerbEntry) -> tuple[int, ...] | None:
        """Positions of the words that must stand in the clause, None if one is missing."""
        if not entry.words:
            return ()
        at = self._positions(number)
        positions = [at.get(word, -1) for word in entry.words]
        return None if -1 in positions else tuple(positions)

    def _positions(self, number: int) -> dict[str, int]:
        """Where the words that frames may demand stand first in a clause: small words as printed, nouns by lemma.

        A contraction ("im") also counts as its preposition, a compound as the noun that it ends in.
        """
        found = self._words_at.get(number)
        if found is None:
            found = self._words_at[number] = {}
            positions = self.syntax.clauses[number].tokens
            lowered = [(position, self.syntax.tokens[position].lower) for position in positions]
            for position, lower in lowered:
                for word in (lower, self.words.contractions.get(lower, lower), *self.frames.required.get(lower, ())):
                    found.setdefault(word, position)
            for position, lower in lowered:
                if self.syntax.tokens[position].tag == "noun":
                    for word in self.frames.required_ends(lower):
                        found.setdefault(word, position)
        return found

    def _has_reflexive(self, clause: Clause) -> bool:
        return any(self.syntax.tokens[i].tag == "refl" for i in clause.tokens) or (
            clause.shares >= 0
            and any(self.syntax.tokens[i].tag == "refl" for i in self.syntax.clauses[clause.shares].tokens)
        )

    def _phrases(self, number: int, function: str) -> list[int]:
        """Phrases of an active function: a passive's object is its grammatical subject, its subject the agent."""
        clause = self.syntax.clauses[number]
        passive = clause.predicate is not None and clause.predicate.voice in ("passive", "state")
        agent = self.words.functions["agent"]
        wanted: tuple[str, ...] = (function,)
        if passive and function == "subject":
            wanted = agent
        elif passive and function == "object":
            wanted = ("subject",)
        elif passive and function in agent:
            wanted = ()
        found = []
        for index in clause.phrases:
            phrase = self.syntax.phrases[index]
            name = phrase.preposition or phrase.function
            if phrase.joined >= 0 or phrase.function in ("genitive", "apposition"):
                continue
            if (
                wanted == agent
                and phrase.governor >= 0
                and self.syntax.phrases[phrase.governor].preposition in self.words.functions["leadership"]
            ):
                continue  # "unter der Führung von …": no agent
            if name == function and self._is_source(index):
                continue  # "nach Erkenntnissen des Geheimdienstes": no direction
            if wanted == agent and phrase.governor >= 0 and self._is_source(phrase.governor):
                continue  # "nach Angaben von Interpol"
            if wanted == agent and self._is_attributive(index):
                continue  # "der durch die EU ausgelöste Aufwand"
            if wanted == agent and self._is_whereabouts(index):
                continue  # "südöstlich von Lyon"
            if function == "any" or name in wanted:
                found.append(index)
        if (
            wanted == agent and len(found) > 1
        ):  # "die Annexion durch X wird von Y …": what hangs on no noun is the agent
            found = [i for i in found if self.syntax.phrases[i].governor < 0] or found[-1:]
        if (
            not found
            and function == "dative"
            and len([1 for i in clause.phrases if self.syntax.phrases[i].function == "object"]) == 1
        ):
            found = [
                i
                for i in clause.phrases
                if self.syntax.phrases[i].function == "object"
                and (passive or not self.syntax.phrases[i].cases or self.syntax.phrases[i].cases == _DEN)
            ]
        if not found and function == "dative":  # "wirft die OSZE der Kommission vor": looks like a genitive
            mine = set(clause.phrases)
            found = [
                i
                for i in clause.phrases
                if self.syntax.phrases[i].function == "genitive"
                and self.syntax.phrases[i].governor in mine
                and any(c.startswith("dat") for c in self.syntax.phrases[i].cases)
                and self.syntax.phrases[self.syntax.phrases[i].governor].function == "subject"
            ]
        if not found and (function == "subject" and not passive or function == "object" and passive):
            found = self._understood(number)
        return found

    def _is_source(self, index: int) -> bool:
        phrase = self.syntax.phrases[index]
        return phrase.preposition in self.words.attribution["noun_prepositions"] and bool(
            longest_tail(self.syntax.tokens[phrase.head].lower, self.words.source_nouns)
        )

    def _is_attributive(self, index: int) -> bool:
        """Whether a phrase stands inside the participial attribute of the noun that it hangs on."""
        phrase = self.syntax.phrases[index]
        owner = self.syntax.phrases[phrase.governor] if phrase.governor >= 0 else None
        return owner is not None and owner.start <= phrase.start < owner.head

    def _is_whereabouts(self, index: int) -> bool:
        start = self.syntax.phrases[index].start
        return start > 0 and self.syntax.tokens[start - 1].lower.endswith(self.words.functions["directions"])

    def _understood(self, number: int) -> list[int]:
        """The subject that an infinitive or a conjunct leaves out."""
        clause = self.syntax.clauses[number]
        if clause.shares >= 0:
            shared = [
                i for i in self.syntax.clauses[clause.shares].phrases if self.syntax.phrases[i].function == "subject"
            ]
            return shared or (self._understood(clause.shares) if self.syntax.clauses[clause.shares].shares >= 0 else [])
        if clause.kind == "infinitive" and clause.parent >= 0:
            frame = self._matched.get(clause.parent)
            if clause.parent == number:
                return []
            wanted = frame.control if frame else ("subject",)
            return next((found for f in wanted if (found := self._phrases(clause.parent, f))), [])
        return []

    def _holds(self, number: int, condition: Condition) -> bool:
        return all(self._function_holds(number, function, wanted) for function, wanted in condition.items())

    def _any_holds(self, number: int, condition: Condition) -> bool:
        return any(self._function_holds(number, function, wanted) for function, wanted in condition.items())

    def _function_holds(self, number: int, function: str, wanted: Sequence[str]) -> bool:
        if function == "complement":
            kinds = {c.kind for c in self.syntax.clauses if c.parent == number}
            if "@none" in wanted and not kinds & {"subordinate", "interrogative", "main", "infinitive"}:
                return True
            return ("@clause" in wanted and bool(kinds & {"subordinate", "interrogative", "main"})) or (
                "@infinitive" in wanted and "infinitive" in kinds
            )
        phrases = self._phrases(number, function)
        members = [
            m
            for index in phrases
            for m in (index, *(n for n, p in enumerate(self.syntax.phrases) if p.joined == index))
        ]
        if "@none" in wanted and not phrases:
            return True
        if "@several" in wanted and any(len(self.resolver.all_parties(index)) > 1 for index in phrases):
            return True
        return any(self._phrase_holds(index, wanted) for index in members)

    def _phrase_holds(self, index: int, wanted: Sequence[str]) -> bool:
        """Whether a phrase's noun, or what it is a part of ("Teile Georgiens"), is of a kind or on a list."""
        phrase = self.syntax.phrases[index]
        head = self.syntax.tokens[phrase.head]
        antecedent = self.syntax.clauses[phrase.clause].antecedent
        if head.tag in ("wh", "art") and antecedent >= 0:
            head = self.syntax.tokens[antecedent]  # a relative pronoun is what it goes back to
        for name in wanted:
            if name in ("@coded", "@person", "@body", "@place"):
                if self._is_kind(index, name):
                    return True
            elif head.tag == "noun" and self.frames.holds(head.lower, (name,)):
                return True
        return phrase.head in self._parts() and any(
            self._phrase_holds(part, wanted)
            for function in self.words.functions["part_of"]
            for part in self._hanging(index, function)
        )

    def _parts(self) -> frozenset[int]:
        """Heads of the sentence's phrases that only tell how much of something: "ein Teil", "Hunderte"."""
        if self._partitive is None:
            tokens = self.syntax.tokens
            heads = (phrase.head for phrase in self.syntax.phrases if tokens[phrase.head].tag == "noun")
            self._partitive = frozenset(h for h in heads if self.frames.holds(tokens[h].lower, ("@partitive",)))
        return self._partitive

    def _is_kind(self, index: int, name: str) -> bool:
        party = self.resolver.party(index)
        if name == "@coded":
            return party is not None or self.resolver.related(index) is not None
        phrase = self.syntax.phrases[index]
        head = self.syntax.tokens[phrase.head]
        antecedent = self.syntax.clauses[phrase.clause].antecedent
        if head.tag in ("wh", "art") and antecedent >= 0:
            owner = self.resolver.phrase_at(antecedent)
            if owner >= 0 and owner != index:
                return self._is_kind(owner, name)  # a relative pronoun is what it goes back to
        noun = self.resolver.document.actors.find(head.lower)
        kinds = {n.name.kind for n in self.resolver.named if n.start < phrase.end and n.end > phrase.head}
        if name == "@place":
            return bool(kinds & {"place", "state"})
        if name == "@person":
            return (
                "person" in kinds
                or "inhabitant" in kinds
                or (noun is not None and noun.kind in ("person", "group"))
                or head.tag == "pron"
                or self.resolver.ends_in_name(phrase)
            )
        return bool(kinds & {"place", "state", "organisation"}) or (noun is not None and noun.kind == "body")

    def somebody(self) -> frozenset[int]:
        """The phrases that mean a person or body, coded or not."""
        numbers = range(len(self.syntax.phrases))
        return frozenset(n for n in numbers if self.resolver.party(n) is not None or self._is_kind(n, "@person"))

    def _collect(self, number: int, functions: Sequence[str], *, loose: bool) -> list[Party]:
        found: dict[str, Party] = {}
        for function in functions:
            for index in self._phrases(number, function):
                for party in self.resolver.all_parties(index, loose=loose):
                    found.setdefault(party.code, party)
        return list(found.values())

    def _first(
        self, number: int, functions: Sequence[str], *, loose: bool, but: AbstractSet[str] = frozenset()
    ) -> list[Party]:
        for function in functions:
            found = [party for party in self._collect(number, (function,), loose=loose) if party.code not in but]
            if found:
                return found
        return []

    def _noun_parties(self, index: int, function: str, *, loose: bool = False) -> list[Party]:
        phrase = self.syntax.phrases[index]
        if function == "adjective":
            named = [
                n
                for n in self.resolver.named
                if n.start >= phrase.start and n.end <= phrase.head and n.name.kind == "adjective" and n.code
            ]
            return [self._from_name(n.name.entity, n.code, n.name.sector, n.start, n.end, "adjective") for n in named]
        if function == "compound":
            found = self.resolver.document.index.compound(self.syntax.tokens[phrase.head].text)
            if found is None:
                return []
            name = found[0]
            return (
                [
                    self._from_name(
                        name.entity, name.code, name.sector, phrase.head, phrase.head + 1, "first part of the compound"
                    )
                ]
                if name.code
                else []
            )
        if function == "possessive":
            if not phrase.possessive:
                return []
            owner = self.resolver.owner(phrase)
            return [owner] if owner else []
        wanted = self._hanging(index, function)
        return [party for other in wanted for party in self.resolver.all_parties(other, loose=loose)]

    def _hanging(self, index: int, function: str) -> list[int]:
        """The phrases that hang on a noun in a function; for mutual acts also the partner further on in its clause."""
        phrase = self.syntax.phrases[index]
        sides, destination = self.words.functions["sides"], self.words.functions["destination"]
        if function in sides or (function in destination and phrase.function == "subject"):
            loose_end = [
                o
                for o, c in enumerate(self.syntax.phrases)
                if c.preposition == function
                and c.clause == phrase.clause
                and c.start > phrase.start
                and c.governor < 0
                and c.joined < 0
            ]
        else:
            loose_end = []
        return loose_end + [
            other
            for other, candidate in enumerate(self.syntax.phrases)
            if candidate.joined < 0
            and (
                (
                    candidate.governor == index
                    and (candidate.function if not candidate.preposition else candidate.preposition) == function
                )
                or (candidate.preposition == function and self._chained(other, index))
            )
        ]

    def _chained(self, other: int, index: int) -> bool:
        """Whether a phrase hangs on the noun through phrases right behind it ("Besuch Tokajews in Ankara")."""
        seen = 0
        while other >= 0 and seen < 6:
            other = self.syntax.phrases[other].governor
            if other == index:
                return True
            seen += 1
        return False

    def _from_name(self, entity: str, code: str, sector: str, start: int, end: int, reason: str) -> Party:
        first, last = self.syntax.tokens[start], self.syntax.tokens[end - 1]
        return Party(entity, code, sector, first.start, last.end, self.resolver.text[first.start : last.end], reason)

    def _is_personal(self, index: int) -> bool:
        phrase = self.syntax.phrases[index]
        return self.syntax.tokens[phrase.head].tag in ("pron", "wh", "det") or self.frames.holds(
            self.syntax.tokens[phrase.head].lower, ("@people",)
        )
