"""Documents and spans: what the coder reads. Offsets of the model are view offsets unless a name says raw."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was given. `published` is EDTF (level 1, or a one-of set) or None when nobody said."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Span(NamedTuple):
    """Half-open [start, end)."""

    start: int
    end: int
