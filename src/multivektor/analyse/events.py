"""Codes the events of a sentence: frames matched on predicates and action nouns, parties put into their roles.

One act is one record a sentence: a noun that a predicate's frame already used, or that repeats an act of the
same type between the same parties, gives no second one (codebook, rule 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from multivektor.analyse.attribution import attribution_of
from multivektor.analyse.frames import Condition, Frame
from multivektor.analyse.sides import Sides
from multivektor.analyse.status import Standing, governor_effect, predicative, standing_of
from multivektor.analyse.syntax.clauses import Clause, Phrase
from multivektor.ontology import event_type
from multivektor.reading import Informant, Party

#: Joint or friendly acts that become AGREE when a side announces them (codebook, rule 4).
PLANNED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: Functions that only verbs have.
_OF_VERBS = frozenset({"subject", "object", "dative", "complement", "any"})
_BUILT_IN = frozenset({"@coded", "@person", "@body", "@place", "@clause", "@infinitive", "@several", "@none"})
#: Acts towards somebody, at home if the text names nobody and the article is about the acting state.
_DIRECTED = frozenset({"ASSAULT", "REJECT", "REQUEST"})
#: Of these, the ones that say nothing without a counterpart: most were wrong on the development articles.
_NEEDS_OTHER = frozenset({"ASSAULT", "REJECT"})
#: Acts between two sides: nobody is his own counterpart.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: Acts whose noun tells them where their verb has no agent.
_BY_NOUN = frozenset({"AGREE", "CONCEDE"})
#: Acts that only a person or body can do: the subject is one even where no list knows it.
_AGENTIVE = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SUPPORT"})


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
class EventCoder(Sides):
    """Codes one sentence; made anew for each."""

    _used: set[int] = field(default_factory=set)
    _dropped: set[int] = field(default_factory=set)

    def acts(self) -> list[Act]:
        """All acts of the sentence, in the order of their triggers."""
        matches = [match for number in range(len(self.syntax.clauses)) if (match := self._match(number)) is not None]
        for number, frame, changes, _used in matches:
            self._matched[number] = frame
            complement = changes.get("complement", frame.complement)
            if complement == "drop":
                self._drop_topics(number)
        found: list[Act] = []
        for number, frame, changes, used in matches:
            acts = list(self._verbal(number, frame, changes, used))
            found += acts
            if acts or frame.complement == "drop" and frame.event_type not in _BY_NOUN:
                self._used.update(used)
            else:  # the noun may yet carry the act: "Ein Besuch Putins ist geplant"
                self._dropped.difference_update(self.syntax.clauses[number].phrases)
        found += list(self._nominal())
        for act in found:
            if act.event_type == "ASSAULT" and act.status != "negated":
                for actor in act.actors:
                    known = self.resolver.document.attacks.setdefault(actor.code, {})
                    known.update({p.code: p for p in act.recipients if p.code != actor.code})
        return _one_record_an_act(found)

    def _match(self, number: int) -> tuple[int, Frame, Mapping[str, Any], tuple[int, ...]] | None:
        clause = self.syntax.clauses[number]
        if clause.predicate is None:
            return None
        for entry in self.frames.verbs.get(clause.predicate.lemma, ()):
            used = self._required(number, entry)
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

    def considered(self, number: int) -> Iterator[tuple[str, str]]:
        """The frames of a clause's verb up to the one that holds, each with the condition that it fails, if any."""
        clause = self.syntax.clauses[number]
        if clause.predicate is None:
            return
        for entry in self.frames.verbs.get(clause.predicate.lemma, ()):
            if self._required(number, entry) is None:
                continue
            failed = "needs a reflexive" if entry.reflexive and not self._has_reflexive(clause) else ""
            failed = failed or self._failing(number, entry.frame)
            skips = not failed and bool(self._variant(number, entry.frame).get("skip"))
            yield entry.frame.id, "holds, but a variant bars the act" if skips else failed
            if not failed:
                return

    def _failing(self, number: int, frame: Frame) -> str:
        """The first condition of a frame that a clause fails, in words."""
        for function, wanted in frame.where.items():
            if not self._function_holds(number, function, wanted):
                return f"needs as {function}: {_some(wanted)}"
        for function, wanted in frame.unless.items():
            if self._function_holds(number, function, wanted):
                return f"not with as {function}: {_some(wanted)}"
        return ""

    def considered_for(self, act: Act) -> Iterator[tuple[str, str]]:
        """The frames of the noun that carries an act up to the act's own, as `considered`; none if a verb does."""
        if not act.nominal:
            return
        index = self.resolver.phrase_at(act.trigger[0])
        for frame in self.frames.noun(self.syntax.tokens[act.trigger[0]].lower):
            if frame.id == act.rule:
                yield frame.id, ""
                return
            yield frame.id, self._failing_noun(index, frame)

    def retyped(self, act: Act, became: str) -> str:
        """Why an act became an event of another type than its frame's, in words; "" if it did not."""
        clause, token = self.syntax.clauses[act.clause], self.syntax.tokens[act.trigger[0]]
        verbal = self.frames.verbs.get(clause.predicate.lemma, ()) if clause.predicate else ()
        frames = self.frames.noun(token.lower) if act.nominal else [entry.frame for entry in verbal]
        kind = next((frame.event_type for frame in frames if frame.id == act.rule), became)
        if kind == became:
            return ""
        is_plan = kind in PLANNED and became == "AGREE"
        return f"{kind} that is announced" if is_plan else f"{kind} in a variant of the frame"

    def _failing_noun(self, index: int, frame: Frame) -> str:
        """Why a frame gave no act for a noun, in words."""
        for function, wanted in frame.where.items():
            if not all(self._noun_holds(index, {function: wanted}, default=True)):
                return f"needs as {function}: {_some(wanted)}"
        for function, wanted in frame.unless.items():
            if any(self._noun_holds(index, {function: wanted}, default=False)):
                return f"not with as {function}: {_some(wanted)}"
        return "no act: a side is missing, or a variant bars it"

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
            if kind in PLANNED and standing.status in ("future", "will"):  # "X will sich mit Y treffen": X offers it
                planning = self._collect(number, ("subject",), loose=False)
                if planning:
                    recipients = [p for p in actors if p.code not in {a.code for a in planning}]
                    actors = planning
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
        if not actors and not symmetric:
            actors = self._domestic_subject(number) if kind in _AGENTIVE else self._home_act(number, kind)
            reasons += [f"actor: {p.reason}" for p in actors]
        if kind == "REQUEST" and clause.predicate.modals == ("mögen",):
            standing = Standing(reported=standing.reported)  # "möchten Sie auffordern": said politely, and done
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

    def _nominal(self) -> Iterator[Act]:
        for index, phrase in enumerate(self.syntax.phrases):
            head = self.syntax.tokens[phrase.head]
            if head.tag != "noun":
                continue
            refused = self._refused(phrase)
            if not refused and (phrase.head in self._used or index in self._dropped):
                continue
            for frame in self.frames.noun(head.lower):
                if refused and frame.event_type != "REQUEST":
                    continue
                act = self._noun_act(index, phrase, frame)
                if act is not None:
                    yield act
                    break

    def _refused(self, phrase: Phrase) -> bool:
        """ "wies die Forderung Moskaus zurück": what is refused was demanded."""
        frame = self._matched.get(phrase.clause)
        return frame is not None and frame.event_type == "REJECT" and phrase.function in ("object", "subject")

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
            actors = actors or self._carrier(phrase)
        if frame.event_type == "ASSAULT" and not frame.symmetric:
            actors, recipients = self._known_sides(index, frame, actors, recipients)
        if not actors:
            return None
        if not recipients and self._refused(phrase):  # "die Forderung Moskaus lehnte Kiew ab"
            refusing = self._first(phrase.clause, self._matched[phrase.clause].actor, loose=False)
            recipients = [p for p in refusing if p.code not in {a.code for a in actors}]
        standing = self._noun_standing(phrase)
        if standing.status == "drop" or self._is_dropped(phrase.clause):
            return None
        failed = self._failed(phrase) if kind == "CONSULT" and phrase.function in ("subject", "object") else ()
        if failed:
            kind, mode, standing = "AGREE", None, Standing("negated", failed)
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

    def _noun_standing(self, phrase: Phrase) -> Standing:
        """How the act stands that a noun names: by its attributes, and by what its clause says of it."""
        standing = Standing()
        if phrase.negated:
            standing.weigh("negated", phrase.start)
        for position in range(phrase.start, phrase.head):
            effect = self.words.adjectives.get(self.syntax.tokens[position].lower, "")
            if effect:
                standing.weigh(effect, position)
        clause = self.syntax.clauses[phrase.clause]
        effect, token = governor_effect(self.syntax, clause, self.words)
        if effect == "hypothetical":
            standing.weigh(effect, token)
        if clause.predicate is None:
            return standing
        effect, token = self._said_of(phrase)
        if effect:
            standing.weigh(effect, token)
        whole = standing_of(self.syntax, phrase.clause, self.words)
        if phrase.function == "subject" and whole.status in ("hypothetical", "future"):
            frame = self._matched.get(phrase.clause)
            if frame is None and self.words.verbs.get(clause.predicate.lemma) is None:
                standing.weigh(whole.status, *whole.tokens)
        return standing

    def _said_of(self, phrase: Phrase) -> tuple[str, int]:
        """What the predicate makes of the act that a noun names: "plant einen Angriff", "der Angriff blieb aus"."""
        clause, words = self.syntax.clauses[phrase.clause], self.words
        assert clause.predicate is not None
        lemma, token = clause.predicate.lemma, clause.predicate.tokens[0]
        passive = clause.predicate.voice in ("passive", "state")
        if phrase.preposition:
            return words.prepositional.get(phrase.preposition, {}).get(lemma, ""), token
        if phrase.function == "subject" and not passive:
            if clause.predicate.negation >= 0 and lemma in words.functions["happening"]:
                return "negated", clause.predicate.negation
            effect, adjective = predicative(self.syntax, clause, words)
            return (effect, adjective) if effect else (words.subjects.get(lemma, ""), token)
        if phrase.function not in ("subject", "object"):
            return "", -1
        effect = words.verbs.get(lemma, "")
        if effect not in ("future", "hypothetical", "negated") or (phrase.definite and lemma not in words.averted):
            return self._held_for(clause), token
        return effect, token

    def _is_expected(self, tokens: Sequence[int]) -> bool:
        """ "Es wird damit gerechnet, dass …": nobody who takes part announces it."""
        predicates = (clause.predicate for clause in self.syntax.clauses if clause.predicate is not None)
        return any(p.lemma in self.words.functions["expecting"] and set(p.tokens) & set(tokens) for p in predicates)

    def _failed(self, phrase: Phrase) -> tuple[int, ...]:
        """The words that tell of talks that they came to nothing (codebook, Talks that fail)."""
        clause = self.syntax.clauses[phrase.clause]
        if clause.predicate is None:
            return ()
        if clause.predicate.lemma in self.words.functions["failing"]:
            return clause.predicate.tokens
        without = (self._phrases(phrase.clause, preposition) for preposition in self.words.functions["lacking"])
        found = (i for indices in without for i in indices if self._phrase_holds(i, self.words.functions["fruitless"]))
        return next(((self.syntax.phrases[i].head,) for i in found), ())

    def _held_for(self, clause: Clause) -> str:
        """ "hält einen Angriff für möglich"."""
        held = clause.predicate is not None and clause.predicate.lemma in self.words.functions["holding"]
        words = (self.syntax.tokens[i].lower for i in clause.tokens) if held else ()
        return next((effect for word in words if (effect := self.words.adjectives.get(word, ""))), "")

    def _drop_topics(self, number: int) -> None:
        """What is demanded, refused or threatened is no act of its own: phrases and clauses under the predicate."""
        agents = {*self._phrases(number, "subject")}  # a passive's grammatical subject is what is demanded
        self._dropped.update(set(self.syntax.clauses[number].phrases) - agents)

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
        if frame.status and status == "asserted":
            status, tokens = frame.status, trigger  # the words of the frame themselves tell: "plant einen Anschlag"
        actors = list({p.code: p for p in reversed(actors)}.values())[::-1]
        actor_codes = {p.code for p in actors}
        if kind in _BETWEEN:
            recipients = [p for p in recipients if p.code not in actor_codes]
        if status in ("future", "will") and not self._is_expected(tokens):
            if kind in PLANNED:
                kind, mode, status = "AGREE", None, "asserted"
            elif status == "will":
                status = "future"
        if status == "future" and (
            kind == "AGREE" or mode == "resign"
        ):  # announcing it is the act (codebook, Proposals)
            status = "asserted"
        if kind in _DIRECTED and not recipients and not frame.symmetric:
            document = self.resolver.document
            if document.domestic and actors and actor_codes == {document.about}:
                recipients = [replace(actors[0], reason="at home: the article is about the acting state")]
            elif kind in _NEEDS_OTHER:
                return
        expected = event_type(kind)
        if not actors or (expected.two_sided and not recipients and not (frame.symmetric and len(actors) > 1)):
            return
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
    kept: list[Act] = []
    for act in sorted(acts, key=lambda act: (act.nominal, act.trigger)):
        parties = _codes(act.actors), _codes(act.recipients)
        at = next((n for n, other in enumerate(kept) if _is_same(other, act, *parties)), -1)
        if at < 0:
            kept.append(act)
        elif not kept[at].recipients and act.recipients:
            kept[at] = replace(kept[at], actors=act.actors, recipients=act.recipients)
    return sorted(kept, key=lambda act: act.trigger)


def _some(names: Sequence[str], most: int = 6) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.code for p in parties)


def _is_same(kept: Act, act: Act, actors: frozenset[str], recipients: frozenset[str]) -> bool:
    """Whether two records tell one act: a noun repeats what a verb said, or two frames meet in one clause."""
    if kept.event_type != act.event_type:
        return False
    known_actors, known_recipients = _codes(kept.actors), _codes(kept.recipients)
    if (
        known_actors & actors
        and (not known_recipients or not recipients or known_recipients & recipients)
        and (act.nominal or kept.clause == act.clause)
    ):
        return True
    # a visit and the talks at it are one
    return act.event_type == "CONSULT" and known_actors | known_recipients == actors | recipients
