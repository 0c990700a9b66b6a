"""The steps make every derived table, each by one Python step or SQL file, and no SQL that engines read differently."""

from __future__ import annotations

import re

import pytest

from multivektor.relate import _PYTHON_STEPS, STEPS, sql_of
from multivektor.schemas import DERIVED

WRITTEN = [table for table in STEPS if table not in _PYTHON_STEPS]
SQL = [*WRITTEN, "overlaps"]


def test_every_derived_table_has_a_step():
    assert set(STEPS) == set(DERIVED)
    assert len(STEPS) == len(set(STEPS))
    assert set(_PYTHON_STEPS) <= set(STEPS)


@pytest.mark.parametrize("table", SQL)
@pytest.mark.parametrize(
    "refused",
    [r"\brecursive\b", r"\brandom\(", r"\blist\([^()]*\border by\b", r"\blen\("],
    ids=["recursion", "random", "order inside an aggregate", "len, which Spark reads as a string's"],
)
def test_no_sql_that_engines_read_differently(table, refused):
    code = re.sub(r"--.*", "", sql_of(table))
    assert not re.search(refused, code, re.IGNORECASE)
