"""Builds the dossier from the tables: what the templates show, sorted and named; no number without its evidence."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Mapping
from functools import cache
from importlib import resources as package_files
from typing import Any

import pyarrow as pa
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from multivektor.present.actors import list_actors, list_suggestions
from multivektor.present.articles import count_dropped, list_articles, list_problems
from multivektor.present.evidence import visible
from multivektor.present.explanations import list_explanations
from multivektor.present.findings import find_findings, summarise
from multivektor.present.incidents import count_statuses, group_incidents, list_incidents, undated
from multivektor.present.phrases import QUADS, counted, signed
from multivektor.present.pictures import MOST_ROWS, draw_charts
from multivektor.present.quality import Quality
from multivektor.present.speakers import MOST_QUOTES, MOST_SPEAKERS, list_speech
from multivektor.present.tables import read_tables
from multivektor.present.vectors import balances, period_rows


def render_dossier(
    tables: Mapping[str, pa.Table],
    *,
    focus: str,
    names: Mapping[str, str],
    quality: Quality | None = None,
    full_text: bool = False,
    period: str = "year",
) -> str:
    """The dossier of a focal state as one HTML page. Pure: equal tables give equal bytes, in any order of rows.

    Args:
        tables: by name, as in `schemas.TABLES`; a table that is not given counts as empty.
        focus: code of the focal state.
        names: display names by code and entity.
        quality: the coder's measured quality; None says that it was not measured.
        full_text: whole articles with their event sentences marked, instead of a neighbour on each side of a quote.
        period: year, quarter or month, for the words of the page.
    """
    data = read_tables(tables, focus, names)
    incidents = list_incidents(data, full_text=full_text)
    groups = group_incidents(data, incidents)
    powers = balances(data)
    rows = period_rows(data, powers)
    speech = list_speech(data)
    return _render(
        {
            "focus": data.focus_name,
            "period": period,
            "quality": quality,
            "full_text": full_text,
            "summary": summarise(data, incidents),
            "findings": find_findings(data, powers, rows, incidents),
            "balances": powers,
            "periods": [list(group) for _, group in itertools.groupby(rows, key=lambda row: row.code)],
            # rendered by vl-convert, which escapes what it prints
            "charts": {name: Markup(svg) for name, svg in draw_charts(powers, rows, groups).items()},  # noqa: S704
            "most_rows": MOST_ROWS,
            "groups": groups,
            "undated": undated(groups, incidents),
            "statuses": count_statuses(incidents),
            "speech": speech,
            "most_speakers": MOST_SPEAKERS,
            "most_quotes": MOST_QUOTES,
            "actors": list_actors(data),
            "suggestions": list_suggestions(data),
            "articles": list_articles(data, incidents, full_text=full_text, cited=speech.cited),
            "explained": list_explanations(data, incidents),
            "dropped": count_dropped(data),
            "problems": list_problems(data),
            "versions": sorted({visible(row["pack_version"]) for row in data.rows["events"]} - {""}),
            "quads": QUADS,
        }
    )


def _render(context: Mapping[str, Any]) -> str:
    style, script = _text_of("dossier.css"), _text_of("dossier.js")
    return (
        _templates()
        .get_template("dossier.html.j2")
        .render(
            context,
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            policy=content_policy(style, script),
        )
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("multivektor.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["signed"] = signed
    environment.filters["percent"] = lambda share: f"{share:.0%}".replace("%", "\u202f%")
    environment.globals["counted"] = counted
    return environment


def content_policy(style: str, script: str) -> str:
    """The page's content security policy: nothing is fetched, and only our own style and script are run."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _text_of(name: str) -> str:
    return (package_files.files("multivektor.present") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
