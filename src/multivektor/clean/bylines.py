"""Lines around an article that name who wrote it, who took the picture, who signed off."""

from __future__ import annotations

import re

from multivektor.clean.words import CleanWords, opens_with

_NAME_END = re.compile(r"[,|]|\s[–—-]\s")
_SIGNED = re.compile(r"\(?([a-z]{2,8}(?:-[A-Za-z]{2,4})?)((?:/[A-Za-z-]{1,6}){1,5})\)?")
_COMPANY_MARK = re.compile(
    r"((?:[A-ZÄÖÜ][\w.’'-]{0,30}\s){1,4}?[A-ZÄÖÜ][\w.’'-]{0,30}|[A-ZÄÖÜ][\w.’'-]{0,30})\s?--\s?[A-Z]{2,6}"
)
_MARKS_BETWEEN = re.compile(r"[/,+]|\s(?:und|and)\s|\s+")
_LONGEST_BYLINE = 100
_LONGEST_SIGNOFF = 60
_LONGEST_CREDIT = 150
_MOST_NAME_WORDS = 9


def find_byline(printed: str, words: CleanWords) -> str | None:
    """The names of a line such as "Von Margit Lutz, Astana"; None if the line is no byline.

    All words up to a comma are names or name particles; "Von Moskau nach Astana" is none.
    """
    if len(printed) > _LONGEST_BYLINE:
        return None
    opener = opens_with(printed, words, "byline_openers")
    if opener is None:
        return None
    rest = printed[len(opener) :].lstrip(" \t\xa0:")
    names = _NAME_END.split(rest, maxsplit=1)[0].strip().rstrip(".")
    parts = names.split()
    particles = words.words("name_particles")
    if not 2 <= len(parts) <= _MOST_NAME_WORDS or any(letter.isdigit() for letter in names):
        return None
    if not all(part[0].isupper() or part.casefold() in particles for part in parts) or rest[-1:] in "?!…":
        return None
    return names


def is_credit(printed: str, words: CleanWords) -> bool:
    """Whether a line is a picture credit or the like: "Quelle: Sputnik", "(Foto: nda)", "© Wolga-Bild"."""
    bare = printed.strip("()[] ")
    if len(printed) > _LONGEST_CREDIT:
        return False
    if bare.startswith("©"):
        return True
    opener = opens_with(bare, words, "credit_openers")
    if opener is None or re.match(r"\s?(?::|/[\w ]{2,20}:|©)", bare[len(opener) :]) is None:
        return False
    # A sentence may begin with "Bild:" too; a credit has no second one.
    return re.search(r"[.!?]\s+[A-ZÄÖÜ][a-zäöüß]+\s+[a-zäöüß]", bare) is None


def find_signoff(printed: str, words: CleanWords) -> tuple[str | None, str | None] | None:
    """Who signed off with this line, as (agency, author); None if it is no sign-off.

    "nda/kl/mb" is an agency with its editors' marks, "D. Wassiljew--BTZ" an author with the mark of a company that is
    neither outlet nor agency.
    """
    line = printed.strip()
    if len(line) > _LONGEST_SIGNOFF:
        return None
    signed = _SIGNED.fullmatch(line)
    if signed:
        return words.agencies.get(signed[1].casefold(), signed[1]), None
    company = _COMPANY_MARK.fullmatch(line)
    if company:
        return None, company[1]
    bare = line.strip("()[] .")
    whole = words.agencies.get(bare.casefold())
    marks = [words.agencies.get(part.casefold()) for part in _MARKS_BETWEEN.split(bare) if part]
    if whole or (marks and all(marks)):
        return whole or marks[0], None
    return None


def agency_mark(printed: str, words: CleanWords) -> str | None:
    """The agency that stands in the brackets of a dateline: a known mark, or small letters as in "(nda)"."""
    first = re.split(r"[/,]", printed, maxsplit=1)[0].strip()
    for mark in (printed.strip(), first):
        if mark.casefold() in words.agencies:
            return words.agencies[mark.casefold()]
    general = re.fullmatch(r"[a-z]{2,6}", first) and first not in words.words("not_agencies")
    return first if general else None
