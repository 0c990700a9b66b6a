"""Fingerprints of a text: hashes of eight words in a row, by which `relate` finds copied passages."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

WORDS_IN_A_RUN = 8
ALL_UP_TO = 200
"""Texts of up to so many runs keep all of them; longer ones a quarter, the same quarter wherever a run stands."""
_KEPT_OF_LONG = 4
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORDS = re.compile(r"\w+")


def fingerprints(words_text: str) -> list[int]:
    """The fingerprints of a text, signed 64-bit, sorted, each once.

    Only words count: white space, quotation marks, hyphens and capitals may be printed in any way. A text of fewer than
    eight words has one fingerprint, a text without words none.
    """
    composed = unicodedata.normalize("NFKC", _INVISIBLE.sub("", words_text)).casefold()
    found = _WORDS.findall(composed)
    if not found:
        return []
    runs = max(1, len(found) - WORDS_IN_A_RUN + 1)
    hashes = {_signed_hash(" ".join(found[start : start + WORDS_IN_A_RUN])) for start in range(runs)}
    if runs > ALL_UP_TO:
        hashes = {value for value in hashes if value % _KEPT_OF_LONG == 0}
    return sorted(hashes)


def _signed_hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
