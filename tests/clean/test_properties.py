"""What holds for any text at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multivektor.clean import clean_article, clean_text
from multivektor.languages import load_pack
from multivektor.reading import Article, RawText
from multivektor.schemas import BLOCK_KINDS, READ_BLOCKS

PACKS = {"de": load_pack("de")}
FRAGMENTS = st.sampled_from(
    [
        "Erster Titel | Olena Beispiel. 16.11.2025",
        "Oderzeitung | 5. Juli 2024 | Seite 3",
        "date 2022-11",
        "🔗 Originalquelle",
        "Autor: Wer Auch",
        "veröffentlicht auf",
        "seite.example",
        ".",
        "Quelle: Bild",
        "Von Anna Muster",
        "Home » Titel",
        "Translate",
        "Astana (nda) - Er kam.",
        "Berlin (Deutschland), 20.09.2005 – Der",
        "ASTANA. Ruf – Der",
        "nda/kl/mb",
        "D. Wer--BTZ",
        "Das ist sicher. Analyse Langer Titel ohne Ende – Teil 1 Am Montag kam er.",
        "Mehr zum Thema - Titel",
        "„Ja?“ Er ging.",
        "9. Mai",
        "Veröffentlicht am 16. September 2024",
        "\r\n",
        "\n",
        "\n\n",
        "\u00a0",
        "\u2028",
        " ",
        "\t",
        "…",
        "|",
        "(",
        "»",
        "“",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=20).map("".join))


def check(reading):
    text = reading.article.text
    after = 0
    for block in reading.blocks:
        assert block.kind in BLOCK_KINDS
        assert text[after : block.start].strip() == ""
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        after = block.end
    assert text[after:].strip() == ""
    assert [block.paragraph for block in reading.blocks] == sorted(block.paragraph for block in reading.blocks)
    read_blocks = [block for block in reading.blocks if block.kind in READ_BLOCKS]
    for block in read_blocks:
        inside = [one for one in reading.sentences if block.start <= one.start and one.end <= block.end]
        assert "".join(text[one.start : one.end] for one in inside).split() or not text[block.start : block.end].split()
        assert sum(len("".join(text[one.start : one.end].split())) for one in inside) == len(
            "".join(text[block.start : block.end].split())
        )
        assert all((one.paragraph, one.kind) == (block.paragraph, block.kind) for one in inside)
    for number, one in enumerate(reading.sentences):
        assert one.sentence == number
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        assert any(block.start <= one.start and one.end <= block.end for block in read_blocks)
    assert reading.fingerprints == sorted(set(reading.fingerprints))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_read_whole(text):
    readings = clean_text(RawText("a.txt", text), lambda _file, _n: None, PACKS)
    after = 0
    for n, reading in enumerate(readings, start=1):
        assert reading.article.n == n
        after = text.index(reading.article.text, after) + len(reading.article.text)
        check(reading)
    assert text[after:].strip() == ""
    assert len({reading.article.article_id for reading in readings}) == len(readings)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)), st.sampled_from(["", "de", "ru", "xx"]))
def test_any_article_is_read_whole(text, title, language):
    check(clean_article(Article("x", 1, "x", text, title=title, language=language), PACKS))


@pytest.mark.parametrize(
    "unit", ["a ", "(", "1", "|", "?“ A ", "„ ", ". Analyse A ", " – ", "1.1.", "A.", "\n", "Mehr zum Thema - "]
)
def test_hostile_text_takes_linear_time(unit):
    text = (unit * 200_000)[:200_000]
    started = time.perf_counter()
    clean_text(RawText("a.txt", text), lambda _file, _n: None, PACKS)
    assert time.perf_counter() - started < 5  # a second on a slow machine; quadratic time would be minutes
