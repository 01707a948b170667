"""One article as JSON: {"id", "title", "text", "published", "outlet", "url"}; only "text" is needed."""

import json
from collections.abc import Iterator, Mapping

from taqarub.errors import InputError
from taqarub.ingest.check import checked
from taqarub.ingest.file import read_all
from taqarub.ingest.items import Failure, Item, Limits, Note, Source
from taqarub.model.digest import digest
from taqarub.model.text import Document


def read_json(source: Source, limits: Limits) -> Iterator[Item]:
    """One object, or a list of them; each bad one is a failure of its own (`file[3]`)."""
    try:
        decoded = read_all(source, limits)
        value = parse_json(decoded.text, source.at, 0)
    except InputError as error:
        yield Failure(source.at, error)
        return
    if decoded.recognised:
        yield Note(source.at, f"read as {decoded.recognised}")
    if not isinstance(value, list):
        yield to_document(value, source.at, source.name, limits)
        return
    if not value:
        yield Failure(source.at, InputError("INP03", "the list is empty", at=source.at, hint="leave it out"))
    for number, one in enumerate(value):
        yield to_document(one, f"{source.at}[{number}]", "", limits)


def parse_json(text: str, at: str, line: int) -> object:
    """The JSON value; `line` is added to the line of an error (0 = a whole file). Raises InputError INP03, INP08."""
    if not text.strip():
        raise InputError("INP03", "there is no text in it", at=at, hint="leave it out")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{at}:{error.lineno}:{error.colno}" if not line else f"{at}:{line}:{error.colno}"
        raise InputError("INP08", f"this is not JSON: {error.msg}", at=where, hint="correct it there") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; nesting without end
        where = f"{at}:{line}" if line else at
        raise InputError("INP08", "this JSON cannot be read", at=where, hint="is it an article?") from error


def to_document(value: object, at: str, name: str, limits: Limits) -> Document | Failure:
    """The document a JSON value holds, or why it holds none (INP09 and the checks of every document)."""
    try:
        document = _build(value, at, name)
    except InputError as error:
        return Failure(at, error)
    return checked(document, at, limits)


def _build(value: object, at: str, name: str) -> Document:
    if not isinstance(value, dict):
        hint = 'each article is an object: {"id": …, "title": …, "text": …, "published": …}'
        raise InputError("INP09", "this is not an article", at=at, got=type(value).__name__, hint=hint)
    text = _field(value, "text", at)
    if text is None:
        raise InputError("INP09", 'the article has no "text"', at=at, hint='put its body in "text"')
    title = _field(value, "title", at)
    return Document(
        id=_field(value, "id", at) or name or digest(title or "", text),
        text=text,
        title=title,
        published=_field(value, "published", at),
        outlet=_field(value, "outlet", at),
        url=_field(value, "url", at),
    )


def _field(value: Mapping[str, object], key: str, at: str) -> str | None:
    """A text field; an id may be a whole number. Empty counts as not given, except for the text."""
    found = value.get(key)
    if key == "id" and isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if found is None or isinstance(found, str):
        return found if found or key == "text" else None
    raise InputError("INP09", f'"{key}" must be text', at=at, got=type(found).__name__, hint="put it in quotes")
