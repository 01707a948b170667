"""Quantities: every row of tests/data/quantities.tsv, and what must hold of any text."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.mentions.numbers import digits_value
from taqarub.mentions.quantities import load_quantity_grammar
from taqarub.text.normalise import fold

TABLE = Path(__file__).parent.parent / "data" / "quantities.tsv"
GRAMMAR = load_quantity_grammar()
WORDS = (
    "ثلاثة آلاف مئة وخمسون مليون مليونا ونصف دولار من بين و إلى 5 1,5 2.000 % نحو أكثر من عشرات قتيلان"
    " شخص واحد - / ( ) ألف ألفي 0 999999 بالمئة إلى"
).split()


def rows() -> Iterator[dict[str, str]]:
    """Rows as dictionaries; counted `-` = no quantity at all in the sentence."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["expression"])
def test_quantity_is_read(row: dict[str, str]) -> None:
    text, part = fold(row["sentence"]), fold(row["expression"])
    found = GRAMMAR.find(text)
    if row["counted"] == "-":
        assert found == ()
        return
    start = text.find(part)
    here = [q for q in found if q.start < start + len(part) and q.end > start]
    value, low, high = (float(row[key]) if row[key] else None for key in ("value", "low", "high"))
    expected = (value, low, high, row["unit"] or None, row["approx"] == "1", row["counted"] or None)
    assert [(q.value, q.low, q.high, q.unit, q.approx, q.counted) for q in here] == [expected]


def test_spans_of_dates_are_left_out() -> None:
    text = fold("وصل 12 خبيرا في 5 مايو 2019.")
    at = text.index("5")
    assert [q.value for q in GRAMMAR.find(text, [(at, len(text) - 1)])] == [12.0]


@pytest.mark.parametrize(
    ("word", "value"),
    [("1,200", 1200), ("1.200.000", 1200000), ("2,5", 2.5), ("2.5", 2.5), ("1,234.5", 1234.5), ("27.02.2018", None)],
)
def test_points_and_commas_in_digits(word: str, value: float | None) -> None:
    assert digits_value(word) == value


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
def test_any_text_gives_ordered_quantities_with_ordered_bounds(text: str) -> None:
    folded, end = fold(text), 0
    for quantity in GRAMMAR.find(folded):
        assert end <= quantity.start < quantity.end <= len(folded)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.end
