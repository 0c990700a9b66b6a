"""German words: closed classes, verb forms and nouns, from the pack's word lists and rules of inflection."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

from multivektor.analyse.syntax.clauses import Token
from multivektor.languages import Pack

#: An address on the net: tagesschau.de. Only usual ends, so that a stop without a space behind it stays one.
_ADDRESS = re.compile(r"\w[\w-]{1,40}\.(?:de|at|ch|com|org|net|info|eu|ru|kz|ua|by|uk|fr|tv)\b")
_TOKEN = re.compile(
    r"\d+-[^\W\d_]\w*(?:-\w+)*"  # 22-Jährige, 3-tägig
    r"|"
    r"\d+(?:[.,:]\d+)*(?:\.(?=[\s\u00a0]+\w))?%?"
    r"|[^\W\d_]\.(?:[\s\u00a0]?[^\W\d_]\.)+"  # z. B., U.S.
    rf"|{_ADDRESS.pattern}"
    r"|\w+(?:[-'’/&]\w+)*-?"
    r"|\.{2,}|[^\w\s]"
)
#: Prefixes that are never separated.
_PREFIXES = ("be", "ver", "er", "ent", "zer", "miss", "über", "unter", "um", "durch")
#: Endings of participles that are declined like adjectives.
_DECLINED = re.compile(r"(?:t|en)e[nrsm]?$")
_INSEPARABLE = re.compile(r"(?:be|er|ver|ent|emp|zer|miss|ge|über|unter|wider|hinter|durch|um|voll)")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}


class GermanWords:
    """Looks up and tags single words.

    Args:
        pack: the German pack; `grammar/words` and `grammar/verbs` are read.
        verbs_of_frames: infinitives that the frames know; the dictionary lacks some ("enthaupten").
    """

    def __init__(self, pack: Pack, verbs_of_frames: frozenset[str] = frozenset()) -> None:
        words, verbs = pack.file("grammar/words"), pack.file("grammar/verbs")
        self.verbs_of_frames = verbs_of_frames
        self.articles: dict[str, frozenset[str]] = {w: frozenset(c) for w, c in words["articles"].items()}
        self.pronouns: dict[str, frozenset[str]] = {w: frozenset(c) for w, c in words["pronouns"].items()}
        self.endings: dict[str, frozenset[str]] = {e: frozenset(c) for e, c in words["endings"].items()}
        self.contractions: dict[str, str] = words["contractions"]
        self.prepositions = frozenset(words["prepositions"])
        self.postpositions = frozenset(words["postpositions"])
        self.reflexives = frozenset(words["reflexives"])
        self.indefinites = frozenset(words["indefinites"])
        self.subordinators = frozenset(words["subordinators"])
        self.weak_subordinators = frozenset(words["weak_subordinators"])
        self.infinitive_openers = frozenset(words["infinitive_openers"])
        self.relatives = frozenset(words["relatives"])
        self.interrogatives = frozenset(words["interrogatives"])
        self.coordinators = frozenset(words["coordinators"])
        self.joining = frozenset(words["joining"])
        self.negation = frozenset(words["negation"])
        self.restrictive = frozenset(words["restrictive"])
        self.first_person: str = words["first_person"]
        self.negative_determiner: str = words["negative_determiner"]
        self.negative_pronouns = frozenset(words["negative_pronouns"])
        self.particles = frozenset(words["particles"])
        self.no_verbs = frozenset(words["no_verbs"])
        self.quote_marks = frozenset(words["quotes"]["open"] + words["quotes"]["close"])
        self.number_words = frozenset(words["number_words"])
        self.gender_endings = {tuple(endings): gender for gender, endings in words["gender_endings"].items()}
        self._adjective = re.compile("(?:" + "|".join(words["adjective_endings"]) + ")(?:e|er|es|en|em)$")
        self.adverbs = frozenset(words["adverbs"])
        self.quantities = frozenset(words["quantities"])
        self.group_nouns = tuple(words["group_nouns"])
        self.onwards_from = frozenset(words["onwards"]["from"])
        self.onwards = str(words["onwards"]["word"])
        self.comparison = frozenset(words["comparison"]["words"])
        self.before_comparison = frozenset(words["comparison"]["after"])
        self.time_nouns = frozenset(words["time_nouns"])
        self.event_endings = tuple(words["event_endings"])
        self.measures = tuple(words["measures"])
        self.one = str(words["ein_words"][0])
        self.source_adverb = str(words["source_adverb"])
        self.time_parts = frozenset(words["time_parts"])
        self.time_units = self.time_nouns | frozenset(words["time_units"])
        self.time_followers = frozenset(words["time_followers"])
        self.time_attributes = frozenset(words["time_attributes"])
        self.place_nouns = frozenset(words["place_nouns"])
        self.body_nouns = tuple(words["body_nouns"])
        self.determiners = self._determiners(words)
        self._ein_stems = frozenset([*words["ein_words"], *words["possessives"]])
        self.possessive_stems: dict[str, list[str]] = words["possessives"]
        self.modals = frozenset(verbs["modals"])
        self.auxiliaries: dict[str, tuple[str, str, str, str]] = {}
        for lemma, forms in verbs["auxiliaries"].items():
            for features, spellings in forms.items():
                for spelling in spellings:
                    if features == "participle":
                        self.auxiliaries.setdefault(spelling, (lemma, "", "", "pp"))
                    else:
                        tense, mood, number = features.split(".")
                        self.auxiliaries.setdefault(spelling, (lemma, tense, mood, number))
        self.sein_perfect = frozenset(verbs["sein_perfect"])
        self.preterites: dict[str, str] = {past: base for base, past in verbs["preterite"].items()}
        strong = sorted(past for past in self.preterites if not past.endswith("te"))
        self.conjunctive = tuple(
            f for p in strong for f in (_umlauted(p) + "e", p + "e", _umlauted(p) + "en") if f not in (p, p + "en")
        )
        self._strong_past = {
            form: base for past, base in self.preterites.items() if past in strong for form in (past, past + "en")
        }
        self._strong_past |= {form: base for base, forms in verbs["adjective_like"].items() for form in forms}
        self._participles: dict[str, str] = {form: base for base, form in verbs["participles"].items()}
        self._present: dict[str, str] = {form: base for base, form in verbs["present"].items()}
        self.strong_same = tuple(verbs["participle_like_infinitive"])
        self._longest_particles = sorted(self.particles, key=len, reverse=True)
        self.verb_forms = lru_cache(maxsize=200_000)(self._verb_forms)

    @staticmethod
    def _determiners(words: dict[str, list[str]]) -> dict[str, str]:
        known: dict[str, str] = {}
        for stem in words["der_words"]:
            known.update({stem + ending: ending for ending in ("er", "e", "es", "en", "em")})
        for stem in [*words["ein_words"], *words["possessives"]]:
            known.update({stem + ending: ending for ending in ("", "er", "e", "es", "en", "em")})
        return known

    def tokenize(self, text: str, start: int, end: int) -> list[Token]:
        """Tokens of text[start:end], tagged by what the word alone tells."""
        tokens: list[Token] = []
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            tokens.append(Token(match.start(), match.end(), word, word.lower()))
        for position, token in enumerate(tokens):
            self._tag(token, position == 0 or tokens[position - 1].tag in ("quote", "stop"))
        return tokens

    def _tag(self, token: Token, opens: bool) -> None:
        word, lower = token.text, token.lower
        token.lemma = lower
        first = word[0]
        if not (first.isalnum()):
            token.tag = "quote" if word in self.quote_marks else "stop" if word in ".:!?;" else "punct"
        elif first.isdigit():
            counted = word.partition("-")[2]
            token.tag = ("noun" if counted[0].isupper() else "adj") if counted else "num"
        elif _ADDRESS.fullmatch(lower):
            token.tag = "noun"  # it names an outlet
        elif first.isupper() and not opens:
            token.tag = "noun"
        else:
            token.tag = self._closed_class(lower)
            if token.tag == "adverb":
                token.tag = "adv"
            elif not token.tag or (token.tag == "adv" and not opens):
                lemma, forms = self.verb_forms(lower)
                if forms:
                    token.tag, token.lemma, token.forms = "verb", lemma, forms
                elif first.isupper() and self._is_noun(word) and not self._adjective.search(lower):
                    token.tag = "noun"
                else:
                    token.tag = "adj" if re.search(r"(?:e|er|es|en|em)$", lower) and len(lower) > 3 else "adv"
            if first.isupper() and token.tag == "verb" and lower not in self.auxiliaries and self._is_noun(word):
                token.tag, token.forms = "noun", frozenset()

    @staticmethod
    @lru_cache(maxsize=50_000)
    def _is_noun(word: str) -> bool:
        """A capitalised word that opens a sentence: a noun if its lemma keeps the capital."""
        return bool(simplemma.lemmatize(word, "de")[:1].isupper())

    def _closed_class(self, lower: str) -> str:
        if lower in self.negation:
            return "neg"
        if lower in self.adverbs:
            return "adverb"
        if lower in self.auxiliaries:
            return ""  # a verb form, tagged by verb_forms
        if lower in self.number_words:
            return "num"
        if lower in self.articles:
            return "art"
        if lower in self.reflexives:
            return "refl"
        if lower in self.pronouns and lower not in self.determiners:
            return "wh" if lower in self.interrogatives else "pron"
        if lower in self.determiners:
            return "det"
        if lower in self.contractions or lower in self.prepositions:
            return "prep"
        if lower in self.subordinators:
            return "sub"
        if lower in self.coordinators:
            return "coord"
        if lower in self.interrogatives or lower in self.relatives:
            return "wh"
        if lower in self.indefinites:
            return "pron"
        return ""

    def _verb_forms(self, lower: str) -> tuple[str, frozenset[str]]:
        """Infinitive and possible forms (fin, inf, zu, pp) of a lower-cased word; no forms if it is no verb."""
        lemma, forms = self._listed_forms(lower)
        if "ss" in lemma and lemma.replace("ss", "ß") in self.verbs_of_frames:
            lemma = lemma.replace("ss", "ß")  # "beschoss": the dictionary has "beschiessen"
        if lower in self.no_verbs or not lower.isalpha() or (forms and lemma != lower) or lower in self.verbs_of_frames:
            return lemma, forms
        return self._derived(lower) or (lemma, forms)

    def _derived(self, lower: str) -> tuple[str, frozenset[str]] | None:
        """A frame's verb that the dictionary lacks, by the verb that it is made of: "beschossen", "geschossen"."""
        for prefix in (p for p in (*self._longest_particles, *_PREFIXES) if lower.startswith(p)):
            rest = lower[len(prefix) :]
            if len(rest) < 4:
                continue
            if prefix in self.particles and rest.startswith("ge"):
                base, forms = self._listed_forms(rest)
                if "pp" in forms and prefix + base in self.verbs_of_frames:
                    return prefix + base, frozenset({"pp"})
            if prefix in _PREFIXES:
                for form, kind in (("ge" + rest, "pp"), (rest, "fin")):
                    base, forms = self._listed_forms(form)
                    if kind in forms and base != form and prefix + base in self.verbs_of_frames:
                        also = {"fin"} if kind == "pp" and "fin" in self._listed_forms(rest)[1] else set()
                        return prefix + base, frozenset({kind} | also)
        return None

    def _listed_forms(self, lower: str) -> tuple[str, frozenset[str]]:
        if lower in self.auxiliaries:
            lemma, _, _, kind = self.auxiliaries[lower]
            forms = {"pp"} if kind == "pp" else {"fin"}
            if lower == lemma or lower == "lassen":
                forms.add("inf")
            return lemma, frozenset(forms)
        if lower in ("sein", "haben", "werden"):
            return lower, frozenset({"inf"})
        if lower in self.no_verbs or len(lower) < 3 or not lower.isalpha():
            return lower, frozenset()
        past = self._strong_past.get(lower)
        if past is not None:
            also = lower.endswith("en") and _INSEPARABLE.match(past) and _keeps_vowel(past, lower)
            return past, frozenset({"pp", "fin"} if also else {"fin"})  # "brach": an adjective to the dictionary
        if lower in self._participles:
            base = self._participles[lower]
            return base, frozenset({"pp", "inf", "fin"} if base == lower else {"pp"})
        if lower in self._present:
            return self._present[lower], frozenset({"pp", "fin"})
        lemma = simplemma.lemmatize(lower, "de")
        if lemma == lower and lower not in self.verbs_of_frames and not simplemma.is_known(lower, "de"):
            return self._participle(lower, lower)  # "kirgisischen": not every unknown word in -en is a verb
        if not re.search(r"(?:en|ern|eln|tun)$", lemma) or lemma[0].isupper():
            stem = re.sub(r"e[nrsm]?$", "", lower)
            if lemma[0].isupper() or lemma in (lower, stem):
                return self._participle(lower, lemma if lemma[0].islower() else stem)
            return lower, frozenset()
        if lemma == lower and len(lower) < 5:
            return lower, frozenset({"inf", "fin"}) if lemma == "tun" else frozenset()
        return lemma, self._forms(lower, lemma)

    def gender_of(self, lower: str) -> str:
        """The gender that a noun's ending tells, "" if it tells none."""
        return next((gender for endings, gender in self.gender_endings.items() if lower.endswith(endings)), "")

    def determiner_cases(self, lower: str) -> frozenset[str]:
        """Cases of an article or determiner; "einer" before a noun is no nominative, "dieser" is."""
        ending = self.determiners.get(lower)
        cases = self.articles.get(lower) or self.endings[ending or ""]
        if ending == "er" and lower[: -len(ending)] in self._ein_stems:
            return frozenset(case for case in cases if case != "nom.sg.m")
        if lower == self.one + "en":
            return frozenset(case for case in cases if not case.endswith("pl"))  # "einen Deutschen": one
        return cases

    def _participle(self, lower: str, stem: str) -> tuple[str, frozenset[str]]:
        """Participles that simplemma leaves as adjectives (sanktioniert); inflected ones are attributes."""
        weak = re.match(r"(ge)?(\w+?)(e?t|e?te|e?ten)$", lower)
        if weak is not None:
            for base in (weak[2], (weak[1] or "") + weak[2]):
                infinitive = next((base + e for e in ("en", "n") if base + e in self.verbs_of_frames), "")
                if infinitive:
                    participle = weak[3] in ("t", "et")
                    return infinitive, frozenset(
                        {"pp"} if weak[1] and participle else {"pp", "fin"} if participle else {"fin"}
                    )
        if lower.endswith("t") and not stem.endswith("iert") and simplemma.is_known(lower[:-1] + "en", "de"):
            return lower[:-1] + "en", frozenset({"pp", "fin"})  # "begnadigt"
        if stem.endswith("iert") and lower in (stem, stem + "e", stem + "en"):
            return stem[:-1] + "en", frozenset({"pp", "fin"} if lower != stem + "en" else {"fin"})
        return lower, frozenset()

    def _forms(self, lower: str, lemma: str) -> frozenset[str]:
        if lower == lemma:
            strong = _INSEPARABLE.match(lemma) and any(lemma.endswith(base) for base in self.strong_same)
            return frozenset({"inf", "fin", "pp"} if strong else {"inf", "fin"})  # "empfangen" is its own participle
        particle = next((p for p in self._longest_particles if lemma.startswith(p) and lower.startswith(p)), "")
        rest = lower[len(particle) :]
        if lower.endswith("n") and any(
            lemma == lower[: zu.start()] + lower[zu.end() :] for zu in re.finditer("zu", lower) if zu.start()
        ):
            return frozenset({"zu"})  # "abzuziehen", "aufrechtzuerhalten"
        if rest.startswith("ge") and rest.endswith(("t", "en")) and not lemma[len(particle) :].startswith("ge"):
            return frozenset({"pp"})
        if particle and rest.startswith("ge") and rest.endswith(("t", "en")) and rest != lemma[len(particle) :]:
            # "angegeben", "ausgegangen"; "zugestanden" may also be a preterite
            return frozenset({"pp"} if rest.startswith("geg") else {"pp", "fin"})
        if re.search(r"(?:end|ende|enden|ender|endes|endem)$", lower) and not lemma.endswith("enden"):
            return frozenset()  # present participle: an attribute
        inseparable = _INSEPARABLE.match(lemma)
        if lower.endswith("t") and (
            inseparable or lemma.endswith("ieren") or (particle and re.match(r"be|er|ver|ent", rest))
        ):
            return frozenset({"pp", "fin"})
        if lower in (re.sub("e?n$", ending, lemma) for ending in ("ten", "eten")):
            return frozenset({"fin"})  # "erwiderten"
        if lower.endswith("en") and inseparable:
            return frozenset({"pp", "fin"})  # "erschossen": participle, or plural of the preterite
        return frozenset({"fin"})

    def is_declined_participle(self, lower: str, lemma: str) -> bool:
        """Whether a verb form is a participle with an adjective's ending, which can't be finite: "geführten"."""
        particle = next((p for p in self._longest_particles if lemma.startswith(p) and lower.startswith(p)), "")
        rest, base = lower[len(particle) :], lemma[len(particle) :]
        return rest.startswith("ge") and not base.startswith("ge") and bool(_DECLINED.search(rest))

    def finite_features(self, token: Token) -> tuple[str, str, str]:
        """Tense, mood and number of a finite form."""
        if token.lower in self.auxiliaries:
            _, tense, mood, number = self.auxiliaries[token.lower]
            return tense, mood, number
        lower, lemma = token.lower, token.lemma
        plural = "pl" if lower.endswith(("en", "ern", "eln")) else "sg"
        if lower.endswith(self.conjunctive):
            return "past", "sub2", plural
        stem = re.sub(r"e?n$", "", lemma)
        if lower == stem + "e":
            return "pres", "sub1", "sg"  # in news nobody says "ich"; the reader corrects where somebody does
        if lower in (stem + "t", stem + "et", lemma):
            return "pres", "ind", plural
        if re.search(r"te(?:n|t|st)?$", lower) or any(lower.endswith((p, p + "en")) for p in self.preterites):
            return "past", "ind", plural
        return "pres", "ind", plural


def _keeps_vowel(lemma: str, past: str) -> bool:
    """Whether a strong verb's participle has the vowel of its preterite: "verlor, verloren", "bestritt, bestritten"."""
    return "stand" in past or "o" in past or ("ei" in lemma and "i" in past)


def _umlauted(word: str) -> str:
    for position in range(len(word) - 1, -1, -1):
        if word[position] in _UMLAUTS and not (word[position] == "u" and position and word[position - 1] in "ae"):
            return word[:position] + _UMLAUTS[word[position]] + word[position + 1 :]
    return word


@lru_cache(maxsize=20_000)
def noun_forms(lemma: str) -> frozenset[str]:
    """Lower-cased forms that a noun may take: cases, plurals with and without umlaut; some don't exist.

    A star at the end marks a noun declined like an adjective (Abgeordnet*).
    """
    if lemma.endswith("*"):
        return frozenset(lemma[:-1].lower() + ending for ending in ("e", "en", "er", "em", "es"))
    base = lemma.lower()
    stems = {base, _umlauted(base)}
    forms = {stem + ending for stem in stems for ending in ("", "e", "en", "n")}
    # -er makes agents of many nouns (Kampf, Kämpfer): a plural only where the dictionary says so
    forms |= {
        stem + ending
        for stem in stems
        for ending in ("er", "ern")
        if simplemma.lemmatize((stem + ending).capitalize(), "de").lower() == base
    }
    forms |= {base + ending for ending in ("s", "es", "ens", "ns")}
    if base.endswith("in"):
        forms |= {base + "nen"}
    if base.endswith("nis"):
        forms |= {base + "se", base + "ses", base + "sen"}
    if base.endswith("um"):
        forms |= {base[:-2] + "en", base[:-2] + "a"}
    return frozenset(forms)


@lru_cache(maxsize=50_000)
def is_compound_with(word: str, last: str) -> bool:
    """Whether a lower-cased word is a compound whose last part is `last`: its first part must be a word too.

    "luftangriff" ends in "angriff" after "luft"; "sicherheitskreise" does not end in "reise".
    """
    if not word.endswith(last) or len(last) < 4 or word == last:
        return word == last
    first = word[: -len(last)]
    if first.endswith("-"):
        return True
    stems = {
        first,
        *(
            first[: -len(link)]
            for link in ("s", "es", "n", "en", "er", "e")
            if first.endswith(link) and len(first) > len(link) + 2
        ),
        first + "e",
    }
    return len(first) > 2 and any(
        simplemma.is_known(form, "de") for stem in stems for form in (stem, stem.capitalize())
    )


@lru_cache(maxsize=50_000)
def is_lemma(word: str) -> bool:
    """Whether the dictionary has a word as the form of an entry's head."""
    return bool(simplemma.is_known(word, "de")) and simplemma.lemmatize(word, "de") == word


@lru_cache(maxsize=50_000)
def is_dictionary_noun(word: str) -> bool:
    """Whether a capitalised word is in the dictionary: what is not there may be a name."""
    return bool(simplemma.is_known(word, "de")) or simplemma.lemmatize(word, "de") != word
