from __future__ import annotations

import doctest

import pytest

from multivektor.present import links, phrases, pictures
from multivektor.present.links import anchor, language_tag, web_address
from multivektor.present.phrases import act_words, signed, status_words


def act(actors, recipients, event_type="AID"):
    return act_words({"event_type": event_type, "actor_codes": actors, "recipient_codes": recipients}, str.lower)


@pytest.mark.parametrize(
    ("actors", "recipients", "said"),
    [
        (["RUS"], ["KAZ"], "rus → kaz: gives aid"),
        (["CHN", "RUS"], ["KAZ"], "chn and rus → kaz: give aid"),
        (["CHN", "KAZ"], [], "chn ↔ kaz: give aid"),
        (["KAZ"], ["KAZ"], "kaz, at home: gives aid"),
        (["KAZ"], [], "kaz: gives aid"),
    ],
)
def test_acts_in_words(actors, recipients, said):
    assert act(actors, recipients) == said


def test_claims_name_whose_they_are():
    assert status_words({"status": "claimed", "claimed_by": ["RUS", "UKR"]}, str.lower) == "claimed by rus and ukr"


def test_signed_numbers():
    assert [signed(n) for n in (-1.5, 0.0, -0.01, 2.0)] == ["−1.5", "0.0", "0.0", "+2.0"]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///path",
        "https://a b.example",
        'https://a.example/"x',
        "https://a.example/<x>",
        "https://a.example/\u202ex",
        "//a.example",
        "ftp://a.example",
        "https://[::1",
        " https://a.example",
        "https://a.example\n",
    ],
)
def test_only_plain_web_addresses_become_links(url):
    assert web_address(url) == ""


def test_anchors_hold_no_foreign_text_and_stay_apart():
    assert anchor("v", '"><script>') != anchor("v", '"><Script>')
    assert anchor("v", "Ä").isascii()


def test_languages_that_are_none_are_german():
    assert [language_tag(tag) for tag in ("ru", None, '"x', "")] == ["ru", "de", "de", "de"]


@pytest.mark.parametrize("module", [links, phrases, pictures])
def test_examples_in_docstrings(module):
    tried = doctest.testmod(module)
    assert tried.attempted
    assert not tried.failed
