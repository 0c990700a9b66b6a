"""The chart of incidents over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from multivektor.present.charts import QUAD_ORDER, QUAD_SCALE, mark_channels, place_labels, svg_of
from multivektor.present.phrases import QUADS

#: Shapes tell the quad codes apart where colours can't.
_SHAPES = {1: "circle", 2: "square", 3: "triangle-down", 4: "diamond"}


@dataclass(frozen=True, slots=True)
class Dot:
    """An incident, or several of one month, on the line of its counterpart."""

    name: str
    day: str
    quad: int
    link: str
    told: str
    number: int = 1


def timeline_chart(dots: Sequence[Dot], *, width: int) -> str:
    """A mark for each dated incident: time to the right, a line a counterpart, marks of near days side by side."""
    names = list(dict.fromkeys(dot.name for dot in dots))
    lanes = _lanes(dots, width)
    tall = {name: max(lane for dot, lane in zip(dots, lanes, strict=True) if dot.name == name) for name in names}
    place, at = {}, 0.0
    for name in names:
        place[name] = at - (tall[name] + 1) / 2
        at -= tall[name] + 1 + 0.9
    rows = [
        {
            "y": place[dot.name] + (tall[dot.name]) / 2 - lane,
            "day": dot.day,
            "quad": QUADS[dot.quad],
            "number": dot.number,
            "link": dot.link,
            "told": dot.told,
        }
        for dot, lane in zip(dots, lanes, strict=True)
    ]
    y = {
        "field": "y",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [at + 0.4, 0.5], "nice": False, "zero": False},
        "axis": {
            "values": list(place.values()),
            "labelExpr": place_labels(place),
            "domain": False,
            "ticks": False,
            "labelPadding": 10,
        },
    }
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%b %Y", "labelOverlap": True, "tickCount": max(3, width // 140), "grid": True},
    }
    shape = {
        "field": "quad",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": QUAD_SCALE["domain"], "range": [_SHAPES[quad] for quad in QUAD_ORDER]},
    }
    size: dict[str, Any] = {"value": 78}
    if any(dot.number > 1 for dot in dots):
        size = {
            "field": "number",
            "type": "quantitative",
            "legend": None,
            "scale": {"type": "sqrt", "range": [30, 400]},
        }
    spec = {
        "data": {"values": rows},
        "width": width,
        "height": max(60, round(-at * 12)),
        "mark": {
            "type": "point",
            "filled": True,
            "opacity": 1,
            "stroke": "var(--paper,#fff)",
            "strokeWidth": 0.8,
        },
        "encoding": mark_channels(x=x, y=y, shape=shape, size=size),
    }
    return svg_of(spec, "Incidents over time by counterpart")


def _lanes(dots: Sequence[Dot], width: int) -> list[int]:
    """For each dot the lane below the first in which it touches no earlier one of its counterpart."""
    ordinals = [date.fromisoformat(dot.day).toordinal() for dot in dots]
    span = max(1, max(ordinals, default=1) - min(ordinals, default=0))
    apart = span * 11 / width
    ends: dict[str, list[float]] = defaultdict(list)
    lanes = []
    for dot, ordinal in zip(dots, ordinals, strict=True):
        taken = ends[dot.name]
        lane = next((n for n, end in enumerate(taken) if ordinal - end >= apart), len(taken))
        taken[lane : lane + 1] = [float(ordinal)]
        lanes.append(lane)
    return lanes
