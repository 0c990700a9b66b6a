"""The concordance as a user gets it: counts, spellings of one entity together, harmless CSV, lines for names.yml."""

import csv
import io

import pyarrow as pa
import pytest
import yaml

from multivektor.present.concordance import (
    COLUMNS,
    concordance_csv,
    concordance_lines,
    concordance_rows,
    proposed_lines,
)
from multivektor.read import read_names_yml
from multivektor.relate import relate_names
from multivektor.schemas import DERIVED, TABLES, table_schema
from multivektor.store import open_store


def table(name: str, rows: list[dict]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=table_schema({**TABLES, **DERIVED}[name]))


def row(entity: str = "x", spelling: str = "X", mentions: int = 1, **more: object) -> dict:
    return {
        "entity": entity,
        "kind": "person",
        "code": None,
        "name": spelling,
        "spelling": spelling,
        "mentions": mentions,
        "articles": 1,
        "outlets": ["Probe"],
        "first_published": "2022-01-01",
        "reason": "as printed",
    } | more


def concordance(*rows: dict) -> pa.Table:
    return table("concordance", list(rows))


def cells(*rows: dict) -> list[dict]:
    return list(csv.DictReader(io.StringIO(concordance_csv(concordance(*rows)))))


def derived(*printed: tuple[str, str], code: str | None = None) -> list[dict]:
    """The concordance of persons printed in articles: (article, spelling) each."""
    articles = sorted({article for article, _spelling in printed})
    with open_store(None) as store:
        store.write(
            "articles",
            table(
                "articles",
                [
                    {"article_id": a, "file": a, "n": 1, "outlet": a.upper(), "published_at": f"2022-01-0{n}"}
                    for n, a in enumerate(articles, start=1)
                ],
            ),
        )
        store.write(
            "mentions",
            table(
                "mentions",
                [
                    {
                        "article_id": a,
                        "text": s,
                        "entity": f"{a}:{s}",
                        "kind": "person",
                        "code": code,
                        "reason": "read",
                        "start": n,
                        "end": n + 1,
                        "sentence": 0,
                    }
                    for n, (a, s) in enumerate(printed)
                ],
            ),
        )
        store.write(
            "entities",
            table(
                "entities",
                [
                    {
                        "article_id": a,
                        "entity": f"{a}:{s}",
                        "kind": "person",
                        "code": code,
                        "name": s,
                        "listed": False,
                        "spellings": [s],
                    }
                    for a, s in dict.fromkeys(printed)
                ],
            ),
        )
        store.write("said_names", table("said_names", []))
        relate_names(store)
        return concordance_rows(store.table("concordance"))


def test_mentions_are_summed_by_spelling() -> None:
    rows = derived(("a", "Gero Halbsand"), ("a", "Gero Halbsand"), ("a", "Bruno Kreide"))
    assert [(r["spelling"], r["mentions"], r["articles"]) for r in rows] == [
        ("Gero Halbsand", 2, 1),
        ("Bruno Kreide", 1, 1),
    ]


def test_spellings_of_one_person_stand_under_one_entity() -> None:
    rows = derived(("a", "Sergey Lavrov"), ("b", "Sergej Lawrow"), ("b", "Sergej Lawrow"), ("c", "Sergey Lavrov"))
    assert {r["entity"] for r in rows} == {"a:Sergey Lavrov"} and {r["name"] for r in rows} == {"Sergey Lavrov"}
    assert {r["spelling"]: (r["mentions"], r["outlets"], r["first_published"]) for r in rows} == {
        "Sergey Lavrov": (2, ["A", "C"], "2022-01-01"),
        "Sergej Lawrow": (2, ["B"], "2022-01-02"),
    }


def test_what_is_only_suggested_stays_apart() -> None:
    rows = derived(("a", "Kassym Tokajew"), ("b", "Kassym Tokarew"))
    assert len({r["entity"] for r in rows}) == 2


def test_the_entity_printed_most_comes_first_and_so_does_its_usual_spelling() -> None:
    rows = [row("rare", "R", 3), row("often", "O1", 1), row("often", "O2", 4)]
    assert [r["spelling"] for r in concordance_rows(concordance(*rows))] == ["O2", "O1", "R"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [row("b", "B"), row("a", "A"), row("a", "A", code="RUS"), row("a", "C")]
    assert concordance_csv(concordance(*rows)) == concordance_csv(concordance(*rows[::-1]))


def test_the_table_names_code_kind_and_sum() -> None:
    lines = list(
        concordance_lines(concordance(row("x", "Lawrow", 2, code="RUS"), row("x", "Lavrov", 3, name="Lawrow")))
    )
    assert lines[0] == "Lawrow  [RUS]  person, 5 times"
    assert [line.split()[:2] for line in lines[1:]] == [["Lavrov", "3"], ["Lawrow", "2"]]
    assert lines[1].endswith("Probe  (as printed)")


def test_the_table_says_that_there_is_no_code() -> None:
    assert next(concordance_lines(concordance(row()))) == "X  [no code]  person, 1 times"


def test_nothing_found_is_a_heading_only() -> None:
    assert concordance_csv(concordance()) == ",".join(COLUMNS) + "\r\n"
    assert list(concordance_lines(concordance())) == []


def test_csv_holds_every_column() -> None:
    assert cells(row("x", "Lawrow", 2, outlets=["A", "B"])) == [
        {
            "entity": "x",
            "kind": "person",
            "code": "",
            "name": "Lawrow",
            "spelling": "Lawrow",
            "mentions": "2",
            "articles": "1",
            "outlets": "A; B",
            "first_published": "2022-01-01",
            "reason": "as printed",
        }
    ]


@pytest.mark.parametrize("column", ["entity", "name", "spelling", "reason"])
@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "\ufeff=1", "\u00a0=1", '=HYPERLINK("x")'],
)
def test_a_spreadsheet_runs_no_cell_as_a_formula(formula: str, column: str) -> None:
    assert cells(row(**{column: formula}))[0][column].startswith("'")


def test_an_outlet_is_no_formula_either() -> None:
    assert cells(row(outlets=["=cmd", "B"]))[0]["outlets"] == "'=cmd; B"


def test_quotes_commas_and_line_breaks_survive_csv() -> None:
    assert cells(row(spelling='A "B", C\nD'))[0]["spelling"] == 'A "B", C D'


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\U000e0041"], ids=ascii)
def test_no_sign_that_steers_a_terminal_gets_through(sign: str) -> None:
    rows = concordance(row(spelling=f"A{sign}B", name=f"A{sign}B", outlets=[f"O{sign}"], reason=f"r{sign}"))
    for text in ("\n".join(concordance_lines(rows)), concordance_csv(rows)):
        assert sign not in text and "A\ufffdB" in text


# ------------------------------------------------------------------------------------------------------ proposals


def proposed(*pairs: tuple[str, str], unsure: bool = True) -> str:
    numbers = {name: f"e{n}" for n, name in enumerate(dict.fromkeys(name for pair in pairs for name in pair))}
    entities = [
        {"article_id": "a", "entity": e, "kind": "person", "name": name, "listed": False, "spellings": [name]}
        for name, e in numbers.items()
    ]
    same = [
        {"entity": numbers[a], "same_as": numbers[b], "score": 0.9 - n / 100, "reason": "", "unsure": unsure}
        for n, (a, b) in enumerate(pairs)
    ]
    return "\n".join(proposed_lines(table("same_as", same), table("entities", entities))) + "\n"


def read_back(text: str, folder) -> list[tuple[str, ...]]:
    (folder / "names.yml").write_text(text, encoding="utf-8")
    return [said.names for said in read_names_yml(folder).same]


NASTY = [
    'Jo "X" Y',
    "Jo: {a}",
    "Jo # x",
    "Jo\\n",
    "O'Hara, Jo]",
    "- Jo",
    "yes",
    "Ж 😀",
    "Jo\u2028Y",
    "Jo\x85Y",
    "Jo\x1bY",
]


@pytest.mark.parametrize("name", NASTY, ids=ascii)
def test_a_proposed_line_is_read_back_as_it_was_printed(name: str, tmp_path) -> None:
    found = read_back(proposed((name, "Kassym Tokajew")), tmp_path)
    assert len(found) == 1 and found[0][1] == "Kassym Tokajew"
    assert found[0][0] == " ".join(name.replace("\x1b", "\ufffd").split())


def test_the_likeliest_slip_is_proposed_first() -> None:
    lines = proposed(("Kassym Takajew", "Kassym Tokajew"), ("Olaf Schulz", "Olaf Scholz")).splitlines()
    assert lines[0].startswith("#") and len(lines) == 3
    assert lines[1] == '- {same: ["Kassym Takajew", "Kassym Tokajew"], reason: "looked alike (0.90)"}'


def test_what_is_sure_is_not_proposed() -> None:
    assert yaml.safe_load(proposed(("Sergej Lawrow", "Sergey Lavrov"), unsure=False)) is None


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff"], ids=ascii)
def test_a_sign_that_yaml_refuses_is_proposed_all_the_same(sign: str, tmp_path) -> None:
    assert len(read_back(proposed((f"Kassym{sign} Takajew", "Kassym Tokajew")), tmp_path)) == 1


def test_names_that_differ_only_in_what_is_not_shown_are_not_proposed(tmp_path) -> None:
    assert read_back(proposed(("Kassym To\u00adkajew", "Kassym Tokajew")), tmp_path) == []
