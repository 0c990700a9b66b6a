from __future__ import annotations

import os
import stat

import pytest

from multivektor.errors import UsageError
from multivektor.present import write_file


def test_a_page_is_written_and_replaced_as_a_whole(tmp_path):
    target = tmp_path / "dossier.html"
    write_file("eins ü", target)
    write_file("zwei ü\n", target)
    assert target.read_bytes() == "zwei ü\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]


def test_a_page_is_as_readable_as_any_file(tmp_path):
    before = os.umask(0o022)
    try:
        write_file("x", tmp_path / "a.html")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o644


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_failure_leaves_the_old_page_and_no_rest(tmp_path, monkeypatch, broken):
    target = tmp_path / "dossier.html"
    write_file("old", target)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(UsageError, match=r"dossier\.html.*No space left.*--out"):
        write_file("new", target)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]


def test_text_that_is_no_unicode_leaves_no_rest(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write_file("\ud800", tmp_path / "dossier.html")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("make", [lambda p: p, lambda p: p / "missing" / "d.html", lambda p: p / "file" / "d.html"])
def test_an_unwritable_target_is_named_with_a_remedy(tmp_path, make):
    (tmp_path / "file").write_text("x")
    target = make(tmp_path)
    with pytest.raises(UsageError) as caught:
        write_file("x", target)
    assert str(target) in str(caught.value)
    assert "--out" in str(caught.value)
    assert (tmp_path / "file").read_text() == "x"
