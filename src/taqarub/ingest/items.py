"""What readers take and give: a source goes in; documents, failures and notes come out, in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from taqarub.errors import TaqarubError
from taqarub.model.text import Document


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream. `at` is what messages call it; `name` is the id of a document that has none ("" = digest)."""

    at: str
    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on untrusted input: bytes a document, and the least share of Arabic among its letters (0…1)."""

    max_bytes: int = 20_000_000
    min_arabic: float = 0.4


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read; the rest of the batch goes on."""

    at: str
    error: TaqarubError


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know about a document that was read all the same."""

    at: str
    message: str


Item = Document | Failure | Note
Reader = Callable[[Source, Limits], Iterator[Item]]
