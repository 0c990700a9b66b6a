"""From bytes to text: UTF-8, UTF-16 with a mark, Windows-1252 where it is plausible.

The text is never changed: line ends, odd spaces and typos stay. Only a byte order mark is no part of it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

CHUNK = 1 << 20
"""Bytes read at a time."""

_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# What German press text prints beyond ASCII. A broken UTF-8 text, read as Windows-1252, shows other letters (Ã, Â).
_EXPECTED = frozenset("äöüÄÖÜß„“”‚‘’–—…€§°»«›‹é­\xa0áèàçêëñóíôîâšžŠŽ·•".encode("cp1252"))
_MOST_HIGH_BYTES = 0.3
_FEWEST_EXPECTED = 0.8


class NotText(Exception):  # noqa: N818 - says what the bytes are
    """The bytes are no text that we can read.

    Attributes:
        offset: the first byte that shows it, from 0.
        reason: what is wrong, in a full sentence.
    """

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


def decode_stream(stream: BinaryIO, progressed: Callable[[int], None] = lambda _done: None) -> str:
    """The text of a seekable binary stream, read in chunks of `CHUNK` bytes.

    Args:
        stream: at its beginning.
        progressed: told the number of bytes read so far after each chunk.

    Raises:
        NotText: it is binary or in no encoding that we know.
    """
    mark = stream.read(4)
    stream.seek(0)
    if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(stream, progressed)
    try:
        return _decode_bytewise(stream, "utf-8-sig", progressed)
    except UnicodeDecodeError as error:
        first_bad = error.start
    stream.seek(0)
    if not _plausible_windows_1252(stream):
        raise NotText(first_bad, "The bytes are neither UTF-8 nor Windows-1252.")
    stream.seek(0)
    return _decode_bytewise(stream, "cp1252", progressed)


def _decode_bytewise(stream: BinaryIO, encoding: str, progressed: Callable[[int], None]) -> str:
    """Decodes an encoding whose control characters are single bytes; errors count from the stream's start."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    parts: list[str] = []
    done = 0
    while True:
        chunk = stream.read(CHUNK)
        if control := _CONTROL_BYTES.search(chunk):
            raise NotText(done + control.start(), "The file is binary: it holds a control character.")
        pending = len(decoder.getstate()[0])
        try:
            parts.append(decoder.decode(chunk, final=not chunk))
        except UnicodeDecodeError as error:
            error.start += done - pending
            raise
        if not chunk:
            return "".join(parts)
        done += len(chunk)
        progressed(done)


def _decode_utf16(stream: BinaryIO, progressed: Callable[[int], None]) -> str:
    decoder = codecs.getincrementaldecoder("utf-16")("strict")
    parts: list[str] = []
    done = 0
    while True:
        chunk = stream.read(CHUNK)
        pending = len(decoder.getstate()[0])
        try:
            part = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise NotText(done - pending + error.start, "The file begins like UTF-16 but is none.") from error
        if control := _CONTROL_CHARACTERS.search(part):
            before = sum(len(text.encode("utf-16-le")) for text in (*parts, part[: control.start()]))
            raise NotText(before + 2, "The file is binary: it holds a control character.")
        parts.append(part)
        if not chunk:
            return "".join(parts)
        done += len(chunk)
        progressed(done)


def _plausible_windows_1252(stream: BinaryIO) -> bool:
    """Whether the bytes beyond ASCII are few and those of German print."""
    total = high = expected = 0
    while chunk := stream.read(CHUNK):
        if _UNDEFINED_IN_1252.search(chunk):
            return False
        total += len(chunk)
        for run in _HIGH_BYTES.findall(chunk):
            high += len(run)
            expected += sum(byte in _EXPECTED for byte in run)
    return high <= total * _MOST_HIGH_BYTES and expected >= high * _FEWEST_EXPECTED
