import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multivektor.errors import UsageError
from multivektor.names.entries import DatedCode, NameEntry
from multivektor.read import actor_lists, read_actor_list
from multivektor.read.actor_lists import LIST_FORMATS, cameo_code, state_code


def read(folder, content, name="list.txt", list_format=""):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_actor_list(path, list_format)


def ftm(folder, *objects, **kwargs):
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in objects]
    return read(folder, "\n".join(lines), "list.ftm.json", **kwargs)


def thing(identity, schema, **properties):
    return {"id": identity, "schema": schema, "properties": properties}


def told(found):
    return [(problem.place, problem.reason) for problem in found.problems]


ORLA = thing("x-1", "Person", name=["Orla Test"], country=["kz"])


# All formats


def test_format_is_told_by_the_content_or_the_ending(tmp_path):
    assert read(tmp_path, json.dumps(ORLA), "a.txt").entries[0].entity == "x-1"
    assert read(tmp_path, "itemLabel,item\nOrla Test,Q7\n", "a.txt").entries[0].entity == "Q7"
    assert read(tmp_path, "ORLA_TEST_ [KAZGOV]\n", "a.actors").entries[0].entity == "ORLA_TEST"
    with pytest.raises(UsageError, match=r"as wikidata.*lacks item"):
        read(tmp_path, "a,b\n1,2\n", "a.csv")
    with pytest.raises(UsageError, match=r"as followthemoney.*no JSON"):
        read(tmp_path, "[\n", "a.json")


def test_a_given_format_beats_the_ending(tmp_path):
    assert read(tmp_path, "ORLA_TEST_ [KAZGOV]", "a.json", "petrarch").entries[0].code == "KAZ"


def test_refused_calls(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        read_actor_list(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="no such file"):
        read_actor_list(tmp_path)
    with pytest.raises(UsageError, match=r"can't be opened|no such file"):
        read_actor_list(tmp_path / ("a" * 5000))
    with pytest.raises(UsageError, match=r"'icews'.*followthemoney, wikidata, petrarch"):
        read(tmp_path, "X_ [KAZ]", list_format="icews")
    for content in ("", "\n \n", b"\xff\xfe\n"):
        with pytest.raises(UsageError, match="nothing in it can be read"):
            read(tmp_path, content)


def test_bytes_that_are_no_text_cost_their_line_only(tmp_path):
    found = read(tmp_path, b"\xef\xbb\xbfORLA_TEST_ [KAZGOV]\nB\xff_ [RUS]\nUDO_PROBE_ [DEUMIL]\n")
    assert [entry.entity for entry in found.entries] == ["ORLA_TEST", "UDO_PROBE"]
    assert told(found) == [("line 2", "The line is no UTF-8 (byte 1).")]


def test_a_line_too_long_is_skipped_and_the_count_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(actor_lists, "MAX_LINE", 40)
    found = read(tmp_path, f"ORLA_TEST_ [KAZGOV]\n{'X' * 200}_ [RUS]\nUDO_PROBE_ [DEUMIL]\n")
    assert [entry.origin for entry in found.entries] == ["list.txt, line 1", "list.txt, line 3"]
    assert told(found) == [("line 2", "The line is longer than 40 bytes.")]


def test_problems_are_told_up_to_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(actor_lists, "MAX_PROBLEMS", 3)
    found = read(tmp_path, "ORLA_TEST_ [KAZGOV]\n" + "?\n" * 10)
    assert len(found.problems) == 4
    assert found.problems[-1].reason == "There are 7 further problems."


def test_names_are_cleaned(tmp_path):
    names = ["Orla\x1b[2J  Test\n", "\ud800Orla", "x" * 300, "—", "Орла"]
    found = read(tmp_path, json.dumps(thing("x-1", "Person", name=names)), "a.json")
    assert found.entries[0].spellings == ("Orla [2J Test", "Орла")
    assert len(found.problems) == 3


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("kz", "KAZ"),
        (" KAZ ", "KAZ"),
        ("eu", "EUR"),
        ("hk", "HKG"),
        ("xk", "XKX"),
        ("zz", ""),
        ("", ""),
        ("KASACH", ""),
    ],
)
def test_state_codes(printed, code):
    assert state_code(printed) == code


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(("", *LIST_FORMATS)),
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(
                [
                    "item,itemLabel,start\n",
                    "Q1,",
                    "A_",
                    "+B_",
                    "[KAZ",
                    " 920101",
                    "-",
                    "]",
                    "\t",
                    "\n",
                    '"',
                    "<!--",
                    "<NOUN>\n",
                    '{"id": "a", "schema": "Person", "properties": ',
                    '{"name": ["B"]}',
                    *"}[²>#",
                ]
            ),
            max_size=30,
        ).map(lambda parts: "".join(parts).encode()),
    ),
)
def test_no_text_raises_anything_but_a_usage_error(tmp_path, list_format, content):
    try:
        found = read(tmp_path, content, "any", list_format)
    except UsageError:
        return
    assert found.entries
    assert all(entry.spellings and "".join(entry.spellings).encode("utf-8") for entry in found.entries)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["x", "kz", "2020"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "id": st.sampled_from(["a", "b"]) | JSON_VALUES,
                "schema": st.sampled_from(["Person", "Position", "Occupancy", "Company"]) | JSON_VALUES,
                "properties": JSON_VALUES
                | st.dictionaries(
                    st.sampled_from(["name", "country", "topics", "holder", "post", "startDate", "endDate"]),
                    JSON_VALUES,
                ),
            }
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_object_of_followthemoney_raises_anything_but_a_usage_error(tmp_path, objects):
    with contextlib.suppress(UsageError):
        ftm(tmp_path, *(json.dumps(item) for item in objects))


@pytest.mark.parametrize(
    "line",
    [
        "-->" + "<!--" * 200_000,
        "[" * 900_000,
        "A_ " + "[KAZGOV]" * 100_000,
        json.dumps(thing("t", "Occupancy", holder=["h"] * 50_000, post=["p"] * 50_000)),
    ],
)
def test_one_line_costs_no_more_than_its_length(tmp_path, line):
    with contextlib.suppress(UsageError):
        assert len(read(tmp_path, line).problems) < 1000  # squares of these lengths would not come back


# FollowTheMoney


def test_ftm_person(tmp_path):
    person = thing(
        "Q0-orla",
        "Person",
        name=["Орла Тест", "Orla Test"],
        alias=["O. Test"],
        weakAlias=["Orlik"],
        country=["kz"],
        topics=["role.pep"],
        gender=["female"],
        position=["Minister of Tests"],
    )
    found = ftm(tmp_path, {**person, "caption": "Orla Test", "datasets": ["x"]})
    assert found.entries == [
        NameEntry(
            entity="Q0-orla",
            kind="person",
            spellings=("Orla Test", "Орла Тест", "O. Test", "Orlik"),
            code="KAZ",
            sector="GOV",
            dated=(DatedCode("KAZ", "GOV", "Minister of Tests"),),
            gender="f",
            origin="list.ftm.json, line 1",
        )
    ]
    assert found.problems == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_ftm_terms_join_in_any_order(tmp_path, order):
    objects = [
        thing(
            "o-1", "Person", name=["Orla Test"], nationality=["kz"], position=["Judge of Tests"], topics=["role.pep"]
        ),
        thing("p-1", "Position", name=["Commissioner"], country=["eu"], topics=["gov.judicial"]),
        thing("t-1", "Occupancy", holder=["o-1"], post=["p-1"], startDate=["2020-03"], endDate=["2021-04-05T00:00:00"]),
    ]
    found = ftm(tmp_path, *(objects[at] for at in order))
    assert found.entries[0].dated == (DatedCode("EUR", "JUD", "Commissioner", "2020-03", "2021-04-05"),)
    assert (found.entries[0].code, found.entries[0].sector) == ("KAZ", "GOV")
    assert found.problems == []


def test_ftm_post_without_country_takes_that_of_its_holder(tmp_path):
    found = ftm(
        tmp_path,
        ORLA,
        thing("p-1", "Position", name=["Tester"]),
        thing("t-1", "Occupancy", holder=["x-1"], post=["p-1"]),
    )
    assert found.entries[0].dated == (DatedCode("KAZ", "", "Tester"),)


def test_ftm_terms_with_holes(tmp_path):
    found = ftm(
        tmp_path,
        thing("t-1", "Occupancy", holder=["nobody"], post=["p-1"]),
        ORLA,
        thing("t-2", "Occupancy", holder=["x-1"], post=["p-9"], startDate=["soon"], endDate=["2021"]),
        thing("t-3", "Occupancy", holder=["x-1"], post=["p-1"], startDate=["2022-05"], endDate=["2021"]),
        thing("p-1", "Position", name=["Tester"]),
    )
    assert found.entries[0].dated == (DatedCode("KAZ", until="2021"), DatedCode("KAZ", office="Tester"))
    assert told(found) == [
        ("line 1", "The holder 'nobody' is not in the file."),
        ("line 3", "'soon' is no date."),
        ("line 3", "The post 'p-9' is not in the file."),
        ("line 4", "2021 lies before 2022-05."),
    ]


@pytest.mark.parametrize(
    ("schema", "properties", "kind", "code", "sector"),
    [
        ("Company", {"jurisdiction": ["kz"]}, "organisation", "KAZ", "BUS"),
        ("PublicBody", {"country": ["gb-sct"]}, "organisation", "GBR", "GOV"),
        ("LegalEntity", {}, "organisation", "", ""),
        ("Organization", {"country": ["kz"], "topics": ["pol.party"]}, "organisation", "KAZ", "PTY"),
        ("Organization", {"country": ["be"], "topics": ["gov.igo", "gov"]}, "organisation", "", "IGO"),
        ("Organization", {"country": ["eu"], "topics": ["gov.igo"]}, "organisation", "EUR", "IGO"),
        ("Organization", {"topics": ["mil"]}, "organisation", "", "MIL"),
        ("Organization", {"topics": ["milk"]}, "organisation", "", ""),
        ("Company", {"topics": ["corp.offshore"]}, "organisation", "", "BUS"),
        ("Person", {"topics": ["gov.national"]}, "person", "", "GOV"),
        ("Person", {"topics": ["role.pep", "role.judge"]}, "person", "", "JUD"),
        ("Person", {"country": ["ru", "kz"], "citizenship": ["kz"]}, "person", "KAZ", ""),
        ("Person", {"country": ["ru", "kz"]}, "person", "RUS", ""),
    ],
)
def test_ftm_kinds_codes_and_sectors(tmp_path, schema, properties, kind, code, sector):
    entry = ftm(tmp_path, thing("x-1", schema, name=["Probe"], **properties)).entries[0]
    assert (entry.kind, entry.code, entry.sector) == (kind, code, sector)


def test_ftm_broken_lines(tmp_path):
    found = ftm(
        tmp_path,
        ORLA,
        "{",
        "[1]",
        "[" * 100_000,
        "9" * 10_000,
        thing(7, "Person", name=["A"]),
        {"id": "x", "properties": {}},
        {"id": "x", "schema": "Person"},
        thing("x-2", "Person", alias=[3]),
        thing("x-3", "Vessel", name=["Boot"]),
        "",
        thing("x-4", "Person", name="Udo Probe", country=["suhh"]),
    )
    assert [entry.entity for entry in found.entries] == ["x-1", "x-4"]
    assert [place for place, _ in told(found)] == [*(f"line {n}" for n in range(2, 10)), ""]
    assert found.problems[-1].reason.endswith("among them suhh.")


# Wikidata

HEADER = "item,itemLabel,itemAltLabel,iso3,positionLabel,start,end"


def test_wikidata_rows_of_an_item_are_joined(tmp_path):
    found = read(
        tmp_path,
        f"""{HEADER}
http://www.wikidata.org/entity/Q7001,Orla Test,"O. Test, Орла",KAZ,Premier,2019-03-20T00:00:00Z,2021-01-02T00:00:00Z
http://www.wikidata.org/entity/Q7002,Udo Probe,,DEU,,,
http://www.wikidata.org/entity/Q7001,Orla Test,"O. Test, Орла",KAZ,Senator,2021-02-03T00:00:00Z,
http://www.wikidata.org/entity/Q7001,Орла Тест,,KAZ,Senator,2021-02-03T00:00:00Z,
""",
        "query.csv",
    )
    assert found.entries == [
        NameEntry(
            entity="Q7001",
            kind="person",
            spellings=("Orla Test", "Орла Тест", "O. Test", "Орла"),
            code="KAZ",
            dated=(
                DatedCode("KAZ", "", "Premier", "2019-03-20", "2021-01-02"),
                DatedCode("KAZ", "", "Senator", "2021-02-03", ""),
            ),
            origin="query.csv, line 2",
        ),
        NameEntry("Q7002", "person", ("Udo Probe",), "DEU", origin="query.csv, line 3"),
    ]
    assert found.problems == []


def test_wikidata_columns_in_any_order(tmp_path):
    found = read(
        tmp_path,
        "?rank,countryCode,instanceLabel,itemLabel,?item\n1,kz,city,Probestadt,Q1\n2,,Sovereign State,Testland,wd:Q2\n"
        "3,,Behörde,Testamt,Q3\n",
        "a.csv",
    )
    assert [(e.entity, e.kind, e.spellings, e.code) for e in found.entries] == [
        ("Q1", "place", ("Probestadt",), "KAZ"),
        ("Q2", "state", ("Testland",), ""),
        ("Q3", "organisation", ("Testamt",), ""),
    ]


def test_wikidata_two_states_give_none_outside_their_terms(tmp_path):
    rows = ["Q1,Orla Test,,KAZ,A,2001,2002", "Q1,Orla Test,,RUS,B,2003,"]
    entry = read(tmp_path, "\n".join([HEADER, *rows]), "a.csv").entries[0]
    assert entry.code == ""
    assert [dated.code for dated in entry.dated] == ["KAZ", "RUS"]
    assert read(tmp_path, "\n".join([HEADER, *rows, "Q1,,,KAZ,,,"]), "a.csv").entries[0].code == "KAZ"


def test_wikidata_broken_rows(tmp_path):
    found = read(
        tmp_path,
        HEADER.encode()
        + b"""
Q1,Orla Test,,KAZ,A,2001-02-31T00:00:00Z,-0044-03-15T00:00:00Z
Z9,Nobody,,KAZ,A,,
Q2,short

\xff\xff
Q3,Q3,,KAZ,A,,
Q4,Udo Probe,,http://www.wikidata.org/entity/Q232,A,t123,http://www.wikidata.org/.well-known/genid/ab
Q5,Ute Probe,,KAZ,A,2002,2001
""",
        "a.csv",
    )
    assert [entry.entity for entry in found.entries] == ["Q1", "Q4", "Q5"]
    assert found.entries[0].dated == (DatedCode("KAZ", "", "A"),)
    assert found.entries[1].dated == (DatedCode("", "", "A"),)
    assert found.entries[2].dated == (DatedCode("KAZ", "", "A"),)
    assert told(found)[:-1] == [
        ("line 2", "'2001-02-31T00:00:00Z' is no date."),
        ("line 2", "'-0044-03-15T00:00:00Z' is no date."),
        ("line 3", "'Z9' is no item of Wikidata."),
        ("line 4", "The row has 2 columns, the header 7."),
        ("line 6", "The line is no UTF-8 (byte 0)."),
        ("line 9", "2001 lies before 2002."),
        ("line 7", "Q3 has no label."),
    ]
    assert "wikidata.org/entity/Q232" in told(found)[-1][1]


def test_wikidata_open_quotation_mark_does_not_swallow_the_rest_for_ever(tmp_path):
    content = 'item,itemLabel\nQ1,Orla\nQ2,"Udo\n' + "Q3,Ute Probe\n" * 20_000
    found = read(tmp_path, content, "a.csv")
    assert {"Q1", "Q3"} <= {entry.entity for entry in found.entries}
    assert found.problems[0].place == "line 3"


# PETRARCH and TABARI


def test_tabari_lines(tmp_path):
    found = read(
        tmp_path,
        """# a header
ORLA_TEST_\t[KAZGOV 920101-991231] [IGOUNO >20000102][KAZOPP]; somebody; List
UDO'S_K._PROBE-AMT_  [DEUBUS] ;ab 12 Aug 2009
TESTLAND_ [TKM]
NATO_ [IGOWSTNAT]
Gemischt_Name_ [KAZMED]
""",
    )
    assert found.entries[0] == NameEntry(
        entity="ORLA_TEST",
        kind="person",
        spellings=("Orla Test",),
        code="KAZ",
        sector="OPP",
        dated=(
            DatedCode("KAZ", "GOV", "", "1992-01-01", "1999-12-31"),
            DatedCode("UNO", "IGO", "", "2000-01-02", ""),
        ),
        origin="list.txt, line 2",
    )
    assert [(e.kind, e.spellings, e.code, e.sector) for e in found.entries[1:]] == [
        ("organisation", ("Udo's K. Probe-Amt",), "DEU", "BUS"),
        ("state", ("Testland",), "TKM", ""),
        ("organisation", ("NATO", "Nato"), "IGO:NATO", "IGO"),
        ("organisation", ("Gemischt Name",), "KAZ", "JRN"),
    ]
    assert found.problems == []


def test_petrarch_blocks(tmp_path):
    found = read(
        tmp_path,
        """<!-- a header
over [KAZ] lines -->
ORLA_TEST_  # CountryInfo.txt
+PRESIDENT_OF_TESTS_
+ORLA_T'ESTO\t
\t[KAZELI 480101-920704]
\t[KAZGOV <991102] # before
\t[KAZGOVMIL > 050101]
\t[---]

TESTLAND_  [TKM]
+TESTISH_ <!-- inline --> # comment
""",
    )
    assert found.entries == [
        NameEntry(
            entity="ORLA_TEST",
            kind="person",
            spellings=("Orla Test", "President of Tests", "Orla T'Esto"),
            dated=(
                DatedCode("KAZ", "", "", "1948-01-01", "1992-07-04"),
                DatedCode("KAZ", "GOV", "", "", "1999-11-02"),
                DatedCode("KAZ", "GOV", "", "2005-01-01", ""),
            ),
            origin="list.txt, line 3",
        ),
        NameEntry("TESTLAND", "state", ("Testland", "Testish"), "TKM", origin="list.txt, line 11"),
    ]
    assert found.problems == []


def test_petrarch_two_digit_years(tmp_path):
    found = read(tmp_path, "A_TEST_ [KAZGOV 291231-300101]\nB_TEST_ [KAZGOV 300101-291231]\n")
    assert found.entries[0].dated == ()  # 2029 to 1930
    assert found.entries[1].dated == (DatedCode("KAZ", "GOV", "", "1930-01-01", "2029-12-31"),)


def test_petrarch_same_name_twice_is_one_entry(tmp_path):
    found = read(tmp_path, "A_TEST_ [KAZGOV <910101]\nB_TEST_ [RUSGOV]\nA_TEST_ [KAZ]\n")
    assert [entry.entity for entry in found.entries] == ["A_TEST", "B_TEST"]
    assert (found.entries[0].code, len(found.entries[0].dated)) == ("KAZ", 1)


def test_petrarch_unreadable_dates_never_make_a_code_hold_for_ever(tmp_path):
    found = read(
        tmp_path,
        "A_TEST_ [KAZGOV 2004017-20061201]\nB_TEST_\n\t[RUSGOV >991332]\n\t[KAZGOV 20010102-20000102]\n\t[KAZ >]\n",
    )
    assert found.entries[0].dated == (DatedCode("KAZ", "GOV", "", "", "2006-12-01"),)
    assert (found.entries[1].code, found.entries[1].sector, found.entries[1].dated) == ("", "", ())
    assert [place for place, _ in told(found)] == ["line 1", "line 3", "line 3", "line 4", "line 4", "line 5"]


def test_petrarch_broken_lines(tmp_path):
    found = read(
        tmp_path,
        """+NOBODY_ [KAZ]
\t[KAZ]
A_TEST_ [KAZGOV]
~WHAT_
\t[RUSGOV]
B_TEST_
C_TEST_ [~GOV]
D_TEST_ [kazgov] [KAZGOV someday] [AFR]
E_TEST_ [KAZ] [RUSGOV]
F_TEST_ [---]
G_TEST_ [ELI]
""",
    )
    assert [(e.entity, e.code, e.sector, e.dated) for e in found.entries] == [
        ("A_TEST", "KAZ", "GOV", ()),
        ("D_TEST", "KAZ", "GOV", ()),
        ("E_TEST", "KAZ", "", ()),
        ("G_TEST", "", "", ()),
    ]
    assert [place for place, _ in told(found)] == [
        *(f"line {n}" for n in (1, 2, 4, 5, 6, 7, 8, 8, 8, 9)),
        "",
    ]
    assert told(found)[-1][1] == "Codes without counterpart in the codebook: 1, among them AFR."


def test_tabari_nouns_are_no_actors(tmp_path):
    found = read(tmp_path, "A_TEST_ [KAZGOV]\n<NOUN>\nABDUCTION   ;tb 22 Oct 2006\nACCORD_\n</NOUN>\nB_TEST_\n")
    assert [entry.entity for entry in found.entries] == ["A_TEST"]
    assert told(found) == [("line 6", "'B_TEST' has no code.")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("KAZ", ("KAZ", "")),
        ("KAZGOVMIL", ("KAZ", "GOV")),
        ("KAZMED", ("KAZ", "JRN")),
        ("KAZELI", ("KAZ", "")),
        ("KAZMOSUAF", ("KAZ", "REB")),
        ("PALGOV", ("PSE", "GOV")),
        ("IGOUNO", ("UNO", "IGO")),
        ("IGOUNOHLHWHO", ("UNO", "IGO")),
        ("IGOUNOIAE", ("IGO:IAEA", "IGO")),
        ("IGOEUREECLEG", ("EUR", "IGO")),
        ("IGOWSTNAT", ("IGO:NATO", "IGO")),
        ("IGOXYZ", ("", "IGO")),
        ("NGOHRIAMN", ("NGO:AI", "NGO")),
        ("MNCUSA", ("", "MNC")),
        ("OPP", ("", "OPP")),
        ("EUR", ("", "")),
        ("KA", ("", "")),
    ],
)
def test_cameo_codes(printed, expected):
    assert cameo_code(printed) == expected
