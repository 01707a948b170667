"""Tables of own sentences under tests/data: how tests read them, and how they report the rows that fail."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from taqarub.model.text import Document
from taqarub.pipeline import Coder

DATA = Path(__file__).parent / "data"
PUBLISHED = "2024-05-15"

Row = Mapping[str, str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of tests/data/<name>.tsv, cells as printed."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def cell(row: Row, column: str) -> frozenset[str]:
    """The alternatives or members of a cell: those between `|`; empty cell, empty set."""
    return frozenset(part for part in row[column].split("|") if part)


def events(coder: Coder, text: str) -> list[dict[str, Any]]:
    """The coded events of a text published on PUBLISHED."""
    found: list[dict[str, Any]] = coder.code(Document("row", text, published=PUBLISHED))["events"]
    return found


def countries(parties: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The codes of actors or recipients, those without one left out."""
    return frozenset(party["country"] for party in parties if party["country"])


def brief(event: Mapping[str, Any]) -> str:
    """One event on one line, for a failure report."""
    sides = " → ".join("|".join(sorted(countries(event[side]))) or "?" for side in ("actors", "recipients"))
    return f"{event['type']} {event['status']} {sides} «{event['trigger']['text']}»"


def failures(table: Sequence[Row], wrong: Callable[[Row], str]) -> list[str]:
    """`wrong(row)` of every row that fails, printed; an empty string means right."""
    found = [why for row in table if (why := wrong(row))]
    print("\n".join(found))  # noqa: T201
    print(f"{len(table) - len(found)} of {len(table)} right")  # noqa: T201
    return found
