"""German noun phrases: chunks with case, genitive chains, coordination, apposition, and their functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from multivektor.analyse.syntax.clauses import Clause, Phrase, Token
from multivektor.analyse.syntax.german_words import GermanWords, is_dictionary_noun, is_lemma

_NOMINATIVE, _ACCUSATIVE, _DATIVE, _GENITIVE = "nom", "acc", "dat", "gen"
#: How far a participial attribute may stand from its article; longer ones are rare and cost precision.
ATTRIBUTE_REACH = 9
#: No noun stands so far behind the first word of its phrase: keeps rows of marks and numbers linear.
_LONGEST_PHRASE = 40
#: How declined participles end.
PARTICIPLE_ENDINGS = ("ten", "te", "ter", "tes", "enen", "ene", "ener", "enden", "ende", "ender", "endes")
#: Endings of nouns whose plural may look like their singular.
_SAME_IN_PLURAL = ("er", "el", "en", "chen", "lein", "s")


def has_case(phrase: Phrase, case: str) -> bool:
    """Whether the phrase may stand in the case; unmarked phrases (names) in all but the genitive."""
    if not phrase.cases:
        return case != _GENITIVE
    return any(reading.startswith(case) for reading in phrase.cases)


def number_of(phrase: Phrase, case: str) -> set[str]:
    """Possible numbers of a phrase in a case; names are singular."""
    if not phrase.cases:
        return {"sg", "pl"}
    return {reading.split(".")[1] for reading in phrase.cases if reading.startswith(case)}


class PhraseChunker:
    """Finds the phrases of one clause after the other.

    Args:
        words: the word classes.
        gender: grammatical gender of a lower-cased noun or name, "" if not known.
        name_kind: what a lower-cased word names: "place", "family", "given" or "" (for genitives in -s without
            article, and to see where one name ends and the next phrase begins).
    """

    def __init__(self, words: GermanWords, name_kind: Callable[[str], str], gender: Callable[[str], str]) -> None:
        self.words = words
        self.name_kind = name_kind
        self.gender = gender
        self._inner = range(0)  # what stands inside the phrase last found, before its participle

    def _agreeing(self, cases: frozenset[str], noun: str) -> frozenset[str]:
        """The readings that fit the noun's gender ("der Ukraine" is no nominative); all if none fits."""
        gender = self.gender(noun) or self.words.gender_of(noun)
        if self.name_kind(noun) == "place" and gender != "pl":
            cases = frozenset(c for c in cases if ".pl" not in c) or cases  # "den Iran": one
        if not gender:
            return cases
        if gender == "pl":
            fitting = frozenset(c for c in cases if ".pl" in c)
        else:
            fitting = frozenset(c for c in cases if ".pl" in c or c.endswith("." + gender) or c.count(".") < 2)
        return fitting or cases

    def chunk(self, tokens: Sequence[Token], clause: Clause, number: int, phrases: list[Phrase]) -> None:
        """Appends the clause's phrases to `phrases` and their numbers to `clause.phrases`."""
        mine = set(clause.tokens)
        verbal = set(clause.predicate.tokens) if clause.predicate else set()
        position, last = 0, -1
        order = clause.tokens
        relative = (
            next((i for i in order if tokens[i].lower == clause.opener), -1)
            if clause.kind == "relative" and clause.shares < 0
            else -1
        )
        if relative >= 0 and tokens[relative].lower not in ("dessen", "deren"):
            tokens[relative].tag = "wh"
        while position < len(order):
            at = order[position]
            self._inner = range(0)
            phrase = None if at in verbal else self._phrase(tokens, at, mine, verbal)
            inner = self._inner
            if phrase is None:
                if (
                    tokens[at].tag not in ("punct", "coord", "quote", "paren")
                    and tokens[at].lower not in self.words.joining
                ):
                    last = -1
                position += 1
                continue
            phrase.clause = number
            phrases.append(phrase)
            mine_index = len(phrases) - 1
            clause.phrases.append(mine_index)
            self._attach(tokens, phrases, mine_index, last)
            if not phrase.preposition and not phrase.function:
                phrase.function = self._adverbial(tokens, phrase)
            last = mine_index
            self._attributes(tokens, inner, clause, number, phrases, verbal)
            while position < len(order) and order[position] < phrase.end:
                position += 1
        self._apposition_or_list(tokens, clause, phrases)

    def _attributes(
        self,
        tokens: Sequence[Token],
        inner: range,
        clause: Clause,
        number: int,
        phrases: list[Phrase],
        verbal: set[int],
    ) -> None:
        """The phrases of a participial attribute hang on its noun: "die von der EU verhängten Sanktionen"."""
        owner, position = len(phrases) - 1, inner.start
        while position < inner.stop:
            phrase = self._phrase(tokens, position, set(inner), verbal)
            if phrase is None:
                position += 1
                continue
            phrase.clause, phrase.governor, phrase.function = number, owner, phrase.preposition or "attribute"
            clause.phrases.append(len(phrases))
            phrases.append(phrase)
            position = phrase.end

    def _phrase(self, tokens: Sequence[Token], at: int, mine: set[int], verbal: set[int]) -> Phrase | None:
        token = tokens[at]
        preposition, position = "", at
        if token.tag == "prep" or (token.lower in self.words.prepositions and token.tag == "sub"):
            preposition = self.words.contractions.get(token.lower, token.lower)
            position += 1
            if position not in mine or position in verbal:
                return None
        found = self._noun_phrase(tokens, position, mine, verbal)
        if found is None:
            return None
        found.start = at
        found.preposition = preposition
        if (
            not preposition
            and found.end in mine
            and tokens[found.end].lower in self.words.postpositions
            and found.end not in verbal
        ):
            following = found.end + 1
            if following not in mine or tokens[following].tag not in ("art", "det", "noun", "adj", "num"):
                found.preposition = tokens[found.end].lower
                found.end += 1
        return found

    def _noun_phrase(self, tokens: Sequence[Token], at: int, mine: set[int], verbal: set[int]) -> Phrase | None:
        words = self.words
        token = tokens[at]
        if token.tag == "wh" and not (token.lower in words.pronouns or token.lower in words.relatives):
            return None  # "wobei", "wann": no phrase
        which = (
            token.tag == "wh"
            and token.lower in words.determiners
            and at + 1 in mine
            and tokens[at + 1].tag in ("noun", "adj")
        )
        if (token.tag in ("pron", "wh", "refl") and not which) or (
            token.tag == "art" and self._stands_alone(tokens, at, mine, verbal)
        ):
            if token.tag == "refl":
                return None
            cases = words.pronouns.get(token.lower) or words.articles.get(token.lower, frozenset())
            if token.lower in ("dessen", "deren") and at + 1 in mine and tokens[at + 1].tag in ("noun", "adj"):
                inner = self._noun_phrase(tokens, at + 1, mine, verbal)
                if inner is not None:
                    inner.possessive = token.lower
                    inner.start = at
                    return inner
            return Phrase(head=at, start=at, end=at + 1, cases=cases, negated=token.lower in words.negative_pronouns)
        cases, position = frozenset[str](), at
        possessive, negated, definite, attribute = "", False, False, range(0)
        if token.tag in ("art", "det") or which:
            cases = words.determiner_cases(token.lower)
            definite = token.tag == "art"
            possessive = next((s for s in words.possessive_stems if token.lower.startswith(s)), "")
            negated = token.lower.startswith(words.negative_determiner)
            position += 1
            position = self._skip_attribute(tokens, position, mine, verbal)
            attribute = range(at + 1, position)
        first_adjective = ""
        while (
            position in mine
            and position not in verbal
            and position - at < _LONGEST_PHRASE
            and (
                tokens[position].tag in ("adj", "num", "quote", "det")
                or (tokens[position].tag in ("adv", "neg") and self._leads_to_noun(tokens, position, mine, verbal))
                or (tokens[position].tag in ("coord", "punct") and self._joins_adjectives(tokens, position, mine))
            )
        ):
            if tokens[position].tag == "adj" and not first_adjective:
                first_adjective = tokens[position].lower
            position += 1
        if position not in mine or position in verbal or tokens[position].tag != "noun":
            if token.tag == "det" and position == at + 1 and not possessive:
                return Phrase(head=at, start=at, end=at + 1, cases=cases, negated=negated)
            return None
        head = position
        # A name in the genitive before its noun ("Kasachstans Präsident") is a phrase of its own.
        if (
            not definite
            and position == at
            and position + 1 in mine
            and (self._genitive_name(tokens[position]) or self._unknown_genitive(tokens, position))
        ):
            following = tokens[position + 1]
            if following.tag in ("noun", "adj") and position + 1 not in verbal:
                return Phrase(head=head, start=at, end=head + 1, cases=frozenset({"gen.sg"}), function="prenominal")
        end = self._names_end(tokens, position + 1, mine, verbal)
        if not cases and first_adjective:
            cases = next(
                (words.endings[e] for e in ("en", "em", "er", "es", "e") if first_adjective.endswith(e)), cases
            )
        ends_genitive = tokens[end - 1].text.endswith("s") and not is_dictionary_noun(tokens[end - 1].text)
        if not cases and (self._genitive_name(tokens[end - 1]) or (end - position > 1 and ends_genitive)):
            cases = frozenset({"gen.sg", "nom.sg", "acc.sg", "dat.sg"})
        if cases:
            cases = self._agreeing(cases, tokens[head].lower)
        self._inner = attribute
        return Phrase(
            head=head, start=at, end=end, cases=cases, possessive=possessive, negated=negated, definite=definite
        )

    def _names_end(self, tokens: Sequence[Token], position: int, mine: set[int], verbal: set[int]) -> int:
        """The end of a run of nouns and names: "Präsident Wladimir Putin", "Olaf Scholz (SPD)"."""
        while position in mine and position not in verbal and tokens[position].tag in ("noun", "num"):
            if tokens[position].tag == "num" and (position + 1 not in mine or tokens[position + 1].tag == "noun"):
                break
            previous = tokens[position - 1].lower
            if previous in self.words.time_units and tokens[position].lower not in self.words.time_units:
                break  # "am Freitag Hilfsgüter"
            if previous.endswith(self.words.group_nouns) and is_dictionary_noun(tokens[position].text):
                break  # "russische Truppen Teile Georgiens"
            if self._is_full(tokens, position):
                break  # "nach dem Atomtest Sanktionen"
            if self.name_kind(previous) == "place" or (
                self.name_kind(previous) == "family"
                and (self.name_kind(tokens[position].lower) or is_dictionary_noun(tokens[position].text))
            ):
                break
            if (
                self.name_kind(tokens[position].lower) == "place"
                and not self.name_kind(previous)
                and previous not in self.words.place_nouns
                and not previous.endswith(self.words.body_nouns)
            ):
                break
            if self._genitive_name(tokens[position]):
                break  # "der Krieg Russlands", "der Besuch Tokajews": an attribute of its own
            if (
                previous.endswith(self.words.event_endings)
                and self.name_kind(tokens[position].lower)
                and position + 1 in mine
                and tokens[position + 1].text.endswith("s")
                and not is_dictionary_noun(tokens[position + 1].text)
            ):
                break  # "der Besuch Xi Jinpings"
            position += 1
        return position

    def _is_full(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether a noun takes no second one behind it: no title or measure before an everyday word."""
        before, word = tokens[position - 1], tokens[position].text
        return (
            is_dictionary_noun(word)
            and tokens[position].lower not in self.words.time_units
            and not self.name_kind(tokens[position].lower)
            and before.tag == "noun"
            and is_dictionary_noun(before.text)
            and not self.name_kind(before.lower)
            and before.lower.endswith(self.words.event_endings)
            and not before.lower.endswith(self.words.measures)
        )

    def _genitive_name(self, token: Token) -> bool:
        if not token.lower.endswith(("s", "'", "’")) or token.tag != "noun":
            return False
        stem = token.lower.rstrip("'’")
        return bool(self.name_kind(stem.removesuffix("s"))) and not self.name_kind(token.lower)

    @staticmethod
    def _unknown_genitive(tokens: Sequence[Token], position: int) -> bool:
        """A name in -s that no list has, before an adjective: "Mannheims oberster Bürgermeister"."""
        token = tokens[position]
        return (
            token.text.endswith("s")
            and token.tag == "noun"
            and tokens[position + 1].tag == "adj"
            and not is_dictionary_noun(token.text)
        )

    def _stands_alone(self, tokens: Sequence[Token], at: int, mine: set[int], verbal: set[int]) -> bool:
        """A form of "der" without a noun: a relative or demonstrative pronoun."""
        following = at + 1
        if following not in mine or following in verbal:
            return True
        return tokens[following].tag in ("art", "pron", "punct", "stop", "refl", "prep", "neg", "verb") and not (
            tokens[following].tag == "prep" and self._skip_attribute(tokens, following, mine, verbal) != following
        )

    def _leads_to_noun(self, tokens: Sequence[Token], at: int, mine: set[int], verbal: set[int]) -> bool:
        following = at + 1
        return (
            following in mine
            and following not in verbal
            and tokens[following].tag in ("adj", "num")
            and (at - 1 in mine and tokens[at - 1].tag in ("art", "det", "prep", "adj"))
        )

    def _joins_adjectives(self, tokens: Sequence[Token], at: int, mine: set[int]) -> bool:
        return (
            tokens[at].text in (",", "und", "oder", "sowie")
            and at - 1 in mine
            and at + 1 in mine
            and tokens[at - 1].tag == "adj"
            and tokens[at + 1].tag == "adj"
        )

    def _skip_attribute(self, tokens: Sequence[Token], at: int, mine: set[int], verbal: set[int]) -> int:
        """Past a participial attribute ("die von Moskau geführten Truppen"), else `at`."""
        if at not in mine or tokens[at].tag not in ("prep", "refl", "adv", "noun"):
            return at
        if tokens[at].tag == "noun" and (at + 1 not in mine or tokens[at + 1].tag not in ("adj",)):
            return at
        for position in range(at + 1, min(at + ATTRIBUTE_REACH, len(tokens) - 1)):
            if position not in mine or position in verbal or tokens[position].tag in ("verb", "stop", "sub"):
                return at
            token = tokens[position]
            if token.tag == "adj" and token.lower.endswith(PARTICIPLE_ENDINGS):
                following = tokens[position + 1]
                if position + 1 in mine and following.tag in ("noun", "adj"):
                    return position
        return at

    def _attach(self, tokens: Sequence[Token], phrases: list[Phrase], number: int, last: int) -> None:
        phrase = phrases[number]
        if last < 0:
            return
        before = phrases[last]
        gap = [tokens[i] for i in range(before.end, phrase.start) if tokens[i].tag != "paren"]
        if not gap and not before.preposition and tokens[phrase.end - 1].lower == phrase.preposition:
            if has_case(before, _DATIVE) and has_case(phrase, _GENITIVE):  # "einem Bericht der BBC zufolge"
                before.preposition, phrase.preposition = phrase.preposition, ""
        if before.function == "prenominal" and not gap:
            before.function, before.governor = "genitive", number
            if before.preposition:  # "mit Russlands Präsident Putin"
                phrase.preposition, before.preposition = before.preposition, ""
            return
        if not gap and (
            tokens[before.head].tag == "noun"
            or has_case(phrase, _GENITIVE)
            and tokens[before.head].lower in self.words.indefinites
        ):
            if not self._governs(tokens, before, phrase):
                pass
            elif phrase.preposition:
                phrase.governor = last
            elif has_case(phrase, _GENITIVE) and tokens[phrase.head].tag == "noun":
                phrase.function, phrase.governor = "genitive", last
            return
        if gap and all(t.lower in self.words.joining or t.tag == "quote" for t in gap):
            partner = self._partner(phrases, last, phrase)
            if partner >= 0:
                phrase.joined = partner if phrases[partner].joined < 0 else phrases[partner].joined
                first = phrases[phrase.joined]
                if not phrase.preposition:
                    phrase.preposition = first.preposition
                if first.function in ("genitive", "apposition"):
                    phrase.function, phrase.governor = first.function, first.governor

    @staticmethod
    def _partner(phrases: list[Phrase], last: int, phrase: Phrase) -> int:
        """The phrase that `phrase` is joined with: the innermost that may stand in the same case."""
        if not phrase.cases and not phrase.preposition and phrases[last].function != "genitive":
            return last
        candidate, outermost = last, -1
        while candidate >= 0:
            before = phrases[candidate]
            same_marking = bool(before.cases & phrase.cases) or (not before.cases and not phrase.cases)
            same_case = {c.split(".")[0] for c in before.cases} & {c.split(".")[0] for c in phrase.cases}
            if phrase.preposition:
                if phrase.preposition == before.preposition:
                    return candidate
            elif same_marking or (same_case and before.definite == phrase.definite):
                return candidate
            elif (
                not before.cases and before.preposition and (has_case(phrase, _DATIVE) or has_case(phrase, _ACCUSATIVE))
            ):
                return candidate  # "zwischen Russland und der Ukraine"
            outermost = candidate
            candidate = before.governor
        return -1 if phrase.preposition else outermost

    def _adverbial(self, tokens: Sequence[Token], phrase: Phrase) -> str:
        """ "time" or "source" for noun phrases that are no arguments."""
        if self._tells_time(tokens, phrase):
            return "time"
        before = phrase.start - 1
        if (
            before > 0
            and tokens[before].lower == self.words.source_adverb
            and tokens[before - 1].tag in ("punct", "quote")
            and (not phrase.cases or "sg" in number_of(phrase, _NOMINATIVE) or tokens[phrase.start].tag == "art")
        ):
            return "source"
        if (
            before > 0
            and tokens[before].lower in self.words.comparison
            and tokens[before - 1].lower in self.words.before_comparison
            and tokens[phrase.start].tag != "num"  # "mehr als 300 Demonstranten"
        ):
            return "comparison"
        return ""

    def _tells_time(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """A noun phrase that is an adverb of time: "Ende Oktober", "vergangene Woche", "zwei Jahre später"."""
        if phrase.end == len(tokens):
            return False
        first, last = tokens[phrase.start].lower, tokens[phrase.end - 1].lower
        if first in self.words.time_attributes:
            return last in self.words.time_units
        if last in self.words.time_units and tokens[phrase.end].lower in self.words.time_followers:
            return True
        after = tokens[phrase.start + 1]
        return first in self.words.time_parts and (after.lower in self.words.time_nouns or after.tag in ("num", "art"))

    def _governs(self, tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
        """Whether a phrase right behind a noun may hang on it."""
        if before.function == "time" and before.end - before.start > 1:
            return False
        head = tokens[before.head].lower
        if phrase.preposition and tokens[phrase.end - 1].lower in self.words.time_nouns and self.name_kind(head):
            return False  # "in Oslo am Donnerstag"
        if head in self.words.time_nouns or tokens[before.end - 1].tag == "num":
            return False  # "im April der NATO beigetreten"
        # "Norwegen der Republik Moldau": a name has no article behind it in the genitive
        dative = has_case(phrase, _DATIVE) and tokens[phrase.start].tag == "art" and not phrase.preposition
        return not (dative and before.end - 1 == before.head and self.name_kind(head))

    def _apposition_or_list(self, tokens: Sequence[Token], clause: Clause, phrases: list[Phrase]) -> None:
        """Phrases after a comma are items of a list if "und" follows later, else appositions."""
        run: list[int] = []
        for position, number in enumerate(clause.phrases):
            phrase = phrases[number]
            if position and phrase.joined < 0 and phrase.governor < 0:
                before = phrases[clause.phrases[position - 1]]
                gap = [tokens[i].text for i in range(before.end, phrase.start)]
                if gap == [","]:
                    run.append(number)
                    continue
            if phrase.joined < 0 and phrase.governor < 0:
                self._close(run, phrases, clause, joined=-1)
                run = []
            elif phrase.joined >= 0 and phrase.joined in run:
                self._close(run, phrases, clause, joined=number)
                run = []
        self._close(run, phrases, clause, joined=-1)

    @staticmethod
    def _close(run: list[int], phrases: list[Phrase], clause: Clause, *, joined: int) -> None:
        if not run:
            return
        index = clause.phrases.index(run[0])
        first = clause.phrases[index - 1]
        while phrases[first].governor >= 0 and phrases[first].governor in clause.phrases:
            first = phrases[first].governor
        if phrases[first].joined >= 0:
            first = phrases[first].joined
        for number in run:
            phrase = phrases[number]
            if joined >= 0:
                phrase.joined = first
                phrase.preposition = phrase.preposition or phrases[first].preposition
            elif not phrase.preposition:
                phrase.function, phrase.governor = "apposition", first
        if joined >= 0:
            phrases[joined].joined = first
            phrases[joined].preposition = phrases[joined].preposition or phrases[first].preposition


def assign_functions(
    clause: Clause,
    phrases: list[Phrase],
    tokens: Sequence[Token],
    finite_number: str,
    name_kind: Callable[[str], str],
    *,
    shared: bool,
) -> None:
    """Gives the free phrases of a clause their functions.

    Case decides where it is marked, then agreement with the verb, then order: the first phrase that may be
    nominative is the subject. A conjunct that shares its subject (`shared`) has one of its own only if that is
    marked, or if two phrases compete.
    """
    free: list[int] = []
    for number in clause.phrases:
        phrase = phrases[number]
        if phrase.function or (phrase.joined >= 0 and phrase.joined in clause.phrases):
            continue
        if phrase.preposition:
            phrase.function = phrase.preposition
        else:
            free.append(number)
    plural = {n for n in free if any(phrases[m].joined == n for m in clause.phrases)}

    def numbers(number: int) -> set[str]:
        if number in plural:  # "der frühere Minister und Senator" may be one man
            joined = [phrases[m] for m in clause.phrases if phrases[m].joined == number]
            one = tokens[phrases[number].start].tag == "art" and all(p.start == p.head and not p.cases for p in joined)
            return {"pl", "sg"} if one else {"pl"}
        return number_of(phrases[number], _NOMINATIVE) & _numbers_of_noun(phrases[number], tokens, name_kind)

    def may_be_subject(number: int) -> bool:
        phrase = phrases[number]
        if not has_case(phrase, _NOMINATIVE):
            return False
        return not finite_number or finite_number in numbers(number)

    candidates = [n for n in free if may_be_subject(n)] or [n for n in free if has_case(phrases[n], _NOMINATIVE)]
    sure = [n for n in candidates if phrases[n].cases and not has_case(phrases[n], _ACCUSATIVE)]
    subject = next(iter(sure or candidates), None)
    if shared and not sure and len(free) < 2:
        subject = None
    if clause.predicate is not None and clause.predicate.infinite:
        subject = None
    elif subject is None and clause.predicate is not None and not shared:
        # "laut X der Sprecher": taken for a genitive behind the name, but the clause has no other subject
        subject = next(
            (
                n
                for n in clause.phrases
                if phrases[n].function == "genitive"
                and phrases[n].governor >= 0
                and phrases[phrases[n].governor].preposition
                and has_case(phrases[n], _NOMINATIVE)
                and not (tokens[phrases[n].end - 1].text.endswith("s") and tokens[phrases[n].start].tag == "noun")
            ),
            None,
        )
        if subject is not None:
            phrases[subject].governor = -1
    if subject is not None:
        phrases[subject].function = "subject"
    _assign_objects([n for n in free if n != subject], phrases, tokens, name_kind)
    for number in clause.phrases:
        phrase = phrases[number]
        if phrase.joined >= 0 and not phrase.function:
            phrase.function = phrases[phrase.joined].function


def _assign_objects(
    rest: list[int], phrases: list[Phrase], tokens: Sequence[Token], name_kind: Callable[[str], str]
) -> None:
    """Objects and datives among the free phrases `rest` of a clause, its subject left out."""
    if (
        len(rest) > 1
        and not phrases[rest[0]].cases
        and phrases[rest[1]].cases
        and has_case(phrases[rest[1]], _ACCUSATIVE)
    ):
        phrases[rest[0]].function = "dative"  # "hat Moskau eine Offensive vorgeworfen"
        rest = rest[1:]
    bare = [n for n in rest if not phrases[n].cases]
    if (
        len(bare) > 1
        and name_kind(tokens[phrases[bare[0]].head].lower)
        and not name_kind(tokens[phrases[bare[1]].head].lower)
    ):
        phrases[bare[0]].function = "dative"  # "hat Russland Drohnen geliefert"
        rest = [n for n in rest if n != bare[0]]
    accusative = [n for n in rest if phrases[n].cases and has_case(phrases[n], _ACCUSATIVE)]
    either = [n for n in accusative if has_case(phrases[n], _DATIVE)]
    if len(accusative) == 2 and len(either) == 1:
        phrases[either[0]].function = "dative"  # "stellten den Demonstranten ein Ultimatum"
        rest.remove(either[0])
    for number in rest:
        phrase = phrases[number]
        token = tokens[phrase.head]
        if phrase.cases and has_case(phrase, _ACCUSATIVE) and not _dative_plural(phrase, token):
            phrase.function = "object" if not any(phrases[m].function == "object" for m in rest) else "dative"
        elif phrase.cases and has_case(phrase, _DATIVE):
            phrase.function = "dative"
        elif phrase.cases and has_case(phrase, _GENITIVE):
            phrase.function = "genitive"
        else:
            phrase.function = "object" if not any(phrases[m].function == "object" for m in rest) else "dative"


def _numbers_of_noun(phrase: Phrase, tokens: Sequence[Token], name_kind: Callable[[str], str]) -> set[str]:
    """The numbers that the form of a bare noun allows: "Drohungen hat …" has its subject elsewhere."""
    head = tokens[phrase.head]
    both = {"sg", "pl"}
    if phrase.cases or head.tag != "noun" or name_kind(head.lower) or not is_dictionary_noun(head.text):
        return both
    if not is_lemma(head.text):
        return {"pl"}
    return both if head.lower.endswith(_SAME_IN_PLURAL) else {"sg"}


def _dative_plural(phrase: Phrase, token: Token) -> bool:
    """ "den Truppen" is dative plural if its noun ends like one and can't be a weak masculine."""
    return (
        phrase.cases == {"acc.sg.m", "dat.pl"}
        and token.lower.endswith("n")
        and not is_lemma(token.text)  # "den Mann"
        and not token.lower.endswith(("enten", "isten", "aten", "ionen", "ten", "ien", "en"))
    )
