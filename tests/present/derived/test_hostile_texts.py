"""Text of others is shown as text: it starts nothing, leads nowhere and hides nothing."""

from __future__ import annotations

import re

import pytest

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=https://evil.example/x onerror=alert(1)>'
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
BREAK_OUT = "</title></style></svg>--><b>"
BIDI = "\u202eabc\u2066def\u200f\u0007"
HOSTILE = {"script": SCRIPT, "image": IMAGE, "template": TEMPLATE, "break out": BREAK_OUT, "bidi": BIDI}
CONTROLS = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def hostile_page(make, words, *, full_text=False, url="javascript:alert(1)"):
    """A page with `words` in every field that comes from a text or a user."""
    text = f"{words} Kasachstan traf Russland in Astana. Davor geschah nichts, danach schwieg man lange."
    articles = [
        make.article(
            "a0", words, title=words, author=words, agency=words, url=url, file=words, text=text, said_by_user=[words]
        )
    ]
    events = [
        make.event(
            "e0", "AID", "KAZ", "RUS", "2022-11-01", "a0", says=(words,), reasons=[words], mode=words, rule=words
        ),
        make.event("e1", "AID", "KAZ", "CHN", "2022-11-01", "a0", trigger=words),
    ]
    mentions = [
        {
            "article_id": "a0",
            "sentence": 1,
            "entity": words,
            "code": "X",
            "kind": "person",
            "text": words,
            "name_keys": [],
        }
    ]
    problems = [dict.fromkeys(("file", "place", "reason", "remedy"), words)]
    names = {"KAZ": words, "RUS": words, "CHN": "China", words: words}
    return make.page(make.build(articles, events, mentions, problems), names=names, full_text=full_text)


@pytest.fixture(scope="module", params=HOSTILE)
def words(request):
    return HOSTILE[request.param]


@pytest.fixture(scope="module", params=[False, True], ids=["sentences", "full text"])
def hostile(make, words, request):
    return hostile_page(make, words, full_text=request.param)


def test_no_element_comes_from_text(hostile):
    assert len(hostile.find("script")) == len(hostile.find("style")) == 1
    assert len([e for e in hostile.find("title") if not e.inside or e.inside[-1].tag == "head"]) == 1
    assert not hostile.find("img")
    assert not hostile.find("b")
    assert not [e.attrs for e in hostile.elements if any(name.startswith("on") for name in e.attrs)]


def test_no_address_comes_from_text(hostile):
    assert {link for link in hostile.links if not link.startswith("#")} == set()


def test_links_stay_whole(hostile):
    assert {link for link in hostile.links if link.removeprefix("#") not in hostile.ids} == set()


def test_no_control_character_is_left(hostile):
    assert CONTROLS.findall(hostile.source) == []


def test_templates_in_text_are_text(make):
    page = hostile_page(make, TEMPLATE)
    assert TEMPLATE in page.text
    assert "49{%" not in page.source


def test_hostile_words_are_still_readable(make):
    assert SCRIPT in hostile_page(make, SCRIPT).text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "ftp://evil.example/x",
        'https://bote.example/" onmouseover="alert(1)',
        "https://bote.example/<script>",
        "https://bote.example/ a",
        "https://bote.example/\u202egpj.exe",
        "https://",
        "https:///x",
        "http://[",
        "javascript:alert(1)//\nhttps://bote.example/",
        "",
    ],
)
def test_only_web_addresses_become_links(make, url):
    page = hostile_page(make, "harmlos", url=url)
    assert [link for link in page.links if not link.startswith("#")] == []


@pytest.mark.parametrize("url", ["https://bote.example/a?b=1&c=2", "http://bote.example/%C3%A4#x"])
def test_web_addresses_are_links(make, url):
    page = hostile_page(make, "harmlos", url=url)
    assert {link for link in page.links if not link.startswith("#")} == {url}
    assert all(e.attrs.get("rel") == "noopener noreferrer" for e in page.elements if e.attrs.get("href") == url)


def test_a_link_out_says_where_it_leads(make):
    page = hostile_page(make, "harmlos", url="https://www.bote.example/bank.example")
    assert {e.text for e in page.find("a", class_="out")} == {"bote.example"}


@pytest.mark.parametrize("mark", ["\u061c", "\u200e", "\u200b", "\ufeff", "\u00ad", "\U000e0041"], ids=ascii)
def test_marks_that_nobody_sees_are_not_printed(make, mark):
    assert mark not in hostile_page(make, f"a{mark}b").source
