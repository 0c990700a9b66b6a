"""Sentences with the words that carry an event marked in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Characters that could turn text around or hide it: control characters, bidi overrides and isolates, tag characters.
_HOSTILE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
#: Marks without width that readers can't see and do not miss.
_WIDTHLESS = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
_NEIGHBOUR_LENGTH = 320

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks that cover it: trigger, actor, recipient, status, informant."""

    text: str
    marks: tuple[str, ...]


def printed(text: str) -> str:
    """Text as the page prints it: what could deceive the reader stands as �, white space as single spaces."""
    return re.sub(r"\s+", " ", _WIDTHLESS.sub("", _HOSTILE.sub("\ufffd", text)))


def visible(text: str | None) -> str:
    """The same for a whole field: no white space around it, "" for none."""
    return printed(text or "").strip()


def neighbour(text: str) -> str:
    """A sentence beside the quoted one, cut if it is very long."""
    shown = visible(text)
    if len(shown) <= _NEIGHBOUR_LENGTH:
        return shown
    return shown[:_NEIGHBOUR_LENGTH].rsplit(" ", 1)[0] + " …"


def event_spans(event: Mapping[str, Any]) -> list[Span]:
    """All marked spans of an event, as offsets of the article."""
    marks = (
        ("trigger", "triggers"),
        ("actor", "actors"),
        ("recipient", "recipients"),
        ("status", "status_words"),
        ("informant", "attribution"),
    )
    return [
        (item["start"], item["end"], mark)
        for mark, column in marks
        for item in event[column] or ()
        if item["start"] is not None and item["end"] is not None
    ]


def marked(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """text[start:end] cut where marks begin or end; marks may overlap and nest, what lies outside is left out."""
    inside = [(max(s, start), min(e, end), mark) for s, e, mark in spans if s < end and e > start and s < e]
    cuts = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    return tuple(
        Piece(printed(text[left:right]), tuple(sorted({m for s, e, m in inside if s <= left and right <= e})))
        for left, right in zip(cuts, cuts[1:], strict=False)
    )
