"""Stage `clean`: texts become articles with blocks, sentences, date and outlet. Pure; opens no file.

    RawText ── split_articles ── find_blocks ── describe_articles ── find_sentences ──► Reading

Furniture is marked, never cut; the user's own words win over what is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from multivektor.clean.articles import split_articles
from multivektor.clean.blocks import find_blocks
from multivektor.clean.fingerprints import fingerprints
from multivektor.clean.metadata import apply_user_words, describe_articles
from multivektor.clean.paragraphs import ends_sentence
from multivektor.clean.published import find_published
from multivektor.clean.sentences import find_sentences
from multivektor.languages import Pack
from multivektor.reading import Article, ArticleSays, Block, RawText, Reading
from multivektor.schemas import READ_BLOCKS

__all__ = [
    "apply_user_words",
    "clean_article",
    "clean_text",
    "describe_articles",
    "find_blocks",
    "find_published",
    "find_sentences",
    "fingerprints",
    "split_articles",
]

SaysFor = Callable[[str, int], ArticleSays | None]
"""What the user says of the n-th article (from 1) of a file."""


def clean_text(raw: RawText, says_for: SaysFor, packs: Mapping[str, Pack]) -> list[Reading]:
    """The articles of a text, each with blocks, sentences and fingerprints.

    Args:
        raw: one file's text.
        says_for: what `articles.yml` says; `match_articles` of stage `read`, bound to its entries.
        packs: by language. The furniture is read with the pack of the language that the user names, else the first.

    Returns:
        One Reading an article. `article.language` may have no pack; the sentences are then split by general rules.
    """
    pack = next(iter(packs.values()))
    articles = split_articles(raw, pack)
    says = [says_for(article.file, article.n) for article in articles]
    own_packs = [packs.get(said.language or "", pack) if said else pack for said in says]
    blocks_of = [find_blocks(article.text, own) for article, own in zip(articles, own_packs, strict=True)]
    described = describe_articles(articles, blocks_of, pack)
    return [
        _reading(apply_user_words(article, said), blocks, packs, pack)
        for article, blocks, said in zip(described, blocks_of, says, strict=True)
    ]


def clean_article(article: Article, packs: Mapping[str, Pack]) -> Reading:
    """One article that came with its own id, and perhaps with title and date, which are kept.

    A title that is given is marked where the text repeats it; a text of running prose is body as a whole.
    """
    pack = packs.get(article.language) or next(iter(packs.values()))
    title = article.title
    if title is None and ends_sentence(article.text.strip().partition("\n")[0].rstrip()):
        title = ""  # running prose may begin with a question; the first line of a saved page is more often its title
    blocks = find_blocks(article.text, pack, title)
    described = describe_articles([article], [blocks], pack)[0]
    return _reading(described, blocks, packs, pack)


def _reading(article: Article, blocks: list[Block], packs: Mapping[str, Pack], pack: Pack) -> Reading:
    own = packs.get(article.language, pack)
    sentences = find_sentences(article.text, blocks, own, article.language)
    prose = " ".join(article.text[block.start : block.end] for block in blocks if block.kind in READ_BLOCKS)
    return Reading(article, blocks, sentences, fingerprints(prose))
