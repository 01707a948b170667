"""EDTF dates in words, in the reader's language and with the month names of the reader's country."""

import re
from datetime import date

from babel.dates import format_date

from taqarub.relations.periods import first_day
from taqarub.surfaces.web.catalogue import Words

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_WHOLE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def in_words(edtf: str | None, words: Words) -> str:
    """`2024-02~` → "about February 2024"; None → "Not stated"; what is beyond level 1 is given as it is."""
    if not edtf:
        return words.ui("not_stated")
    if edtf[0] == "[" and edtf[-1] == "]":
        parts = [_single(part, words) for part in edtf[1:-1].split(",")]
        return words.ui("one_of", dates=("، " if words.language == "ar" else ", ").join(parts))
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval(start, end, words)
    return _single(edtf, words)


def period_in_words(period: str, words: Words) -> str:
    """`2024-02` → "February 2024"; `2024-W07`, an ISO week → "week of February 12, 2024"."""
    if "-W" in period:
        return words.ui("week_of", date=in_words(first_day(period), words))
    return in_words(period, words)


def is_filter_date(value: str) -> bool:
    """True for what a reader may type as a limit: a year, a month or a day that exists."""
    if not _WHOLE.fullmatch(value):
        return False
    return len(value) < 10 or _day(value) is not None


def _interval(start: str, end: str, words: Words) -> str:
    if start in ("", ".."):
        return words.ui("until", date=_single(end, words))
    if end in ("", ".."):
        return words.ui("since", date=_single(start, words))
    return words.ui("period", **{"from": _single(start, words), "to": _single(end, words)})


def _single(value: str, words: Words) -> str:
    match = _PLAIN.fullmatch(value)
    text = _calendar(match[1], match[2], match[3], words) if match else None
    if match is None or text is None:
        return value
    return words.ui("approx", date=text) if match[4] else text


def _calendar(year: str, month: str | None, day: str | None, words: Words) -> str | None:
    """A year, month or day in words; None for a date that does not exist (seasons too)."""
    if month is None:
        return year
    found = _day(f"{year}-{month}-{day or '01'}")
    if found is None:
        return None
    return str(format_date(found, "long" if day else "MMMM y", locale=words.locale))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
