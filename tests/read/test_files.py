import codecs
import os

import pytest

from multivektor.errors import InputProblem
from multivektor.read import read_files
from multivektor.reading import RawText

GERMAN = "Der Präsident sagte „Nein“ – mehr nicht. Die Größe des Landes überrascht."


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only_problem(paths, **options):
    (problem,) = read_files(paths, **options)
    assert isinstance(problem, InputProblem)
    assert problem.reason
    assert problem.remedy
    return problem


def test_folder_is_read_in_the_order_of_paths(tmp_path):
    for name in [
        "b.txt",
        "a/z.TXT",
        "a.text",
        "c.md",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "articles.yml",
        "p.pdf",
    ]:
        write(tmp_path, name, f"Text {name}")
    assert [raw.file for raw in read_files([tmp_path])] == ["a.text", "a/z.TXT", "b.txt", "c.md"]


def test_file_is_named_by_its_name_and_read_once(tmp_path):
    path = write(tmp_path, "tief/a.txt", "Text")
    assert [raw.file for raw in read_files([path, str(path), path.parent])] == ["a.txt"]


def test_equal_names_in_two_folders_stay_apart(tmp_path):
    for folder in ["x/eins", "x/zwei", "y/eins"]:
        write(tmp_path, f"{folder}/a.txt", "Text")
    write(tmp_path, "x/zwei/b.txt", "Text")
    roots = [tmp_path / "x/eins", tmp_path / "x/zwei", tmp_path / "y/eins"]
    assert [raw.file for raw in read_files(roots)] == ["x/eins/a.txt", "zwei/a.txt", "b.txt", "y/eins/a.txt"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (GERMAN.encode(), GERMAN),
        (codecs.BOM_UTF8 + GERMAN.encode(), GERMAN),
        (GERMAN.encode("utf-16"), GERMAN),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), GERMAN),
        (GERMAN.encode("cp1252"), GERMAN),
        (b"Zeile\r\nZeile\n\n\tZeile \r", "Zeile\r\nZeile\n\n\tZeile \r"),
    ],
)
def test_encodings(tmp_path, content, text):
    assert list(read_files([write(tmp_path, "a.txt", content)])) == [RawText("a.txt", text)]


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", "", "empty"),
        (codecs.BOM_UTF8, "", "empty"),
        (b"12 | 34\n", "line 1", "no letter"),
        (b"Text\x00mehr", "byte 4", "binary"),
        ("äText\x02".encode(), "byte 6", "binary"),
        ("Text\x02".encode("utf-16"), "byte 10", "binary"),
        ("Президент молчит".encode("cp1251"), "byte 0", "neither"),
        ("Größe über alles".encode() + b"\xff", "byte 19", "neither"),
        (codecs.BOM_UTF16_LE + b"a", "byte 2", "UTF-16"),
    ],
)
def test_what_is_no_text(tmp_path, content, place, reason):
    problem = only_problem([write(tmp_path, "a.txt", content)])
    assert (problem.file, problem.place) == ("a.txt", place)
    assert reason in problem.reason


def test_bad_byte_behind_the_first_chunk_has_its_own_offset(tmp_path):
    content = "ä".encode() * 700_000 + b"\x00"
    assert only_problem([write(tmp_path, "a.txt", content)]).place == "byte 1400000"
    content = b"a" + "ä".encode() * 700_000 + b"\xff"
    assert only_problem([write(tmp_path, "b.txt", content)]).place == "byte 1400001"


def test_large_files_are_refused_by_name(tmp_path):
    problem = only_problem([write(tmp_path, "a.txt", "a" * 11)], max_bytes=10)
    assert problem.file == "a.txt"
    assert "11" in problem.reason


def test_progress_counts_bytes_of_each_file(tmp_path):
    told = []
    path = write(tmp_path, "a.txt", "ä" * 1_000_000)
    (raw,) = read_files([path], progress=lambda *step: told.append(step))
    assert len(raw.text) == 1_000_000
    assert told == [("a.txt", 1 << 20, 2_000_000), ("a.txt", 2_000_000, 2_000_000)]


def test_paths_that_hold_nothing(tmp_path):
    write(tmp_path, "leer/bild.jpg", b"\xff\xd8")
    named = write(tmp_path, "bild.jpg", b"\xff\xd8")
    assert "no such" in only_problem([tmp_path / "fehlt"]).reason
    assert "no file" in only_problem([tmp_path / "leer"]).reason
    assert ".jpg" in only_problem([named]).reason


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    write(tmp_path, "a.txt", b"\x00")
    write(tmp_path, "b.txt", "Text")
    (tmp_path / "c.txt").symlink_to(tmp_path / "fehlt")
    found = list(read_files([tmp_path]))
    assert [type(one) for one in found] == [InputProblem, RawText, InputProblem]


@pytest.mark.skipif(os.name == "nt", reason="named pipes")
def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert "neither" in only_problem([tmp_path / "a.txt"]).reason
