"""Tables of texts: CSV of our own, and tab-separated ones with the exact columns of POLECAT, ICEWS and GDELT 2."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.surfaces.export.rows import Row
from taqarub.surfaces.export.snapshot import Snapshot

Cells = tuple[str, ...]
_LONGEST = 32_767  # characters that a spreadsheet takes in a cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "event_id", "type", "mode", "act", "status", "quad", "score", "contexts", "actors", "actor_countries",
    "actor_sectors", "actor_offices", "recipients", "recipient_countries", "recipient_sectors", "recipient_offices",
    "date", "date_from", "date_to", "date_precision", "act_date", "place", "place_country", "lat", "lon", "reports",
    "sources", "outlets", "published", "article_id", "article_url", "attribution", "quote", "char_start", "char_end",
    "review", "confidence", "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A table: its columns, what separates them, and what an event gives (one row, several or none)."""

    columns: Sequence[str]
    rows: Callable[[Row], Iterable[Cells]]
    delimiter: str = "\t"
    header: bool = True
    encoding: str = "utf-8"
    newline: str = "\n"

    def parts(self, events: Iterable[Row], _: Snapshot) -> Iterator[Cells]:
        """Every row of the table. Tab-separated tables know no quoting: quotation marks in them are made single."""
        found = (row for event in events for row in self.rows(event))
        return (tuple(one.replace('"', "'") for one in row) for row in found) if self.delimiter == "\t" else found

    def write(self, path: Path, parts: Iterable[Cells], _: Snapshot) -> None:
        """The file, in one pass."""
        with path.open("w", encoding=self.encoding, newline="") as stream:
            out = csv.writer(stream, delimiter=self.delimiter, lineterminator=self.newline)
            if self.header:
                out.writerow(self.columns)
            out.writerows(parts)

    def read(self, path: Path, _: Snapshot) -> Iterator[Cells]:
        """Every row, as a reader gets it. Raises ValueError for other columns than ours."""
        with path.open(encoding=self.encoding, newline="") as stream:
            rows = csv.reader(stream, delimiter=self.delimiter)
            if self.header and next(rows, None) != list(self.columns):
                raise ValueError("the header is another one")
            for row in rows:
                if len(row) != len(self.columns):
                    raise ValueError(f"a row of {len(row)} cells")
                yield tuple(row)


def csv_format() -> TableFormat:
    """For spreadsheets: UTF-8 with byte order mark, one event a row, its first report beside the counts."""
    return TableFormat(COLUMNS, lambda event: (_csv_cells(event),), ",", encoding="utf-8-sig", newline="\r\n")


def cell(value: Any) -> str:
    """Text on one line, cut at what a spreadsheet takes; nothing for None."""
    if value is None:
        return ""
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else str(value)


def join(values: Iterable[Any], separator: str) -> str:
    """The distinct values that are there, in their order."""
    return separator.join(dict.fromkeys(cell(value) for value in values if value))


def _csv_cells(event: Row) -> Cells:
    place, first, reports = event["place"] or {}, event["reports"][0], event["reports"]
    values = {
        **{key: value for key, value in event.items() if not isinstance(value, list | dict)},
        **_side("actor", event["actors"]),
        **_side("recipient", event["recipients"]),
        **{key: first[key] for key in ("published", "article_id", "article_url", "attribution", "quote")},
        "contexts": " ".join(event["contexts"]),
        "place": place.get("name") or place.get("text"),
        "place_country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "reports": event["n_reports"],
        "sources": event["n_sources"],
        "outlets": join((report["outlet"] for report in reports), " | "),
        "char_start": first["char_start"],
        "char_end": first["char_end"],
    }
    return tuple(_safe(values[column]) for column in COLUMNS)


def _side(role: str, parties: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {
        f"{role}s": join((party["name"] or party["text"] for party in parties), " | "),
        f"{role}_countries": join((party["country"] for party in parties), " "),
        f"{role}_sectors": join((party["sector"] for party in parties), " "),
        f"{role}_offices": join((party["office"] for party in parties), " | "),
    }


def _safe(value: Any) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    shown = cell(value)
    return f"'{shown[: _LONGEST - 1]}" if isinstance(value, str) and shown.startswith(_FORMULA) else shown
