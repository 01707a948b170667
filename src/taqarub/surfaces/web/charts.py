"""Charts of a pair: Vega-Lite specifications as dicts, drawn on the server as SVG or PNG. No script in the browser.

Traps this file knows: without the fonts' folder a PNG comes out with no text and no error; chart text has a
left-to-right base, so Arabic is wrapped in RLI…PDI; stacked charts align only with one fixed axis extent.
"""

import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic
import vl_convert

from taqarub.knowledge.ontology import QUADS
from taqarub.relations.periods import Point, Step
from taqarub.relations.relation import Measure, Relation
from taqarub.surfaces.web.catalogue import Words

FONT = "IBM Plex Sans Arabic"
COLOURS = ("#3b82c4", "#0b2f66", "#d9730d", "#7f1010")
SHAPES = ("circle", "square", "triangle-up", "diamond")
INK, GRID, ZERO, LINE = "#1b1f24", "#d5dae0", "#6b7280", "#5b3a9e"
_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*"|aria-hidden="true")')
_RLI, _PDI = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.0f')"
_LABELS = 122  # pixels for the class names; both charts keep it, so that their months align


def font_folder() -> Path:
    """The folder of the font files that pages and pictures use."""
    return Path(str(fontpkg_ibm_plex_sans_arabic.__file__)).parent / "files"


class Painter:
    """Draws specifications; keeps the latest pictures. Drawing is serial: one engine, used from many threads."""

    def __init__(self, kept: int = 64) -> None:
        vl_convert.register_font_directory(str(font_folder()))
        self._lock = threading.Lock()
        self._drawn = lru_cache(maxsize=kept)(self._draw)

    def svg(self, spec: Mapping[str, Any]) -> str:
        """The chart as SVG text, without the roles by which Vega names its groups to screen readers."""
        drawn = self._drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True), "svg").decode()
        return _ROLES.sub("", drawn)

    def png(self, spec: Mapping[str, Any]) -> bytes:
        """The chart as PNG, two pixels a unit."""
        return self._drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True), "png")

    def _draw(self, spec: str, kind: str) -> bytes:
        with self._lock:
            if kind == "svg":
                return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])).encode()
            return bytes(vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[]))


def isolate(text: str, words: Words) -> str:
    """Text for a chart, whose base direction is left to right: Arabic is set apart, so that signs keep their place."""
    return f"{_RLI}{text}{_PDI}" if words.direction == "rtl" else text


def pair_chart(relation: Relation, title: str, words: Words, *, width: int) -> dict[str, Any]:
    """Two charts over one axis of time, `width` pixels wide: events by class, and the index with its band.

    Time runs from left to right in both languages; the other axis and the titles stand on the reader's side.
    """
    whole = relation.whole
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 4,
        "title": _title(title, _tally_line(whole, words), words),
        "vconcat": [_classes(relation, words, width), _index(relation, words, width)],
        "spacing": 22,
        "resolve": {"scale": {"color": "independent", "shape": "independent", "size": "independent"}},
        "config": _config(),
    }


def _title(text: str, subtitle: str, words: Words) -> dict[str, Any]:
    anchor = "end" if words.direction == "rtl" else "start"
    return {"text": isolate(text, words), "subtitle": isolate(subtitle, words), "anchor": anchor, "offset": 14}


def _tally_line(whole: Measure, words: Words) -> str:
    counted = whole.tally
    numbers = (("events", counted.events), ("reports", counted.reports), ("sources", counted.sources))
    return " · ".join(words.plural(noun, n) for noun, n in numbers)


def _classes(relation: Relation, words: Words, width: int) -> dict[str, Any]:
    """One row a class; the size of a mark is the number of events."""
    points = relation.whole.points
    names = [isolate(words.label("quads", quad), words) for quad in QUADS]
    shown = dict(zip(QUADS, names, strict=True))
    values = [
        {"day": point.first_day, "class": shown[share.name], "n": share.events}
        for point in points
        for share in point.by_quad
        if share.name in shown
    ]
    scales = {"domain": names}
    size = {
        "domain": [0, max((share.events for point in points for share in point.by_quad), default=1)],
        "range": [0, 340],
        "zero": True,
    }
    return {
        **_frame(isolate(words.ui(f"chart_classes_{relation.step}"), words), words, width, height=132),
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "opacity": 1, "tooltip": None},
        "encoding": {
            "x": _time_axis(points),
            "y": {"field": "class", "type": "nominal", "sort": names, "scale": scales, "axis": _side(words)},
            "color": {"field": "class", "scale": scales | {"range": list(COLOURS)}, "legend": None},
            "shape": {"field": "class", "scale": scales | {"range": list(SHAPES)}, "legend": None},
            "size": {"field": "n", "type": "quantitative", "scale": size, "legend": None},
        },
    }


def _index(relation: Relation, words: Words, width: int) -> dict[str, Any]:
    """The index of each period as a dot on its band; dots are joined, and bands drawn, only for enough events.

    Under that there is no index: the dots are the mean scores.
    """
    whole = relation.whole
    axis = _side(words) | {"values": [-10, -5, 0, 5, 10], "labelExpr": _SIGNED, "labelOverlap": False}
    y = {"field": "index", "type": "quantitative", "scale": {"domain": [-10, 10]}, "axis": axis}
    encoding = {"x": _time_axis(whole.points), "y": y}
    layers: list[dict[str, Any]] = [
        {"data": {"values": [{"zero": 0}]}, "mark": {"type": "rule", "color": ZERO, "strokeDash": [4, 3]},
         "encoding": {"y": {"field": "zero", "type": "quantitative"}}}
    ]  # fmt: skip
    if whole.index.overall is not None:
        band = {"x": encoding["x"], "y": y | {"field": "low"}, "y2": {"field": "high"}}
        layers.append({"mark": {"type": "rule", "color": LINE, "strokeWidth": 7, "opacity": 0.3}, "encoding": band})
    if whole.has_line and relation.step is Step.MONTH:
        layers.append({"mark": {"type": "line", "color": LINE, "strokeWidth": 2}, "encoding": encoding})
    dots = {"type": "point", "filled": True, "color": LINE, "size": 60, "opacity": 1, "tooltip": None}
    layers.append({"mark": dots, "encoding": encoding})
    key = "chart_index" if whole.index.overall else f"chart_score_{relation.step}"
    title = isolate(words.ui(key), words)
    return {**_frame(title, words, width, height=150), "data": {"values": _index_values(whole)}, "layer": layers}


def _index_values(whole: Measure) -> list[dict[str, Any]]:
    estimates = whole.index.periods
    if whole.index.overall is None:
        return [{"day": p.first_day, "index": p.score_mean} for p in whole.points if p.score_mean is not None]
    found = ((point.first_day, estimates[point.period]) for point in whole.points if point.period in estimates)
    return [{"day": day, "index": one.index, "low": one.low, "high": one.high} for day, one in found]


def _frame(title: str, words: Words, width: int, *, height: int) -> dict[str, Any]:
    anchor = "end" if words.direction == "rtl" else "start"
    heading = {"text": title, "anchor": anchor, "fontSize": 13, "fontWeight": 600, "offset": 8}
    return {"title": heading, "width": width, "height": height}


def _side(words: Words) -> dict[str, Any]:
    """The category axis stands where the reader begins; its extent is fixed, so that stacked charts align."""
    orient = "right" if words.direction == "rtl" else "left"
    fixed = {"minExtent": _LABELS, "maxExtent": _LABELS, "labelLimit": _LABELS}
    return {"orient": orient, "title": None, "ticks": False, "domain": False, **fixed}


def _time_axis(points: Sequence[Point]) -> dict[str, Any]:
    first, last = (points[0].first_day[:7], points[-1].first_day[:7]) if points else ("2000-01", "2000-01")
    span = _number(last) - _number(first) + 2
    step = next((step for step in (1, 2, 3, 6) if span / step <= 8), 12)
    ticks = [f"{_name(at)}-01" for at in range(_number(first), _number(last) + 1) if at % step == 0] or [f"{first}-01"]
    domain = [f"{_name(_number(first) - 1)}-15", f"{_name(_number(last) + 1)}-01"]
    return {
        "field": "day",
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "scale": {"type": "utc", "domain": domain, "nice": False},
        "axis": {"values": ticks, "format": "%Y" if step == 12 else "%Y-%m", "title": None, "labelFlush": False},
    }


def _number(month: str) -> int:
    """`2024-02` → months since year 0, January = 0 of its year."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _config() -> dict[str, Any]:
    return {
        "font": FONT,
        "aria": False,
        "view": {"stroke": None},
        "axis": {"labelColor": INK, "labelFontSize": 12, "gridColor": GRID, "domainColor": GRID, "tickColor": GRID},
        "axisY": {"grid": True, "domain": False},
        "title": {"color": INK, "subtitleColor": INK, "fontSize": 15, "fontWeight": 600, "subtitleFontSize": 12},
    }
