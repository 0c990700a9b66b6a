"""JSON lines: one article a line, for `multivektor code`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from multivektor.errors import InputProblem
from multivektor.reading import Article, date_precision

OPTIONAL = ("date", "outlet", "title", "author", "url", "language")

_LETTER = re.compile(r"[^\W\d_]")
_TIMESTAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*")
_EXPECTED = 'Expected one JSON object a line with "id" and "text".'


def read_jsonl_file(path: str | Path) -> Iterator[Article | InputProblem]:
    """The articles of a file, as `read_jsonl`; a file that can't be opened is a problem."""
    try:
        with Path(path).open("rb") as lines:
            yield from read_jsonl(lines, str(path))
    except OSError as error:
        yield InputProblem(str(path), "", f"The file can't be opened: {error.strerror}.", "Check the path.")


class _Broken(Exception):  # noqa: N818 - never leaves this file
    """Why a line can't be an article, in a full sentence."""


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[Article | InputProblem]:
    """One article a line, in the order of the lines; blank lines are skipped.

    Args:
        lines: UTF-8; each a JSON object with `id` and `text` and optionally `date`, `outlet`, `title`, `author`, `url`
            and `language`. Other keys are ignored.
        name: the input's name in problems.

    Yields:
        An Article whose `file` and `locator` are its id, or an InputProblem with the line's number from 1. A date
        other than YYYY, YYYY-MM or YYYY-MM-DD (a time behind it is cut) and an address other than http or https are
        taken as not given.
    """
    ids: Counter[str] = Counter()
    for number, line in enumerate(lines, start=1):
        try:
            article = _read_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, ids)
        except _Broken as reason:
            yield InputProblem(name, f"line {number}", str(reason), _EXPECTED)
        else:
            if article is not None:
                yield article


def _read_line(line: bytes, ids: Counter[str]) -> Article | None:
    try:
        printed = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Broken(f"The line is no UTF-8 (byte {error.start}).") from error
    if not printed.strip():
        return None
    try:
        content = json.loads(printed)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", None)
        raise _Broken("The line is no JSON" + (f" (column {column})." if column else ".")) from error
    if not isinstance(content, dict):
        raise _Broken("The line is no JSON object.")
    return _as_article(content, ids)


def _as_article(content: dict[str, Any], ids: Counter[str]) -> Article:
    given_id = content.get("id")
    if isinstance(given_id, int) and not isinstance(given_id, bool):
        given_id = str(given_id)
    article_text = content.get("text")
    if not isinstance(given_id, str) or not given_id.strip():
        raise _Broken('"id" is missing or no text.')
    if not isinstance(article_text, str):
        raise _Broken('"text" is missing or no text.')
    said = {key: content[key] for key in OPTIONAL if content.get(key) is not None}
    for key, value in said.items():
        if not isinstance(value, str):
            raise _Broken(f'"{key}" is no text.')
    if not _LETTER.search(article_text):
        raise _Broken('"text" holds no letter.')
    for key, value in {**said, "id": given_id, "text": article_text}.items():
        if not _encodable(value):
            raise _Broken(f'"{key}" holds half a surrogate pair.')
    ids[given_id] += 1
    published_at = _as_date(said.get("date", ""))
    return Article(
        file=given_id,
        n=1,
        locator=given_id,
        text=article_text,
        language=re.split("[-_]", said.get("language", ""))[0].strip().lower(),
        outlet=said.get("outlet") or None,
        title=said.get("title") or None,
        author=said.get("author") or None,
        url=_web_address(said.get("url", "")),
        published_at=published_at,
        published_precision=date_precision(published_at),
        repeat=ids[given_id],
    )


def _as_date(printed: str) -> str | None:
    stamp = _TIMESTAMP.fullmatch(printed.strip())
    day = stamp[1] if stamp else printed.strip()
    return day if date_precision(day) != "unknown" else None


def _web_address(printed: str) -> str | None:
    try:
        parts = urlsplit(printed.strip())
    except ValueError:
        return None
    return printed.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _encodable(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
