"""Codes the events of a sentence: frames matched on predicates and action nouns, parties put into their roles.

One act is one record a sentence: a noun that a predicate's frame already used, or that repeats an act of the
same type between the same parties, gives no second one (codebook, rule 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from multivektor.analyse.attribution import attribution_of
from multivektor.analyse.frames import Condition, Frame, Frames
from multivektor.analyse.resolve import SentenceResolver
from multivektor.analyse.status import Standing, StatusWords, governor_effect, standing_of
from multivektor.analyse.syntax.clauses import Clause, Phrase, Syntax
from multivektor.analyse.syntax.german_words import noun_forms
from multivektor.ontology import event_type
from multivektor.reading import Informant, Party

#: Joint or friendly acts that become AGREE when a side announces them (codebook, rule 4).
_PLANNED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: Functions that only verbs have.
_OF_VERBS = frozenset({"subject", "object", "dative", "complement", "any"})
_BUILT_IN = frozenset({"@coded", "@person", "@body", "@place", "@clause", "@infinitive", "@several", "@none"})
#: "den": accusative singular or dative plural; with no other object in the clause it may be either.
_DEN = frozenset({"acc.sg.m", "dat.pl"})
#: Acts of citizens and bodies of one state towards each other, in an article on its own affairs.
_AMONG_OWN = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})
#: Acts that are done to somebody: without a counterpart three of four were wrong on the development articles.
_DIRECTED = frozenset({"ASSAULT", "REJECT", "THREATEN", "REQUEST"})
#: Acts between two sides: nobody is his own counterpart.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: Acts that only a person or body can do: the subject is one even where no list knows it.
_AGENTIVE = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SUPPORT"})
#: Acts that a state does to its own citizens where the text names no others.
_AT_HOME = frozenset({"COERCE", "SANCTION", "RETREAT", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Act:
    """An event before it has date and ids: token positions instead of offsets."""

    event_type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    status_tokens: tuple[int, ...]
    attribution: tuple[Informant, ...]
    trigger: tuple[int, ...]
    clause: int
    nominal: bool
    rule: str
    reasons: tuple[str, ...]


@dataclass(slots=True)
class EventCoder:
    """Codes one sentence; made anew for each."""

    syntax: Syntax
    resolver: SentenceResolver
    frames: Frames
    words: StatusWords
    _used: set[int] = field(default_factory=set)
    _dropped: set[int] = field(default_factory=set)
    _matched: dict[int, Frame] = field(default_factory=dict)

    def acts(self) -> list[Act]:
        """All acts of the sentence, in the order of their triggers."""
        matches = [match for number in range(len(self.syntax.clauses)) if (match := self._match(number)) is not None]
        for number, frame, changes, used in matches:
            self._matched[number] = frame
            self._used.update(used)
            complement = changes.get("complement", frame.complement)
            if complement == "drop":
                self._drop_topics(number)
        found = [act for number, frame, changes, used in matches for act in self._verbal(number, frame, changes, used)]
        found += list(self._nominal())
        for act in found:
            if act.event_type == "ASSAULT" and act.status != "negated":
                for actor in act.actors:
                    known = self.resolver.document.attacks.setdefault(actor.code, {})
                    known.update({p.code: p for p in act.recipients if p.code != actor.code})
        return _one_record_an_act(found)

    # -- verbs ------------------------------------------------------------------------------------------

    def _match(self, number: int) -> tuple[int, Frame, Mapping[str, Any], tuple[int, ...]] | None:
        clause = self.syntax.clauses[number]
        if clause.predicate is None:
            return None
        for entry in self.frames.verbs.get(clause.predicate.lemma, ()):
            used = self._required(clause, entry.words)
            if used is None or (entry.reflexive and not self._has_reflexive(clause)):
                continue
            if not self._holds(number, entry.frame.where) or (
                entry.frame.unless and self._any_holds(number, entry.frame.unless)
            ):
                continue
            changes = self._variant(number, entry.frame)
            if changes.get("skip"):
                return None
            return number, entry.frame, changes, (*used, *self._heads(number, entry.frame.where))
        return None

    def _heads(self, number: int, condition: Condition) -> Iterator[int]:
        """Heads of the phrases that a frame demands by their noun: they carry the act and give no second one."""
        for function, wanted in condition.items():
            nouns = [name for name in wanted if name not in _BUILT_IN]
            for index in self._phrases(number, function) if nouns else ():
                if self._phrase_holds(index, nouns):
                    yield self.syntax.phrases[index].head

    def _variant(self, number: int, frame: Frame) -> Mapping[str, Any]:
        for variant in frame.variants:
            if self._holds(number, variant.where) and not (variant.unless and self._any_holds(number, variant.unless)):
                return variant.changes
        return {}

    def _required(self, clause: Clause, words: Sequence[str]) -> tuple[int, ...] | None:
        """Positions of the words that must stand in the clause, None if one is missing."""
        positions: list[int] = []
        for word in words:
            forms = noun_forms(word) if word[0].isupper() else frozenset({word.lower()})
            position = next(
                (
                    i
                    for i in clause.tokens
                    if self.syntax.tokens[i].lower in forms or self._contracted(self.syntax.tokens[i].lower) == word
                ),
                -1,
            )
            if position < 0 and word[0].isupper() and len(word) > 3:
                position = next(
                    (
                        i
                        for i in clause.tokens
                        if self.syntax.tokens[i].tag == "noun"
                        and self.frames.holds(self.syntax.tokens[i].lower, (word,))
                    ),
                    -1,
                )
            if position < 0:
                return None
            positions.append(position)
        return tuple(positions)

    def _contracted(self, lower: str) -> str:
        return self.words.contractions.get(lower, lower)

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
            wanted = frame.control if frame else "subject"
            return self._phrases(clause.parent, wanted) if clause.parent != number else []
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
        return False

    def _is_kind(self, index: int, name: str) -> bool:
        party = self.resolver.party(index)
        if name == "@coded":
            return party is not None or self.resolver.related(index) is not None
        phrase = self.syntax.phrases[index]
        head = self.syntax.tokens[phrase.head]
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
            )
        return bool(kinds & {"place", "state", "organisation"}) or (noun is not None and noun.kind == "body")

    def _verbal(self, number: int, frame: Frame, changes: Mapping[str, Any], used: tuple[int, ...]) -> Iterator[Act]:
        clause = self.syntax.clauses[number]
        assert clause.predicate is not None
        standing = standing_of(self.syntax, number, self.words)
        kind = changes.get("type", frame.event_type)
        if self._is_dropped(number) or standing.status == "drop":
            return
        actor_functions = _functions(changes, "actor", frame.actor)
        recipient_functions = _functions(changes, "recipient", frame.recipient)
        symmetric = bool(changes.get("symmetric", frame.symmetric))
        if symmetric:
            actors = self._collect(number, actor_functions, loose=False)
            recipients: list[Party] = []
            sides = sum(len(self._phrases(number, function)) for function in actor_functions)
            if (
                kind == "CONSULT"
                and len(actors) < 2
                and sides > 1
                and not set(self.words.functions["occasion"]) & set(actor_functions)
            ):
                return  # with somebody who has no code, or among one's own: no act between entities
        else:
            actors = self._first(number, actor_functions, loose=False)
            others = {p.code for p in actors} if kind in _BETWEEN else set()
            recipients = self._first(number, recipient_functions, loose=True, but=others)
        reasons = [f"actor: {p.reason}" for p in actors] + [f"recipient: {p.reason}" for p in recipients]
        if not actors and frame.implicit and not self._phrases(number, "subject"):
            actors = self._authorities(number)
            reasons += [f"actor: {p.reason}" for p in actors]
        if actors and not symmetric:
            actors += [p for p in self._companions(number) if p.code not in {a.code for a in actors}]
        if not actors and not symmetric:
            actors = self._author(number) or self._occasion(number, kind)
            reasons += [f"actor: {p.reason}" for p in actors]
        if not actors and kind in _AGENTIVE and not symmetric:
            actors = self._domestic_subject(number)
            reasons += [f"actor: {p.reason}" for p in actors]
        if standing.status == "negated" and set(standing.tokens) & set(used):
            standing = Standing(reported=standing.reported)  # "nicht anerkennen": the refusal itself
        if not symmetric and not recipients:
            recipients = self._unplaced(number, kind, recipient_functions, actors, frame)
        if kind == "ASSAULT" and actors and not recipients and not symmetric:
            known = self.resolver.document.attacks.get(actors[0].code, {})
            recipients = (
                [replace(p, reason="the target named before") for p in known.values()] if len(known) == 1 else []
            )
        attribution = attribution_of(self.syntax, number, self.resolver, self.words)
        trigger = tuple(sorted({*clause.predicate.tokens, *used}))
        yield from self._made(
            kind,
            changes.get("mode", frame.mode if kind == frame.event_type else None),
            actors,
            recipients,
            standing,
            attribution,
            trigger,
            number,
            frame,
            reasons,
            nominal=False,
        )

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

    def _authorities(self, number: int) -> list[Party]:
        """The state that the article is about, for acts that only authorities can do."""
        clause = self.syntax.clauses[number]
        numbers = [n for n in (number, clause.shares) if n >= 0]
        located = [
            i
            for n in numbers
            for f in self.words.functions["whereabouts"]
            for i in self._phrases(n, f)
            if self._is_kind(i, "@place")
        ]
        places = [party.code for party in map(self.resolver.party, located) if party]
        named = {n.code for n in self.resolver.named if n.code and n.name.kind != "organisation"}
        code = places[0] if places else next(iter(named)) if len(named) == 1 else self.resolver.document.about
        if not code or clause.predicate is None:
            return []
        token = self.syntax.tokens[clause.predicate.tokens[0]]
        return [Party(code, code, "GOV", token.start, token.end, token.text, "only the authorities can do it")]

    def _companions(self, number: int) -> list[Party]:
        """ "zusammen mit Kirgisistan": those who act with the subject."""
        found: list[Party] = []
        for index in self._phrases(number, self.words.together["preposition"]):
            before = self.syntax.phrases[index].start - 1
            if before >= 0 and self.syntax.tokens[before].lower in self.words.together["words"]:
                found += self.resolver.all_parties(index)
        return found

    def _author(self, number: int) -> list[Party]:
        """ "Putin unterzeichnete ein Gesetz, das … verbietet": who made the text acts by it."""
        clause = self.syntax.clauses[number]
        if clause.kind != "relative" or clause.antecedent < 0 or clause.parent < 0:
            return []
        head = self.syntax.tokens[clause.antecedent].lower
        subjects = self._phrases(number, "subject")
        if not subjects or not self.frames.holds(head, ("@instruments",)):
            return []
        return self._first(clause.parent, ("subject",), loose=False)

    def _occasion(self, number: int, kind: str) -> list[Party]:
        """ "Bei der Offensive der NATO wurden … getötet": who carries out the act that a noun of the clause names."""
        if kind != "ASSAULT":
            return []
        for index in self.syntax.clauses[number].phrases:
            phrase = self.syntax.phrases[index]
            frames = self.frames.noun(self.syntax.tokens[phrase.head].lower) if phrase.preposition else ()
            for frame in frames:
                if frame.event_type == kind and not frame.symmetric:
                    found = next((p for f in frame.noun_actor if (p := self._noun_parties(index, f))), [])
                    if found:
                        return found
        return []

    def _domestic_subject(self, number: int) -> list[Party]:
        """Who demands, accuses or protests in an article on one state's affairs, unless he is placed elsewhere."""
        document = self.resolver.document
        if not document.domestic:
            return []
        for index in self._phrases(number, "subject"):
            phrase = self.syntax.phrases[index]
            token = self.syntax.tokens[phrase.head]
            named = any(n.start < phrase.end and n.end > phrase.start for n in self.resolver.named)
            placed = any(t.lower.startswith(document.regions) for t in self.syntax.tokens[phrase.start : phrase.head])
            if token.tag in ("wh", "art"):
                continue
            if (
                not named
                and not placed
                and not phrase.negated
                and token.lower not in self.words.functions["impersonal"]
            ):
                return [
                    Party(
                        document.about,
                        document.about,
                        "CVL",
                        token.start,
                        token.end,
                        token.text,
                        "somebody in an article about " + document.about,
                    )
                ]
        return []

    def _unplaced(
        self, number: int, kind: str, functions: Sequence[str], actors: list[Party], frame: Frame
    ) -> list[Party]:
        """Recipients that no name places: own citizens, the article's state, a partner in the plan."""
        document = self.resolver.document
        if not actors:
            return []
        if kind in ("AGREE", "REJECT", "THREATEN"):
            plans = [
                n
                for n, c in enumerate(self.syntax.clauses)
                if c.parent == number and c.kind in ("infinitive", "subordinate")
            ]
            return next(
                (
                    found
                    for n in plans
                    if (found := self._first(n, self.words.functions["partners"], loose=kind != "AGREE"))
                ),
                [],
            )
        phrases = [index for function in functions for index in self._phrases(number, function)]
        if not phrases or not document.about:
            return []
        token = self.syntax.tokens[self.syntax.phrases[phrases[0]].head]
        about = Party(
            document.about,
            document.about,
            "CVL",
            token.start,
            token.end,
            token.text,
            "of the state that the article is about",
        )
        if (
            kind in _AT_HOME
            and (frame.implicit or actors[0].code == document.about)
            and any(self._phrase_holds(p, ("@person",)) or self._is_personal(p) for p in phrases)
        ):
            return [replace(about, entity=actors[0].code, code=actors[0].code, reason="a citizen of the acting state")]
        if kind in _AMONG_OWN and document.domestic and {p.code for p in actors} == {document.about}:
            return [about]
        if kind in ("ACCUSE", "REQUEST") and document.about != actors[0].code:
            return [about]
        return []

    def _is_personal(self, index: int) -> bool:
        phrase = self.syntax.phrases[index]
        return self.syntax.tokens[phrase.head].tag in ("pron", "wh", "det") or self.frames.holds(
            self.syntax.tokens[phrase.head].lower, ("@people",)
        )

    # -- nouns ------------------------------------------------------------------------------------------

    def _nominal(self) -> Iterator[Act]:
        for index, phrase in enumerate(self.syntax.phrases):
            head = self.syntax.tokens[phrase.head]
            if head.tag != "noun" or phrase.head in self._used or index in self._dropped:
                continue
            for frame in self.frames.noun(head.lower):
                act = self._noun_act(index, phrase, frame)
                if act is not None:
                    yield act
                    break

    def _noun_holds(self, index: int, condition: Condition, *, default: bool) -> Iterator[bool]:
        """Whether each condition holds of the phrases that hang on a noun; functions of verbs count as `default`."""
        for function, wanted in condition.items():
            if function in _OF_VERBS:
                yield default
                continue
            members = self._hanging(index, function)
            yield ("@none" in wanted and not members) or any(self._phrase_holds(member, wanted) for member in members)

    def _noun_variant(self, index: int, frame: Frame) -> Mapping[str, Any] | None:
        """What the conditions of a frame say of a noun: its variant's changes, None if it carries no act."""
        if not all(self._noun_holds(index, frame.where, default=True)):
            return None
        if frame.unless and any(self._noun_holds(index, frame.unless, default=False)):
            return None
        for variant in frame.variants:
            verbal = _OF_VERBS & (set(variant.where) | set(variant.unless))
            if verbal or not all(self._noun_holds(index, variant.where, default=True)):
                continue
            if not any(self._noun_holds(index, variant.unless, default=False)):
                return None if variant.changes.get("skip") else variant.changes
        return {}

    def _noun_act(self, index: int, phrase: Phrase, frame: Frame) -> Act | None:
        changes = self._noun_variant(index, frame)
        if changes is None:
            return None
        kind, mode = changes.get("type", frame.event_type), changes.get("mode", frame.mode)
        if frame.symmetric:
            actors = [p for function in frame.noun_actor for p in self._noun_parties(index, function)]
            recipients: list[Party] = []
            if (
                frame.event_type == "CONSULT"
                and len({p.code for p in actors}) == 1
                and any(self._noun_parties(index, f) for f in self.words.functions["companion"])
            ):
                actors += self._subject_of(phrase)  # "bei einem Treffen mit Y sagte X"
            if len({p.code for p in actors}) < 2 and not any(
                self._noun_parties(index, f)
                for f in frame.noun_actor
                if f not in (*self.words.functions["sides"], "compound")
            ):
                return None  # "Verhandlungen mit der Türkei": the side that the article takes for granted is missing
        else:
            given = next((f for f in frame.noun_actor if self._noun_parties(index, f)), "")
            actors = self._noun_parties(index, given) if given else []
            towards = [f for f in frame.noun_recipient if f != given]
            recipients = next((found for f in towards if (found := self._noun_parties(index, f, loose=True))), [])
        if frame.event_type == "ASSAULT" and not frame.symmetric:
            actors, recipients = self._known_sides(index, frame, actors, recipients)
        if not actors:
            return None
        standing = self._noun_standing(phrase)
        if standing.status == "drop" or self._is_dropped(phrase.clause):
            return None
        attribution = attribution_of(self.syntax, phrase.clause, self.resolver, self.words)
        reasons = [f"actor: {p.reason}" for p in actors] + [f"recipient: {p.reason}" for p in recipients]
        return next(
            self._made(
                kind,
                mode,
                actors,
                recipients,
                standing,
                attribution,
                (phrase.head,),
                phrase.clause,
                frame,
                reasons,
                nominal=True,
            ),
            None,
        )

    def _known_sides(
        self, index: int, frame: Frame, actors: list[Party], recipients: list[Party]
    ) -> tuple[list[Party], list[Party]]:
        """ "im Krieg gegen die Ukraine", "die russische Offensive": the side left out, if the article told it before.

        The aggressor must be named in the sentence (codebook, rule 6); the target need not.
        """
        attacks = self.resolver.document.attacks
        if actors and not recipients:
            known = attacks.get(actors[0].code, {})
            return actors, [replace(p, reason="the target named before") for p in known.values()] if len(
                known
            ) == 1 else []
        if not actors:
            towards = recipients or [p for f in frame.noun_recipient for p in self._noun_parties(index, f, loose=True)]
            here = {n.code: n for n in self.resolver.named}
            for aggressor, targets in sorted(attacks.items()):
                if aggressor in here and towards and towards[0].code in targets:
                    named = here[aggressor]
                    party = self._from_name(
                        named.name.entity,
                        aggressor,
                        named.name.sector,
                        named.start,
                        named.end,
                        "the aggressor named before",
                    )
                    return [party], towards
        return actors, recipients

    def _subject_of(self, phrase: Phrase) -> list[Party]:
        """The subject of the clause that a phrase stands in, if the phrase tells on what occasion it acts."""
        if not phrase.preposition:
            return []
        subjects = self._phrases(phrase.clause, "subject")
        return [party for index in subjects for party in self.resolver.all_parties(index)]

    def _noun_standing(self, phrase: Phrase) -> Standing:
        standing = Standing()
        if phrase.negated:
            standing.weigh("negated", phrase.start)
        clause = self.syntax.clauses[phrase.clause]
        whole = standing_of(self.syntax, phrase.clause, self.words)
        effect, token = governor_effect(self.syntax, clause, self.words)
        if effect == "hypothetical":
            standing.weigh(effect, token)
        if (
            clause.predicate is not None
            and phrase.function in ("subject", "object")
            and whole.status in ("hypothetical", "future")
        ):
            frame = self._matched.get(phrase.clause)
            if frame is None and self.words.verbs.get(clause.predicate.lemma) is None and phrase.function == "subject":
                standing.weigh(whole.status, *whole.tokens)
        if clause.predicate is not None and phrase.function == "object" and not phrase.definite:
            effect = self.words.verbs.get(clause.predicate.lemma, "")
            if effect in ("future", "hypothetical", "negated"):
                standing.weigh(effect, clause.predicate.tokens[0])
        return standing

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
            owner = self.resolver._owner(phrase)  # noqa: SLF001
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

    # -- both -------------------------------------------------------------------------------------------

    def _drop_topics(self, number: int) -> None:
        """What is demanded, refused or threatened is no act of its own: phrases and clauses under the predicate."""
        for index in self.syntax.clauses[number].phrases:
            phrase = self.syntax.phrases[index]
            if phrase.function != "subject":
                self._dropped.add(index)

    def _is_dropped(self, number: int) -> bool:
        seen: set[int] = set()
        while number >= 0 and number not in seen:
            seen.add(number)
            clause = self.syntax.clauses[number]
            parent = clause.parent
            if clause.kind in ("infinitive", "subordinate") and parent in self._matched:
                complement = self._matched[parent].complement
                if complement == "drop" and (
                    clause.kind == "infinitive" or clause.opener in self.words.functions["topics"]
                ):
                    return True
            number = parent if clause.kind in ("infinitive", "subordinate") else -1
        return False

    def _made(
        self,
        kind: str,
        mode: str | None,
        actors: list[Party],
        recipients: list[Party],
        standing: Standing,
        attribution: tuple[Informant, ...],
        trigger: tuple[int, ...],
        clause: int,
        frame: Frame,
        reasons: list[str],
        *,
        nominal: bool,
    ) -> Iterator[Act]:
        status, tokens = standing.status, standing.tokens
        actors = list({p.code: p for p in reversed(actors)}.values())[::-1]
        actor_codes = {p.code for p in actors}
        if kind in _BETWEEN:
            recipients = [p for p in recipients if p.code not in actor_codes]
        if status in ("future", "will"):
            if kind in _PLANNED:
                kind, mode, status = "AGREE", None, "asserted"
            elif status == "will":
                status = "future"
        if kind in _VERBAL and status == "future":
            status = "asserted" if kind == "AGREE" else status
        if kind in _DIRECTED and not recipients and not frame.symmetric:
            document = self.resolver.document
            if not (document.domestic and actors and actor_codes == {document.about}):
                return  # an act towards somebody that names nobody says nothing of a relation
            recipients = [replace(actors[0], reason="at home: the article is about the acting state")]
        expected = event_type(kind)
        if not actors or (expected.two_sided and not recipients and not (frame.symmetric and len(actors) > 1)):
            return
        if standing.reported and nominal is False and kind in ("CONSULT",) and not attribution:
            pass
        yield Act(
            kind,
            mode if mode in expected.modes else None,
            tuple(actors),
            tuple(recipients),
            status,
            tokens,
            attribution,
            trigger,
            clause,
            nominal,
            frame.id,
            tuple(reasons),
        )


def _functions(changes: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if key not in changes:
        return default
    value = changes[key]
    return tuple(value) if isinstance(value, list) else (str(value),)


def _one_record_an_act(acts: list[Act]) -> list[Act]:
    """Keeps one record for each type and pair of parties, the verbal or more specific one."""
    kept: dict[tuple[str, frozenset[str], frozenset[str]], Act] = {}
    ordered = sorted(acts, key=lambda act: (act.nominal, act.trigger))
    for act in ordered:
        actors = frozenset(p.code for p in act.actors)
        recipients = frozenset(p.code for p in act.recipients)
        same = next(
            (
                key
                for key in kept
                if key[0] == act.event_type
                and key[1] & actors
                and (not key[2] or not recipients or key[2] & recipients)
                and (act.nominal or kept[key].clause == act.clause)
            ),
            None,
        )
        if same is None and act.event_type == "CONSULT":  # a visit and the talks at it are one
            same = next((key for key in kept if key[0] == "CONSULT" and key[1] | key[2] == actors | recipients), None)
        if same is None:
            kept[act.event_type, actors, recipients] = act
        elif not same[2] and recipients:
            first = kept.pop(same)
            kept[act.event_type, actors, recipients] = replace(first, actors=act.actors, recipients=act.recipients)
    return sorted(kept.values(), key=lambda act: act.trigger)
