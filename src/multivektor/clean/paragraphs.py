"""Lines and paragraphs of a text, as spans without outer white space.

In saved press texts a line is a paragraph far more often than not: with or without an empty line between. Only where
lines were broken at a width are they joined.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?…:][\"“”»«’')\]]*\Z")
_WRAP_WIDTHS = range(40, 121)
_FEWEST_WRAPPED_LINES = 3
_MOST_FINAL_LINES = 0.5


class Line(NamedTuple):
    """A line or paragraph with something on it.

    Attributes:
        gap: an empty line, or the beginning of the text, stands before it.
    """

    start: int
    end: int
    gap: bool


def find_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, in order."""
    lines: list[Line] = []
    after = 0
    for match in _LINE.finditer(text):
        printed = match.group()
        stripped = printed.strip()
        if stripped:
            start = match.start() + len(printed) - len(printed.lstrip())
            gap = not lines or _breaks(text[after:start]) > 1
            lines.append(Line(start, start + len(stripped), gap))
            after = start + len(stripped)
    return lines


def find_paragraphs(text: str) -> list[Line]:
    """The paragraphs of a text: its lines, with those joined that were broken at a width."""
    paragraphs: list[Line] = []
    group: list[Line] = []
    for line in find_lines(text):
        if line.gap and group:
            paragraphs += _joined(text, group)
            group = []
        group.append(line)
    return paragraphs + _joined(text, group)


def ends_sentence(printed: str) -> bool:
    """Whether a line ends with the mark of a sentence's end, quotation marks and brackets aside."""
    return _FINAL.search(printed[-8:]) is not None


def _breaks(gap: str) -> int:
    return 1 if len(gap) == 1 else sum(1 for _ in _BREAK.finditer(gap))


def _joined(text: str, group: list[Line]) -> list[Line]:
    if len(group) < 2:
        return group
    wrapped = _is_wrapped(text, group)
    joined = [group[0]]
    for line in group[1:]:
        last = joined[-1]
        continues = text[line.start].islower() and not ends_sentence(text[max(last.start, last.end - 8) : last.end])
        if wrapped or (continues and line.end - line.start > 1 and last.end - last.start >= _WRAP_WIDTHS.start):
            joined[-1] = Line(last.start, line.end, last.gap)
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, group: list[Line]) -> bool:
    """Whether all lines but the last have about one width and seldom end where a sentence does."""
    full = group[:-1]
    if len(group) < _FEWEST_WRAPPED_LINES or any(line.end - line.start not in _WRAP_WIDTHS for line in full):
        return False
    final = sum(ends_sentence(text[line.end - 8 : line.end]) for line in full)
    return final <= len(full) * _MOST_FINAL_LINES
