"""The command line as a user meets it: exit status, messages, and the same bytes however it is called."""

import json
import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

NEWS = (
    "Putin besucht Astana\n\nDer russische Präsident Wladimir Putin ist am Montag nach Astana gereist. "
    "Er traf dort Präsident Tokajew.\n"
)


def run(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    package = Path(str(resources.files("multivektor"))).parent
    return subprocess.run(
        [sys.executable, "-m", "multivektor", *map(str, arguments)], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(package), **environment}, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    says = "- {match: a.txt, outlet: Probe, published_at: 2024-11-27}\n"
    (folder / "articles.yml").write_text(says, encoding="utf-8")
    return folder


def test_dossier_of_a_folder(articles: Path, tmp_path: Path) -> None:
    done = run("dossier", articles, "--focus", "KAZ", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert "Probe" in page and "Kazakhstan" in page and "gereist" in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"Text\x00\x01\x02" * 50, "binary"),
        ("numbers.txt", b"12 34 56", "letter"),
    ],
)
def test_bad_file_is_set_aside_and_the_rest_goes_on(
    articles: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (articles / name).write_bytes(content)
    done = run("dossier", articles, "--focus", "KAZ", folder=tmp_path)
    assert done.returncode == 3
    assert name in done.stderr and said in done.stderr
    assert (tmp_path / "dossier.html").exists()


def test_windows_1252_is_read(articles: Path, tmp_path: Path) -> None:
    (articles / "b.txt").write_bytes("Präsident Tokajew rügte Moskau für die Sperrung der Pipeline.".encode("cp1252"))
    done = run("dossier", articles, "--focus", "KAZ", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Präsident Tokajew" in (tmp_path / "dossier.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--focus", "KZX"), 2, "KZX"),
        (("--focus", "KAZ", "--out", "missing/folder/page.html"), 2, "missing/folder/page.html"),
        (("--focus", "KAZ", "--max-bytes", "10"), 1, "more than 10"),
    ],
)
def test_wrong_use(articles: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = run("dossier", articles, *arguments, folder=tmp_path)
    assert done.returncode == status, done.stderr
    assert said in done.stderr.replace("\n", "")
    assert "Traceback" not in done.stderr


def test_nothing_readable_leaves_the_old_dossier(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "dossier.html").write_text("old", encoding="utf-8")
    done = run("dossier", "none", "--focus", "KAZ", folder=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "dossier.html").read_text(encoding="utf-8") == "old"


def test_same_bytes_from_other_folders_workers_and_hash_seeds(tmp_path: Path) -> None:
    sample = Path(str(resources.files("multivektor") / "sample"))
    pages = []
    for number, (workers, seed) in enumerate([("1", "1"), ("2", "2")]):
        folder = tmp_path / f"run{number}"
        shutil.copytree(sample, folder / "sample")
        done = run("dossier", "sample", "--focus", "KAZ", "--workers", workers, folder=folder, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        pages.append((folder / "dossier.html").read_bytes())
    assert pages[0] == pages[1]


def test_code_streams_records_and_names_broken_lines(tmp_path: Path) -> None:
    first = json.dumps({"id": "n1", "text": NEWS, "date": "2024-11-27"})
    lines = [first, "{broken", json.dumps({"id": "n2", "text": "Nichts."})]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("code", "in.jsonl", "--what", "events", folder=tmp_path)
    assert done.returncode == 3 and "line 2" in done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records and all(record["article"] == "n1" for record in records)
    visit = records[0]
    assert (visit["event"], visit["status"]) == (["CONSULT"], "asserted")
    assert [p["code"] for p in visit["actor"]] == ["RUS"] and [p["code"] for p in visit["recipient"]] == ["KAZ"]
    info = visit["text_info"]
    assert "gereist" in NEWS[info["start"] : info["end"]]


@pytest.mark.parametrize("what", ["times", "mentions"])
def test_code_times_and_mentions(tmp_path: Path, what: str) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "n1", "text": NEWS, "date": "2024-11-27"}), encoding="utf-8")
    done = run("code", "in.jsonl", "--what", what, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if what == "times":
        assert rows[0]["value"] == "2024-11-25"
    else:
        assert {"KAZ", "RUS"} <= {row["code"] for row in rows}
