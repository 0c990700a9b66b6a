"""The kinds of an article's parts: what is title, lead and body, and what is furniture around them.

Nothing is cut. Each stretch of an article's text is marked with its kind and the rule that said so, so that a wrong
rule can be seen. Where no rule speaks, text is body: marking too little costs a stray mention, marking too much hides
a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from multivektor.clean.bylines import find_byline, find_signoff, is_credit
from multivektor.clean.datelines import find_dateline
from multivektor.clean.headings import LONGEST_TITLE, Heading, find_heading, is_title_like
from multivektor.clean.notes import find_note_end
from multivektor.clean.paragraphs import Line, ends_sentence, find_paragraphs
from multivektor.clean.printed_dates import find_dates, is_only_date
from multivektor.clean.teasers import find_teasers
from multivektor.clean.words import CleanWords, opens_with, words_of
from multivektor.languages import Pack
from multivektor.reading import Block, Span

_BREADCRUMB = re.compile(r"\s[»›>]\s")
_DATE_PREFIX = re.compile(r"(\w{1,12})\s+([0-9]{4}(?:-[0-9]{2}){0,2})(?=\s|\Z)")
_SENTENCE_PARTS = re.compile(r"(?<=[.!?…])\s+")
_WORDS = re.compile(r"\w+")
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 3
_LONGEST_LEAD = 700
_LONGEST_HEAD = 8
"""Paragraphs among which a title that is given is looked for."""
_DATELINES_AMONG = 3
"""Paragraphs of prose of which one may begin with a dateline: lead, body, and one that was taken for a lead."""
_SHORTEST_REPEAT = 15


class _Piece(NamedTuple):
    start: int
    end: int
    kind: str
    rule: str


class _Head(NamedTuple):
    """What stands above the prose."""

    pieces: dict[int, list[_Piece]]
    title: int | None
    """Number of the paragraph with the title."""


def find_blocks(text: str, pack: Pack, title: str | None = None) -> list[Block]:
    """The blocks of an article's text.

    Args:
        text: the article's text.
        pack: whose words tell furniture from prose.
        title: the title if it is known: it is marked where the text repeats it, and otherwise the text has none. An
            unknown title is guessed.

    Returns:
        Blocks in order that cover all but white space and do not overlap. Their edges are no white space.
    """
    words = words_of(pack)
    paragraphs = find_paragraphs(text)
    marked = _mark_furniture(text, paragraphs, words)
    head = _mark_head(text, paragraphs, words, marked, title)
    marked.update(head.pieces)
    _mark_signoffs(text, paragraphs, words, marked)
    _mark_listed(text, paragraphs, words, marked, head)
    prose = [number for number in range(len(paragraphs)) if number not in marked]
    lead_rule = _lead_rule(text, paragraphs, prose, head, marked, words)
    datelined = False
    for place, number in enumerate(prose):
        paragraph = paragraphs[number]
        kind, rule = ("lead", lead_rule) if place == 0 and lead_rule else ("body", "running text")
        pieces = _split_prose(
            text, Span(paragraph.start, paragraph.end), kind, rule, words, place < _DATELINES_AMONG and not datelined
        )
        datelined = datelined or any(piece.kind == "dateline" for piece in pieces)
        if number == prose[-1]:
            pieces = _with_signoff(text, pieces, words)
        marked[number] = pieces
    return [
        Block(piece.start, piece.end, piece.kind, number, piece.rule)
        for number in range(len(paragraphs))
        for piece in marked[number]
    ]


def _whole(paragraph: Line, kind: str, rule: str) -> list[_Piece]:
    return [_Piece(paragraph.start, paragraph.end, kind, rule)]


def _mark_furniture(text: str, paragraphs: list[Line], words: CleanWords) -> dict[int, list[_Piece]]:
    """What its own words show wherever it stands: notes, menus, credits, lines that are a date."""
    marked: dict[int, list[_Piece]] = {}
    number = 0
    while number < len(paragraphs):
        after_note = find_note_end(text, paragraphs, number, words)
        if after_note > number:
            span = Line(paragraphs[number].start, paragraphs[after_note - 1].end, paragraphs[number].gap)
            marked[number] = _whole(span, "note", "translation note")
            marked.update({covered: [] for covered in range(number + 1, after_note)})
            number = after_note
            continue
        paragraph = paragraphs[number]
        found = (
            _furniture(text[paragraph.start : paragraph.end], words) if paragraph.end - paragraph.start <= 200 else None
        )
        if found:
            marked[number] = _whole(paragraph, *found)
        number += 1
    return marked


def _furniture(printed: str, words: CleanWords) -> tuple[str, str] | None:
    if printed.strip(" !.:»›>").casefold() in words.words("menu_lines"):
        return "menu", "menu line"
    crumb = _BREADCRUMB.search(printed)
    if crumb and printed[: crumb.start()].strip().casefold() in words.words("breadcrumb_openers"):
        return "menu", "breadcrumb"
    if is_credit(printed, words):
        return "credit", "credit line"
    return _date_line(printed, words)


def _date_line(printed: str, words: CleanWords) -> tuple[str, str] | None:
    dates = find_dates(printed, words) if len(printed) < 120 else []
    if not dates:
        return None
    before = printed[: dates[0].start]
    rule = "date line"
    for key, named in (("update_openers", "update line"), ("date_openers", "date line")):
        opener = opens_with(before, words, key)
        if opener:
            before, rule = before[len(opener) :], named
            break
    rest = before + " | " + "".join(printed[one.end : two.start] for one, two in pairwise(dates))
    rest += " | " + printed[dates[-1].end :]
    for key in ("update_openers", "date_openers"):  # "12.03.2024, aktualisiert am 13.03.2024"
        for opener in words.words(key):
            rest = re.sub(rf"(?<!\w){re.escape(opener)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    return ("date", rule) if is_only_date(rest, words) else None


def _mark_head(
    text: str, paragraphs: list[Line], words: CleanWords, marked: dict[int, list[_Piece]], title: str | None
) -> _Head:
    """The title and what stands around it, down to the first prose."""
    given = _find_given_title(text, paragraphs, title) if title else None
    pieces: dict[int, list[_Piece]] = {}
    # A text whose title is known and not repeated has none; one without a known title may open with it.
    found: int | None = None
    wanted = title is None or given is not None
    for number, paragraph in enumerate(paragraphs):
        if number in marked:
            continue
        printed = text[paragraph.start : min(paragraph.end, paragraph.start + 2 * LONGEST_TITLE)]
        opening = _opening(text, paragraphs, number, words) if found is None else None
        if opening and (given is None or given == number or opening[0].kind in ("menu", "date")):
            pieces[number] = opening
            found = number if any(piece.kind == "title" for piece in opening) else None
        elif number == given:
            pieces[number], found = _whole(paragraph, "title", "title as given"), number
        elif label := _head_label(text, paragraphs, number, words):
            pieces[number] = _whole(paragraph, *label)
        elif given is not None and found is None and number < given and len(printed) < LONGEST_TITLE:
            pieces[number] = _whole(paragraph, "menu", "above the title")
        elif given is None and wanted and found is None and _is_guessed_title(text, paragraphs, number, marked, words):
            pieces[number], found = _whole(paragraph, "title", "first line"), number
        elif found is not None and number == found + 1 and _is_subtitle(text, paragraphs, number):
            pieces[number] = _whole(paragraph, "lead", "subtitle")
        else:
            break
    return _Head(pieces, found)


def _find_given_title(text: str, paragraphs: list[Line], title: str) -> int | None:
    wanted = _bare(title)
    for number, paragraph in enumerate(paragraphs[:_LONGEST_HEAD]):
        if paragraph.end - paragraph.start > 3 * len(title) + 100:
            continue
        printed = text[paragraph.start : paragraph.end]
        bare = _bare(printed)
        if bare == wanted or (wanted and bare.endswith(wanted) and _DATE_PREFIX.match(printed)):
            return number
        if wanted and bare.startswith(wanted) and any(bar in printed for bar in "|│｜"):
            return number
    return None


def _bare(printed: str) -> str:
    return " ".join(_WORDS.findall(printed.casefold()))


def _opening(text: str, paragraphs: list[Line], number: int, words: CleanWords) -> list[_Piece] | None:
    """The pieces of a paragraph that is a heading line, a page header or begins with a date prefix."""
    paragraph = paragraphs[number]
    heading = find_heading(text, paragraphs, number, words)
    if heading is not None:
        return _heading_pieces(heading)
    printed = text[paragraph.start : paragraph.end]
    prefix = _DATE_PREFIX.match(printed)
    if number == 0 and prefix and prefix[1].casefold() in words.words("date_labels"):
        dated = _Piece(paragraph.start, paragraph.start + prefix.end(), "date", "date prefix")
        rest = printed[prefix.end() :]
        if not rest.strip():
            return [dated]
        start = paragraph.end - len(rest.lstrip())
        kind = "title" if paragraph.end - start <= 2 * LONGEST_TITLE else "body"
        return [dated, _Piece(start, paragraph.end, kind, "after the date prefix")]
    return None


def _heading_pieces(heading: Heading) -> list[_Piece]:
    kind, rule = ("menu", "page header: outlet") if heading.is_page_header else ("title", "heading line")
    pieces = [_Piece(*heading.title, kind, rule)]
    if heading.byline:
        pieces.append(_Piece(*heading.byline, "byline", "heading line"))
    return [*pieces, _Piece(*heading.published, "date", "page header" if heading.is_page_header else "heading line")]


def _head_label(text: str, paragraphs: list[Line], number: int, words: CleanWords) -> tuple[str, str] | None:
    """Bylines and labels, which only the head of an article makes plain."""
    paragraph = paragraphs[number]
    if paragraph.end - paragraph.start > 100:
        return None
    printed = text[paragraph.start : paragraph.end]
    if find_byline(printed, words):
        return "byline", "byline"
    if paragraph.end - paragraph.start > _LONGEST_LABEL or ends_sentence(printed):
        return None
    sections = words.words("section_words")
    if printed.casefold() in sections:
        return "menu", "section"
    opener = opens_with(printed, words, "menu_openers")
    if opener and (printed[len(opener) :].lstrip().startswith(":") or len(printed.split()) <= _MOST_LABEL_WORDS):
        return "menu", "label"
    if "·" in printed and printed.rpartition("·")[2].strip().casefold() in sections:
        return "menu", "page header: outlet and section"
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    if following and not following.gap and text[following.start : following.end].casefold() in sections:
        return "menu", "page header: outlet"
    return None


def _is_guessed_title(
    text: str, paragraphs: list[Line], number: int, marked: dict[int, list[_Piece]], words: CleanWords
) -> bool:
    paragraph = paragraphs[number]
    printed = text[paragraph.start : paragraph.end] if paragraph.end - paragraph.start <= LONGEST_TITLE else ""
    if not printed or not is_title_like(printed) or find_dateline(text, paragraph.start, paragraph.end, words):
        return False
    # A title stands over something.
    return any(later not in marked for later in range(number + 1, len(paragraphs)))


def _is_subtitle(text: str, paragraphs: list[Line], number: int) -> bool:
    paragraph = paragraphs[number]
    printed = text[paragraph.start : paragraph.end] if paragraph.end - paragraph.start <= LONGEST_TITLE else ""
    directly_under = not paragraph.gap and number + 1 < len(paragraphs)
    return bool(printed) and directly_under and is_title_like(printed) and not ends_sentence(printed)


def _mark_signoffs(text: str, paragraphs: list[Line], words: CleanWords, marked: dict[int, list[_Piece]]) -> None:
    for number in range(len(paragraphs) - 1, 0, -1):
        paragraph = paragraphs[number]
        if number in marked:
            continue
        if paragraph.end - paragraph.start > _LONGEST_LABEL:
            return
        if find_signoff(text[paragraph.start : paragraph.end], words) is None:
            return
        marked[number] = _whole(paragraph, "signoff", "sign-off")


def _mark_listed(
    text: str, paragraphs: list[Line], words: CleanWords, marked: dict[int, list[_Piece]], head: _Head
) -> None:
    """Headings under the text: this article's own stands above, so these belong to a list of other articles."""
    for number, paragraph in enumerate(paragraphs):
        if number > (head.title or 0) and number not in marked and find_heading(text, paragraphs, number, words):
            marked[number] = _whole(paragraph, "teaser", "heading without text")


def _lead_rule(
    text: str, paragraphs: list[Line], prose: list[int], head: _Head, marked: dict[int, list[_Piece]], words: CleanWords
) -> str | None:
    """Why the first paragraph of prose is a lead; None if it is body."""
    if head.title is None or len(prose) < 2:
        return None
    first, second = paragraphs[prose[0]], paragraphs[prose[1]]
    if first.end - first.start > _LONGEST_LEAD:
        return None
    if any(piece.kind == "credit" for piece in marked.get(prose[0] + 1, [])):
        return "before a credit"
    if find_dateline(text, second.start, second.end, words):
        return "before a dateline"
    printed = text[first.start : first.end]
    rest = text[second.start : paragraphs[prose[-1]].end]
    sentences = [part.strip() for part in _SENTENCE_PARTS.split(printed)]
    if any(len(sentence) >= _SHORTEST_REPEAT and sentence in rest for sentence in sentences):
        return "repeated in the body"
    return None


def _split_prose(
    text: str, paragraph: Span, kind: str, rule: str, words: CleanWords, may_have_dateline: bool
) -> list[_Piece]:
    pieces: list[_Piece] = []
    after = paragraph.start
    if may_have_dateline and (dateline := find_dateline(text, paragraph.start, paragraph.end, words)):
        pieces.append(_Piece(paragraph.start, dateline.end, "dateline", "dateline"))
        after = dateline.end
    for teaser in find_teasers(text, after, paragraph.end, words):
        pieces += _stretch(text, after, teaser.start, kind, rule)
        pieces += _stretch(text, teaser.start, teaser.end, "teaser", teaser.rule)
        after = teaser.end
    return pieces + _stretch(text, after, paragraph.end, kind, rule)


def _stretch(text: str, start: int, end: int, kind: str, rule: str) -> list[_Piece]:
    """The piece [start, end) without outer white space; nothing if no more is left."""
    printed = text[start:end]
    stripped = printed.strip()
    if not stripped:
        return []
    start += len(printed) - len(printed.lstrip())
    return [_Piece(start, start + len(stripped), kind, rule)]


def _with_signoff(text: str, pieces: list[_Piece], words: CleanWords) -> list[_Piece]:
    """The last prose with a sign-off behind its last sentence split off: "… sagte er. nda/kl/mb"."""
    last = pieces[-1]
    window = text[max(last.start, last.end - 40) : last.end]
    before, space, mark = window.rpartition(" ")
    if (
        not space
        or not ends_sentence(before.rstrip())
        or before.rstrip().endswith(":")
        or find_signoff(mark, words) is None
    ):
        return pieces
    if "/" not in mark and not mark.startswith("("):
        return pieces
    split = last.end - len(mark)
    return [
        *pieces[:-1],
        *_stretch(text, last.start, split, last.kind, last.rule),
        _Piece(split, last.end, "signoff", "sign-off"),
    ]
