"""Cases first: each trap of saved press text is a row of tests/cases/clean/."""

from pathlib import Path

import pytest
import yaml

from multivektor.clean import (
    apply_user_words,
    clean_article,
    clean_text,
    find_blocks,
    find_published,
    find_sentences,
    fingerprints,
    split_articles,
)
from multivektor.clean.language import find_language
from multivektor.clean.printed_dates import find_dates
from multivektor.clean.words import words_of
from multivektor.languages import load_pack
from multivektor.reading import Article, ArticleSays, RawText

CASES = Path(__file__).parents[1] / "cases" / "clean"
PACK = load_pack("de")
PACKS = {"de": PACK}


def load_cases(name):
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def names(cases):
    return [case["name"] for case in cases]


def read(text, says=None):
    return clean_text(RawText("a.txt", text), lambda _file, _n: says, PACKS)


BLOCKS = load_cases("blocks")
ARTICLES = load_cases("articles")


@pytest.mark.parametrize("case", BLOCKS, ids=names(BLOCKS))
def test_blocks_and_what_they_say(case):
    reading = read(case["text"])[0]
    assert [[block.kind, reading.text(block.start, block.end)] for block in reading.blocks] == case["blocks"]
    columns = set(case) - {"name", "text", "blocks"}
    assert {column: getattr(reading.article, column) for column in columns} == {
        column: case[column] for column in columns
    }


@pytest.mark.parametrize("case", ARTICLES, ids=names(ARTICLES))
def test_articles_of_a_file(case):
    readings = read(case["text"])
    assert len(readings) == len(case["articles"])
    for n, (reading, expected) in enumerate(zip(readings, case["articles"], strict=True), start=1):
        article = reading.article
        heading = expected.pop("heading")
        assert article.locator == ("a.txt" if heading is None else f"a.txt\n{heading}")
        assert article.n == n
        assert article.text in case["text"]
        assert {column: getattr(article, column) for column in expected} == expected


def test_equal_articles_have_equal_texts_and_different_ids():
    first, second, third, _fourth = split_articles(RawText("a.txt", ARTICLES[0]["text"]), PACK)
    assert second.revision == third.revision
    assert len({first.article_id, second.article_id, third.article_id}) == 3


@pytest.mark.parametrize(("printed", "expected"), load_cases("dates"))
def test_printed_dates(printed, expected):
    found = find_dates(printed, words_of(PACK))
    assert (found[0].value if found else None) == expected


@pytest.mark.parametrize("expected", load_cases("sentences"))
def test_sentences(expected):
    text = " ".join(expected)
    found = find_sentences(text, find_blocks(text, PACK, ""), PACK)
    assert [text[one.start : one.end] for one in found] == expected
    assert [one.sentence for one in found] == list(range(len(found)))


def test_published_reads_furniture_only():
    text = "Titel ohne Datum\n\nAm 28. November 2022 geschah es.\n\nUnd am 3. Mai 2021."
    assert find_published(text, find_blocks(text, PACK), PACK) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung hat das Abkommen mit der Türkei nicht unterzeichnet.", "de"),
        ("The government has not signed the agreement with Turkey, and it will not.", "en"),
        ("Правительство не подписало соглашение с Турцией.", "ru"),
        ("Қазақстан үкіметі Түркиямен келісімге қол қойған жоқ.", "kk"),
        ("Уряд не підписав угоду з Туреччиною, її відхилено.", "uk"),
        ("Le gouvernement n'a pas signé " * 10, ""),
        ("Astana", "de"),
        ("12", "de"),
    ],
)
def test_language(text, language):
    assert find_language(text, words_of(PACK)) == language


def test_text_in_another_language_is_read_with_general_rules():
    reading = read("Правительство молчит. Никто не отвечает.")[0]
    assert reading.article.language == "ru"
    assert len(reading.sentences) == 2


def test_user_words_win_and_are_recorded():
    says = ArticleSays(match="a.txt", outlet="Oderzeitung", published_at="2024-09", title="Anders")
    article = read("Öl fließt\n16.09.2024\n\nDas Öl fließt.\n\nMehr nicht.", says)[0].article
    assert (article.outlet, article.published_at, article.published_precision) == ("Oderzeitung", "2024-09", "month")
    assert article.said_by_user == ("outlet", "published_at", "title")
    assert apply_user_words(article, None) == article


@pytest.mark.parametrize("title", [None, "Ganz anderer Titel"])
def test_article_of_running_prose_is_body_as_a_whole(title):
    text = "Wer hat das Öl? Die Regierung schweigt.\n\nAm 16.09.2024 sagte sie nichts."
    reading = clean_article(Article("x", 1, "x", text, title=title), PACKS)
    assert {block.kind for block in reading.blocks} == {"body"}
    assert reading.article.title == title
    assert reading.article.published_at is None


def test_given_title_is_marked_where_it_is_repeated():
    text = "Öl fließt – wieder!\n\nDas Öl fließt."
    article = Article("x", 1, "x", text, title="Öl fließt - wieder", published_at="2024", published_precision="year")
    reading = clean_article(article, PACKS)
    assert [block.kind for block in reading.blocks] == ["title", "body"]
    assert reading.article.title == "Öl fließt - wieder"
    assert reading.article.published_at == "2024"


def test_given_columns_are_kept():
    text = "Titel im Text\nVon Anna Muster\n\nAstana (dpa) - Der Text ist hier."
    article = Article("x", 1, "x", text, language="de", outlet="Blatt", author="Wer Anders", agency="AFP")
    kept = clean_article(article, PACKS).article
    assert (kept.outlet, kept.author, kept.agency, kept.language) == ("Blatt", "Wer Anders", "AFP", "de")


def test_fingerprints_do_not_see_how_a_text_is_printed():
    printed = "Der Präsident sagte: „Wir bleiben neutral“, und zwar auf Dauer, wie es hieß."
    other = 'Der  Präsident sagte:\n"Wir bleiben neutral", und\u00a0zwar auf Dau\u00ader, wie es hieß.'
    assert fingerprints(printed) == fingerprints(other)
    assert len(fingerprints(printed)) == 13 - 8 + 1
    assert len(fingerprints("Nur drei Worte")) == 1
    assert fingerprints(" … ") == []


def test_fingerprints_of_long_texts_are_a_sample_that_keeps_shared_runs():
    shared = " ".join(f"wort{n}" for n in range(600))
    own = " ".join(f"eigen{n}" for n in range(300))
    both, alone = set(fingerprints(f"{own} {shared}")), set(fingerprints(shared))
    assert alone < both
    assert all(-(2**63) <= value < 2**63 and value % 4 == 0 for value in both)
    assert fingerprints(shared) == sorted(alone)
