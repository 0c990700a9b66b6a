"""The words of a pack's `clean.yml`, made ready for looking up once a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError

from multivektor.languages import Pack

_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")


@dataclass(frozen=True)
class CleanWords:
    """What `clean` knows of a language. Words are casefolded unless their attribute says otherwise.

    Attributes:
        months: number of the month by its name, without a final dot.
        weekdays: names of the days, without a final dot.
        lists: the plain lists of `clean.yml` by key.
        note_fields: what the lines of a translation's note say (note_fields/title, …/author, …/published, …).
        opening: each list, and the labels of each note field, as a pattern for the beginning of a casefolded line.
        openers: words that carry a capital only where a sentence begins.
        abbreviations: short forms that do not end a sentence, without a final dot.
        agencies: printed form of an agency's mark by its casefolded form.
        language_names: ISO 639-1 by the language's name.
        language_letters: letters that only one language of a script has, by language.
        language_words: commonest function words, by language.
        cyrillic_default: the language of Cyrillic text that has no such letter.
        teaser_label: a label word after a sentence end, before a capital; group 1 is the label.
        teaser_part: the part marker that ends a headline.
        printed_month: any month's name, as a pattern.
    """

    language: str
    months: Mapping[str, int]
    weekdays: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]
    note_fields: tuple[str, ...]
    agencies: Mapping[str, str]
    language_names: Mapping[str, str]
    language_letters: Mapping[str, frozenset[str]]
    language_words: Mapping[str, frozenset[str]]
    cyrillic_default: str
    teaser_label: re.Pattern[str]
    teaser_part: re.Pattern[str]
    printed_month: re.Pattern[str]
    opening: Mapping[str, re.Pattern[str]]
    openers: frozenset[str]
    abbreviations: frozenset[str]

    def words(self, key: str) -> tuple[str, ...]:
        """One list of `clean.yml`, longest entries first; empty if the pack has none."""
        return self.lists.get(key, ())


_READY: dict[int, tuple[Any, CleanWords]] = {}


def words_of(pack: Pack) -> CleanWords:
    """The words of a pack; worked out once a pack.

    Raises:
        ResourceError: the pack has no `clean.yml`.
    """
    content = pack.file("clean")
    # Packs hold dicts, so they can't be keys; the content is kept beside so that its id stays its own.
    ready = _READY.get(id(content))
    if ready is None:
        ready = _READY[id(content)] = (content, _prepare(pack.language, content))
    return ready[1]


def _folded(entries: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted({str(entry).casefold() for entry in entries}, key=lambda entry: (-len(entry), entry)))


def _alternatives(entries: Iterable[str]) -> str:
    # An empty alternative would match everywhere; (?!) matches nowhere.
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry))) or "(?!)"


def _prepare(language: str, content: Mapping[str, Any]) -> CleanWords:
    lists = {key: _folded(value) for key, value in content.items() if isinstance(value, list)}
    months, weekdays, names = _calendar_names(language)
    for number, variants in content.get("month_variants", {}).items():
        months.update({variant.casefold(): int(number) for variant in variants})
    labels = _alternatives(content.get("teaser_labels", []))
    parts = _alternatives(content.get("teaser_parts", []))
    fields = {f"note_fields/{key}": _folded(value) for key, value in content.get("note_fields", {}).items()}
    return CleanWords(
        language=language,
        months=months,
        weekdays=frozenset(weekdays),
        lists=lists,
        note_fields=tuple(fields),
        agencies={mark.casefold(): mark for mark in content.get("agencies", [])},
        language_names=names,
        language_letters={key: frozenset(value) for key, value in content.get("language_letters", {}).items()},
        language_words={key: frozenset(_folded(value)) for key, value in content.get("language_words", {}).items()},
        cyrillic_default=content.get("cyrillic_default", ""),
        teaser_label=re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"“”»«’)]))\s+({labels}):?\s+(?=[A-ZÄÖÜ0-9„\"“»])"),
        teaser_part=re.compile(rf"\s[–—-]\s(?:{parts})\s[0-9]{{1,2}}(?=\s)"),
        printed_month=re.compile(rf"(?<!\w)(?:{_alternatives(months)})(?!\w)", re.IGNORECASE),
        opening={
            key: re.compile(rf"(?:{_alternatives(entries)})(?!\w)")
            for key, entries in (*lists.items(), *fields.items())
        },
        openers=frozenset(lists.get("sentence_openers", ())),
        abbreviations=frozenset(lists.get("abbreviations", ())),
    )


def _calendar_names(language: str) -> tuple[dict[str, int], set[str], dict[str, str]]:
    """Months by name, weekdays and languages by name, as CLDR has them; nothing for a language it does not know."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}, set(), {}
    months: dict[str, int] = {}
    weekdays: set[str] = set()
    for context in _CONTEXTS:
        for width in _WIDTHS:
            for number, name in locale.months[context][width].items():
                months[name.rstrip(".").casefold()] = number
            weekdays.update(name.rstrip(".").casefold() for name in locale.days[context][width].values())
    names = {name.casefold(): code for code, name in locale.languages.items() if len(code) == 2}
    return months, weekdays, names


def opens_with(line: str, words: CleanWords, *keys: str) -> str | None:
    """The entry (casefolded) of one of the lists `keys` that `line` begins with as whole words, or None."""
    start = line[:80].casefold()
    for key in keys:
        pattern = words.opening.get(key)
        if pattern is not None and (found := pattern.match(start)):
            return found.group()
    return None
