"""Who published an article, who wrote it, in which language: as far as its furniture says so.

Nothing is concluded from the prose. What a text does not say stays unknown until the user says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from multivektor.clean.bylines import find_byline, find_signoff
from multivektor.clean.datelines import dateline_of
from multivektor.clean.language import find_language
from multivektor.clean.notes import note_values
from multivektor.clean.published import find_published
from multivektor.clean.words import CleanWords, words_of
from multivektor.languages import Pack
from multivektor.reading import Article, ArticleSays, Block, date_precision
from multivektor.schemas import READ_BLOCKS

SAID_COLUMNS = ("outlet", "published_at", "author", "url", "language", "title")


def describe_articles(articles: Sequence[Article], blocks_of: Sequence[Sequence[Block]], pack: Pack) -> list[Article]:
    """The articles of one file with what their texts say of them.

    A column that is filled already is left as it is. A translation's note holds for all articles of its author in the
    file, because such sites put it under one of several.

    Args:
        articles: the articles of one file.
        blocks_of: the blocks of each, in the same order.
        pack: whose words read the furniture.
    """
    words = words_of(pack)
    described = [_describe(article, blocks, pack, words) for article, blocks in zip(articles, blocks_of, strict=True)]
    notes = [_note_of(article, blocks, words) for article, blocks in zip(articles, blocks_of, strict=True)]
    by_author: dict[str, dict[str, str]] = {}
    for article, note in zip(described, notes, strict=True):
        if note and article.author:
            by_author.setdefault(_bare(article.author), note)
    return [
        _with_note(article, note or by_author.get(_bare(article.author or ""), {}), words)
        for article, note in zip(described, notes, strict=True)
    ]


def apply_user_words(article: Article, says: ArticleSays | None) -> Article:
    """The article with what the user says of it, which wins; `said_by_user` names those columns."""
    said: dict[str, Any] = {key: value for key in SAID_COLUMNS if says and (value := getattr(says, key)) is not None}
    if not said:
        return article
    columns = tuple(sorted({*article.said_by_user, *said}))
    if "published_at" in said:
        said["published_precision"] = date_precision(said["published_at"])
    return replace(article, **said, said_by_user=columns)


def _describe(article: Article, blocks: Sequence[Block], pack: Pack, words: CleanWords) -> Article:
    published_at, precision = article.published_at, article.published_precision
    if published_at is None:
        published_at, precision = find_published(article.text, blocks, pack)
    agency, signed_by = _signed(article.text, blocks, words)
    return replace(
        article,
        title=article.title or _title(article.text, blocks),
        author=article.author or _author(article.text, blocks, words) or signed_by,
        agency=article.agency or _dateline_agency(article.text, blocks, words) or agency,
        outlet=article.outlet or _header_outlet(article.text, blocks),
        published_at=published_at,
        published_precision=precision,
        language=article.language or find_language(_prose(article.text, blocks), words),
    )


def _printed(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _prose(text: str, blocks: Sequence[Block]) -> str:
    parts = [text[block.start : block.end] for block in blocks if block.kind in READ_BLOCKS]
    return "\n".join(parts or [text[block.start : block.end] for block in blocks])


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    return next((_printed(text, block) for block in blocks if block.kind == "title"), None)


def _author(text: str, blocks: Sequence[Block], words: CleanWords) -> str | None:
    for block in blocks:
        if block.kind == "byline":
            printed = _printed(text, block)
            named = find_byline(printed, words) if block.rule == "byline" else printed.strip("|│｜–—- .,")
            if named:
                return named
    return None


def _signed(text: str, blocks: Sequence[Block], words: CleanWords) -> tuple[str | None, str | None]:
    for block in reversed(blocks):
        if block.kind == "signoff" and (signed := find_signoff(_printed(text, block), words)):
            return signed
    return None, None


def _dateline_agency(text: str, blocks: Sequence[Block], words: CleanWords) -> str | None:
    for block in blocks:
        if block.kind == "dateline":
            dateline = dateline_of(text, block.start, block.end, words)
            if dateline and dateline.agency:
                return dateline.agency
    return None


def _header_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.rule == "page header: outlet":
            return _printed(text, block)
        if block.rule == "page header: outlet and section":
            return _printed(text, block).partition("·")[0].strip()
    return None


def _note_of(article: Article, blocks: Sequence[Block], words: CleanWords) -> dict[str, str]:
    for block in blocks:
        if block.kind == "note":
            return note_values(article.text[block.start : block.end], words)
    return {}


def _with_note(article: Article, note: dict[str, str], words: CleanWords) -> Article:
    if not note:
        return article
    return replace(
        article,
        author=article.author or note.get("author"),
        outlet=article.outlet or note.get("published_on"),
        translated_from=article.translated_from or _language_code(note.get("language", ""), words),
    )


def _language_code(printed: str, words: CleanWords) -> str | None:
    named = printed.strip(" .").casefold()
    return named if re.fullmatch("[a-z]{2}", named) else words.language_names.get(named)


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
