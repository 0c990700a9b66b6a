"""Sides of an act that no phrase of its clause names: authorities, authors, one's own citizens, known aggressors.

Each rule is the codebook's, or was measured on the development articles; each gives its reason with the party.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from multivektor.analyse.arguments import Arguments
from multivektor.analyse.frames import Frame
from multivektor.analyse.syntax.clauses import Phrase
from multivektor.reading import Party

#: Acts of citizens and bodies of one state towards each other, in an article on its own affairs.
_AMONG_OWN = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})
#: What part of the state names of an article its own state has, for an article wholly about it.
_WHOLLY = 0.6
#: Acts that a state does to its own citizens where the text names no others.
_AT_HOME = frozenset({"COERCE", "SANCTION", "RETREAT", "ASSAULT"})
_TO_CITIZENS = _AT_HOME | {"CONCEDE"}


@dataclass(slots=True)
class Sides(Arguments):
    """Fills in the sides that a sentence leaves out."""

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

    def _carrier(self, phrase: Phrase) -> list[Party]:
        """ "plant einen Atomtest", "begann eine Offensive": who carries out the act that the object names."""
        predicate = self.syntax.clauses[phrase.clause].predicate
        if predicate is None or phrase.function != "object":
            return []
        if predicate.lemma not in self.words.functions["carriers"]:
            return []
        return self._first(phrase.clause, ("subject",), loose=False)

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

    def _home_act(self, number: int, kind: str) -> list[Party]:
        """Who acts within the state that an article is wholly about, where the sentence names nobody."""
        document = self.resolver.document
        clause = self.syntax.clauses[number]
        if kind not in _AT_HOME or document.share < _WHOLLY or clause.predicate is None:
            return []
        named = {n.code for n in self.resolver.named if n.code and n.name.kind != "organisation"}
        if named - {document.about}:
            return []
        at = [self.syntax.phrases[i].head for i in self._phrases(number, "subject")]
        if clause.kind == "relative" and clause.antecedent >= 0:  # "Statuten, die … verbieten"
            at = [clause.antecedent if self.syntax.tokens[i].tag in ("wh", "art") else i for i in at]
        heads = [self.syntax.tokens[i] for i in at]
        if any(head.tag == "noun" and document.actors.find(head.lower) is None for head in heads):
            return []  # "Unbekannte erschossen …", "der Westen"
        token = self.syntax.tokens[clause.predicate.tokens[0]]
        return [Party(document.about, document.about, "CVL", token.start, token.end, token.text, "within the state")]

    def _unplaced(
        self, number: int, kind: str, functions: Sequence[str], actors: list[Party], frame: Frame
    ) -> list[Party]:
        """Recipients that no name places: own citizens, the article's state, a partner in the plan."""
        document = self.resolver.document
        if not actors:
            return []
        if kind == "ACCUSE":
            blamed = self._blamed_in_clause(number, {p.code for p in actors})
            if blamed:
                return blamed
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
            kind in _TO_CITIZENS
            and (frame.implicit or actors[0].code == document.about)
            and any(self._phrase_holds(p, ("@person",)) or self._is_personal(p) for p in phrases)
        ):
            return [replace(about, entity=actors[0].code, code=actors[0].code, reason="a citizen of the acting state")]
        if kind in _AMONG_OWN and document.domestic and {p.code for p in actors} == {document.about}:
            return [about]
        if kind in ("ACCUSE", "REQUEST") and document.about != actors[0].code:
            return [about]
        return []

    def _blamed_in_clause(self, number: int, accusers: AbstractSet[str]) -> list[Party]:
        """ "bemängelt, dass die Bundesregierung …": whose doing the dependent clause tells."""
        clauses = (
            n
            for n, c in enumerate(self.syntax.clauses)
            if c.parent == number and c.kind == "subordinate" and c.opener in self.words.functions["content"]
        )
        found = (p for n in clauses for p in self._first(n, ("subject",), loose=True))
        return [p for p in found if p.code not in accusers]

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
