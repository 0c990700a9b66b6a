import json

import pytest

from multivektor.errors import UsageError
from multivektor.names import SaidSame
from multivektor.names.entries import DatedCode, NameEntry
from multivektor.read import NamesSay, read_names_yml


def names(folder, content):
    (folder / "names.yml").write_text(content, encoding="utf-8")
    return read_names_yml(folder)


def faults(folder, content):
    with pytest.raises(UsageError) as caught:
        names(folder, content)
    return str(caught.value)


def test_missing_and_empty_files_say_nothing(tmp_path):
    assert read_names_yml(tmp_path) == NamesSay()
    assert names(tmp_path, "# nichts\n") == NamesSay()
    assert names(tmp_path, "") == NamesSay()


def test_same_and_not_same(tmp_path):
    said = names(
        tmp_path,
        """
- {same: [Testajew, Testajev], reason: "slip of one outlet"}
- {not_same: [Orla Test, Orla Probe]}
""",
    )
    assert said == NamesSay(
        same=(SaidSame(("Testajew", "Testajev"), "slip of one outlet", "names.yml, entry 1"),),
        not_same=(SaidSame(("Orla Test", "Orla Probe"), "", "names.yml, entry 2"),),
    )


def test_names(tmp_path):
    said = names(
        tmp_path,
        """
- {name: Orla Test, spellings: [Orla Tesst, Orla Test], code: KAZ, sector: GOV, kind: person, from: 2021,
   until: 2024-05, office: deputy-foreign-minister}
- {name: Testbund, code: IGO:TB1, kind: organisation}
- {name: Udo Probe, spellings: Udo Prohbe}
- {name: Ute Probe, sector: OPP}
""",
    )
    assert said.entries == (
        NameEntry(
            entity="Orla Test",
            kind="person",
            spellings=("Orla Test", "Orla Tesst"),
            dated=(DatedCode("KAZ", "GOV", "deputy-foreign-minister", "2021", "2024-05"),),
            origin="names.yml, entry 1",
        ),
        NameEntry("Testbund", "organisation", ("Testbund",), "IGO:TB1", origin="names.yml, entry 2"),
        NameEntry("Udo Probe", "person", ("Udo Probe", "Udo Prohbe"), origin="names.yml, entry 3"),
        NameEntry("Ute Probe", "person", ("Ute Probe",), sector="OPP", origin="names.yml, entry 4"),
    )


@pytest.mark.parametrize("code", ["KAZ", "EUR", "UNO", "XKX", "HKG", "IGO:NATO", "NGO:HRW", "MNC:NCOC", "NGO:AlQaeda"])
def test_codes_of_the_codebook(tmp_path, code):
    assert names(tmp_path, f"- {{name: A, code: '{code}'}}\n").entries[0].code == code


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{name: A, code: kaz}", "did you mean KAZ"),
        ("{name: A, code: KZ}", "did you mean KAZ"),
        ("{name: A, code: GOV}", "no code of the codebook"),
        ("{name: A, code: Kasachstan}", "no code of the codebook"),
        ("{name: A, code: IGO:A-B}", "no code of the codebook"),
        ("{name: A, code: 'IGO:'}", "no code of the codebook"),
        ("{name: A, code: [KAZ]}", "code: expected one text"),
        ("{name: A, code: KAZ, sector: gov}", "sector: expected three capitals"),
        ("{name: A, code: KAZ, sector: GOVT}", "sector: expected three capitals"),
        ("{name: A, code: KAZ, kind: human}", "kind: expected one of person, organisation, place, state"),
        ("{name: A}", "at least one of code, sector, spellings"),
        ("{name: A, kind: person}", "at least one of code, sector, spellings"),
        ("{name: , code: KAZ}", "name: expected a name"),
        ("{name: '123', code: KAZ}", "'123' can't be a name"),
        ('{name: "A\\ud800", code: KAZ}', "can't be a name"),
        ("{name: A, code: KAZ, from: 2021-02-30}", "from: expected YYYY"),
        ("{name: A, code: KAZ, until: gestern}", "until: expected YYYY"),
        ("{name: A, code: KAZ, from: 2021-05, until: 2020}", "2020 lies before 2021-05"),
        ("{name: A, spellings: [B], office: minister}", "belong to a code"),
        ("{name: A, code: KAZ, ofice: minister}", "unknown key 'ofice' (did you mean 'office'?)"),
        ("{name: A, code: KAZ, reason: r}", "unknown key 'reason'"),
        ("{same: [A, B], code: KAZ}", "unknown key 'code' (there are same, reason)"),
        ("{same: [A]}", "two or more"),
        ("{same: [A, A]}", "two or more"),
        ("{not_same: A}", "two or more"),
        ("{same: }", "same: expected a text or a list of texts"),
        ("{same: [A, [B]]}", "same: expected a text or a list of texts"),
        ("{same: [A, B], not_same: [C, D]}", "exactly one of same, not_same, name, import"),
        ("{sane: [A, B]}", "unknown key 'sane' (did you mean 'same'?)"),
        ("Takaev", "expected keys with values"),
        ("{import: none.txt}", "there is no such file"),
        ("{import: }", "import: expected a file"),
        ("{import: a.txt, format: icews}", "format: expected one of followthemoney, wikidata, petrarch"),
        ("{import: /etc/passwd}", "no absolute path"),
        ("{import: 'C:\\a.txt'}", "no absolute path"),
        ("{import: '\\\\server\\a.txt'}", "no absolute path"),
        ("{import: '\\\\a.txt'}", "no absolute path"),
        ("{import: ../a.txt}", "no absolute path and no .."),
        ("{import: 'b\\..\\..\\a.txt'}", "no absolute path and no .."),
        ("{import: b/../a.txt}", "no absolute path and no .."),
        ('{import: "a\\0.txt"}', "import:"),
        (f"{{import: {'a' * 5000}}}", "import:"),
    ],
)
def test_faults(tmp_path, entry, fault):
    message = faults(tmp_path, f"- {{name: Gut, code: KAZ}}\n- {entry}\n")
    assert fault in message
    assert "entry 2: " in message
    assert "entry 1: " not in message


def test_all_faults_come_at_once(tmp_path):
    message = faults(tmp_path, "- {name: A}\n- {same: [A]}\n- nur Text\n- {same: [A, B]}\n- {not_same: [B, A]}\n")
    assert "names.yml: 4 faults." in message
    for number in (1, 2, 3, 5):
        assert f"entry {number}: " in message


def test_contradictions_name_both_entries(tmp_path):
    message = faults(
        tmp_path,
        """
- {same: [A, B, C]}
- {same: [D, E]}
- {not_same: [X, C, A]}
- {not_same: [A, D]}
""",
    )
    assert "1 fault." in message
    assert "entry 3: not_same: entry 1 says that 'C' is the same as 'A'." in message


def test_contradictions_by_way_of_others(tmp_path):
    content = "- {same: [A, B]}\n- {same: [X, Y]}\n- {not_same: [A, C]}\n- {same: [C, D]}\n- {same: [D, B]}\n"
    message = faults(tmp_path, content)
    assert "entry 3: not_same: entries 1, 4, 5 say that 'A' is the same as 'C'." in message


def test_imports_come_before_the_own_word(tmp_path):
    (tmp_path / "lists").mkdir()
    person = {"id": "x-1", "schema": "Person", "properties": {"name": ["Orla Test"], "country": ["kz"]}}
    (tmp_path / "lists" / "a.ftm.json").write_text(json.dumps(person) + "\n{\n")
    (tmp_path / "b.dat").write_text("UDO_PROBE_ [DEUGOV]\n")
    said = names(
        tmp_path,
        """
- {name: Orla Test, code: RUS}
- {import: lists/a.ftm.json}
- {import: b.dat, format: petrarch}
""",
    )
    assert [(entry.entity, entry.code, entry.origin) for entry in said.entries] == [
        ("x-1", "KAZ", "a.ftm.json, line 1"),
        ("UDO_PROBE", "DEU", "b.dat, line 1"),
        ("Orla Test", "RUS", "names.yml, entry 1"),
    ]
    assert [(problem.file, problem.place) for problem in said.problems] == [
        (str(tmp_path / "lists" / "a.ftm.json"), "line 2")
    ]


def test_a_link_may_not_lead_out_of_the_folder(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("ORLA_TEST_ [KAZGOV]\n")
    (corpus / "list.txt").symlink_to(tmp_path / "secret.txt")
    assert "import: expected a file in the folder" in faults(corpus, "- {import: list.txt}\n")
    (corpus / "inside.txt").write_text("ORLA_TEST_ [KAZGOV]\n")
    (corpus / "list.txt").unlink()
    (corpus / "list.txt").symlink_to(corpus / "inside.txt")
    assert len(names(corpus, "- {import: list.txt}\n").entries) == 1


@pytest.mark.parametrize("content", ["a: [", "same: [A, B]", "just text", b"- \xff", "- {[a]: b}"])
def test_no_list_of_entries(tmp_path, content):
    (tmp_path / "names.yml").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError, match=r"names\.yml"):
        read_names_yml(tmp_path)
