"""Days as scoring compares them. Looser than the record's EDTF: gold also writes XX, and a season is its year."""

import calendar
import re
from datetime import date

Days = tuple[int, int]
_EVER = 4_000_000
_POINT = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")


def day_range(edtf: object) -> Days | None:
    """(first, last) proleptic day numbers of a date or interval of EDTF level 1; None for anything else."""
    text = re.sub(r"[~?%]", "", str(edtf).strip()) if edtf else ""
    if "/" not in text:
        return _point(text)
    start, end = text.split("/", 1)
    low, high = _end(start), _end(end)
    if not low and not high:
        return None
    return (low[0] if low else 0, high[1] if high else _EVER)


def _end(text: str) -> Days | None:
    return None if text in ("", "..") else day_range(text)


def _point(text: str) -> Days | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part and part != "XX" else None for part in match.groups())
    try:
        return _bounds(year or 0, month, day)
    except ValueError:
        return None


def _bounds(year: int, month: int | None, day: int | None) -> Days:
    if month is None or not 1 <= month <= 12:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
    exact = date(year, month, day).toordinal()
    return exact, exact
