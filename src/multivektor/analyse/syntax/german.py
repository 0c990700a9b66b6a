"""Reads German sentences into clauses by rule: topological fields, verb complex, embedding.

A German clause shows its skeleton: a main clause has its finite verb second (or first), a subordinate one
opens with a subordinator, relative or interrogative word and has it last; commas, colons, dashes and
parentheses border clauses; participles, infinitives and particles close the bracket. The reader cuts a
sentence at these borders, decides for each piece what it opens or continues, and resolves each verb
complex to one predicate. Each step passes over the tokens once or a small constant number of times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from multivektor.analyse.syntax.clauses import Clause, Predicate, Syntax, Token
from multivektor.analyse.syntax.german_phrases import (
    ATTRIBUTE_REACH,
    PARTICIPLE_ENDINGS,
    PhraseChunker,
    assign_functions,
)
from multivektor.analyse.syntax.german_words import GermanWords
from multivektor.languages import Pack

_BORDERS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "…"})
_ATTRIBUTE_BEFORE = frozenset({"art", "det", "prep", "adj", "num"})


@dataclass(slots=True)
class _Piece:
    """A stretch of tokens between borders that opens or continues one clause."""

    start: int
    end: int
    border: str
    finite: int = -1
    kind: str = ""
    opener: str = ""
    follows: int = -1  # number of the piece that this one is a conjunct of
    joined_by: str = ""


class GermanReader:
    """The clause reader for German; see `clauses.ClauseReader`.

    Args:
        pack: the German pack.
        name_kind: what a lower-cased word names: "place", "adjective", "family", "given" or "".
        gender: grammatical gender of a lower-cased noun or name, "" if not known.
    """

    def __init__(
        self,
        pack: Pack,
        name_kind: Callable[[str], str] = lambda word: "",
        gender: Callable[[str], str] = lambda word: "",
        verbs_of_frames: frozenset[str] = frozenset(),
    ) -> None:
        self.words = GermanWords(pack, verbs_of_frames)
        self._name_kind = name_kind
        self._chunker = PhraseChunker(self.words, name_kind, gender)

    def read(self, text: str, start: int, end: int) -> Syntax:
        """The clauses of text[start:end]; see the contract."""
        tokens = self.words.tokenize(text, start, end)
        self._resolve_attributes(tokens)
        _mark_quoted(tokens)
        pieces = self._pieces(tokens)
        clauses = self._assemble(tokens, pieces)
        self._split_conjuncts(tokens, clauses)
        clause_of = [0] * len(tokens)
        for number, clause in enumerate(clauses):
            for position in clause.tokens:
                clause_of[position] = number
        syntax = Syntax(tokens, clauses, [], clause_of)
        for clause in clauses:
            clause.predicate = self._predicate(tokens, clause)
        for clause in clauses:
            self._share_finite(clauses, clause)
        for number, clause in enumerate(clauses):
            self._chunker.chunk(tokens, clause, number, syntax.phrases)
            finite_number = clause.predicate.number if clause.predicate else ""
            assign_functions(clause, syntax.phrases, tokens, finite_number, self._name_kind, shared=clause.shares >= 0)
        return syntax

    # -- words in their place ---------------------------------------------------------------------------

    def _resolve_attributes(self, tokens: list[Token]) -> None:
        """Verb forms that stand as attributes before a noun are adjectives; "zu" before an infinitive joins it."""
        attribute = -1  # the last one found: its noun closes the phrase
        for position, token in enumerate(tokens):
            before = tokens[position - 1] if position else None
            ending = tokens[position + 1].tag if position + 1 < len(tokens) else "stop"
            if (
                token.tag == "det"
                and token.lower in self.words.verbs_of_frames
                and ending not in ("noun", "adj", "num")
            ):
                token.tag, token.lemma, token.forms = "verb", token.lower, frozenset({"inf", "fin"})  # "sich einigen"
            if token.lower in self.words.quantities and ending in ("noun", "adj"):
                token.tag = "num"
            if token.lower == self.words.onwards and self._closes_span(tokens, position):
                token.tag = "adv"
            if (
                token.tag == "noun"
                and position + 1 < len(tokens)
                and tokens[position + 1].tag == "noun"
                and self._name_kind(token.lower) == "adjective"
            ):
                token.tag = "adj"  # "Moskauer Gericht"
            if (
                before is not None
                and before.lower == "zu"
                and token.tag in ("adj", "adv")
                and token.lower.endswith("en")
            ):
                following = tokens[position + 1].tag if position + 1 < len(tokens) else "stop"
                if following not in ("noun", "adj"):  # "zu schicken": an infinitive that looks like an adjective
                    token.tag, token.lemma, token.forms = "verb", token.lower, frozenset({"inf"})
            if token.tag != "verb":
                continue
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            if before is not None and before.lower == "zu" and "inf" in token.forms:
                token.forms = frozenset({"zu"})
                before.tag = "zu"
            elif (
                before is not None
                and after is not None
                and after.tag in ("noun", "adj")
                and token.lower not in self.words.auxiliaries
                and token.lower.endswith(("e", "en", "er", "es", "em"))
                and (
                    (before.tag in _ATTRIBUTE_BEFORE and not _is_year(before))
                    or self.words.is_declined_participle(token.lower, token.lemma)
                    or _in_open_phrase(tokens, position, attribute)
                )
            ):
                token.tag, token.forms = "adj", frozenset()
                attribute = position

    def _closes_span(self, tokens: list[Token], position: int) -> bool:
        """ "von August an", "vom 22. August an": "an" ends the span of time."""
        words, before = self.words, tokens[max(position - 4, 0) : position]
        return (
            bool(before)
            and (before[-1].lower in words.time_units or before[-1].tag == "num")
            and any(token.lower in words.onwards_from for token in before)
        )

    def _resolve_forms(self, tokens: list[Token], start: int, end: int) -> list[int]:
        """Decides between finite, participle and infinitive inside a piece; returns the finite positions."""
        verbs = [i for i in range(start, end) if tokens[i].tag == "verb"]
        sure = [i for i in verbs if tokens[i].forms == {"fin"}]
        for position in verbs:
            token = tokens[position]
            if len(token.forms) < 2:
                continue
            other = "pp" if "pp" in token.forms else "inf"
            if {
                "pp",
                "inf",
            } <= token.forms:  # "empfangen": participle beside "wurde" or "hat", infinitive beside a modal
                near = {tokens[i].lemma for i in verbs if i != position}
                past = any(
                    tokens[i].lemma == "werden" and tokens[i].lower.startswith(("wurde", "worden")) for i in verbs
                )
                other = "pp" if past or near & {"haben", "sein"} else "inf"
            helpers = {"pp": ("sein", "haben", "werden"), "inf": ("werden", "lassen", *self.words.modals)}[other]
            behind = position + 2 if position + 1 < end and tokens[position + 1].tag == "zu" else position + 1
            next_verb = behind if behind in verbs else -1
            helped = [i for i in sure if i != position and tokens[i].lemma in helpers]
            coordinated = any(tokens[i].tag == "coord" for i in range(max(sure[0] if sure else start, start), position))
            if next_verb >= 0 and tokens[next_verb].lemma in helpers:
                form = other
            elif any(i < position for i in helped) and not (
                coordinated and tokens[position - 1].tag == "coord" and other == "inf"
            ):
                form = other
            elif not any(i != position for i in sure):
                form = "fin"
            elif token.lower == token.lemma and other == "inf":
                # "Sie sollen … gestartet haben und unterstützten damit …": the modal has a clause of its own
                ahead = token.lemma in self.words.modals and any(
                    tokens[i].tag == "coord" for i in range(position, sure[0])
                )
                form = "fin" if coordinated or ahead else "inf"
            else:
                form = "fin" if coordinated and not helped else other
            token.forms = frozenset({form})
            if form == "fin":
                sure.append(position)
        return sorted(sure)

    # -- borders ----------------------------------------------------------------------------------------

    def _pieces(self, tokens: list[Token]) -> list[_Piece]:
        pieces: list[_Piece] = []
        start, border = 0, ""
        quoted_clauses = _quoted_clauses(tokens)
        _mark_short_parentheses(tokens)
        for position, token in enumerate(tokens):
            if token.tag == "paren":
                continue
            if token.text in _BORDERS or (token.tag == "quote" and position in quoted_clauses):
                if position > start:
                    pieces.extend(self._piece(tokens, start, position, border))
                    self._close_bracket(tokens, pieces)
                    border = token.text
                else:
                    border = border + token.text
                start = position + 1
        if start < len(tokens):
            pieces.extend(self._piece(tokens, start, len(tokens), border))
            self._close_bracket(tokens, pieces)
        return pieces

    def _close_bracket(self, tokens: list[Token], pieces: list[_Piece]) -> None:
        """ "Jufer soll, der … lebt, … abgeschoben werden": a last verb that a helper before the insertion waits for."""
        piece = pieces[-1]
        last = next((i for i in range(piece.end - 1, piece.start, -1) if tokens[i].tag not in ("quote", "stop")), -1)
        if piece.kind or piece.joined_by or piece.finite < 0 or piece.finite != last:
            return
        inserted = [n for n, p in enumerate(pieces[:-1]) if p.kind]
        opener = next((p for p in reversed(pieces[:-1]) if not p.kind and p.finite >= 0), None)
        if opener is None or not inserted or opener is pieces[-2]:
            return
        helper, closing = tokens[opener.finite].lemma, tokens[last]
        waits = not any(tokens[i].tag == "verb" for i in range(opener.finite + 1, opener.end))
        infinitive = closing.lower == closing.lemma and (helper in self.words.modals or helper == "werden")
        participle = helper in ("haben", "sein", "werden") and "pp" in self.words.verb_forms(closing.lower)[1]
        if waits and (infinitive or participle):
            closing.forms = frozenset({"inf" if infinitive else "pp"})
            piece.finite = -1

    def _piece(self, tokens: list[Token], start: int, end: int, border: str) -> list[_Piece]:
        """One piece, or several where coordinators join clauses without a comma."""
        finite = self._resolve_forms(tokens, start, end)
        cuts: list[int] = []
        for left, right in zip(finite, finite[1:], strict=False):
            joints = [i for i in range(left + 1, right) if tokens[i].tag == "coord"]
            openers = [
                i
                for i in range(left + 1, right)
                if tokens[i].tag == "sub" and tokens[i].lower not in self.words.weak_subordinators
            ]
            if openers:
                cuts.append(openers[0] - 1 if tokens[openers[0] - 1].tag == "coord" else openers[0])
            elif joints:
                cuts.append(joints[-1])
        pieces: list[_Piece] = []
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            piece = _Piece(
                first, last, border if first == start else "", next((i for i in finite if first <= i < last), -1)
            )
            self._classify(tokens, piece, opens_sentence=first == 0)
            pieces.append(piece)
        return pieces

    def _classify(self, tokens: list[Token], piece: _Piece, *, opens_sentence: bool) -> None:
        words = self.words
        position = piece.start
        while position < piece.end and tokens[position].tag in ("coord", "quote"):
            if tokens[position].tag == "coord":
                piece.joined_by = tokens[position].lower
            position += 1
        if position >= piece.end:
            return
        first = tokens[position]
        second = tokens[position + 1] if position + 1 < piece.end else None
        last = self._verb_last(tokens, piece)
        has_zu = any("zu" in tokens[i].forms for i in range(piece.start, piece.end))
        if piece.finite < 0 and has_zu:
            piece.kind = "infinitive"
            piece.opener = first.lower if first.lower in words.infinitive_openers else ""
            return
        # "ohne dass", "so dass", "auch wenn", "nicht nur weil": the subordinator may stand second
        for token in (first, second):
            if token is not None and token.tag == "sub" and token.lower not in words.weak_subordinators:
                if token is first or first.tag in ("adv", "prep", "neg", "sub", "pron"):
                    piece.kind, piece.opener = "subordinate", token.lower
                    return
        if first.lower in words.weak_subordinators and piece.finite >= 0 and last and piece.finite > position:
            piece.kind, piece.opener = "subordinate", first.lower
        elif not opens_sentence and (piece.border[-1:] in (",", "–", "(", "-", "—") or piece.joined_by):
            relative = second if first.tag == "prep" and second is not None else first
            if (
                relative.lower in words.relatives
                and relative.tag in ("art", "wh", "det")
                and piece.finite >= 0
                and last
            ):
                piece.kind, piece.opener = "relative", relative.lower
            elif relative.lower in words.interrogatives and piece.finite >= 0 and last:
                piece.kind, piece.opener = "interrogative", relative.lower
        elif first.lower in words.interrogatives and piece.finite >= 0 and last and piece.finite > position + 1:
            piece.kind, piece.opener = "interrogative", first.lower

    def _verb_last(self, tokens: list[Token], piece: _Piece) -> bool:
        """Whether the finite verb closes its piece, or closes a verb complex in it."""
        if piece.finite < 0:
            return False
        before = tokens[piece.finite - 1] if piece.finite > piece.start else None
        if before is not None and before.tag == "verb" and before.forms & {"pp", "inf", "zu"}:
            return True
        after = [tokens[i] for i in range(piece.finite + 1, piece.end)]
        if any(token.forms == {"pp"} for token in after[-2:]):
            return False  # "das Geschäft sei geplatzt"
        return all(token.tag in ("verb", "quote", "stop", "punct", "coord") for token in after)

    # -- embedding --------------------------------------------------------------------------------------

    def _assemble(self, tokens: list[Token], pieces: list[_Piece]) -> list[Clause]:
        clauses: list[Clause] = []
        done: list[bool] = []  # whether a clause has its finite verb (or needs none)
        current = -1
        filled = 0

        def take(number: int, piece: _Piece) -> None:
            nonlocal filled
            clauses[number].tokens.extend(range(filled, piece.end))
            filled = piece.end
            if piece.finite >= 0:
                done[number] = True

        def open_clause(kind: str, opener: str, parent: int) -> int:
            clauses.append(Clause(kind, opener, [], parent))
            done.append(kind == "infinitive")
            return len(clauses) - 1

        self._find_conditional(tokens, pieces)
        for piece in pieces:
            has_finite = piece.finite >= 0
            if piece.kind in ("subordinate", "relative", "interrogative", "infinitive"):
                parent = current
                if piece.joined_by and current >= 0 and clauses[current].kind == piece.kind and done[current]:
                    parent = clauses[current].parent
                number = open_clause(piece.kind, piece.opener, parent)
                if piece.kind == "relative":
                    noun = next((i for i in range(piece.start - 1, -1, -1) if tokens[i].tag in ("noun", "pron")), -1)
                    clauses[number].antecedent = noun
                    owner = next((n for n, c in enumerate(clauses) if noun in c.tokens), parent)
                    clauses[number].parent = owner
                take(number, piece)
                current = number
            elif has_finite:
                current = self._place_finite(tokens, clauses, done, piece, current, open_clause)
                take(current, piece)
            else:
                current = -1 if piece.border[-1:] in (":", ";") else current
                current = self._place_fragment(tokens, clauses, current, open_clause)
                take(current, piece)
        if not clauses:
            open_clause("fragment", "", -1)
        clauses[current].tokens.extend(range(filled, len(tokens)))
        for clause in clauses:
            clause.quoted = bool(clause.tokens) and 2 * sum(tokens[i].quoted for i in clause.tokens) > len(
                clause.tokens
            )
            if clause.kind == "main" and not any("fin" in tokens[i].forms for i in clause.tokens):
                clause.kind = "fragment"
        return clauses

    def _find_conditional(self, tokens: list[Token], pieces: list[_Piece]) -> None:
        """ "Sollte sich Iran verständigen, ließe sich …": verb first before a main clause is a condition."""
        if len(pieces) < 2 or pieces[0].finite != pieces[0].start or pieces[0].kind:
            return
        main = next((p for p in pieces[1:] if p.finite >= 0 and not p.kind), None)
        opening = {main.start, main.start + 1} if main is not None else set()
        if (
            main is not None
            and main.finite in opening
            and (main.finite == main.start or tokens[main.start].tag == "adv")
        ):
            pieces[0].kind, pieces[0].opener = "subordinate", "falls"

    @staticmethod
    def _open_ancestor(clauses: list[Clause], done: list[bool], current: int) -> int:
        while current >= 0:
            if not done[current]:
                return current
            current = clauses[current].parent
        return -1

    def _place_finite(
        self,
        tokens: list[Token],
        clauses: list[Clause],
        done: list[bool],
        piece: _Piece,
        current: int,
        open_clause: Callable[[str, str, int], int],
    ) -> int:
        """The clause of a piece with a finite verb and no opener."""
        waiting = self._open_ancestor(clauses, done, current)
        if waiting < 0:
            waiting = next(
                (n for n in range(len(clauses) - 1, -1, -1) if not done[n] and clauses[n].kind == "main"), -1
            )
        if waiting >= 0 and not piece.joined_by:
            return waiting
        before = clauses[current] if current >= 0 else None
        if (
            before is not None
            and piece.joined_by
            and before.kind in ("subordinate", "relative", "interrogative")
            and not piece.border
        ):
            number = open_clause(before.kind, before.opener, before.parent)
            clauses[number].antecedent, clauses[number].shares = before.antecedent, current
            return number
        first = piece.start
        while first < piece.end and tokens[first].tag in ("coord", "quote", "adv"):
            first += 1
        verb_first = piece.finite == first
        previous_main = next((n for n in range(len(clauses) - 1, -1, -1) if clauses[n].kind == "main"), -1)
        number = open_clause("main", "", -1)
        after = tokens[piece.finite + 1].tag if piece.finite + 1 < piece.end else "stop"
        asyndetic = verb_first and piece.border == "," and after in ("prep", "adv", "neg") and first > 0
        if (piece.joined_by or asyndetic) and previous_main >= 0:
            if verb_first:
                clauses[number].shares = previous_main
        elif verb_first and current >= 0:
            for other in range(number):  # "…, sagte X": what stood before depends on it
                if clauses[other].parent < 0:
                    clauses[other].parent = number
        elif previous_main >= 0:
            clauses[number].parent = previous_main
        else:
            for other in range(number):
                if clauses[other].parent < 0:
                    clauses[other].parent = number
        return number

    def _place_fragment(
        self,
        tokens: list[Token],
        clauses: list[Clause],
        current: int,
        open_clause: Callable[[str, str, int], int],
    ) -> int:
        """The clause of a piece without a finite verb: a prefield, an apposition, the end of a bracket."""
        if current < 0:
            return open_clause("main", "", -1)
        number = current
        if clauses[current].kind != "main" and self._closes(tokens, clauses[current]):
            parent = clauses[current].parent
            while parent >= 0 and clauses[parent].kind != "main" and self._closes(tokens, clauses[parent]):
                parent = clauses[parent].parent
            number = parent if parent >= 0 else open_clause("main", "", -1)
        return number

    @staticmethod
    def _closes(tokens: list[Token], clause: Clause) -> bool:
        """Whether the clause's last word is its verb: nothing more can follow inside."""
        last = next((i for i in reversed(clause.tokens) if tokens[i].tag not in ("punct", "quote", "stop")), -1)
        return last >= 0 and tokens[last].tag == "verb"

    def _split_conjuncts(self, tokens: list[Token], clauses: list[Clause]) -> None:
        """Participles or infinitives joined under one finite verb become clauses of their own."""
        for number in range(len(clauses)):
            clause = clauses[number]
            verbs = [
                i
                for i in clause.tokens
                if tokens[i].tag == "verb"
                and tokens[i].forms & {"pp", "inf", "zu"}
                and tokens[i].lemma not in ("werden", "sein", "haben", *self.words.modals)
            ]
            for left, right in zip(verbs, verbs[1:], strict=False):
                joint = left + 1
                if tokens[joint].text != "," and tokens[joint].lower not in self.words.coordinators:
                    continue
                if tokens[left].forms != tokens[right].forms:
                    continue
                conjunct = Clause(
                    clause.kind,
                    clause.opener,
                    [i for i in clause.tokens if i >= joint],
                    clause.parent,
                    clause.antecedent,
                    shares=number,
                    quoted=clause.quoted,
                )
                clause.tokens = [i for i in clause.tokens if i < joint]
                clauses.append(conjunct)
                for other in clauses:
                    if other.parent == number and other is not conjunct and other.tokens and other.tokens[0] > joint:
                        other.parent = len(clauses) - 1
                break

    # -- predicates -------------------------------------------------------------------------------------

    def _predicate(self, tokens: list[Token], clause: Clause) -> Predicate | None:
        words = self.words
        verbs = [i for i in clause.tokens if tokens[i].tag == "verb" and tokens[i].forms]
        finite = next((i for i in verbs if "fin" in tokens[i].forms), -1)
        other = [i for i in verbs if i != finite and not tokens[i].forms & {"fin"}]
        if finite < 0 and not other:
            return None
        lexical = [i for i in other if tokens[i].lemma not in ("sein", "haben", "werden", *words.modals)] or other
        negation = self._negation(tokens, clause)
        zu = any("zu" in tokens[i].forms for i in verbs)
        if finite < 0:
            main = lexical[-1]
            self._join_particle(tokens, main)
            passive = any(tokens[i].lemma == "werden" for i in other if i != main) and "pp" in tokens[main].forms
            return Predicate(
                tokens[main].lemma,
                tuple(sorted(other)),
                "passive" if passive else "active",
                negation=negation,
                zu=zu,
                infinite=True,
                modals=tuple(tokens[i].lemma for i in other if tokens[i].lemma in words.modals),
            )
        helper = tokens[finite].lemma
        tense, mood, number = words.finite_features(tokens[finite])
        if mood == "sub1" and any(tokens[i].lower == words.first_person for i in clause.tokens):
            mood = "ind"  # "ich habe"
        is_helper = helper in ("sein", "haben", "werden", "lassen") or helper in words.modals
        if not is_helper or not lexical:
            self._join_particle(tokens, finite)
            lemma, parts = self._with_particle(tokens, clause, finite)
            return Predicate(lemma, parts, tense=tense, mood=mood, number=number, negation=negation)
        main = lexical[-1] if clause.kind == "main" else lexical[0]
        self._join_particle(tokens, main)
        participle = "pp" in tokens[main].forms
        infinitives = {tokens[i].lemma for i in other if i != main}
        voice = "active"
        if participle and (
            helper == "werden" or "werden" in infinitives or any(tokens[i].lower == "worden" for i in other)
        ):
            voice = "passive"
        elif participle and helper == "sein" and tokens[main].lemma not in words.sein_perfect:
            base = next(
                (b for b in words.sein_perfect if tokens[main].lemma.endswith(b) and len(tokens[main].lemma) > len(b)),
                "",
            )
            voice = "active" if base else "state"
        modals = tuple(m for m in [helper, *(tokens[i].lemma for i in other)] if m in words.modals)
        if helper in ("sein", "haben") and "zu" in tokens[main].forms:
            modals, voice = ("müssen",), "passive" if helper == "sein" else "active"
        if helper == "lassen":
            modals = (*modals, "lassen")
        return Predicate(
            tokens[main].lemma,
            tuple(sorted({finite, *other})),
            voice,
            tense="past" if participle and voice == "active" and helper in ("sein", "haben") else tense,
            mood=mood,
            number=number,
            modals=modals,
            future=helper == "werden" and not participle and mood != "sub2" and "zu" not in tokens[main].forms,
            negation=negation,
        )

    def _join_particle(self, tokens: list[Token], verb: int) -> None:
        """A particle written apart: "bekannt gegeben", "frei gelassen"."""
        before = tokens[verb - 1] if verb else tokens[verb]
        if before.tag in ("adj", "adv") and before.text in self.words.particles:
            joined = before.text + tokens[verb].lemma
            if joined in self.words.verbs_of_frames:
                tokens[verb].lemma = joined

    def _with_particle(self, tokens: list[Token], clause: Clause, finite: int) -> tuple[str, tuple[int, ...]]:
        """The lemma with its separable particle, which stands before a border or at the end."""
        lemma = tokens[finite].lemma
        mine = set(clause.tokens)
        for position in reversed(clause.tokens):
            token = tokens[position]
            if position <= finite:
                break
            if token.lower in self.words.particles and token.text == token.lower and token.tag != "verb":
                after = tokens[position + 1] if position + 1 < len(tokens) else None
                if after is None or position + 1 not in mine or after.tag in ("punct", "stop", "coord", "quote", "sub"):
                    token.tag = "particle"
                    return token.lower + lemma, (finite, position)
        return lemma, (finite,)

    def _negation(self, tokens: list[Token], clause: Clause) -> int:
        for position in clause.tokens:
            if tokens[position].tag != "neg":
                continue
            near = {tokens[i].lower for i in (position - 1, position + 1) if 0 <= i < len(tokens)}
            if not near & self.words.restrictive:
                return position
        return -1

    @staticmethod
    def _share_finite(clauses: list[Clause], clause: Clause) -> None:
        """An elliptic conjunct takes voice, tense, mood and modals from the clause it shares its verb with."""
        if clause.shares < 0 or clause.predicate is None:
            return
        other = clauses[clause.shares].predicate
        if other is None:
            return
        first, second = (other, clause.predicate) if clause.predicate.infinite else (clause.predicate, other)
        if second.infinite and not first.infinite and clause.kind != "infinitive":
            if second.voice == "passive" and first.voice == "active" and first.modals:
                first.voice = "passive"  # "sollen beschädigt oder zerstört worden sein"
            second.voice, second.tense, second.mood = first.voice, first.tense, first.mood
            second.modals, second.future, second.number = first.modals, first.future, first.number
            second.infinite = False


def _is_year(token: Token) -> bool:
    """ "Im Jahr 2018 legten …": the number counts no noun."""
    return token.tag == "num" and len(token.text) == 4 and token.text.isdecimal()


def _in_open_phrase(tokens: list[Token], position: int, closed: int) -> bool:
    """Whether an article or preposition behind `closed` still waits for its noun: "die von der EU verhängten …"."""
    for at in range(position - 1, max(position - ATTRIBUTE_REACH, closed + 1, 0), -1):
        if tokens[at].tag in ("verb", "stop", "punct", "sub", "quote"):
            return False
        if tokens[at].tag == "adj" and tokens[at + 1].tag == "noun" and tokens[at].lower.endswith(PARTICIPLE_ENDINGS):
            return False  # "der im Mai gewählte Präsident": closed
        opens = tokens[at - 1].tag in ("art", "det") or (tokens[at - 1].tag == "prep" and tokens[at].tag == "prep")
        if opens and tokens[at].tag in ("prep", "refl", "adv", "neg"):
            return True
    return False


def _mark_quoted(tokens: list[Token]) -> None:
    """Marks the tokens between quotation marks; an unclosed quotation runs to the end."""
    inside = False
    for token in tokens:
        if token.tag == "quote" and token.text not in "'’‘":
            inside = not inside if token.text == '"' else token.text in "„«‹" or (token.text in "»›“" and not inside)
            continue
        token.quoted = inside


def _mark_short_parentheses(tokens: list[Token]) -> None:
    """ "(SPD)", "(OVKS)": a few words without a verb in parentheses interrupt no phrase."""
    for position, token in enumerate(tokens):
        if token.text != "(":
            continue
        close = next((i for i in range(position + 1, min(position + 5, len(tokens))) if tokens[i].text == ")"), -1)
        if close > 0 and not any(tokens[i].tag == "verb" for i in range(position, close)):
            for inside in tokens[position : close + 1]:
                inside.tag = "paren"


def _quoted_clauses(tokens: list[Token]) -> set[int]:
    """Positions of the quotation marks that enclose a finite verb: they border clauses."""
    borders: set[int] = set()
    opened = -1
    for position, token in enumerate(tokens):
        if token.tag != "quote" or token.text in "'’‘":
            continue
        if opened >= 0 and any("fin" in tokens[i].forms for i in range(opened + 1, position)) and position - opened > 3:
            borders |= {opened, position}
            opened = -1
        else:
            opened = position
    return borders
