import json

import pytest

from multivektor.errors import InputProblem
from multivektor.read import read_jsonl


def read(*rows):
    return list(read_jsonl([row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows], "in.jsonl"))


def test_full_line():
    (article,) = read(
        {
            "id": "a1",
            "text": "Text",
            "date": "2022-11",
            "outlet": "Blatt",
            "title": "T",
            "author": "A",
            "url": "https://b.example/1",
            "language": "de-AT",
            "extra": 1,
        }
    )
    assert (article.file, article.locator, article.n, article.repeat) == ("a1", "a1", 1, 1)
    assert (article.published_at, article.published_precision) == ("2022-11", "month")
    assert (article.outlet, article.title, article.author, article.language) == ("Blatt", "T", "A", "de")
    assert article.url == "https://b.example/1"
    assert article.said_by_user == ()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2022", "2022"),
        ("2022-11-20", "2022-11-20"),
        ("2022-11-20T08:15:00Z", "2022-11-20"),
        ("2022-02-31", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_dates(printed, expected):
    assert read({"id": "a", "text": "Text", "date": printed})[0].published_at == expected


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "http://", "http://[", "a.example"])
def test_addresses_other_than_web_are_dropped(url):
    assert read({"id": "a", "text": "Text", "url": url})[0].url is None


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'"text"',
        b"\xff{}",
        b'{"id": "a"}',
        b'{"text": "Text"}',
        b'{"id": "", "text": "Text"}',
        b'{"id": true, "text": "Text"}',
        b'{"id": "a", "text": 5}',
        b'{"id": "a", "text": "12"}',
        b'{"id": "a", "text": ""}',
        b'{"id": "a", "text": "Text", "title": 5}',
        b'{"id": "a", "text": "Text", "date": 2022}',
        b'{"id": "a", "text": "T\\ud800"}',
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5000 + b"}",
    ],
)
def test_broken_line_has_its_number_and_the_rest_goes_on(line):
    first, second = list(read_jsonl([b"\n", line, b'{"id": 7, "text": "Text"}\r\n'], "in.jsonl"))
    assert isinstance(first, InputProblem)
    assert (first.file, first.place) == ("in.jsonl", "line 2")
    assert second.file == "7"


def test_byte_order_mark_and_repeated_ids():
    first, second = read(b'\xef\xbb\xbf{"id": "a", "text": "Text"}', {"id": "a", "text": "Text"})
    assert (first.repeat, second.repeat) == (1, 2)
    assert first.article_id != second.article_id
