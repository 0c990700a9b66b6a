"""Small tables of KAZ, RUS and CHN as two outlets tell them, derived as in a run, and a reader of the page."""

from __future__ import annotations

import random
from html.parser import HTMLParser
from types import SimpleNamespace

import pyarrow as pa
import pytest

from multivektor.present import render_dossier
from multivektor.relate import relate
from multivektor.schemas import TABLES, table_schema
from multivektor.store import open_store

NAMES = {"KAZ": "Kazakhstan", "RUS": "Russia", "CHN": "China"}
TYPES = {"CONSULT": (1, 1.0), "AID": (2, 7.0), "ACCUSE": (3, -3.0), "SANCTION": (4, -5.6)}
SENTENCES = ("Davor geschah 😀 nichts.", "Kasachstan traf Russland in Astana.", "Danach schwieg man.")
TEXT = "\n".join(SENTENCES)
VOID = frozenset(["meta", "link", "br", "hr", "img", "input", "area", "base", "col", "embed", "source", "track", "wbr"])
ADDRESSES = ("href", "src", "xlink:href", "action", "srcset", "data", "poster", "formaction")


def _table(name, rows):
    return pa.Table.from_pylist(list(rows), schema=table_schema(TABLES[name]))


def _at(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def _party(code, words):
    return {"entity": code, "code": code, "sector": "GOV", **_at(words), "text": words, "reason": ""}


def article(article_id, outlet="Der Bote", published_at="2022-11-30", **more):
    return {
        "article_id": article_id,
        "revision": "r",
        "file": f"{article_id}.txt",
        "n": 1,
        "locator": article_id,
        "outlet": outlet,
        "title": f"Titel {article_id}",
        "url": f"https://bote.example/{article_id}",
        "published_at": published_at,
        "published_precision": "day",
        "language": "de",
        "said_by_user": [],
        "text": TEXT,
    } | more


def event(event_id, act, actors, recipients, date, article_id, *, says=(), **more):
    """An act that the second sentence tells; parties are codes parted by spaces."""
    quad, scale = TYPES[act]
    return {
        "article_id": article_id,
        "event_id": event_id,
        "sentence": 1,
        **_at(SENTENCES[1]),
        "event_type": act,
        "mode": None,
        "contexts": [],
        "actors": [_party(code, "Kasachstan") for code in actors.split()],
        "recipients": [_party(code, "Russland") for code in recipients.split()],
        "status": "asserted",
        "status_words": [],
        "attribution": [{"entity": s, "code": None, "text": s, "kind": "p", **_at("Astana")} for s in says],
        "event_date": date,
        "event_date_precision": {10: "day", 7: "month", 4: "year"}[len(date)] if date else "unknown",
        "event_date_basis": "clause",
        "triggers": [_at("traf")],
        "trigger": "traf",
        "is_label": False,
        "quad_code": quad,
        "event_scale": scale,
        "rule": "treffen",
        "reasons": ["a reason"],
        "pack_version": "v1",
    } | more


def build(articles=(), events=(), mentions=(), problems=(), corrections=(), focus="KAZ", period="year"):
    """All tables; each article has the same three sentences in two paragraphs."""
    sentences = [
        {"article_id": row["article_id"], "sentence": n, **_at(words), "paragraph": n // 2, "kind": "body"}
        for row in articles
        for n, words in enumerate(SENTENCES)
    ]
    filled = {
        "articles": articles,
        "sentences": sentences,
        "events": events,
        "mentions": mentions,
        "problems": problems,
    }
    with open_store(None) as store:
        for name, rows in filled.items():
            store.write(name, _table(name, rows))
        relate(store, focus=focus, period=period, corrections=_table("corrections", corrections))
        return {name: store.table(name) for name in TABLES}


def small():
    """A corpus with every status, several periods, both outlets, a summit, acts at home and of others."""
    articles = [article(f"a{n}", "Der Bote" if n % 2 else "Die Wolga", f"2022-11-{10 + n}") for n in range(6)]
    articles[5] |= {"published_at": None, "published_precision": "unknown", "url": None, "outlet": None}
    events = [
        event("e00", "AID", "KAZ", "RUS", "2022-11-10", "a0"),
        event("e01", "AID", "KAZ", "RUS", "2022-11-11", "a1"),  # one incident with e00
        event("e02", "ACCUSE", "RUS", "KAZ", "2022-10", "a1"),
        event("e03", "SANCTION", "RUS", "KAZ", "2021", "a2"),
        event("e04", "CONSULT", "KAZ RUS", "", "2022-09-01", "a3", mode="visit"),
        event("e05", "CONSULT", "KAZ", "CHN", None, "a4"),
        event("e06", "AID", "CHN", "KAZ", "2022-08-01", "a2"),
        event("e07", "AID", "KAZ", "", "2022-08-01", "a2"),
        event("e08", "ACCUSE", "RUS", "CHN", "2022-07-01", "a5"),
        event("e09", "AID", "KAZ", "CHN", "2022-06-01", "a5", status="future"),
        event("e10", "ACCUSE", "KAZ", "CHN", "2022-05-01", "a4", status="negated"),
        event("e11", "ACCUSE", "KAZ", "CHN", "2022-04-01", "a3", says=("ein Diplomat",)),
        event("e12", "SANCTION", "CHN", "KAZ", "2022-03-01", "a3"),
        event("e13", "SANCTION", "CHN", "KAZ", "2022-03-01", "a4", status="negated"),
        event("e14", "CONSULT", "KAZ RUS CHN", "", "2022-02-01", "a0"),
    ]
    return {"articles": articles, "events": events}


def shuffled(tables, seed):
    mix = random.Random(seed)

    def order(table):
        return pa.array(mix.sample(range(len(table)), len(table)), pa.int64())

    return {name: table.take(order(table)) for name, table in tables.items()}


class Page(HTMLParser):
    """What a browser would see: elements with attributes, text and the elements around them."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.source, self.elements, self._stack, self.text = source, [], [], ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(SimpleNamespace(tag=tag, attrs=dict(attrs), inside=list(self._stack), text=""))
        if tag not in VOID:
            self._stack.append(self.elements[-1])

    def handle_startendtag(self, tag, attrs):
        self.elements.append(SimpleNamespace(tag=tag, attrs=dict(attrs), inside=list(self._stack), text=""))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self._stack[-1].tag == tag, f"</{tag}> closes <{self._stack[-1].tag}>"
            self._stack.pop()

    def handle_data(self, data):
        for element in self._stack:
            element.text += data
        self.text += data

    def find(self, tag, class_=None):
        return [
            e for e in self.elements if e.tag == tag and (not class_ or class_ in (e.attrs.get("class") or "").split())
        ]

    def within(self, element, tag):
        return [e for e in self.elements if e.tag == tag and element in e.inside]

    def by_id(self, name):
        """The one element with this id."""
        (element,) = [e for e in self.elements if e.attrs.get("id") == name]
        return element

    def incidents_under(self, name):
        """The incidents that the list with this id links to; what leads back to its row is no incident."""
        return [e.attrs["href"][1:] for e in self.within(self.by_id(name), "a") if e.inside[-1].tag == "li"]

    @property
    def ids(self):
        return [e.attrs["id"] for e in self.elements if "id" in e.attrs]

    @property
    def links(self):
        """Every address that the page points to or loads from."""
        return [e.attrs[name] or "" for e in self.elements for name in ADDRESSES if name in e.attrs]

    @property
    def dangling(self):
        """Links inside the page without a target."""
        return {link for link in self.links if link.startswith("#") and link[1:] not in self.ids}


@pytest.fixture(scope="session")
def make():
    def page(tables, **more):
        return Page(render_dossier(tables, **({"focus": "KAZ", "names": NAMES} | more)))

    return SimpleNamespace(
        article=article, event=event, build=build, small=small, shuffled=shuffled, page=page, names=NAMES
    )


@pytest.fixture(scope="session")
def tables(make):
    return make.build(**make.small())


@pytest.fixture(scope="session", params=[False, True], ids=["sentences", "full text"])
def page(make, tables, request):
    return make.page(tables, full_text=request.param)
