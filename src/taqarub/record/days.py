"""From an EDTF date to the first and last day it may mean: the store sorts and filters by days."""

from datetime import date

from taqarub.mentions.edtf import edtf_bounds


def day_range(edtf: str | None) -> tuple[str | None, str | None]:
    """(first, last) ISO day of a date; None at an open end, (None, None) for None or what is no date."""
    bounds = edtf_bounds(edtf)
    if bounds is None:
        return None, None
    first, last = bounds
    return None if first == date.min else first.isoformat(), None if last == date.max else last.isoformat()
