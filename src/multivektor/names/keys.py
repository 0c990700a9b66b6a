"""Comparison keys of a spelling: equal for spellings of one name that differ in case, marks and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a name: its letters without marks, and those of its last word.

    Args:
        name: as printed, in any script.
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.findall(r"\w+", letters)
    keys = ["".join(words)]
    if len(words) > 1:
        keys.append(words[-1])
    return tuple(key for key in keys if key)
