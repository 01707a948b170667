"""Dates as EDTF strings: level 1, open intervals, and one-of sets `[a,b]` for "one of these days".

EDTF is the Extended Date/Time Format (ISO 8601-2). Read here: `2022`, `2022-11`, `2022-11-03`, `~ ? %` after each,
`199X`, `19XX`, seasons `2022-21` … `2022-24`, intervals `a/b`, `a/..`, `../b`, and `[a,b,…]`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from taqarub.errors import DateError

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?", re.ASCII)
_Day = TypeVar("_Day", int, date)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the publication day: days to try a relative date on, and how fine the knowledge is.

    `grain` is 10 for days (one or a set of them), 7 for a month, 4 for a year: the length of the EDTF it allows.
    """

    days: tuple[date, ...]
    grain: int
    first: date
    last: date


def is_edtf(value: str) -> bool:
    """Whether a string is a date this project writes."""
    return edtf_bounds(value) is not None


def edtf_bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF date (open ends are date.min, date.max); None if it is not one."""
    if not edtf:
        return None
    if edtf.startswith("[") and edtf.endswith("]"):
        bounds = [_point_bounds(part) for part in edtf[1:-1].split(",")]
        known = [b for b in bounds if b]
        return (min(b[0] for b in known), max(b[1] for b in known)) if len(known) == len(bounds) else None
    if "/" in edtf:
        return _interval_bounds(*edtf.split("/", 1))
    return _point_bounds(edtf)


def overlap(one: tuple[_Day, _Day], other: tuple[_Day, _Day]) -> bool:
    """Have two stretches, each by its first and last day, a day in common?"""
    return one[0] <= other[1] and other[0] <= one[1]


def _interval_bounds(first: str, last: str) -> tuple[date, date] | None:
    low = (date.min, date.min) if first == ".." else _point_bounds(first)
    high = (date.max, date.max) if last == ".." else _point_bounds(last)
    if low is None or high is None or first == last == ".." or low[0] > high[1]:
        return None
    return low[0], high[1]


@lru_cache(maxsize=4096)  # the same few dates come back all through an article
def _point_bounds(point: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(point)
    if not match:
        return None
    year, month, day = match.groups()
    if "X" in year:
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return None if month or low < 1 else (date(low, 1, 1), date(high, 12, 31))
    if int(year) < 1 or (month and not day and int(month) in _SEASONS):
        return _season_bounds(int(year), int(month)) if month and 1 <= int(year) < 9999 else None
    try:
        if day:
            return (exact := date(int(year), int(month), int(day))), exact
        last = int(month or 12)
        return date(int(year), int(month or 1), 1), date(int(year), last, monthrange(int(year), last)[1])
    except ValueError:
        return None


def _season_bounds(year: int, season: int) -> tuple[date, date]:
    first = date(year, _SEASONS[season], 1)
    end = shift_month(first, 2)
    return first, end.replace(day=monthrange(end.year, end.month)[1])


def shift_month(day: date, months: int) -> date:
    """The first day of the month `months` away; kept inside the years a date can have."""
    index = day.year * 12 + day.month - 1 + months
    index = min(max(index, 12), 9999 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def shift_days(day: date, days: int) -> date:
    """The day `days` away; kept inside the years a date can have."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_of(day: date) -> str:
    """`2022-11` of a day."""
    return f"{day.year:04d}-{day.month:02d}"


def coarse(edtf: str) -> str | None:
    """The finest plain date that holds all of an EDTF date: day, month or year; None when it spans years."""
    bounds = edtf_bounds(edtf)
    if bounds is None:
        return None
    first, last = bounds
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return month_of(first)
    return f"{first.year:04d}" if first.year == last.year else None


def plain(edtf: str | None) -> str | None:
    """A one-of set as the finest date that holds it; other dates and None stay."""
    return coarse(edtf) if edtf and edtf.startswith("[") else edtf


def approximate(edtf: str | None) -> str | None:
    """A date as an approximate one (`~`); of a one-of set its month; intervals and None stay."""
    day = plain(edtf)
    return day if not day or day[-1] in "~?%" or "/" in day else day + "~"


def cut(point: str, grain: int) -> str:
    """A point date at a coarser grain (7 = month, 4 = year); `..` stays."""
    plain = point.rstrip("~?%")
    return plain[:grain] if len(plain) > grain and "X" not in plain else point


def cut_interval(edtf: str, grain: int) -> str:
    """An interval or point with each end at a coarser grain; equal ends become one date."""
    first, slash, last = edtf.partition("/")
    first, last = cut(first, grain), cut(last, grain)
    return f"{first}/{last}" if slash and first != last else first


def anchor(published: str | None) -> Anchor | None:
    """What a publication date lets us compute with; None when nothing is known or it spans years."""
    bounds = edtf_bounds(published)
    if published is None or bounds is None or bounds[0] == date.min or bounds[1] == date.max:
        return None
    first, last = bounds
    if published.startswith("["):
        days = [edtf_bounds(part) for part in published[1:-1].split(",")]
        exact = tuple(d[0] for d in days if d and d[0] == d[1])
        if len(exact) == len(days):
            return Anchor(exact, 10, first, last)
    if first == last:
        return Anchor((first,), 10, first, last)
    if (first.year, first.month) == (last.year, last.month):
        middle = first.replace(day=15)
        return Anchor((middle, first, last), 7, first, last)
    if first.year == last.year:
        return Anchor((date(first.year, 7, 1), first, last), 4, first, last)
    return None


def merge(results: list[str | None], grain: int) -> str | None:
    """One date out of the readings under each possible publication day; coarser, or a one-of set, where they differ.

    `results[0]` is the reading under the middle day. A day is never given where only the month is known.
    """
    known = [result for result in results if result is not None]
    if not known or len(known) < len(results):
        return None
    distinct = sorted(set(known))
    if len(distinct) == 1:
        return distinct[0]
    if grain == 10 and all(len(result) == 10 and "/" not in result for result in distinct):
        return f"[{','.join(distinct)}]"
    at = 4 if grain == 4 else 7
    cuts = [cut_interval(result, at) for result in known]
    if len(set(cuts)) == 1:
        return cuts[0]
    return None if at == 4 else _approximate_ends(cuts[0])


def _approximate_ends(edtf: str) -> str:
    ends = [end if end == ".." or end.endswith("~") else end + "~" for end in edtf.split("/")]
    return "/".join(ends)


def parse_published(value: str) -> str:
    """A caller's publication date as EDTF: a day, month, year, one-of set of days; a time after the day is cut off.

    Raises DateError DAT01 (not a date), DAT02 (no such day), DAT03 (an interval or a span of years).
    """
    text = value.strip()
    text = re.sub(r"(?<=^\d{4}-\d{2}-\d{2})[T ].*", "", text)
    if "/" in text and re.fullmatch(r"[0-9X.~?%/-]+", text):
        raise DateError("DAT03", "publication cannot be an interval", got=value, hint="give the day, month or year")
    bounds = edtf_bounds(text)
    if bounds is not None:
        return _sorted_set(text)
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?[~?%]?", text):
        raise DateError("DAT02", "there is no such day", got=value, hint="write it as 2022-11-10")
    raise DateError("DAT01", "not a date", got=value, hint="write 2022-11-10, 2022-11 or 2022")


def _sorted_set(text: str) -> str:
    if not text.startswith("["):
        return text
    parts = sorted({part.strip() for part in text[1:-1].split(",")})
    return parts[0] if len(parts) == 1 else f"[{','.join(parts)}]"
