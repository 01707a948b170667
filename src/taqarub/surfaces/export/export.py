"""One export: the events are spooled, described, written in a format, read back and compared, then put in place.

A file that fails its own reading never appears; its sidecar `FILE.meta.json` holds the snapshot's description.
"""

import csv
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from xml.etree import ElementTree

from taqarub.errors import RecordError, SettingsError
from taqarub.surfaces.export.documents import GraphMl, JsonLd, JsonLines, Parquet
from taqarub.surfaces.export.gdelt import gdelt_format, gdelt_mentions_format
from taqarub.surfaces.export.predecessors import icews_format, polecat_format
from taqarub.surfaces.export.rows import Row
from taqarub.surfaces.export.snapshot import Snapshot
from taqarub.surfaces.export.tables import csv_format


class Format(Protocol):
    """`parts` turns events into what the file holds; `write` writes that, and `read` gives it back."""

    def parts(self, events: Iterable[Row], snapshot: Snapshot, /) -> Iterator[Any]:
        """The rows, nodes or edges of the file."""

    def write(self, path: Path, parts: Iterable[Any], snapshot: Snapshot, /) -> None:
        """The file."""

    def read(self, path: Path, snapshot: Snapshot, /) -> Iterator[Any]:
        """The parts, as a reader gets them. Raises ValueError for a file that is not as it should be."""


FORMATS: Mapping[str, Callable[[], Format]] = {
    "csv": csv_format,
    "jsonl": JsonLines,
    "parquet": Parquet,
    "jsonld": JsonLd,
    "graphml": GraphMl,
    "polecat": polecat_format,
    "icews": icews_format,
    "gdelt": gdelt_format,
    "gdelt-mentions": gdelt_mentions_format,
}


def format_of(path: Path, wanted: str | None) -> str:
    """The format by its name, else by the file's ending. Raises SettingsError SET09."""
    found = wanted or path.suffix.lower().lstrip(".")
    if found not in FORMATS:
        raise SettingsError("SET09", "this is no format of an export", got=found, hint=f"--as {'|'.join(FORMATS)}")
    return found


def export(events: Iterable[Row], path: Path, format_: str, date: str) -> Snapshot:
    """Write the events and the sidecar. `date` is the snapshot's ISO day: the same events and day give the same bytes.

    Raises RecordError REC03 (cannot be written), REC06 (reads back otherwise); an older file is left as it was.
    """
    chosen = FORMATS[format_]()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            spool, made = Path(folder) / "spool", Path(folder) / "made"
            snapshot = _spool(events, spool, date)
            rows = _write(chosen, spool, made, snapshot, path)
            meta = Path(folder) / "meta"
            meta.write_text(_sidecar(snapshot, {"format": format_, "file": path.name, "rows": rows}, made), "utf-8")
            _place(meta, sidecar_of(path))
            _place(made, path)
    except OSError as error:
        hint = f"{error.strerror or type(error).__name__}; name another file"
        raise RecordError("REC03", "the output cannot be written", at=str(path), hint=hint) from error
    return snapshot


def sidecar_of(path: Path) -> Path:
    """The file beside an export that describes it."""
    return path.with_name(f"{path.name}.meta.json")


def _spool(events: Iterable[Row], spool: Path, date: str) -> Snapshot:
    """The events on disk, one a line: the store is read once, and the description stands before the first row."""
    hasher, reports, outlets, count = hashlib.sha256(), 0, set[str](), 0
    with spool.open("w", encoding="utf-8", newline="\n") as stream:
        for event in events:
            line = json.dumps(event, ensure_ascii=False) + "\n"
            hasher.update(line.encode())
            stream.write(line)
            count, reports = count + 1, reports + event["n_reports"]
            outlets |= {report["outlet"] or "" for report in event["reports"]}
    return Snapshot(date, hasher.hexdigest(), count, reports, len(outlets))


def _write(format_: Format, spool: Path, made: Path, snapshot: Snapshot, path: Path) -> int:
    """Write, read back, compare; how many rows, nodes or edges there are."""
    written = _Hashed(format_.parts(JsonLines().read(spool, snapshot), snapshot))
    format_.write(made, written, snapshot)
    found = _Hashed(format_.read(made, snapshot))
    try:
        for _ in found:
            pass
    except (ValueError, KeyError, csv.Error, ElementTree.ParseError) as error:
        raise _unread(path, str(error)) from error
    if found.digest() != written.digest():
        raise _unread(path, "other rows")
    return written.count


def _unread(path: Path, got: str) -> RecordError:
    hint = "this is a fault of the program: please report it"
    return RecordError("REC06", "the export does not read back as it was written", at=str(path), got=got, hint=hint)


class _Hashed:
    """Parts passed on one by one, each counted and taken into a digest."""

    def __init__(self, parts: Iterable[Any]) -> None:
        self._parts = parts
        self._hasher = hashlib.sha256()
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for part in self._parts:
            self._hasher.update(json.dumps(part, ensure_ascii=False, sort_keys=True).encode() + b"\n")
            self.count += 1
            yield part

    def digest(self) -> bytes:
        """Of all parts so far, in their order."""
        return self._hasher.digest()


def _sidecar(snapshot: Snapshot, file: Mapping[str, Any], made: Path) -> str:
    with made.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    found = {**snapshot.as_dict(), **file, "file_sha256": digest}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _place(made: Path, path: Path) -> None:
    """Put a file in its place, readable as any new file is."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o666 & ~mask)
    made.replace(path)
