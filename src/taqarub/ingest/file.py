"""Plain text: one file is one document."""

from collections.abc import Iterator

from taqarub.errors import InputError
from taqarub.ingest.check import checked, too_large
from taqarub.ingest.encoding import Decoded, decode
from taqarub.ingest.items import Failure, Item, Limits, Note, Source
from taqarub.model.digest import digest
from taqarub.model.text import Document

_TITLE_CHARACTERS = 200
_SENTENCE_ENDS = ".؟?!…"


def read_text(source: Source, limits: Limits) -> Iterator[Item]:
    """The whole file is the text, as given; a short first line without a full stop is also its title."""
    try:
        decoded = read_all(source, limits)
    except InputError as error:
        yield Failure(source.at, error)
        return
    if decoded.recognised:
        yield Note(source.at, f"read as {decoded.recognised}")
    text = decoded.text
    document = Document(id=source.name or digest(text), text=text, title=title_of(text))
    yield checked(document, source.at, limits)


def read_all(source: Source, limits: Limits) -> Decoded:
    """All of a source, decoded. Raises InputError INP02 (unreadable), INP04, INP05 or INP06."""
    try:
        with source.open() as stream:
            data = stream.read(limits.max_bytes + 1)
    except OSError as error:
        raise unreadable(source.at, error) from error
    if len(data) > limits.max_bytes:
        raise too_large(source.at, limits)
    return decode(data, source.at)


def unreadable(at: str, error: OSError) -> InputError:
    """INP01 (it is not there) or INP02 (it is, and cannot be read)."""
    if isinstance(error, FileNotFoundError):
        return InputError("INP01", "there is no such file or folder", at=at, hint="check the path")
    return InputError("INP02", "it cannot be read", at=at, hint=error.strerror or type(error).__name__)


def title_of(text: str) -> str | None:
    """The first line when it reads as a headline: followed by more, under 200 characters, no final stop."""
    line, newline, rest = text.partition("\n")
    line = line.strip()
    if not newline or not rest.strip() or not 0 < len(line) < _TITLE_CHARACTERS:
        return None
    return None if line[-1] in _SENTENCE_ENDS else line
