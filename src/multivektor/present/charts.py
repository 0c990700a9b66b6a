"""The charts, as static SVG: Vega-Lite specifications rendered by vl-convert, each mark a link into the page."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import vl_convert

from multivektor.present.phrases import QUADS

#: vl-convert resolves links inside the page against this address.
_BASE = "https://vega.github.io/vega-datasets/"
COLOURS = {1: "#7fb2d9", 2: "#1f5f99", 3: "#f0a35e", 4: "#b5432a"}
QUAD_ORDER = (2, 1, 3, 4)
QUAD_SCALE = {
    "domain": [QUADS[quad] for quad in QUAD_ORDER],
    "range": [f"var(--q{quad},{COLOURS[quad]})" for quad in QUAD_ORDER],
}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "tickColor": "#8886",
        "domainColor": "#8889",
        "gridColor": "#8883",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 170,
    },
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark of a chart: where it leads and what it says to those who can't see it."""

    name: str
    quad: int
    weight: float
    link: str
    told: str
    period: str = ""
    faint: bool = False


def svg_of(spec: Mapping[str, Any], label: str) -> str:
    """A specification as SVG, its links leading into the page."""
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    rendered: str = vl_convert.vegalite_to_svg({"$schema": schema, "config": _CONFIG, **spec})
    linked = rendered.replace(f'xlink:href="{_BASE}#', 'href="#').replace(f'href="{_BASE}#', 'href="#')
    return linked.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def mark_channels(**more: object) -> dict[str, Any]:
    """The channels that all our marks have: colour by quad code, link and description."""
    return {
        "color": {"field": "quad", "type": "nominal", "scale": QUAD_SCALE, "legend": None},
        "href": {"field": "link"},
        "description": {"field": "told"},
        **more,
    }


def balance_chart(bars: Sequence[Bar]) -> str:
    """Cooperation to the right and conflict to the left of zero, a row a counterpart in the order of `bars`."""
    names = list(dict.fromkeys(bar.name for bar in bars))
    rows = [
        {
            "name": bar.name,
            "quad": QUADS[bar.quad],
            "value": bar.weight if bar.quad <= 2 else -bar.weight,
            "rank": QUAD_ORDER.index(bar.quad) if bar.quad <= 2 else -bar.quad,
            "link": bar.link,
            "told": bar.told,
        }
        for bar in bars
    ]
    y = {
        "field": "name",
        "type": "nominal",
        "sort": names,
        "title": None,
        "axis": {"domain": False, "ticks": False, "labelPadding": 8},
    }
    x = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "axis": {"format": "~g", "labelExpr": "format(abs(datum.value), '~g')", "tickMinStep": 1, "tickCount": 6},
    }
    bar_layer = {
        "mark": {"type": "bar", "height": 15},
        "encoding": mark_channels(y=y, x=x, order={"field": "rank", "type": "quantitative"}),
    }
    zero = {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": "currentColor", "strokeOpacity": 0.7},
        "encoding": {"x": {"datum": 0}},
    }
    sides = [_side("← conflict", "right", -7), _side("cooperation →", "left", 7)]
    spec = {"data": {"values": rows}, "width": 330, "height": {"step": 27}, "layer": [bar_layer, zero, *sides]}
    return svg_of(spec, "Cooperation and conflict by counterpart")


def _side(text: str, align: str, dx: int) -> dict[str, Any]:
    """What a side of zero means, above the bars."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "text", "text": text, "align": align, "dx": dx, "fontSize": 12, "color": "currentColor"},
        "encoding": {"x": {"datum": 0}, "y": {"value": -9}},
    }


def periods_chart(bars: Sequence[Bar], periods: Sequence[tuple[str, str]]) -> str:
    """A strip a counterpart: for each period a column, cooperation above its line and conflict below.

    Args:
        bars: in the order of counterparts; `faint` where there is too little to say.
        periods: all periods of the axis with their words, those without incidents too.
    """
    names = list(dict.fromkeys(bar.name for bar in bars))
    above, below = _extent(bars)
    height = (above + below) * 1.12
    place = {name: -number * height for number, name in enumerate(names)}
    reached: dict[tuple[str, str, bool], float] = defaultdict(float)
    rows = []
    for bar in sorted(bars, key=lambda bar: (names.index(bar.name), bar.period, QUAD_ORDER.index(bar.quad), bar.link)):
        up = bar.quad <= 2
        key = (bar.name, bar.period, up)
        start = reached[key]
        reached[key] += bar.weight
        sign = 1 if up else -1
        rows.append(
            {
                "period": bar.period,
                "quad": QUADS[bar.quad],
                "y": place[bar.name] + sign * start,
                "y2": place[bar.name] + sign * (start + bar.weight),
                "faint": bar.faint,
                "link": bar.link,
                "told": bar.told,
            }
        )
    y = {
        "field": "y",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [-(len(names) - 1) * height - below * 1.06, above * 1.06], "nice": False, "zero": False},
        "axis": {
            "values": list(place.values()),
            "labelExpr": place_labels(place),
            "domain": False,
            "ticks": False,
            "gridColor": "#888a",
            "labelPadding": 8,
        },
    }
    words = json.dumps(dict(periods))
    x = {
        "field": "period",
        "type": "ordinal",
        "scale": {"domain": [period for period, _ in periods]},
        "title": None,
        "axis": {
            "orient": "top",
            "labelAngle": 0,
            "domain": False,
            "ticks": False,
            "labelOverlap": True,
            "labelExpr": f"{words}[datum.value]",
        },
    }
    step = max(18, min(64, 560 // max(1, len(periods))))
    spec = {
        "data": {"values": rows},
        "width": {"step": step},
        "height": len(names) * 46,
        "mark": {"type": "bar", "width": min(36, step - 5)},
        "encoding": mark_channels(
            x=x,
            y=y,
            y2={"field": "y2"},
            fillOpacity={"condition": {"test": "datum.faint", "value": 0.4}, "value": 1},
        ),
    }
    return svg_of(spec, "Cooperation and conflict by counterpart and period")


def place_labels(place: Mapping[str, float]) -> str:
    """The Vega expression that prints names at their places on a numeric axis."""
    return f"{json.dumps(list(place))}[indexof({json.dumps(list(place.values()))}, datum.value)]"


def _extent(bars: Sequence[Bar]) -> tuple[float, float]:
    """The highest column above and below a line; never flat, so that lines stay apart."""
    heights: dict[tuple[str, str, bool], float] = defaultdict(float)
    for bar in bars:
        heights[bar.name, bar.period, bar.quad <= 2] += bar.weight
    above = max((height for (_, _, up), height in heights.items() if up), default=0.0)
    below = max((height for (_, _, up), height in heights.items() if not up), default=0.0)
    least = max(above, below) * 0.25
    return max(above, least), max(below, least)
