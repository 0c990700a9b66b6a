"""The charts, as static SVG: Vega-Lite specifications rendered by vl-convert, each mark a link into the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import vl_convert

#: vl-convert resolves relative links against this address.
_BASE = "https://vega.github.io/vega-datasets/"
QUADS = {
    1: ("Verbal cooperation", "#7fb2d9"),
    2: ("Material cooperation", "#1f5f99"),
    3: ("Verbal conflict", "#f0a35e"),
    4: ("Material conflict", "#b5432a"),
}
_ORDER = [QUADS[number][0] for number in (2, 1, 3, 4)]
_COLOURS = [QUADS[number][1] for number in (2, 1, 3, 4)]
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "Liberation Sans",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "tickColor": "#9994",
        "domainColor": "#9998",
        "gridColor": "#9993",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 220,
    },
    "legend": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "labelFontSize": 12,
        "orient": "top",
        "title": None,
        "symbolType": "square",
    },
}


def _svg(spec: dict[str, Any], label: str) -> str:
    rendered = vl_convert.vegalite_to_svg(
        {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": _CONFIG, **spec}
    )
    linked = rendered.replace(f'xlink:href="{_BASE}#', 'href="#').replace(f'href="{_BASE}#', 'href="#')
    return re.sub(r"^<svg ", f'<svg role="img" aria-label="{label}" ', linked, count=1)


def balance_chart(rows: Sequence[Mapping[str, Any]]) -> str:
    """Cooperation to the right and conflict to the left of zero, a bar a counterpart.

    Args:
        rows: `name`, `quad` (a label of QUADS), `value` (signed weight), `link`, `told` (text for readers).
    """
    names = list(dict.fromkeys(row["name"] for row in rows))
    return _svg(
        {
            "data": {"values": list(rows)},
            "width": 560,
            "height": {"step": 26},
            "mark": {"type": "bar", "cornerRadius": 1},
            "encoding": {
                "y": {
                    "field": "name",
                    "type": "nominal",
                    "sort": names,
                    "title": None,
                    "axis": {"domain": False, "ticks": False},
                },
                "x": {
                    "field": "value",
                    "type": "quantitative",
                    "title": "← conflict     incidents, shared among counterparts     cooperation →",
                    "axis": {"format": "~g", "labelExpr": "abs(datum.value)", "tickMinStep": 1},
                },
                "color": {"field": "quad", "type": "nominal", "scale": {"domain": _ORDER, "range": _COLOURS}},
                "order": {"field": "rank", "type": "quantitative"},
                "href": {"field": "link"},
                "description": {"field": "told"},
            },
        },
        "Cooperation and conflict by counterpart",
    )


def periods_chart(rows: Sequence[Mapping[str, Any]]) -> str:
    """A disc for each counterpart and period: area for incidents, colour for the share of cooperation.

    Args:
        rows: `name`, `period`, `weight`, `share` (0 to 1, or None), `known` ("score" or
            "too little to say"), `link`, `told`.
    """
    names = list(dict.fromkeys(row["name"] for row in rows))
    periods = sorted({row["period"] for row in rows})
    return _svg(
        {
            "data": {"values": list(rows)},
            "width": {"step": max(46, min(110, 560 // max(1, len(periods))))},
            "height": {"step": 34},
            "layer": [
                {
                    "transform": [{"filter": "datum.known == 'score'"}],
                    "mark": {
                        "type": "circle",
                        "opacity": 1,
                        "stroke": "currentColor",
                        "strokeOpacity": 0.35,
                        "strokeWidth": 1,
                    },
                    "encoding": {
                        "color": {
                            "field": "share",
                            "type": "quantitative",
                            "legend": {
                                "title": "share of cooperation",
                                "format": ".0%",
                                "gradientLength": 160,
                                "titleFontWeight": "normal",
                                "titleFontSize": 12,
                            },
                            "scale": {
                                "domain": [0, 0.5, 1],
                                "range": ["#b5432a", "#d9d2c4", "#1f5f99"],
                                "interpolate": "rgb",
                            },
                        }
                    },
                },
                {
                    "transform": [{"filter": "datum.known != 'score'"}],
                    "mark": {
                        "type": "circle",
                        "fill": None,
                        "stroke": "currentColor",
                        "strokeDash": [2, 2],
                        "opacity": 0.65,
                    },
                },
            ],
            "encoding": {
                "y": {
                    "field": "name",
                    "type": "nominal",
                    "sort": names,
                    "title": None,
                    "axis": {"domain": False, "ticks": False},
                },
                "x": {
                    "field": "period",
                    "type": "ordinal",
                    "sort": periods,
                    "title": None,
                    "axis": {"labelAngle": 0, "orient": "top", "domain": False, "ticks": False},
                },
                "size": {
                    "field": "weight",
                    "type": "quantitative",
                    "scale": {"type": "sqrt", "range": [30, 700]},
                    "legend": None,
                },
                "href": {"field": "link"},
                "description": {"field": "told"},
            },
        },
        "Incidents by counterpart and period",
    )


def timeline_chart(rows: Sequence[Mapping[str, Any]]) -> str:
    """A mark for each dated incident: time to the right, a line a counterpart.

    Args:
        rows: `name`, `day` (ISO), `quad`, `link`, `told`.
    """
    names = list(dict.fromkeys(row["name"] for row in rows))
    return _svg(
        {
            "data": {"values": list(rows)},
            "width": 640,
            "height": {"step": 26},
            "mark": {"type": "tick", "thickness": 5, "size": 17, "opacity": 0.85},
            "encoding": {
                "y": {
                    "field": "name",
                    "type": "nominal",
                    "sort": names,
                    "title": None,
                    "axis": {"domain": False, "ticks": False, "grid": True},
                },
                "x": {
                    "field": "day",
                    "type": "temporal",
                    "title": None,
                    "axis": {"format": "%b %Y", "labelOverlap": True},
                },
                "color": {"field": "quad", "type": "nominal", "scale": {"domain": _ORDER, "range": _COLOURS}},
                "href": {"field": "link"},
                "description": {"field": "told"},
            },
        },
        "Incidents over time",
    )
