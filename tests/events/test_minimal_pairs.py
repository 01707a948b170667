"""Minimal pairs: one act affirmed, negated, planned, demanded, denied, with roles swapped or the order changed."""

from collections.abc import Mapping
from typing import Any

from tables import Row, brief, cell, countries, events, failures, rows
from taqarub.pipeline import Coder

TABLE = rows("minimal_pairs")
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT".split()
)
STATUSES = frozenset(("actual", "future", "hypothetical", "negated", "historical", "none"))
_MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_HAPPENED = frozenset(("actual", "historical"))
_ANY = frozenset("*")
_LEAST = 0.95


def test_table_is_sound() -> None:
    ids = [row["id"] for row in TABLE]
    assert len(ids) == len(set(ids)) >= 170
    assert {row["type"] for row in TABLE} == TYPES
    assert {row["status"] for row in TABLE} == STATUSES
    for row in TABLE:
        assert (row["status"] == "none") == (not row["actors"] and not row["recipients"]), row["id"]


def test_pairs_are_told_apart(coder: Coder) -> None:
    wrong = failures(TABLE, lambda row: _wrong(coder, row))
    assert len(wrong) <= (1 - _LEAST) * len(TABLE), f"{len(wrong)} rows"


def _wrong(coder: Coder, row: Row) -> str:
    found = [event for event in events(coder, row["text"]) if event["type"] == row["type"]]
    if row["status"] == "none":
        right = not any(event["status"] in _HAPPENED for event in found)
    else:
        right = any(_as_expected(event, row) for event in found)
    return "" if right else _report(coder, row)


def _as_expected(event: Mapping[str, Any], row: Row) -> bool:
    """The status must be the row's; in mutual acts, and where all sides are actors, it is enough to name all sides.

    `*` in a cell: any countries or none.
    """
    actors, recipients = countries(event["actors"]), countries(event["recipients"])
    wanted = cell(row, "actors"), cell(row, "recipients")
    if event["status"] != row["status"]:
        return False
    if row["type"] in _MUTUAL or (len(wanted[0]) > 1 and not wanted[1]):
        return actors | recipients == wanted[0] | wanted[1]
    return wanted[0] in (_ANY, actors) and wanted[1] in (_ANY, recipients)


def _report(coder: Coder, row: Row) -> str:
    wanted = f"{row['type']} {row['status']} {row['actors'] or '?'} → {row['recipients'] or '?'}"
    got = "; ".join(map(brief, events(coder, row["text"]))) or "nothing"
    return f"{row['id']}: {row['text']}\n    wanted {wanted}\n    got    {got}"
