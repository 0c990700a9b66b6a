"""Lists of actors that other projects keep: OpenSanctions, Wikidata and the dictionaries of PETRARCH and TABARI.

Such a list is nobody's word on this corpus and may be large and broken in places. So a faulty line is set aside and
told, and the rest is taken; only a list of which nothing can be read is refused.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from multivektor.errors import InputProblem, UsageError
from multivektor.languages import resources_under
from multivektor.names.entries import KINDS, DatedCode, NameEntry
from multivektor.reading import date_precision

LIST_FORMATS = ("followthemoney", "wikidata", "petrarch")
MAX_LINE = 1_000_000
MAX_NAME = 200
MAX_PROBLEMS = 500
MAX_ENDS = 10  # of one Occupancy, which has one holder and one post; a line must not make a million of it
MAX_ABBREVIATION = 5

# Inhabited or not, these have an ISO 3166-1 code but no entry of their own in resources/territories.
_DEPENDENCIES = """
AW ABW, AI AIA, AX ALA, AS ASM, AQ ATA, TF ATF, BQ BES, BL BLM, BM BMU, BV BVT, CC CCK, CK COK, CW CUW, CX CXR, KY CYM,
FK FLK, FO FRO, GG GGY, GI GIB, GP GLP, GL GRL, GF GUF, GU GUM, HK HKG, HM HMD, IM IMN, IO IOT, JE JEY, MO MAC, MF MAF,
MP MNP, MS MSR, MQ MTQ, YT MYT, NC NCL, NF NFK, NU NIU, PN PCN, PR PRI, PF PYF, RE REU, GS SGS, SH SHN, SJ SJM, PM SPM,
SX SXM, TC TCA, TK TKL, UM UMI, VG VGB, VI VIR, WF WLF
"""
_NO_STATES = {"EU": "EUR", "EUR": "EUR", "UNO": "UNO"}


@dataclass(frozen=True, slots=True)
class ActorList:
    """What a list holds.

    Attributes:
        entries: in the order of the list.
        problems: lines that were set aside, fields that were left out.
    """

    entries: list[NameEntry]
    problems: list[InputProblem]


class _Line(NamedTuple):
    number: int
    text: str


@dataclass(slots=True)
class _Report:
    """Collects the problems of one list; a file of garbage must not fill the memory with them."""

    file: str
    name: str
    problems: list[InputProblem] = field(default_factory=list)
    untold: int = 0
    unknown_codes: Counter[str] = field(default_factory=Counter)

    def tell(self, number: int, reason: str, remedy: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(InputProblem(self.file, f"line {number}", reason, remedy))
        else:
            self.untold += 1

    def unknown_code(self, code: str) -> None:
        # Told once at the end: regions of CAMEO alone would be thousands of lines. The first codes serve as examples.
        if code in self.unknown_codes or (code and len(self.unknown_codes) < MAX_PROBLEMS):
            self.unknown_codes[code] += 1

    def origin(self, number: int) -> str:
        return f"{self.name}, line {number}"

    def all_problems(self) -> list[InputProblem]:
        closing = []
        if self.unknown_codes:
            codes = ", ".join(code for code, _ in self.unknown_codes.most_common(10))
            reason = f"Codes without counterpart in the codebook: {len(self.unknown_codes)}, among them {codes}."
            closing.append(InputProblem(self.file, "", reason, "Give those names a code in names.yml."))
        if self.untold:
            reason = f"There are {self.untold} further problems."
            closing.append(InputProblem(self.file, "", reason, "Mend those above first."))
        return [*self.problems, *closing]


def read_actor_list(path: str | Path, list_format: str = "") -> ActorList:
    """The actors of a list in another project's format.

    followthemoney: JSON lines, as in OpenSanctions' `entities.ftm.json`. Persons and organisations become entries;
    Occupancy and Position, wherever they stand in the file, become the dated codes of their holders.

    petrarch: an actors file of TABARI (`NAME_ [CODE]`) or PETRARCH (a name, `+SYNONYM_` lines, indented codes that may
    be dated: `[KAZGOV 920101-950630]`, `[KAZGOV >920101]`, `[KAZGOV <920101]`).

    wikidata: CSV from the Wikidata Query Service with the columns `item` and `itemLabel` and any of `itemAltLabel`,
    `iso3`, `countryCode` or `country` (alpha-2 or alpha-3), `positionLabel`, `start`, `end`, `kind` or
    `instanceLabel`. Rows of one item are joined, so that names in several languages may come in several rows. The
    service prints a year as its first of January, which can't be told from the day. The heads of government of
    Kazakhstan with their names in three languages:

        SELECT ?item ?itemLabel ?itemAltLabel ?iso3 ?positionLabel ?start ?end WHERE {
          wd:Q232 wdt:P1313 ?position ; wdt:P298 ?iso3 .
          ?item p:P39 ?term .
          ?term ps:P39 ?position .
          OPTIONAL { ?term pq:P580 ?start }
          OPTIONAL { ?term pq:P582 ?end }
          ?item rdfs:label ?itemLabel .
          FILTER(LANG(?itemLabel) IN ("de", "en", "ru"))
          OPTIONAL { ?item skos:altLabel ?itemAltLabel . FILTER(LANG(?itemAltLabel) = LANG(?itemLabel)) }
          ?position rdfs:label ?positionLabel .
          FILTER(LANG(?positionLabel) = "en")
        }

    Args:
        path: the file, UTF-8.
        list_format: one of LIST_FORMATS; "" to tell it by content and ending.

    Raises:
        UsageError: no such file, no such format, or nothing in the file that can be read.
    """
    path = Path(path)
    if list_format and list_format not in LIST_FORMATS:
        raise UsageError(f"{path}: no format {list_format!r}. There are: {', '.join(LIST_FORMATS)}.")
    report = _Report(str(path), path.name)
    try:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file.")
        with path.open("rb") as file:
            lines = _lines(file, report)
            first = next((line for line in lines if line.text.strip()), None)
            if first is None:
                raise UsageError(_nothing_read(path, list_format, report))
            list_format = list_format or _guess_format(path, first.text)
            entries = _READERS[list_format](itertools.chain([first], lines), report)
    except OSError as error:
        raise UsageError(f"{path}: can't be opened: {error.strerror}.") from error
    if not entries:
        raise UsageError(_nothing_read(path, list_format, report))
    return ActorList(entries, report.all_problems())


def state_code(printed: str) -> str:
    """The codebook's code for an ISO 3166-1 code of two or three letters; "" if it is none.

    >>> state_code("kz"), state_code("KAZ"), state_code("eu"), state_code("zz")
    ('KAZ', 'KAZ', 'EUR', '')
    """
    return _state_codes().get(printed.strip().upper(), "")


@cache
def _state_codes() -> dict[str, str]:
    pairs = [pair.split() for pair in _DEPENDENCIES.split(",")]
    codes = {code: alpha3 for alpha2, alpha3 in pairs for code in (alpha2, alpha3)}
    for name, territories in resources_under("territories").items():
        if name != "places":
            for facts in territories:
                codes[facts["id"]] = codes[facts["alpha2"]] = facts["id"]
    return codes | _NO_STATES


def _nothing_read(path: Path, list_format: str, report: _Report) -> str:
    kind = f" as {list_format}" if list_format else ""
    why = f" First problem: {report.problems[0].place}: {report.problems[0].reason}" if report.problems else ""
    return f"{path}: nothing in it can be read{kind}. Formats: {', '.join(LIST_FORMATS)}.{why}"


def _guess_format(path: Path, first: str) -> str:
    if first.lstrip().startswith("{"):
        return "followthemoney"
    if "item" in _header(first):
        return "wikidata"
    return {".json": "followthemoney", ".jsonl": "followthemoney", ".csv": "wikidata"}.get(
        path.suffix.lower(), "petrarch"
    )


def _lines(file: BinaryIO, report: _Report) -> Iterator[_Line]:
    for number in itertools.count(1):
        line = file.readline(MAX_LINE + 1)
        if not line:
            return
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE)
            report.tell(number, f"The line is longer than {MAX_LINE} bytes.", "Check that this is a list of actors.")
            continue
        try:
            yield _Line(number, line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").decode("utf-8"))
        except UnicodeDecodeError as error:
            report.tell(number, f"The line is no UTF-8 (byte {error.start}).", "Save the file as UTF-8.")


# What all formats share


def _clean(printed: str) -> str:
    """A text on one line without control characters; "" if it can't be written or is too long for a name."""
    if any("\ud800" <= sign <= "\udfff" for sign in printed):
        return ""
    cleaned = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", printed).split())
    return cleaned if len(cleaned) <= MAX_NAME else ""


def _has_letter(name: str) -> bool:
    return any(sign.isalpha() for sign in name)


def _spellings(names: Iterable[str], number: int, report: _Report) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for printed in names:
        name = _clean(printed)
        if _has_letter(name):
            kept[name] = None
        elif printed.strip():
            report.tell(number, f"{_short(printed)} can't be a name.", f"Expected letters, {MAX_NAME} signs at most.")
    return tuple(kept)


def _short(printed: str) -> str:
    return ascii(printed[:40]) + ("…" if len(printed) > 40 else "")


def _day(printed: str, number: int, report: _Report) -> str:
    """The date without the time behind it; "" if it is none."""
    day = re.split("[T ]", printed.strip(), maxsplit=1)[0]
    if not day or date_precision(day) != "unknown":
        return day
    report.tell(number, f"{_short(printed)} is no date.", "Expected YYYY, YYYY-MM or YYYY-MM-DD; it is left out.")
    return ""


def _ordered(dated: DatedCode, number: int, report: _Report) -> DatedCode:
    """Without its dates if the end lies before the beginning: one of them is wrong, and nobody can tell which."""
    shared = min(len(dated.since), len(dated.until))
    if dated.since[:shared] <= dated.until[:shared]:
        return dated
    report.tell(
        number, f"{dated.until} lies before {dated.since}.", "Expected a beginning before its end; both are left out."
    )
    return replace(dated, since="", until="")


# FollowTheMoney

_FTM_KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
}
_FTM_SECTORS = {"Company": "BUS", "PublicBody": "GOV"}
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
# The first that fits wins, so the special stands before the general: a judge is a politically exposed person too.
_TOPICS = (
    ("gov.igo", "IGO"),
    ("role.judge", "JUD"),
    ("role.spy", "SPY"),
    ("role.journo", "JRN"),
    ("role.oppo", "OPP"),
    ("mil", "MIL"),
    ("pol.party", "PTY"),
    ("gov.legislative", "LEG"),
    ("gov.judicial", "JUD"),
    ("gov.soe", "BUS"),
    ("gov", "GOV"),
    ("role.pep", "GOV"),
    ("corp", "BUS"),
)
_GENDERS = {"male": "m", "female": "f"}
_FTM_EXPECTED = 'Expected a JSON object with "id", "schema" and "properties".'


class _Term(NamedTuple):
    """An Occupancy: who held which post when."""

    number: int
    post: str
    since: str
    until: str


def _read_followthemoney(lines: Iterable[_Line], report: _Report) -> list[NameEntry]:
    found: list[tuple[int, NameEntry]] = []
    positions: dict[str, DatedCode] = {}
    terms: dict[str, list[_Term]] = {}
    for number, line in lines:
        if not line.strip():
            continue
        read = _ftm_object(line)
        if isinstance(read, str):
            report.tell(number, read, _FTM_EXPECTED)
            continue
        identity, schema, properties, _ = read
        if schema == "Position":
            office = (_values(properties, "name") or [""])[0]
            code = _ftm_country(properties, report)
            positions[identity] = DatedCode(code, _topic_sector(properties), _clean(office))
        elif schema == "Occupancy":
            since, until = (
                _day((_values(properties, key) or [""])[0], number, report) for key in ("startDate", "endDate")
            )
            holders, posts = (_values(properties, key)[:MAX_ENDS] for key in ("holder", "post"))
            for holder, post in itertools.product(holders, posts or [""]):
                terms.setdefault(_clean(holder), []).append(_Term(number, _clean(post), since, until))
        elif schema in _FTM_KINDS:
            entry = _ftm_entry(read, number, report)
            if entry is not None:
                found.append((number, entry))
    return _with_terms(found, positions, terms, report)


class _FtmObject(NamedTuple):
    identity: str
    schema: str
    properties: dict[str, Any]
    caption: str


def _ftm_object(line: str) -> _FtmObject | str:
    """The object of a line, or what is wrong with it."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is no JSON."
    if not isinstance(content, dict):
        return "The line is no JSON object."
    identity, schema, properties = (content.get(key) for key in ("id", "schema", "properties"))
    if not (isinstance(identity, str) and _clean(identity)):
        return '"id" is missing or no text.'
    if not isinstance(schema, str):
        return '"schema" is missing or no text.'
    if not isinstance(properties, dict):
        return '"properties" is missing or no object.'
    caption = content.get("caption")
    return _FtmObject(_clean(identity), schema, properties, caption if isinstance(caption, str) else "")


def _values(properties: dict[str, Any], key: str) -> list[str]:
    given = properties.get(key)
    return [value for value in (given if isinstance(given, list) else [given]) if isinstance(value, str)]


def _ftm_entry(read: _FtmObject, number: int, report: _Report) -> NameEntry | None:
    properties = read.properties
    names = [name for key in ("name", "alias", "previousName", "weakAlias") for name in _values(properties, key)]
    if read.caption in names:  # the list of names has no order, the caption is the one that its makers show
        names.insert(0, read.caption)
    spellings = _spellings(names, number, report)
    if not spellings:
        report.tell(number, f"{_short(read.identity)} has no name.", 'Expected one in the properties\' "name".')
        return None
    sector = _topic_sector(properties) or _FTM_SECTORS.get(read.schema, "")
    code = _ftm_country(properties, report)
    if sector == "IGO" and code != "EUR":
        code = ""  # an organisation of states does not act for the one where it sits
    offices = [_clean(office) for office in _values(properties, "position")]
    gender = (_values(properties, "gender") or [""])[0]
    return NameEntry(
        entity=read.identity,
        kind=_FTM_KINDS[read.schema],
        spellings=spellings,
        code=code,
        sector=sector,
        dated=tuple(DatedCode(code, sector, office) for office in dict.fromkeys(offices) if office),
        gender=_GENDERS.get(gender, ""),
        origin=report.origin(number),
    )


def _with_terms(
    found: list[tuple[int, NameEntry]],
    positions: dict[str, DatedCode],
    terms: dict[str, list[_Term]],
    report: _Report,
) -> list[NameEntry]:
    entries = []
    for _, entry in found:
        dated = []
        for term in terms.get(entry.entity, []):
            position = positions.get(term.post)
            if position is None:
                report.tell(
                    term.number, f"The post {_short(term.post)} is not in the file.", "Add its Position to the list."
                )
                position = DatedCode("")
            dated.append(
                _ordered(
                    DatedCode(
                        position.code or entry.code,
                        position.sector or entry.sector,
                        position.office,
                        term.since,
                        term.until,
                    ),
                    term.number,
                    report,
                )
            )
        # The bare list of positions has the same offices without dates.
        entries.append(replace(entry, dated=tuple(dict.fromkeys(dated))) if dated else entry)
    known = {entry.entity for _, entry in found}
    for holder, held in terms.items():
        for term in held if holder not in known else ():
            report.tell(term.number, f"The holder {_short(holder)} is not in the file.", "Add that person to the list.")
    report.problems.sort(key=lambda problem: int(problem.place.removeprefix("line ")))
    return entries


def _ftm_country(properties: dict[str, Any], report: _Report) -> str:
    """The state of an entity. A property that names exactly one is surer than one that names several."""
    choices = []
    for key in _COUNTRIES:
        codes = []
        for printed in _values(properties, key):
            code = state_code(printed.split("-")[0])  # gb-sct is a part of gb
            if code:
                codes.append(code)
            else:
                report.unknown_code(_clean(printed))
        if codes:
            choices.append(list(dict.fromkeys(codes)))
    return min(choices, key=lambda codes: len(codes) > 1, default=[""])[0]


def _topic_sector(properties: dict[str, Any]) -> str:
    topics = _values(properties, "topics")
    for prefix, sector in _TOPICS:
        if any(topic == prefix or topic.startswith(prefix + ".") for topic in topics):
            return sector
    return ""


# Wikidata

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]*)")
_UNKNOWN_VALUE = re.compile(r"t[0-9]+|_:.*|https?://www\.wikidata\.org/\.well-known/genid/.*")
_INSTANCES = {
    **dict.fromkeys(("q5", "human", "person", "mensch", "человек"), "person"),
    **dict.fromkeys(("sovereign state", "country", "state", "staat", "souveräner staat", "государство"), "state"),
    **dict.fromkeys(("city", "town", "village", "capital city", "stadt", "dorf", "hauptstadt", "город"), "place"),
    **{kind: kind for kind in KINDS},
}


@dataclass(slots=True)
class _Item:
    """The rows of one item, joined."""

    number: int
    labels: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    dated: dict[DatedCode, None] = field(default_factory=dict)


def _header(line: str) -> list[str]:
    try:
        return [name.strip().removeprefix("?") for name in next(csv.reader([line]), [])]
    except csv.Error:
        return []


def _read_wikidata(lines: Iterable[_Line], report: _Report) -> list[NameEntry]:
    items: dict[str, _Item] = {}
    header: list[str] = []
    for number, row in _rows(lines, report):
        if not header:
            header = [name.strip().removeprefix("?") for name in row]
            if not {"item", "itemLabel"} <= set(header):
                report.tell(number, "The header lacks item or itemLabel.", "Select both in the query.")
                return []
        elif len(row) != len(header):
            report.tell(number, f"The row has {len(row)} columns, the header {len(header)}.", "Export the list anew.")
        else:
            _add_row(items, {key: value.strip() for key, value in zip(header, row, strict=True)}, number, report)
    entries = []
    for identity, item in items.items():
        spellings = _spellings(item.labels + item.others, item.number, report)
        if spellings:
            entries.append(_wikidata_entry(identity, item, spellings, report))
        else:
            report.tell(item.number, f"{identity} has no label.", "Ask for labels in a further language.")
    return entries


def _rows(lines: Iterable[_Line], report: _Report) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its first line."""
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number, text in lines:
            taken.append(number)
            yield text

    rows = csv.reader(texts())
    while True:
        taken.clear()
        try:
            row = next(rows, None)
        except csv.Error as error:
            report.tell(taken[0], f"The row is no CSV ({error}).", "Look for a quotation mark that is not closed.")
            continue
        if row is None:
            return
        if row:
            yield taken[0], row


def _add_row(items: dict[str, _Item], row: dict[str, str], number: int, report: _Report) -> None:
    match = _ITEM.fullmatch(row["item"])
    if match is None:
        report.tell(number, f"{_short(row['item'])} is no item of Wikidata.", "Expected Q and digits.")
        return
    item = items.setdefault(match[1], _Item(number))
    if row["itemLabel"] != match[1]:  # the label service prints the id where there is no label
        item.labels.append(row["itemLabel"])
    item.others += row.get("itemAltLabel", "").split(",")
    item.kinds += [row[key] for key in ("kind", "instanceLabel") if row.get(key)]
    printed = next((row[key] for key in ("iso3", "countryCode", "country") if row.get(key)), "")
    code = next(filter(None, (state_code(row.get(key, "")) for key in ("iso3", "countryCode", "country"))), "")
    if code:
        item.codes.append(code)
    elif printed:
        report.unknown_code(_clean(printed))
    office = _clean(row.get("positionLabel", ""))
    since, until = (_wikidata_day(row.get(key, ""), number, report) for key in ("start", "end"))
    if office or since or until:
        item.dated[_ordered(DatedCode(code, "", office, since, until), number, report)] = None
    elif code:
        item.undated.append(code)


def _wikidata_day(printed: str, number: int, report: _Report) -> str:
    # "Unknown value" is something that Wikidata says on purpose, no fault of the file.
    return "" if _UNKNOWN_VALUE.fullmatch(printed) else _day(printed, number, report)


def _wikidata_entry(identity: str, item: _Item, spellings: tuple[str, ...], report: _Report) -> NameEntry:
    kinds = [_INSTANCES.get(kind.lower(), "organisation") for kind in item.kinds]
    # Outside its terms an item has the code of all its rows; one that served two states has none of its own.
    codes = set(item.undated) or set(item.codes)
    return NameEntry(
        entity=identity,
        kind="person" if not kinds or "person" in kinds else kinds[0],
        spellings=spellings,
        code=codes.pop() if len(codes) == 1 else "",
        dated=tuple(item.dated),
        origin=report.origin(item.number),
    )


# PETRARCH and TABARI

# Of CAMEO's codes those whose counterpart is sure; the others stay without code.
_ORGANISATIONS = {
    "IGO": {
        "UNO": "UNO",
        "EEC": "EUR",
        "NAT": "IGO:NATO",
        "SCE": "IGO:OSCE",
        "COE": "IGO:COE",
        "CIS": "IGO:CIS",
        "ARL": "IGO:AL",
        "GCC": "IGO:GCC",
        "OIC": "IGO:OIC",
        "OPC": "IGO:OPEC",
        "ASN": "IGO:ASEAN",
        "SAA": "IGO:SAARC",
        "AFU": "IGO:AU",
        "AFB": "IGO:AFDB",
        "EAC": "IGO:EAC",
        "IAD": "IGO:IGAD",
        "SAD": "IGO:SADC",
        "WAS": "IGO:ECOWAS",
        "OAS": "IGO:OAS",
        "CWN": "IGO:COMMONWEALTH",
        "NON": "IGO:NAM",
        "GOS": "IGO:G7",
        "GOE": "IGO:G8",
        "GSS": "IGO:G77",
        "WTO": "IGO:WTO",
        "IMF": "IGO:IMF",
        "WBK": "IGO:WB",
        "BIS": "IGO:BIS",
        "ADB": "IGO:ADB",
        "EBR": "IGO:EBRD",
        "EFT": "IGO:EFTA",
        "IAE": "IGO:IAEA",
        "AIE": "IGO:IEA",
        "ICC": "IGO:ICC",
        "ITP": "IGO:INTERPOL",
    },
    "NGO": {
        "AMN": "NGO:AI",
        "HRW": "NGO:HRW",
        "ICG": "NGO:ICG",
        "FID": "NGO:FIDH",
        "MSF": "NGO:MSF",
        "XFM": "NGO:Oxfam",
        "WEF": "NGO:WEF",
    },
    "IMG": {"ALQ": "NGO:AlQaeda"},
    "MNC": {},
}
_ORGANISATION_SECTORS = {"IGO": "IGO", "NGO": "NGO", "IMG": "REB", "MNC": "MNC"}
_CAMEO_STATES = {"PAL": "PSE", "ROM": "ROU", "TMP": "TLS", "KSV": "XKX"}
_SAME_SECTORS = "GOV MIL OPP LEG JUD COP BUS CVL REB SPY EDU LAB PTY CRM JRN"
_CAMEO_SECTORS = {sector: sector for sector in _SAME_SECTORS.split()} | {
    "MED": "JRN",
    "SEP": "REB",
    "INS": "REB",
    "UAF": "REB",
    "REF": "CVL",
}
_BARE_ROLES = _CAMEO_SECTORS.keys() | {"ELI"}  # of somebody whose state is not said
_NULL_CODE = "---"
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_CODED = re.compile(r"([A-Z][A-Z0-9]{2,}|---)\s*([<>]?)\s*([0-9]*)\s*(?:-\s*([0-9]+))?")
_SECTION = re.compile(r"<(/?)([A-Za-z_]+)>")
_CAPITALS = frozenset({"UN", "EU", "US", "UK", "USA", "UAE", "NATO", "OSCE", "IAEA"})
_NO_VOWEL = re.compile("[B-DF-HJ-NP-TV-XZ]{2,}")
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "on", "to", "at"})
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "ST", "JR", "SR"})
_PETRARCH_EXPECTED = "Expected NAME_ [CODE], or a name with codes in the lines below it."


@dataclass(slots=True)
class _Block:
    """A name of a dictionary with its synonyms and codes."""

    number: int
    root: str
    names: list[str]
    codes: list[DatedCode] = field(default_factory=list)
    raw: set[str] = field(default_factory=set)
    coded: bool = False


def _read_petrarch(lines: Iterable[_Line], report: _Report) -> list[NameEntry]:
    blocks: dict[str, _Block] = {}
    block: _Block | None = None
    nouns = False  # TABARI lists nouns that are no actors in a section of the same file
    for number, line in _without_comments(lines):
        section = _SECTION.fullmatch(line.strip())
        printed = line.partition("[")[0].strip(' \t\r\n"')
        codes = _BRACKETS.findall(line)
        if section:
            _close(block, nouns, report)
            block, nouns = None, not section[1] and section[2].upper() in ("NOUN", "ADJECTIVE")
            continue
        if printed.startswith("+") and block is not None and _is_printed_name(printed[1:]):
            block.names.append(printed[1:])
        elif printed and not _is_printed_name(printed):
            report.tell(number, f"{_short(printed)} is no name.", _PETRARCH_EXPECTED)
            if not printed.startswith("+"):  # the codes below it are not those of the name before
                _close(block, nouns, report)
                block = None
            continue
        elif printed:
            _close(block, nouns, report)
            root = _clean(printed.rstrip("_")) or printed[:MAX_NAME]
            block = blocks.setdefault(root, _Block(number, root, []))
            block.names.append(printed)
        elif block is None or not codes:
            report.tell(number, "There is no name for this line, or no code in it.", _PETRARCH_EXPECTED)
            continue
        for code in codes:
            _add_code(block, code, number, report)
    _close(block, nouns, report)
    entries = (_petrarch_entry(block, report) for block in blocks.values())
    return [entry for entry in entries if entry is not None]


def _without_comments(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines that hold something besides comments."""
    inside = False
    for number, line in lines:
        kept = []
        for part in re.split("(<!--|-->)", line):
            if part in ("<!--", "-->"):
                inside = part == "<!--"
            elif not inside:
                kept.append(part)
        printed = re.split("[;#]", "".join(kept), maxsplit=1)[0]
        if printed.strip():
            yield _Line(number, printed)


def _is_printed_name(printed: str) -> bool:
    return printed[:1].isalnum() and _has_letter(printed)


def _close(block: _Block | None, nouns: bool, report: _Report) -> None:
    if block is not None and not block.coded and not nouns:
        report.tell(block.number, f"{_short(block.root)} has no code.", _PETRARCH_EXPECTED)


def _add_code(block: _Block, printed: str, number: int, report: _Report) -> None:
    block.coded = True
    match = _CODED.match(printed.strip())
    if match is None:
        report.tell(number, f"[{_short(printed)}] is no code of an actor.", "Expected capitals, such as [KAZGOV].")
        return
    if match[1] == _NULL_CODE:
        return
    block.raw.add(match[1])
    code, sector = cameo_code(match[1])
    if not code and match[1][:3] not in _BARE_ROLES:
        report.unknown_code(match[1])
    rest = printed.strip()[match.end() :].strip()
    if rest:
        report.tell(number, f"{_short(rest)} behind the code {match[1]} is no date.", "Expected YYMMDD; left out.")
    first = _petrarch_day(match[3], number, report)
    last = _petrarch_day(match[4] or "", number, report)
    since, until = ("", first or last) if match[2] == "<" else (first, last)
    is_dated = bool(match[2] or match[3] or match[4])
    found = _ordered(DatedCode(code, sector, "", since, until), number, report)
    if is_dated and found == DatedCode(code, sector):
        # A code that held for a time must not hold for ever because its dates are unreadable.
        report.tell(number, f"The dates of the code {match[1]} can't be read.", "Mend them; the code is left out.")
        return
    block.codes.append(found)


def _petrarch_day(printed: str, number: int, report: _Report) -> str:
    if not printed:
        return ""
    digits = printed
    if len(digits) == 6:
        digits = ("20" if digits < "30" else "19") + digits
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if len(digits) == 8 and date_precision(day) == "day":
        return day
    report.tell(number, f"{_short(printed)} is no date.", "Expected YYMMDD or YYYYMMDD; it is left out.")
    return ""


def cameo_code(printed: str) -> tuple[str, str]:
    """Code and sector of the codebook for a CAMEO actor code; "" where there is no sure counterpart.

    >>> cameo_code("KAZGOVMIL"), cameo_code("IGOEUREEC"), cameo_code("USAMED"), cameo_code("AFR")
    (('KAZ', 'GOV'), ('EUR', 'IGO'), ('USA', 'JRN'), ('', ''))
    """
    first, *others = (printed[at : at + 3] for at in range(0, len(printed), 3))
    if first in _ORGANISATIONS:
        # The last part is the most special: IGOUNOIAE is the IAEA within the United Nations.
        known = _ORGANISATIONS[first]
        code = next((known[part] for part in reversed(others) if part in known), "")
        return code, _ORGANISATION_SECTORS[first]
    code = _CAMEO_STATES.get(first) or (state_code(first) if first not in _NO_STATES else "")
    sectors = others if code else [first, *others]
    return code, next((_CAMEO_SECTORS[part] for part in sectors if part in _CAMEO_SECTORS), "")


def _petrarch_entry(block: _Block, report: _Report) -> NameEntry | None:
    if not block.raw:
        return None
    dated = [code for code in block.codes if code.since or code.until]
    plain = [code for code in dict.fromkeys(block.codes) if code not in dated]
    if len(plain) > 1:
        given = ", ".join(f"{code.code or '?'} {code.sector}".strip() for code in plain)
        report.tell(
            block.number, f"{_short(block.root)} has several codes without dates: {given}.", "Keep one of them."
        )
    always = next((code for code in plain if code.code), plain[0] if plain else DatedCode(""))
    kind = _petrarch_kind(block, always, bool(dated))
    spellings = _spellings([name for printed in block.names for name in _cased(printed, kind)], block.number, report)
    if not spellings:
        return None
    return NameEntry(
        entity=block.root,
        kind=kind,
        spellings=spellings,
        code=always.code,
        sector=always.sector,
        dated=tuple(dict.fromkeys(code for code in dated if code.code or code.sector)),
        origin=report.origin(block.number),
    )


def _petrarch_kind(block: _Block, always: DatedCode, dated: bool) -> str:
    """A guess: these dictionaries don't say what a name is. Terms are held by persons, bare states are states."""
    if dated:
        return "person"
    if all(code[:3] in _ORGANISATIONS for code in block.raw):
        return "organisation"
    if always.code and all(len(code) == 3 for code in block.raw):
        return "state"
    return "person" if always.sector in ("GOV", "") else "organisation"


def _cased(printed: str, kind: str) -> list[str]:
    """The spellings that a name in capitals stands for."""
    name = " ".join(printed.replace("_", " ").split())
    if name != name.upper():
        return [name]
    words = name.split(" ")
    cased = " ".join(_cased_word(word, at > 0) for at, word in enumerate(words))
    if kind != "organisation" or len(words) > 1:
        return [cased]
    # ASEAN or Asean? The capitals hide which, and both are printed. The display name comes first.
    both = [name, cased] if len(name) <= MAX_ABBREVIATION else [cased, name]
    return [*both, name.capitalize()]


def _cased_word(word: str, inside: bool) -> str:
    if inside and word.lower() in _SMALL_WORDS:
        return word.lower()
    if word in _CAPITALS or (_NO_VOWEL.fullmatch(word) and word not in _TITLES):
        return word
    # Not str.title: it makes Children'S of CHILDREN'S.
    return re.sub(
        r"[^\W\d_]+",
        lambda part: (
            part[0].lower() if len(part[0]) == 1 and word[: part.start()].endswith(("'", "’")) else part[0].capitalize()
        ),
        word,
    )


_READERS: dict[str, Callable[[Iterable[_Line], _Report], list[NameEntry]]] = {
    "followthemoney": _read_followthemoney,
    "wikidata": _read_wikidata,
    "petrarch": _read_petrarch,
}
