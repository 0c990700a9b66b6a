"""`multivektor names` as a user meets it, in a folder with two small articles."""

import csv
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from multivektor.read import read_names_yml

FIRST = (
    "Reeder besucht Hafen\n\nDer Reeder Gero Halbsand ist am Montag nach Astana gereist. "
    "Er traf dort Präsident Kassym-Schomart Tokajew. Tokajew begrüßte Gero Halbsand.\n"
)
SECOND = (
    "Treffen im Hafen\n\nDer Reeder Gero Halpsand ist am Dienstag nach Astana gereist. "
    "Präsident Tokayev empfing ihn. Später sprach Tokayev mit der Presse.\n"
)


def run(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    package = Path(str(resources.files("multivektor"))).parent
    return subprocess.run(
        [sys.executable, "-m", "multivektor", "names", *map(str, arguments)], cwd=folder, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    says = (
        "- {match: a.txt, outlet: Bote, published_at: 2022-11-28}\n"
        "- {match: b.txt, outlet: Kurier, published_at: 2022-11-29}\n"
    )
    (folder / "articles.yml").write_text(says, encoding="utf-8")
    return folder


def test_the_table_shows_all_spellings_of_one_person_together(articles: Path) -> None:
    done = run(".", folder=articles)
    assert done.returncode == 0, done.stderr
    head, below = next(
        (head, below)
        for head, *below in (part.splitlines() for part in re.split(r"\n(?! )", done.stdout))
        if "Tokajew" in head
    )
    assert "[KAZ]" in head and head.endswith("4 times")
    assert all(word in "".join(below) for word in ("Kassym-Schomart Tokajew", "Tokayev", "Bote", "Kurier"))


def test_csv_on_the_terminal(articles: Path) -> None:
    done = run(".", "--format", "csv", folder=articles)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(done.stdout.splitlines()))
    tokayev = {row["spelling"]: row["mentions"] for row in rows if row["entity"] == "tokayev"}
    assert tokayev == {"Kassym-Schomart Tokajew": "1", "Tokajew": "1", "Tokayev": "2"}


def test_a_csv_file_is_written_and_nothing_else(articles: Path) -> None:
    done = run(".", "--out", "who.csv", folder=articles)
    assert done.returncode == 0 and done.stdout == "" and "who.csv" in done.stderr
    with (articles / "who.csv").open(encoding="utf-8", newline="") as file:
        assert {row["code"] for row in csv.DictReader(file) if row["entity"] == "tokayev"} == {"KAZ"}


def test_the_table_can_be_written_to_a_file(articles: Path) -> None:
    assert run(".", "--out", "who.txt", folder=articles).returncode == 0
    assert "[KAZ]" in (articles / "who.txt").read_text(encoding="utf-8")


def test_proposed_lines_join_once_they_are_in_names_yml(articles: Path) -> None:
    done = run(".", "--propose", folder=articles)
    assert done.returncode == 0, done.stderr
    assert "Halpsand" in done.stdout and done.stdout.startswith("#")
    (articles / "names.yml").write_text(done.stdout, encoding="utf-8")
    assert {"Gero Halbsand", "Gero Halpsand"} in [set(group.names) for group in read_names_yml(articles).same]
    joined = run(".", "--format", "csv", folder=articles)
    rows = list(csv.DictReader(joined.stdout.splitlines()))
    assert len({row["entity"] for row in rows if row["spelling"] in ("Gero Halbsand", "Gero Halpsand")}) == 1


def test_a_code_in_names_yml_is_shown(articles: Path) -> None:
    (articles / "names.yml").write_text("- {name: Gero Halbsand, code: DEU}\n", encoding="utf-8")
    rows = list(csv.DictReader(run(".", "--format", "csv", folder=articles).stdout.splitlines()))
    assert {row["code"] for row in rows if row["spelling"] == "Gero Halbsand"} == {"DEU"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Anton Tschechow", "Anton Chekhov"), "the same (1.00"),
        (("Kassym Tokajew", "Kassym Tokarew"), "not the same"),
        (("Scholz", "Olaf Scholz"), "the same, unsure"),
        (("Nowgorod", "Nischni Nowgorod", "--kind", "place"), "not the same"),
    ],
)
def test_two_names_are_explained_without_articles(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("--explain", *arguments, folder=tmp_path)
    assert done.returncode == 0 and said in done.stdout.splitlines()[0]


def test_without_paths_the_user_is_told_what_to_give(tmp_path: Path) -> None:
    done = run(folder=tmp_path)
    assert done.returncode == 2
    assert "--explain" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- {same: [A B, C D]}\n- {name: Gero Halbsand, code: XXQ}\n", ("entry 2", "XXQ")),
        ("- {nmae: Gero Halbsand, code: DEU}\n", ("entry 1", "nmae")),
        ("- {same: [Gero Halbsand]}\n", ("entry 1", "two or more")),
    ],
)
def test_a_faulty_names_yml_names_the_entry(articles: Path, content: str, said: tuple[str, ...]) -> None:
    (articles / "names.yml").write_text(content, encoding="utf-8")
    done = run(".", folder=articles)
    told = " ".join(done.stderr.split())
    assert done.returncode == 2 and done.stdout == ""
    assert "names.yml" in told and all(part in told for part in said)
    assert "Traceback" not in told


def test_an_empty_folder_is_nothing_done(tmp_path: Path) -> None:
    done = run(".", folder=tmp_path)
    assert done.returncode == 1 and "Nothing" in done.stderr
