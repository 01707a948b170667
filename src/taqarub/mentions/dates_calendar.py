"""Calendar arithmetic of dates: from what a phrase says and a publication day to an EDTF string."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hijridate import Gregorian, Hijri

from taqarub.mentions.edtf import month_of, shift_days, shift_month

# At a publication day (None: not known) → EDTF, or None where the phrase cannot be placed.
Resolver = Callable[[date | None], str | None]

_HIJRI_YEARS = range(1343, 1501)  # the years hijridate converts
_MONTH_PARTS = {"start": "01", "middle": "06", "end": "12"}
_YEAR_PARTS = {"early": ("01", "03"), "late": ("10", "12")}
_NEAR_FUTURE_MONTHS = 2


def fixed(edtf: str | None) -> Resolver:
    """The resolver of a date that is the same from every day."""

    def at(_day: date | None) -> str | None:
        return edtf

    return at


class DateKind(StrEnum):
    """The shape of a date in the text."""

    POINT = "point"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Fields:
    """What a calendar date says: numbers as printed, `shift` for الماضي −1, الجاري 0, المقبل +1 (−2: قبل الماضي).

    `year_shift` is the same for the year (من العام الماضي); `future` marks a sentence about what is to come.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    weekday: int | None = None
    hijri: bool = False
    future: bool = False

    @property
    def stated(self) -> bool:
        """Whether the date can be placed without a publication day."""
        return self.year is not None


@dataclass(frozen=True, slots=True)
class Core:
    """A date read from words [start, end): how to place it, its shape and what it was built of.

    `stated`: it needs no publication day. `hint`: −1 past, +1 future, by its words. `skip`: letters of clitic at its
    first word. `fields`, `day_offset` (اليوم 0, أمس −1), `period` (unit and shift): the parts, for those who reason on.
    `away`: a count of units, signed where it tells how far what follows lies from what is told (بعد يومين من: −2 days).
    `back`: it means the date told last ("then"), or its day, month or year, so many units on (العام التالي: 1 year).
    """

    start: int
    end: int
    at: Resolver
    kind: DateKind = DateKind.POINT
    stated: bool = False
    hint: int = 0
    skip: int = 0
    fields: Fields | None = None
    day_offset: int | None = None
    period: tuple[str, int] | None = None
    away: tuple[str, int] | None = None
    back: tuple[str, int] | None = None

    def moved(self, start: int, skip: int = 0) -> "Core":
        """The same date with an earlier first word, `skip` letters of clitic left out."""
        return replace(self, start=start, skip=skip)


def place(fields: Fields, day: date | None) -> str | None:
    """EDTF of calendar fields, seen from a publication day. Impossible days and unknown years give None."""
    if fields.hijri:
        return _place_hijri(fields, day)
    if fields.month is None and fields.day is not None and fields.shift is not None:
        return _place_in_month(fields.day, shift_month(day, fields.shift)) if day else None
    year = fields.year if fields.year is not None else _year_of(fields, day)
    if year is None or not 1 <= year <= 9999:
        return None
    if fields.month is None:
        return f"{year:04d}"
    if fields.day is None:
        return f"{year:04d}-{fields.month:02d}"
    try:
        return date(year, fields.month, fields.day).isoformat()
    except ValueError:
        return None


def _place_in_month(number: int, month: date) -> str | None:
    try:
        return month.replace(day=number).isoformat()
    except ValueError:
        return None


def _year_of(fields: Fields, day: date | None) -> int | None:
    """The year a date without one belongs to."""
    if day is None:
        return None
    if fields.year_shift is not None:
        return day.year + fields.year_shift
    if fields.month is None:
        return day.year + (fields.shift or 0)
    if fields.weekday is not None and fields.day is not None:
        return _year_by_weekday(fields, day)
    here = (day.month, day.day)
    return _nearest_year(fields.shift, (fields.month, fields.day), here, day.year, fields.future)


def _nearest_year(
    shift: int | None, said: tuple[int, int | None], here: tuple[int, int], year: int, future: bool
) -> int:
    """Year by the modifier; months 1-12 of any calendar. Without one: past, unless told or close to come."""
    month, day = said
    if shift is None:
        ahead = (month - here[0]) % 12
        if future or (day is not None and 0 < ahead <= _NEAR_FUTURE_MONTHS):
            return year if month >= here[0] else year + 1
        return year if month <= here[0] else year - 1
    if shift == 0:
        return min((year, year - 1, year + 1), key=lambda y: abs((y - year) * 12 + month - here[0]))
    same = month == here[0] and day is not None
    if shift < 0:
        before = month < here[0] or (same and (day or 0) <= here[1])
        return (year if before else year - 1) + shift + 1
    after = month > here[0] or (same and (day or 0) >= here[1])
    return year if after else year + 1


def _year_by_weekday(fields: Fields, day: date) -> int | None:
    """The year, near the publication day, in which the day falls on its weekday; else the plain rule."""
    plain = _nearest_year(fields.shift, (fields.month or 1, fields.day), (day.month, day.day), day.year, fields.future)
    fits = []
    for year in (plain, day.year, day.year - 1, day.year + 1):
        try:
            candidate = date(year, fields.month or 1, fields.day or 1)
        except ValueError:
            continue
        if candidate.isoweekday() == fields.weekday:
            fits.append(candidate)
    return min(fits, key=lambda d: abs(d - day)).year if fits else plain


def _place_hijri(fields: Fields, day: date | None) -> str | None:
    year = fields.year if fields.year is not None else _hijri_year(fields, day)
    if year not in _HIJRI_YEARS or year is None:
        return None
    try:
        if fields.month is None:
            first, last = Hijri(year, 1, 1), Hijri(year, 12, Hijri(year, 12, 1).month_length())
        elif fields.day is None:
            first = Hijri(year, fields.month, 1)
            last = Hijri(year, fields.month, first.month_length())
        else:
            first = last = Hijri(year, fields.month, fields.day)
        low, high = first.to_gregorian().isoformat(), last.to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return None
    return low if low == high else f"{low}/{high}"


def _hijri_year(fields: Fields, day: date | None) -> int | None:
    if day is None or not 1925 <= day.year <= 2076:
        return None
    now = Gregorian(day.year, day.month, day.day).to_hijri()
    if fields.month is None:
        return int(now.year) + (fields.shift or 0)
    said = (fields.month, fields.day)
    return _nearest_year(fields.shift, said, (now.month, now.day), now.year, fields.future)


def relative_day(day: date, offset: int, weekday: int | None) -> str:
    """اليوم, أمس, غدا: the day `offset` away; a weekday beside it wins, within three days."""
    target = shift_days(day, offset)
    if weekday is None:
        return target.isoformat()
    return shift_days(target, (weekday - target.isoweekday() + 3) % 7 - 3).isoformat()


def weekday_day(day: date, weekday: int, shift: int | None, future: bool) -> date:
    """The weekday meant: the last one on or before the day (الماضي: before it; المقبل: after it)."""
    back = (day.isoweekday() - weekday) % 7
    if shift == 0:
        return shift_days(week_start(day), weekday % 7)
    if shift is not None and shift > 0:
        return shift_days(day, 7 - back)
    if shift is None and future:
        return shift_days(day, (7 - back) % 7)
    if shift is not None:
        return shift_days(day, -(back or 7) + 7 * (shift + 1))
    return shift_days(day, -back)


def week_start(day: date) -> date:
    """The Sunday that begins the week of a day (the Arab week runs from Sunday to Saturday)."""
    return shift_days(day, -(day.isoweekday() % 7))


def period(unit: str, shift: int, day: date) -> str | None:
    """The week, month, year … `shift` away from the one a day lies in."""
    if unit == "week":
        first = shift_days(week_start(day), 7 * shift)
        return f"{first}/{shift_days(first, 6)}"
    if unit == "month":
        return month_of(shift_month(day, shift))
    length = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if length is None:
        return shift_days(day, shift).isoformat()
    first_year = (day.year // length + shift) * length
    if not 1 <= first_year <= 9900:
        return None
    return f"{first_year:04d}" if length == 1 else f"{first_year:04d}/{first_year + length - 1:04d}"


def away(unit: str, count: float, day: date) -> str | None:
    """The date `count` units from a day (negative: before), as fine as such counts are meant; `~` where rounded."""
    if unit in ("minute", "hour"):
        return shift_days(day, int(count / 24) if unit == "hour" else 0).isoformat()
    if unit == "day":
        return shift_days(day, int(count)).isoformat() + ("" if abs(count) < 14 else "~")
    if unit == "week":
        return shift_days(day, int(count * 7)).isoformat() + "~"
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    if not -12 * (day.year - 2) <= months <= 12 * (9990 - day.year):
        return None
    if unit == "month" or months % 12:
        return month_of(shift_month(day, round(months))) + "~"
    return f"{day.year + round(months / 12):04d}~"


def span(unit: str, count: float, day: date) -> str | None:
    """The interval from a day to `count` units away, ends in order, without marks of approximation."""
    far = away(unit, count, day)
    if far is None:
        return None
    far = far.rstrip("~")
    near = day.isoformat()[: len(far)]
    first, last = (far, near) if count < 0 else (near, far)
    return first if first == last else f"{first}/{last}"


def part_of(part: str, edtf: str | None) -> str | None:
    """The start, middle or end of a period. Only a plain year has parts that can be told in EDTF."""
    if edtf is None or not re.fullmatch(r"\d{4}", edtf):
        return edtf
    if part in _MONTH_PARTS:
        return f"{edtf}-{_MONTH_PARTS[part]}~"
    first, last = _YEAR_PARTS[part]
    return f"{edtf}-{first}/{edtf}-{last}"


def since(edtf: str | None) -> str | None:
    """Open interval from the beginning of a date."""
    if edtf is None or edtf.startswith(("..", "[")):
        return None
    return edtf.split("/")[0] + "/.."


def until(edtf: str | None, day: date | None) -> str | None:
    """Interval up to the end of a date: from the publication day where that is earlier, else open."""
    if edtf is None or edtf.endswith("..") or edtf.startswith("["):
        return None
    last = edtf.split("/")[-1].rstrip("~")
    if day is None or last <= day.isoformat()[: len(last)]:
        return f"../{last}"
    return f"{day.isoformat()}/{last}"


def between(first: str | None, last: str | None) -> str | None:
    """Interval from the beginning of one date to the end of another; None when they are out of order."""
    if first is None or last is None or "[" in first + last:
        return None
    low, high = first.split("/")[0], last.split("/")[-1]
    if ".." in (low, high) or low.rstrip("~")[: len(high)] > high.rstrip("~"):
        return None
    return low if low == high else f"{low}/{high}"


def season(first_month: int, year: str | None) -> str | None:
    """Three months from `first_month` of a plain year; winter runs into the next year."""
    if year is None or not re.fullmatch(r"\d{4}", year):
        return None
    begin = date(int(year), first_month, 1)
    return f"{month_of(begin)}/{month_of(shift_month(begin, 2))}"


def fraction(parts: int, number: int, year: str | None) -> str | None:
    """The `number`-th of 2 halves or 4 quarters of a plain year, as an interval of months."""
    if year is None or not re.fullmatch(r"\d{4}", year) or not 1 <= number <= parts:
        return None
    length = 12 // parts
    first = (number - 1) * length + 1
    return f"{year}-{first:02d}/{year}-{first + length - 1:02d}"


def months_of(count: int, last: bool, year: str | None) -> str | None:
    """The first or last `count` months of a plain year."""
    if year is None or not re.fullmatch(r"\d{4}", year) or not 1 <= count <= 12:
        return None
    first = 13 - count if last else 1
    return between(f"{year}-{first:02d}", f"{year}-{first + count - 1:02d}")


def about(edtf: str | None) -> str | None:
    """A point date as an approximate one."""
    return edtf + "~" if edtf and edtf[-1].isdigit() and "/" not in edtf else edtf
