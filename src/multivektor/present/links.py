"""Addresses: anchors inside the page, and the few links that lead out of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from multivektor.schemas import digest

_SAFE = re.compile(r"[A-Za-z0-9_.-]*")
_WEB = re.compile(r"https?://[!#-;=?-\[\]_a-z~%]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def anchor(prefix: str, *parts: str) -> str:
    """An id of the page, made of `parts`; holds no character of foreign text.

    >>> anchor("v", "IGO:NATO", "2022")
    'v-IGO.NATO-2022'
    """
    return "-".join((prefix, *(_plain(part) for part in parts)))


def _plain(part: str) -> str:
    shown = part.replace(":", ".")
    return shown if _SAFE.fullmatch(shown) else digest(part)


def web_address(url: str | None) -> str:
    """The url if it is a plain http or https address with a host, else "".

    >>> web_address("https://example.org/a?b=1"), web_address("javascript:alert(1)")
    ('https://example.org/a?b=1', '')
    """
    return url if url and _WEB.fullmatch(url) and web_host(url) else ""


def web_host(url: str) -> str:
    """The host that a link leads to, for readers who want to know before they follow it."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def language_tag(code: str | None) -> str:
    """A value for the attribute `lang`; German, the product's first language, where the code is none."""
    return code if code and _LANGUAGE.fullmatch(code) else "de"
