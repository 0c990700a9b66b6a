"""`multivektor explain ID PATH…`: the event that the dossier or `code` shows, in its article's context."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import multivektor.analyse
from multivektor.cli import main
from multivektor.pipeline import read_paths
from multivektor.reading import Event
from multivektor.schemas import digest

NEWS = (
    "Putin besucht Astana\n\nDer russische Präsident Wladimir Putin ist am Montag nach Astana gereist. "
    "Er traf dort Präsident Tokajew und drohte der Ukraine mit Folgen.\n"
)
SAYS = "- {match: a.txt, outlet: Probe, published_at: 2024-11-27}\n"


class Done(NamedTuple):
    """What a call of the command line did."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "articles" / "articles.yml").write_text(SAYS, encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def called(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["multivektor", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, " ".join(told.err.split()))

    return called


def events(folder: Path) -> list[Event]:
    return [e for reading in read_paths([folder], [], workers=1, max_bytes=10**6) for e in reading.events]


def test_an_event_of_a_folder_by_its_whole_id_and_by_its_beginning(folder, call):
    visit = events(folder)[0]
    whole = call("explain", visit.event_id, folder)
    assert whole.status == 0, whole.err
    assert whole.out.startswith(f"event {visit.event_id}: Probe, 2024-11-27, Putin besucht Astana (a.txt)\n")
    assert "event CONSULT/visit: RUS -> KAZ" in whole.out
    assert "date 2024-11-25 (day, from clause: Montag)" in whole.out  # counted from articles.yml
    for beginning, path in ((visit.event_id[:6], folder), (visit.event_id[:9].upper(), folder / "a.txt")):
        assert call("explain", beginning, path) == whole


def test_pronouns_go_back_to_the_article_and_the_sentences_other_events_are_named(folder, call):
    second = [e for e in events(folder) if e.sentence == 1]
    assert len(second) == 2
    told = call("explain", second[0].event_id, folder).out
    assert "Er = RUS (er: " in told
    assert f"  also in this sentence: {second[1].event_type}" in told and f"event {second[1].event_id}\n" in told


def test_the_ids_that_the_dossier_shows_can_be_explained(folder, call, tmp_path):
    page = tmp_path / "page.html"
    assert call("dossier", folder, "--focus", "KAZ", "--out", page).status == 0
    html = page.read_text(encoding="utf-8")
    shown = [e.event_id for e in events(folder) if f"multivektor explain {e.event_id} PATH…" in html]
    assert shown
    assert all(call("explain", event_id, folder).status == 0 for event_id in shown)


def test_the_ids_that_code_shows_can_be_explained(call, tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"id": "n1", "text": NEWS, "date": "2024-11-27"}) + "\n{broken\n", encoding="utf-8")
    record = json.loads(call("code", lines).out.splitlines()[0])
    told = call("explain", record["id"], lines)
    assert told.status == 3 and "line 2" in told.err  # told, though a line is broken
    assert told.out.startswith(f"event {record['id']}: ")


def test_what_the_user_says_of_names_and_events_is_taken_into_account(folder, call):
    (folder / "names.yml").write_text("- {name: Putin, code: NOR, sector: GOV}\n", encoding="utf-8")
    visit = events(folder)[0].event_id
    (folder / "corrections.yml").write_text(f"- {{event: {visit}, wrong: true, reason: a test}}\n", encoding="utf-8")
    told = call("explain", visit, folder)
    assert "NOR" in told.out
    assert "  corrected by you: wrong (a test)\n" in told.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("0123456789abcdef",), "looks like the id of an event. Give the files or folders"),
        (("abcdef",), "multivektor explain abcdef PATH…"),
        (("000000", "."), "No event in these files has an id that begins with 000000. Give the files"),
        (("12345", "."), "'12345' is no id of an event. Before files or folders give 6 to 16"),
        (("Norwegen", "wies", "aus"), "a sentence stands alone, in quotation marks"),
        (("000000", ".", "--date", "2024"), "--date is for a sentence"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_what_to_do(folder, call, monkeypatch, arguments, said):
    monkeypatch.chdir(folder)
    done = call("explain", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_nothing_that_could_be_read(call, tmp_path):
    done = call("explain", "abcdef", tmp_path / "none")
    assert done.status == 1 and "no such file" in done.err


@pytest.mark.parametrize("number", [1, 7])
def test_an_ambiguous_beginning_lists_at_most_five(folder, call, monkeypatch, number):
    for n in range(number):
        (folder / f"b{n}.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.setattr(multivektor.analyse, "digest", lambda *parts: "abcdef" + digest(*parts)[6:])
    found = sorted(events(folder), key=lambda e: e.event_id)
    done = call("explain", "abcdef", folder)
    assert done.status == 2
    assert f"{len(found)} events in these files have ids that begin with abcdef" in done.err
    assert [e.event_id in done.err for e in found] == [n < 5 for n in range(len(found))]
    assert f"and {len(found) - 5} more" in done.err
    assert call("explain", found[0].event_id, folder).status == 0


def test_a_word_that_is_no_id_stays_a_sentence(call):
    assert call("explain", "Fassade").out.startswith("Fassade\n")
