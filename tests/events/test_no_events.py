"""Sentences that report no political act (sport, weather, markets, culture …), however warlike their words."""

from tables import Row, brief, events, failures, rows
from taqarub.pipeline import Coder

TABLE = rows("no_events")
_MOST = 0.02
_ASSERTED = frozenset(("actual", "future"))


def test_table_is_sound() -> None:
    assert len({row["id"] for row in TABLE}) == len({row["text"] for row in TABLE}) == len(TABLE) >= 320


def test_nothing_is_coded(coder: Coder) -> None:
    wrong = failures(TABLE, lambda row: _wrong(coder, row))
    assert len(wrong) < _MOST * len(TABLE), f"{len(wrong)} rows"


def _wrong(coder: Coder, row: Row) -> str:
    found = [brief(event) for event in events(coder, row["text"]) if event["status"] in _ASSERTED]
    return f"{row['id']}: {row['text']}\n    got {'; '.join(found)}" if found else ""
