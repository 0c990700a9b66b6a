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
    r"\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{2,4}(?!\d)"
    r"|\d{1,2}[.:]\d{2}(?![\d.]|,\d)"
    r"|\d{1,3}(?:[.\u00a0 ]\d{3}){1,4}(?!\d)"
    r"|\d{2,4}ern?(?![^\W_])"
    r"|\d{1,15}(?:,\d{1,6})?"
    r"|[^\W\d_]{1,60}"
    r"|[,–()-]|[;:!?\"„“”»«]|(?<!\d)\.(?!\d)"
)
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
        self._written: dict[str, tuple[Class, ...]] = {}
        self.classes: dict[str, tuple[Class, ...]] = {}
        for name, words in data["words"].items():
            for word, value in words.items():
                for form in _forms(word, data["endings"]):
                    self._add(form, name, value)
        self._add_calendar(Locale(language), data)
        self._adjective_units: dict[str, str] = data["adjective-units"]
        for stem, tens in self._decades.items():
            for ending in ("er", "ern"):
                self._add(stem + ending, "decade", tens)
            self._add(stem + "erjahre", "decade-noun", tens)
            self._add(stem + "erjahren", "decade-noun", tens)

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

    def of(self, word: str, printed: str, after: str, *, opens: bool) -> tuple[Class, ...]:
        """The classes of a token.

        Args:
            word: lower-cased.
            printed: as it stands.
            after: the character behind it.
            opens: it is the sentence's first, where a capital says nothing.
        """
        if word[0].isdigit():
            return _number_classes(word, after)
        known = self.classes.get(word)
        if known is None:
            return self._written_number(word)
        if printed[0].isupper() and not opens:
            return tuple(c for c in known if c[0] not in self._small) + self._written_number(word)
        if opens and printed[0].isupper():
            return known + self._written_number(word)
        return tuple(c for c in known if c[0] not in self._capital) + self._written_number(word)

    def _written_number(self, word: str) -> tuple[Class, ...]:
        if word in self._ones:
            return (("num", 1),)
        known = self._written.get(word)
        if known is None:
            if len(self._written) > _REMEMBERED:
                self._written.clear()
            known = self._written[word] = self._number_word(word)
        return known

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
    if not word.isdigit():
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
    for match in _TOKEN.finditer(text, start, end):
        printed = match.group()
        word = printed.lower()
        first = word[0]
        known: tuple[Class, ...]
        if first in _MARKS:
            known = (("comma", 1),) if first == "," else (("dash", 1),) if first in "–-" else ()
        else:
            at = match.end()
            known = words.of(word, printed, text[at] if at < end else "", opens=not starts)
            if known:
                marked = True
        starts.append(match.start())
        ends.append(match.end())
        lowered.append(word)
        classes.append(known)
    return Tokens(starts, ends, lowered, classes, marked)
