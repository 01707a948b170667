"""JSON Lines: one article a line, read as a stream, so a file may be larger than memory."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from taqarub.errors import InputError
from taqarub.ingest.check import too_large
from taqarub.ingest.encoding import decode
from taqarub.ingest.file import unreadable
from taqarub.ingest.items import Failure, Item, Limits, Note, Source
from taqarub.ingest.json_document import parse_json, to_document

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(source: Source, limits: Limits) -> Iterator[Item]:
    """Each line an article; blank lines are skipped; a bad line is one failure (`file:12`), the rest is read."""
    seen = 0
    encodings: set[str] = set()
    try:
        with source.open() as stream:
            for number, line in _lines(stream, limits.max_bytes):
                if line is not None and not line.strip():
                    continue
                seen += 1
                yield from _read_line(source, number, line, limits, encodings)
    except OSError as error:
        yield Failure(source.at, unreadable(source.at, error))
        return
    if not seen:
        yield Failure(source.at, InputError("INP03", "there is no text in it", at=source.at, hint="leave it out"))


def _read_line(source: Source, number: int, line: bytes | None, limits: Limits, encodings: set[str]) -> Iterator[Item]:
    """One line (None = longer than allowed). `encodings` holds those already told of, so each is told once."""
    at = f"{source.at}:{number}"
    if line is None:
        yield Failure(at, too_large(at, limits))
        return
    try:
        decoded = decode(line, at)
        value = parse_json(decoded.text.rstrip("\r\n"), source.at, number)
    except InputError as error:
        yield Failure(at, error)
        return
    if decoded.recognised and decoded.recognised not in encodings:
        encodings.add(decoded.recognised)
        yield Note(at, f"read as {decoded.recognised}")
    yield to_document(value, at, "", limits)


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, its bytes), None for a line over `max_bytes`, whose rest is skipped unread."""
    buffered = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
    head = buffered.peek(2)[:2] if isinstance(buffered, io.BufferedReader) else b""
    if head in _UTF16:  # a newline is two bytes there; rare enough to be read whole
        text = buffered.read().decode("utf-16", "replace")
        yield from enumerate((line.encode("utf-8", "surrogatepass") for line in text.split("\n")), 1)
        return
    number = 0
    while line := buffered.readline(max_bytes + 1):
        number += 1
        whole = len(line) <= max_bytes or line.endswith(b"\n")
        yield number, line if whole else None
        while not whole and (rest := buffered.readline(1 << 20)):
            whole = rest.endswith(b"\n")
