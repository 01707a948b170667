"""The sources in tests/data/attributions.tsv: whose words the text reports, and none where it speaks for itself."""

from tables import Row, cell, events, failures, rows
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

TABLE = rows("attributions")
_LEAST = 0.95


def test_table_is_sound() -> None:
    assert len({row["id"] for row in TABLE}) == len({row["text"] for row in TABLE}) == len(TABLE) >= 60
    assert all(source in row["text"] for row in TABLE for source in cell(row, "source"))


def test_sources_are_found(coder: Coder) -> None:
    wrong = failures(TABLE, lambda row: _wrong(coder, row))
    assert len(wrong) <= (1 - _LEAST) * len(TABLE), f"{len(wrong)} rows"


def _wrong(coder: Coder, row: Row) -> str:
    """Some event of the row's types (`*` = any) names one of its sources; where it has none, no such event does."""
    types = cell(row, "type")
    found = [e["attribution"] for e in events(coder, row["text"]) if e["type"] in types or "*" in types]
    got = [fold(source["text"]) if source else "" for source in found]
    wanted = [fold(source) for source in cell(row, "source")]
    right = any(w in g for w in wanted for g in got) if wanted else not any(got)
    return "" if right else f"{row['id']}: {row['text']}\n    wanted {row['source'] or 'none'}, got {got}"
