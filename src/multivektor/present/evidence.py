"""Sentences with the words that carry an event marked in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Control characters that could turn text around or hide it on the page.
_CONTROLS = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks that cover it ("trigger", "actor", "recipient", "status")."""

    text: str
    marks: tuple[str, ...]

    @property
    def classes(self) -> str:
        """The CSS classes of the marks."""
        return " ".join(f"m-{mark}" for mark in self.marks)


def visible(text: str | None) -> str:
    """Text without control characters; white space as single spaces."""
    return re.sub(r"\s+", " ", _CONTROLS.sub("�", text or "")).strip()


def event_spans(event: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """All marked spans of an event, as article offsets."""
    spans = [(s["start"], s["end"], "trigger") for s in event["triggers"]]
    spans += [(p["start"], p["end"], "actor") for p in event["actors"]]
    spans += [(p["start"], p["end"], "recipient") for p in event["recipients"]]
    spans += [(s["start"], s["end"], "status") for s in event["status_words"]]
    spans += [(i["start"], i["end"], "informant") for i in event["attribution"]]
    return spans


def marked(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """text[start:end] cut where marks begin or end; marks may overlap and nest."""
    inside = [(max(s, start), min(e, end), mark) for s, e, mark in spans if s < end and e > start]
    cuts = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    pieces = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        marks = tuple(sorted({mark for s, e, mark in inside if s <= left and right <= e}))
        printed = re.sub(r"\s+", " ", _CONTROLS.sub("�", text[left:right]))
        pieces.append(Piece(printed, marks))
    return pieces
