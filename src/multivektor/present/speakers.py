"""Who said what: the speech of the focal state and about it, by speaker and by outlet, each piece with its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from multivektor.present.evidence import Piece, Span, marked, visible
from multivektor.present.links import anchor, language_tag
from multivektor.present.phrases import counted, day_words
from multivektor.present.tables import Row, Tables
from multivektor.schemas import digest

#: What was said. Whatever else the reader finds (imagined, planned) was not.
SAID = ("said", "asked")
#: Speakers, and quotes of each, that are listed; the rest opens below them.
MOST_SPEAKERS, MOST_QUOTES = 12, 6
_STANDS = {
    "support": "supports",
    "oppose": "opposes",
    "deny": "denies",
    "rule out": "rules out",
    "fear": "fears",
    "neutral": "stays neutral",
}
_KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "free",
    "IndirectFreeIndirect": "free",
}
#: Sentences of one piece of speech that are quoted.
_MOST_SENTENCES = 3
#: Two pieces of one origin are the same if they share so much of the shorter one's words; as near copies are found.
_SAME_WORDS = 0.8
#: Counterparts that a line names.
_MOST_NAMES = 4
#: Speakers' states with a column of their own.
_MOST_STATES = 6
#: An outlet with fewer quotes has no share that could be told.
_FEWEST = 5
_OTHERS = "~others"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of speech as the page lists it, copies of one text once.

    Attributes:
        stand: what its speaker does with what he speaks of ("denies"), "" if nothing.
        literal: words of it stand in quotation marks.
        sentence: where the whole article has it.
        copies: outlet and article of the others that print it.
    """

    anchor: str
    when: str
    outlet: str
    article: str
    title: str
    lang: str
    kind: str
    stand: str
    literal: bool
    translated: bool
    about: str
    pieces: tuple[Piece, ...]
    sentence: str
    copies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with all that he said, in the order of publication; `state` is "" if there is none to add."""

    anchor: str
    name: str
    state: str
    about: str
    outlets: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """How often an outlet lets a state speak, and where these pieces are listed.

    Attributes:
        shade: 0 to 5, by its share of what the outlet carries; 0 too where that is too little.
        items: anchor, day and words of each piece.
    """

    anchor: str
    heading: str
    number: int
    literal: int
    shade: int
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet with a voice for each column, None where it lets nobody speak."""

    anchor: str
    outlet: str
    number: int
    voices: tuple[Voice | None, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The section: speakers by number of quotes, those not resolved apart, and the table of outlets.

    Attributes:
        not_said: in words, with numbers; "" for none.
        cited: the sentences that it quotes, by article id and number.
    """

    quotes: int
    outlets: int
    speakers: tuple[Speaker, ...]
    unresolved: tuple[Speaker, ...]
    not_said: str
    states: tuple[str, ...]
    rows: tuple[OutletRow, ...]
    cited: frozenset[tuple[str, int]]


class _Quote(NamedTuple):
    """A row of `quotes` with what the page needs to know of it."""

    row: Row
    speaker: tuple[str, str]
    code: str
    about: tuple[str, ...]
    words: str
    literal: bool


@dataclass(slots=True)
class _Told:
    """A piece of speech with its copies, the earliest first; the set holds its words for comparison."""

    first: _Quote
    words: frozenset[str]
    copies: list[_Quote]


def list_speech(tables: Tables) -> Speech:
    """What those coded as the focal state said, and what others said of it."""
    quotes = _quotes(tables)
    told = _that_matter(tables, [quote for quote in quotes if quote.row["status"] in SAID])
    rest = _that_matter(tables, [quote for quote in quotes if quote.row["status"] not in SAID])
    not_said = Counter(piece.first.row["status"] for piece in rest)
    groups: dict[tuple[str, str], list[tuple[_Told, Said]]] = defaultdict(list)
    for piece in told:
        groups[piece.first.speaker].append((piece, _said(tables, piece)))
    names = _speaker_names(tables, groups)
    speakers = sorted(
        (_speaker(tables, key, names[key], pieces) for key, pieces in groups.items()),
        key=lambda speaker: (-len(speaker.said), speaker.name, speaker.anchor),
    )
    unresolved = {_speaker_anchor(key) for key in groups if not key[0]}
    listed = [(piece, said, names[key]) for key, pieces in groups.items() for piece, said in pieces]
    states, rows = _outlet_rows(tables, listed)
    return Speech(
        quotes=len(told),
        outlets=len(rows),
        speakers=tuple(speaker for speaker in speakers if speaker.anchor not in unresolved),
        unresolved=tuple(speaker for speaker in speakers if speaker.anchor in unresolved),
        not_said=", ".join(f"{number:,} {visible(status)}" for status, number in sorted(not_said.items())),
        states=states,
        rows=rows,
        cited=frozenset((piece.first.row["article_id"], piece.first.row["sentence"]) for piece in told),
    )


# -- which speech matters -----------------------------------------------------------------------------------


def _that_matter(tables: Tables, quotes: Sequence[_Quote]) -> list[_Told]:
    """The speech of the focal state's speakers and the speech that names it."""
    return _once(tables, [quote for quote in _folded(quotes) if tables.focus in (quote.code, *quote.about)])


def _quotes(tables: Tables) -> list[_Quote]:
    """All speech of the articles, in the order of publication."""
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows["mentions"]:
        if row["code"] and row["start"] is not None:
            mentions[row["article_id"]].append(row)
    starts = {article_id: [row["start"] for row in rows] for article_id, rows in mentions.items()}
    same = {row["entity"]: row["same_as"] for row in tables.rows["same_as"] if not row["unsure"]}
    found = []
    for row in tables.rows["quotes"]:
        article_id = row["article_id"]
        if article_id not in tables.articles or not row["spans"]:
            continue
        named = _named(mentions.get(article_id, ()), starts.get(article_id, ()), row["spans"])
        speaker = row["speaker"] or {}
        entity, code = speaker.get("entity") or "", speaker.get("code") or ""
        text = tables.articles[article_id]["text"]
        words = " … ".join(visible(text[span["start"] : span["end"]]) for span in row["spans"])
        key = (same.get(entity) or entity, "") if entity else ("", visible(speaker.get("text")).casefold())
        about = tuple(sorted(named - {code}))
        found.append(_Quote(row, key, code, about, words, row["type"] == "Direct"))
    return sorted(found, key=lambda quote: _published(tables, quote))


def _named(mentions: Sequence[Row], starts: Sequence[int], spans: Iterable[Row]) -> set[str]:
    """The codes of all that is named within the spans."""
    return {
        mentions[at]["code"]
        for span in spans
        for at in range(bisect_left(starts, span["start"]), bisect_left(starts, span["end"]))
        if mentions[at]["end"] <= span["end"]
    }


def _published(tables: Tables, quote: _Quote) -> tuple[str, str, int, str, int]:
    article = tables.articles[quote.row["article_id"]]
    day = article["published_at"] or "9999"
    return day, article["file"] or "", article["n"] or 0, quote.row["article_id"], quote.row["start"]


def _folded(quotes: Sequence[_Quote]) -> list[_Quote]:
    """The quotes without literal words that stand inside another one of the same speaker: they are one utterance."""
    spoken: dict[tuple[str, tuple[str, str]], list[tuple[int, int, bool, int]]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        literal = quote.literal
        for span in quote.row["spans"]:
            key = (quote.row["article_id"], quote.speaker)
            spoken[key].append((span["start"], -span["end"], literal, number))
    inside, literal_too = set(), set()
    for spans in spoken.values():
        reach, outer = -1, -1
        for _, minus_end, literal, number in sorted(spans):
            if literal and -minus_end <= reach:
                inside.add(number)
                literal_too.add(outer)
            elif not literal and -minus_end > reach:
                reach, outer = -minus_end, number
    return [
        quote._replace(literal=True) if number in literal_too else quote
        for number, quote in enumerate(quotes)
        if number not in inside
    ]


def _once(tables: Tables, quotes: Sequence[_Quote]) -> list[_Told]:
    """Each piece of speech once for an origin: what near copies print in nearly the same words is one."""
    made: list[_Told] = []
    exact: dict[tuple[str, tuple[str, str], str], _Told] = {}
    by_article: dict[tuple[str, tuple[str, str]], dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for quote in quotes:
        article_id = quote.row["article_id"]
        origin = tables.origins.get(article_id, {}).get("origin_id") or article_id
        known = by_article[origin, quote.speaker]
        words = frozenset(quote.words.casefold().split())
        others = (told for article, pieces in known.items() if article != article_id for told in pieces)
        same = exact.get((origin, quote.speaker, quote.words)) or next(
            (told for told in others if _alike(told.words, words)), None
        )
        if same is not None:
            same.copies.append(quote)
        else:
            made.append(_Told(quote, words, []))
            known[article_id].append(made[-1])
            exact[origin, quote.speaker, quote.words] = made[-1]
    return made


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    shorter, longer = sorted((len(left), len(right)))
    return 2 * shorter >= longer and len(left & right) >= _SAME_WORDS * shorter


# -- a piece of speech and its speaker ----------------------------------------------------------------------


def _said(tables: Tables, told: _Told) -> Said:
    row = told.first.row
    article_id = row["article_id"]
    article = tables.articles[article_id]
    kind = _KINDS.get(row["type"], visible(row["type"]).lower())
    if told.first.literal and row["type"] != "Direct":
        kind += ", in part direct"
    copies = {anchor("a", q.row["article_id"]): _outlet(tables, q) for q in told.copies}
    copies.pop(own := anchor("a", article_id), None)
    return Said(
        anchor=anchor("q", digest(article_id, row["type"], row["start"], told.first.words, *told.first.speaker)),
        when=day_words(article["published_at"]),
        outlet=_outlet(tables, told.first),
        article=own,
        title=visible(article["title"]) or visible(article["file"]),
        lang=language_tag(article["language"]),
        kind=f"asked, {kind}" if row["status"] == "asked" else kind,
        stand=_STANDS.get(row["stand"] or "", ""),
        literal=told.first.literal,
        translated=bool(row["in_translation"] or article["translated_from"]),
        about=_names(tables.name(code) for code in told.first.about),
        pieces=_evidence(tables, row),
        sentence=anchor("s", article_id, str(row["sentence"])),
        copies=tuple(sorted((outlet, link) for link, outlet in copies.items())),
    )


def _outlet(tables: Tables, quote: _Quote) -> str:
    return visible(tables.articles[quote.row["article_id"]]["outlet"]) or "unknown"


def _outlets(said: Said) -> set[str]:
    """All outlets that print a piece, those of copies too."""
    return {said.outlet, *(outlet for outlet, _ in said.copies)}


def _names(names: Iterable[str]) -> str:
    listed = sorted(set(names))
    more = len(listed) - _MOST_NAMES
    return ", ".join(listed[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _evidence(tables: Tables, row: Row) -> tuple[Piece, ...]:
    """The sentences of the words, of their speaker and of what introduces them; "…" for what is left out between."""
    text, sentences = tables.articles[row["article_id"]]["text"], tables.sentences.get(row["article_id"], [])
    speaker = row["speaker"] or {}
    spans: list[Span] = [(span["start"], span["end"], "said") for span in row["spans"]]
    spans += [(span["start"], span["end"], "cue") for span in row["cue"] or ()]
    if speaker.get("start") is not None and speaker.get("end") is not None:
        spans.append((speaker["start"], speaker["end"], "informant"))
    starts = [sentence["start"] for sentence in sentences]
    words: set[int] = set()
    beside: set[int] = set()
    for start, end, mark in spans:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
        inside = {at for at in range(max(first, 0), last + 1) if sentences[at]["end"] > start}
        (words if mark == "said" else beside).update(inside)
    wanted = sorted({*sorted(words)[:_MOST_SENTENCES], *sorted(beside)[:_MOST_SENTENCES]})
    if not words:
        return marked(text, row["start"], row["end"], spans)
    pieces: list[Piece] = []
    for before, at in zip([None, *wanted], wanted, strict=False):
        if before is not None:
            pieces.append(Piece(" " if at == before + 1 else " … ", ()))
        pieces += marked(text, sentences[at]["start"], sentences[at]["end"], spans)
    return (*pieces, Piece(" …", ())) if max(words) > wanted[-1] else tuple(pieces)


def _speaker_names(
    tables: Tables, groups: Mapping[tuple[str, str], Sequence[tuple[_Told, Said]]]
) -> dict[tuple[str, str], str]:
    """What each speaker is called: a listed one by the display name, another by the text's, the rest as printed."""
    known = {row["entity"]: row["name"] or "" for row in tables.rows["entities"]}
    names = {}
    for key, pieces in groups.items():
        entity = key[0]
        if not entity:
            names[key] = min(visible((told.first.row["speaker"] or {}).get("text")) for told, _ in pieces)
            continue
        name = tables.names.get(entity) or ""
        if not name or name == entity:
            name = known.get(entity) or entity.rpartition(":")[2]
        names[key] = visible(name) or visible(entity)
    return names


def _speaker_anchor(key: tuple[str, str]) -> str:
    return anchor("w", digest(*key))


def _speaker(tables: Tables, key: tuple[str, str], name: str, pieces: Sequence[tuple[_Told, Said]]) -> Speaker:
    codes = Counter(told.first.code for told, _ in pieces if told.first.code)
    state = tables.name(min(codes, key=lambda code: (-codes[code], code))) if codes else ""
    about = Counter(tables.name(code) for told, _ in pieces for code in told.first.about)
    leading = sorted(about, key=lambda name: (-about[name], name))[:_MOST_NAMES]
    return Speaker(
        anchor=_speaker_anchor(key),
        name=name,
        state=state if state != name else "",
        about=", ".join(leading) + (" …" if len(about) > _MOST_NAMES else ""),
        outlets=tuple(sorted({outlet for _, said in pieces for outlet in _outlets(said)})),
        said=tuple(said for _, said in pieces),
    )


# -- by outlet ----------------------------------------------------------------------------------------------


def _outlet_rows(
    tables: Tables, listed: Sequence[tuple[_Told, Said, str]]
) -> tuple[tuple[str, ...], tuple[OutletRow, ...]]:
    """The speakers' states as columns, the most quoted first, and a row an outlet; a copy counts for who prints it."""
    numbers = Counter(told.first.code for told, _, _ in listed)
    ranked = sorted((code for code in numbers if code), key=lambda code: (-numbers[code], tables.name(code), code))
    few = ranked[:_MOST_STATES] if len(ranked) > _MOST_STATES + 1 else ranked
    columns = [*few, *([_OTHERS] if len(few) < len(ranked) else []), *([""] if "" in numbers else [])]
    headings = [{_OTHERS: "Others", "": "Not resolved"}.get(code) or tables.name(code) for code in columns]
    carried: dict[str, dict[str, list[tuple[_Told, Said, str]]]] = defaultdict(lambda: defaultdict(list))
    for told, said, name in listed:
        code = told.first.code
        column = code if not code or code in few else _OTHERS
        for outlet in _outlets(said):
            carried[outlet][column].append((told, said, name))
    rows = []
    for outlet, voices in carried.items():
        number = sum(map(len, voices.values()))
        own = anchor("o", digest(outlet))
        made = [
            _voice(tables, outlet, heading, code, voices[code], number) if code in voices else None
            for code, heading in zip(columns, headings, strict=True)
        ]
        rows.append(OutletRow(own, outlet, number, tuple(made)))
    return tuple(headings), tuple(sorted(rows, key=lambda row: (-row.number, row.outlet)))


def _voice(
    tables: Tables, outlet: str, heading: str, code: str, pieces: Sequence[tuple[_Told, Said, str]], of: int
) -> Voice:
    ordered = sorted(pieces, key=lambda piece: (_published(tables, piece[0].first), piece[1].anchor))
    number = len(pieces)
    return Voice(
        anchor=anchor("o", digest(outlet, code)),
        heading=f"{outlet}, {heading}: {counted(number, 'quote')}",
        number=number,
        literal=sum(said.literal for _, said, _ in pieces),
        shade=0 if of < _FEWEST else -(-5 * number // of),
        items=tuple((said.anchor, said.when, f"{name or 'nobody named'}, {said.kind}") for _, said, name in ordered),
    )
