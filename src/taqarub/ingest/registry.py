"""Which reader reads which file. To add a format: one reader, one line here, one fixture and its test."""

import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from taqarub.errors import InputError
from taqarub.ingest.file import read_text, unreadable
from taqarub.ingest.items import Failure, Item, Limits, Note, Reader, Source
from taqarub.ingest.json_document import read_json
from taqarub.ingest.jsonl import read_jsonl
from taqarub.model.text import Document

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
STDIN = "-"


def read_paths(
    paths: Iterable[str | Path], limits: Limits | None = None, stdin: io.BufferedReader | None = None
) -> Iterator[Item]:
    """Every document of files, folders (recursive, sorted) and "-" (standard input), in order, ids made distinct.

    Never raises for a bad document: it comes out as a Failure in its place.
    """
    return distinct_ids(_read(tuple(map(str, paths)), limits or Limits(), stdin))


def distinct_ids(items: Iterable[Item]) -> Iterator[Item]:
    """A document whose id was used before in this batch gets the suffix -2, -3 …, with a note."""
    used: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Document) and item.id in used:
            name = _free_name(item.id, used)
            yield Note(item.id, f"this id was used before in the batch; the document becomes {name}")
            item = replace(item, id=name)
        if isinstance(item, Document):
            used[item.id] += 1
        yield item


def _free_name(name: str, used: Counter[str]) -> str:
    """The first free of name-2, name-3 …; the count of uses is remembered, so a thousand equal ids cost a thousand."""
    used[name] += 1
    while f"{name}-{used[name]}" in used:
        used[name] += 1
    return f"{name}-{used[name]}"


def _read(paths: tuple[str, ...], limits: Limits, stdin: io.BufferedReader | None) -> Iterator[Item]:
    found = [one for path in paths for one in _expand(path)]
    stems = Counter(Path(one).stem for one in found if isinstance(one, str))
    for one in found:
        if isinstance(one, Failure):
            yield one
        elif one == STDIN:
            yield from _read_stdin(limits, stdin)
        else:
            yield from _read_file(Path(one), stems, limits)


def _read_file(path: Path, stems: Counter[str], limits: Limits) -> Iterator[Item]:
    reader = READERS.get(path.suffix.lower())
    if reader is None and path.exists():
        known = ", ".join(READERS)
        error = InputError("INP11", "unknown kind of file", at=str(path), got=path.suffix, hint=f"give {known}")
        yield Failure(str(path), error)
        return
    reader = reader or read_text  # reports that the file is missing
    name = path.stem if stems[path.stem] == 1 else ""
    yield from reader(Source(str(path), name, lambda: path.open("rb")), limits)


def _expand(path: str) -> Iterator[str | Failure]:
    """The files of a path: itself, or all known ones under it."""
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    found = list(_walk(path))
    yield from found
    if not found:
        hint = "it should hold " + ", ".join(READERS)
        yield Failure(path, InputError("INP12", "there is no article in this folder", at=path, hint=hint))


def _walk(folder: str) -> Iterator[str | Failure]:
    """Sorted by path, hidden files and links to folders left out, an unreadable folder reported in its place."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(folder, unreadable(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif Path(entry.name).suffix.lower() in READERS:
            yield entry.path


def _read_stdin(limits: Limits, stdin: io.BufferedReader | None) -> Iterator[Item]:
    """Standard input: JSON lines when it starts with {, a JSON list with [, else one plain text."""
    stream = stdin or _standard_input()
    head = stream.peek(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    source = Source("standard input", "", lambda: stream)
    yield from _sniff(head)(source, limits)


def _standard_input() -> io.BufferedReader:
    return open(0, "rb", closefd=False)


def _sniff(head: bytes) -> Reader:
    if head.startswith(b"["):
        return read_json
    if not head.startswith(b"{"):
        return read_text
    # {"id"… on a line of its own is the first of JSON lines; { alone opens one object over many lines
    return read_json if head.split(b"\n", 1)[0].strip() == b"{" else read_jsonl
