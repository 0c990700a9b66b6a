"""Words of time: from the pack and from CLDR, and the tokens of a text that are of their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from babel import Locale
from text_to_num import text2num

#: A token's class and its value. Values are numbers, codes of TIMEX3, or lists of them.
Class = tuple[str, Any]

#: Each alternative is tried once at a place and takes a bounded number of characters: linear on any text.
_TOKEN = re.compile(
    r"[^\W\d_]{1,60}"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{2,4}(?!\d)"
    r"|\d{1,2}[.:]\d{2}(?![\d.]|,\d)"
    r"|\d{1,3}(?:[.\u00a0 ]\d{3}){1,4}(?!\d)"
    r"|\d{2,4}ern?(?![^\W_])"
    r"|\d{1,15}(?:,\d{1,6})?"
    r"|[,–()\-;:!?\"„“”»«]|(?<!\d)\.(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_DECADE = re.compile(r"(\d{1,3})0er(?:n)?")
#: Words whose number is remembered.
_REMEMBERED = 50_000
_HOURS = 24


_MARKS = frozenset(',–()-;:!?"„“”»«.')


class Tokens(NamedTuple):
    """Tokens of a sentence, as parallel lists.

    Attributes:
        starts, ends: code points of the article.
        words: lower-cased.
        classes: of each token; empty for most.
        marked: whether any has a class that can begin or carry an expression.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: list[tuple[Class, ...]]
    marked: bool


class TimeWords:
    """The time words of a language by their lower-cased forms.

    Args:
        data: the pack's grammar/times.
        language: for CLDR's month and weekday names and for number words.
    """

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self.language = language
        self.past = frozenset(data["past"])
        self.future = frozenset(data["future"])
        self.perfect = frozenset(data["perfect"])
        self.no_past = frozenset(data["no-past"])
        self.participle = re.compile(data["participle"])
        self.past_ending = re.compile(data["past-ending"])
        self._capital = frozenset(data["capital"])
        self._small = frozenset(data["small"])
        deictic = {word for word, step in data["words"]["deictic"].items() if step}
        self.of_days = deictic | {name.lower() for name in Locale(language).days["format"]["wide"].values()}
        self._decades: dict[str, int] = data["decade-words"]
        self._near = {name: frozenset(words) for name, words in data["near"].items()}
        self._endings = frozenset(data["endings"])
        self._ones = frozenset(data["ones"])
        self._ordinals: dict[str, int] = data["ordinals"]
        self._ordinal_endings: list[str] = sorted(data["ordinal-endings"], key=len)
        self._number_like = re.compile(data["number-like"])
        self.remembered: dict[str, tuple[str, tuple[Class, ...]]] = {}
        self.classes: dict[str, tuple[Class, ...]] = {}
        for name, words in data["words"].items():
            for word, value in words.items():
                for form in _forms(word, data["endings"]):
                    self._add(form, name, value)
        self._add_calendar(Locale(language), data)
        weak = frozenset(data["weak"])
        self._strong = frozenset(
            word for word, classes in self.classes.items() if any(name not in weak for name, _value in classes)
        )
        self._adjective_units: dict[str, str] = data["adjective-units"]
        for stem, tens in self._decades.items():
            for ending in ("er", "ern"):
                self._add(stem + ending, "decade", tens)
            self._add(stem + "erjahre", "decade-noun", tens)
            self._add(stem + "erjahren", "decade-noun", tens)

    def may_tell(self, sentence: str) -> bool:
        """Whether a sentence can hold an expression at all: most hold none, and are not looked at further."""
        return (
            not self._strong.isdisjoint(_WORD.findall(sentence.lower()))
            or _DIGIT.search(sentence) is not None
            or any(stem in sentence for stem in self._adjective_units)
        )

    def is_in(self, name: str, word: str) -> bool:
        """Whether a lower-cased word is in one of the data's lists of neighbours."""
        return word in self._near[name]

    def _add(self, word: str, name: str, value: Any) -> None:  # noqa: ANN401  as in the data
        known = self.classes.get(word.lower(), ())
        self.classes[word.lower()] = (*known, (name, value))

    def _add_calendar(self, locale: Locale, data: Mapping[str, Any]) -> None:
        for width in ("wide", "abbreviated"):
            for number, name in locale.months["format"][width].items():
                if (("month", number)) not in self.classes.get(name.lower().rstrip("."), ()):
                    self._add(name.rstrip("."), "month", number)
        for number, name in locale.days["format"]["wide"].items():
            self._add(name, "weekday", number)
            self._add(name + "s", "weekdays", number)
            for part, code in {**data["words"]["daypart"], **data["words"]["day-noun"]}.items():
                if len(part) > 3:
                    self._add(name + part.lower(), "weekday-part", (number, code))
        for word in [w for w in data["words"]["unit"] if data["words"]["unit"][w] == "WE"]:
            for form in _forms(word, data["endings"]):
                self._add(form, "weekend", 0)

    def read(self, printed: str, after: str, *, opens: bool) -> tuple[str, tuple[Class, ...]]:
        """A token in lower case and its classes; kept in `remembered` if they depend on the word alone.

        Args:
            printed: as it stands.
            after: the character behind it.
            opens: it is the sentence's first, where a capital says nothing.
        """
        word = printed.lower()
        first = word[0]
        if first.isdecimal():
            return word, _number_classes(word, after)
        if first in _MARKS:
            known: tuple[Class, ...] = (("comma", 1),) if first == "," else (("dash", 1),) if first in "–-" else ()
        else:
            known = self._classes_of(word, is_capital=printed[0].isupper(), opens=opens)
        if not opens:
            if len(self.remembered) > _REMEMBERED:
                self.remembered.clear()
            self.remembered[printed] = word, known
        return word, known

    def _classes_of(self, word: str, *, is_capital: bool, opens: bool) -> tuple[Class, ...]:
        known = self.classes.get(word, ())
        if is_capital and not opens:
            known = tuple(c for c in known if c[0] not in self._small)
        elif not is_capital:
            known = tuple(c for c in known if c[0] not in self._capital)
        return known + self._written_number(word)

    def _written_number(self, word: str) -> tuple[Class, ...]:
        return (("num", 1),) if word in self._ones else self._number_word(word)

    def _number_word(self, word: str) -> tuple[Class, ...]:
        """A written number or ordinal; most words are none."""
        if not self._number_like.match(word):
            return ()
        for stem, unit in self._adjective_units.items():
            count, found, ending = word.partition(stem)
            if found and ending in self._endings and count:
                try:
                    return (("number-unit", (int(text2num(count, self.language)), unit)),)
                except ValueError:
                    return ()
        try:
            number = int(text2num(word, self.language))
        except ValueError:
            pass
        else:
            return (("num", number), ("hour", number)) if number <= _HOURS else (("num", number),)
        for ending in self._ordinal_endings:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) > 2:
                if stem + ending[:1] in self._ordinals or stem in self._ordinals:
                    return (("ord", self._ordinals.get(stem + ending[:1]) or self._ordinals[stem]),)
                try:
                    return (("ord", int(text2num(stem, self.language))),)
                except ValueError:
                    continue
        return ()


def _forms(word: str, endings: list[str]) -> Iterator[str]:
    """A word of the data in its forms: a star stands for an ending."""
    if word.endswith("*"):
        yield from (word[:-1] + ending for ending in endings)
    else:
        yield word


def _number_classes(word: str, after: str) -> tuple[Class, ...]:
    if "-" in word:
        return (("iso", word),)
    decade = _DECADE.fullmatch(word)
    if decade:
        tens = decade[1]
        return (("decade", int(tens if len(tens) == 3 else "19" + tens)),) if len(tens) in (1, 3) else ()
    dots = word.count(".")
    if dots >= 2 and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", word):
        return (("full-date", word),)
    if ":" in word or dots == 1:
        return (("clock-time", word), ("hour", word)) if re.fullmatch(r"\d{1,2}[.:]\d{2}", word) else ()
    if not word.isdecimal():
        return ()
    number = int(word)
    if len(word) == 4 and 1000 <= number <= 2100:
        return (("year", number),)
    if after == "." and number <= 31 and len(word) <= 2:
        return (("ord", number), ("num", number))
    if number <= _HOURS and len(word) <= 2:
        return (("num", number), ("hour", word))
    if len(word) <= 6:
        return (("num", number),)
    return ()


def read_tokens(words: TimeWords, text: str, start: int, end: int) -> Tokens:
    """The tokens of text[start:end] with their classes."""
    starts: list[int] = []
    ends: list[int] = []
    lowered: list[str] = []
    classes: list[tuple[Class, ...]] = []
    marked = False
    remembered = words.remembered
    for match in _TOKEN.finditer(text, start, end):
        printed = match.group()
        found = remembered.get(printed)
        if found is None or not starts:
            behind = match.end()
            found = words.read(printed, text[behind] if behind < end else "", opens=not starts)
        word, known = found
        if known:
            marked = True
        first, last = match.span()
        starts.append(first)
        ends.append(last)
        lowered.append(word)
        classes.append(known)
    return Tokens(starts, ends, lowered, classes, marked)
