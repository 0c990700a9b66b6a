"""When an article was published, as far as its furniture says so. Dates in sentences are about the news."""

from __future__ import annotations

from collections.abc import Sequence

from multivektor.clean.datelines import dateline_of
from multivektor.clean.notes import note_values
from multivektor.clean.printed_dates import find_dates
from multivektor.clean.words import CleanWords, words_of
from multivektor.languages import Pack
from multivektor.reading import Block, date_precision
from multivektor.schemas import READ_BLOCKS


def find_published(text: str, blocks: Sequence[Block], pack: Pack) -> tuple[str | None, str]:
    """The date of publication as (published_at, precision); (None, "unknown") if the text does not say.

    Looked for in heading, date lines and dateline above or below the prose, then in lines that give a later state, then
    in a translation's note. A date that makes the first one more precise wins over it.
    """
    words = words_of(pack)
    candidates = _candidates(text, blocks, words)
    if not candidates:
        return None, "unknown"
    chosen = candidates[0]
    for other in candidates[1:]:
        if other.startswith(chosen):
            chosen = other
    return chosen, date_precision(chosen)


def _candidates(text: str, blocks: Sequence[Block], words: CleanWords) -> list[str]:
    prose = [number for number, block in enumerate(blocks) if block.kind in READ_BLOCKS]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    given: list[str] = []
    updates: list[str] = []
    notes: list[str] = []
    for number, block in enumerate(blocks):
        printed = text[block.start : block.end]
        # A date line between paragraphs is the subheading of a chronicle.
        if block.kind == "date" and (number < first or number > last):
            (updates if block.rule == "update line" else given).extend(_dates(printed, words))
        elif block.kind == "dateline":
            dateline = dateline_of(text, block.start, block.end, words)
            given += [dateline.published_at] if dateline and dateline.published_at else []
        elif block.kind == "note":
            notes += _dates(note_values(printed, words).get("published", ""), words)
    return given or updates or notes


def _dates(printed: str, words: CleanWords) -> list[str]:
    found = [one.value for one in find_dates(printed, words)]
    if found:
        return found
    # A date prefix may hold a year alone.
    return [part for part in printed.split() if date_precision(part) == "year"][:1]
