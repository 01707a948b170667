"""Coded documents as JSON lines, CSV or a table; a file appears whole or not at all."""

import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TextIO

from taqarub.errors import RecordError
from taqarub.record.days import day_range
from taqarub.record.ids import to_json
from taqarub.record.same_event import countries
from taqarub.surfaces.cli.batch import Coded

CSV_COLUMNS = (
    *("event_id", "article_id", "article_title", "article_url", "outlet", "published"),
    *("type", "mode", "act", "status", "quad", "score", "contexts"),
    *("actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors"),
    *("date", "date_from", "date_to", "date_precision", "act_date", "place", "place_country", "attribution"),
    *("trigger", "quote", "char_start", "char_end", "same_as", "review", "confidence", "version"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FSI, PDI = "\u2068", "\u2069"


class Format(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


class Writer(Protocol):
    """Writes records one by one; `close` writes what needs all of them."""

    def write(self, coded: Coded) -> None:
        """One more document."""

    def close(self) -> None:
        """No more documents."""


class JsonlWriter:
    """One record a line, in the order of the input."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, coded: Coded) -> None:
        """One line."""
        self._stream.write(to_json(coded.record) + "\n")

    def close(self) -> None:
        """Nothing is left to write."""


class CsvWriter:
    """One event mention a row, with a byte order mark so that spreadsheets read the Arabic."""

    def __init__(self, stream: TextIO) -> None:
        stream.write("\ufeff")
        self._rows = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\r\n")
        self._rows.writeheader()

    def write(self, coded: Coded) -> None:
        """One row for each event."""
        self._rows.writerows(csv_rows(coded))

    def close(self) -> None:
        """Nothing is left to write."""


class TableWriter:
    """For reading on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rows: list[tuple[str, ...]] = []

    def write(self, coded: Coded) -> None:
        """Keep the document's events for the table."""
        self._rows.extend(_table_row(coded.record["document"]["id"], event) for event in coded.record["events"])

    def close(self) -> None:
        """Draw the table."""
        draw_table(
            self._stream, ("article", "date", "type", "mode", "status", "actors", "recipients", "words"), self._rows
        )


_WRITERS: dict[Format, Callable[[TextIO], Writer]] = {
    Format.JSONL: JsonlWriter,
    Format.CSV: CsvWriter,
    Format.TABLE: TableWriter,
}


@contextmanager
def writer(path: Path | None, format_: Format) -> Iterator[Writer]:
    """A writer to a file (whole or not at all) or, for None, to stdout. Raises RecordError REC03."""
    with _open(path) as stream:
        made = _WRITERS[format_](stream)
        yield made
        made.close()


@contextmanager
def _open(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> RecordError:
    hint = error.strerror or type(error).__name__
    return RecordError("REC03", "the output cannot be written", at=str(path), hint=f"{hint}; name another file with -o")


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def csv_rows(coded: Coded) -> Iterator[dict[str, object]]:
    """One mapping a mention, by CSV_COLUMNS. `quote` is the sentence, `char_start` and `char_end` its offsets."""
    document = coded.record["document"]
    shared = {
        "article_id": document["id"],
        "article_title": document["title"],
        "article_url": document["url"],
        "outlet": document["outlet"],
        "published": document["published"],
        "version": document["coder"],
    }
    for event in coded.record["events"]:
        row = shared | _csv_event(event) | _csv_evidence(event, coded.document.text)
        yield {key: _safe(value) for key, value in row.items()}


def _csv_event(event: Mapping[str, Any]) -> dict[str, object]:
    first, last = day_range(event["date"])
    keys = ("type", "mode", "act", "status", "quad", "score", "date", "act_date", "same_as", "confidence")
    return {
        **{key: event[key] for key in keys},
        "event_id": event["id"],
        "contexts": " ".join(event["contexts"]),
        **_csv_side("actor", event["actors"]),
        **_csv_side("recipient", event["recipients"]),
        "date_from": first,
        "date_to": last,
        "date_precision": date_precision(event["date"]),
        "review": None,
    }


def _csv_side(role: str, parties: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    found = tuple(parties)
    return {
        f"{role}s": " | ".join(party["name"] or party["text"] for party in found),
        f"{role}_countries": " ".join(countries(found)),
        f"{role}_sectors": " ".join(sorted({party["sector"] for party in found if party["sector"]})),
    }


def _csv_evidence(event: Mapping[str, Any], text: str) -> dict[str, object]:
    place, source, sentence = event["place"] or {}, event["attribution"] or {}, event["sentence"]
    return {
        "place": place.get("name") or place.get("text"),
        "place_country": place.get("country"),
        "attribution": source.get("text"),
        "trigger": event["trigger"]["text"],
        "quote": text[sentence["start"] : sentence["end"]],
        "char_start": sentence["start"],
        "char_end": sentence["end"],
    }


def date_precision(edtf: str | None) -> str | None:
    """day, month, year or interval; None without a date."""
    if not edtf:
        return None
    if "/" in edtf or edtf.startswith("["):
        return "interval" if "/" in edtf else "one of several days"
    return {0: "year", 1: "month"}.get(edtf.rstrip("~?%").count("-"), "day")


def _safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _table_row(article: str, event: Mapping[str, Any]) -> tuple[str, ...]:
    date = event["date"] or event["act_date"] or ""
    sides = (" ".join(countries(event["actors"])), " ".join(countries(event["recipients"])))
    words = event["trigger"]["text"]
    return (article, date, event["type"], event["mode"] or "", event["status"], *sides, f"{FSI}{words}{PDI}")


def draw_table(stream: TextIO, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """A plain table; Arabic stays in logical order inside isolates, terminals do the rest."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    drawn = io.StringIO()
    width = None if stream.isatty() else 160
    Console(file=drawn, width=width, highlight=False, force_terminal=False).print(table)
    stream.write(drawn.getvalue())
