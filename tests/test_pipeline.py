"""The whole path on the sample articles: valid, pointing at its words, the same bytes every time."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest_types import Cli
from taqarub.model.text import Document
from taqarub.pipeline import Coder
from taqarub.record.contract import validate
from taqarub.record.ids import to_json

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))


def document(path: Path) -> Document:
    """A sample article."""
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Document(**loaded)


def spans(part: Any) -> Iterator[dict[str, Any]]:
    """Every object of a record that carries words with their place."""
    if isinstance(part, dict):
        if {"text", "start", "end"} <= part.keys():
            yield part
        for value in part.values():
            yield from spans(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans(value)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_a_valid_record_with_events(coder: Coder, path: Path) -> None:
    one = document(path)
    record = coder.code(one)
    assert validate(record, one.text) == ()
    assert record["events"]
    assert record["document"]["published_basis"] == "given"
    for part in spans(record):
        assert one.text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_coding_twice_gives_the_same_bytes(coder: Coder, path: Path) -> None:
    assert to_json(coder.code(document(path))) == to_json(coder.code(document(path)))


def test_what_was_read_before_changes_nothing(coder: Coder) -> None:
    forward = {one.id: to_json(coder.code(one)) for one in map(document, EXAMPLES)}
    backward = {one.id: to_json(coder.code(one)) for one in map(document, reversed(EXAMPLES))}
    assert forward == backward


def test_processes_and_hash_seeds_change_nothing(coder: Coder, cli: Cli) -> None:
    here = "".join(to_json(coder.code(document(path))) + "\n" for path in EXAMPLES)
    for seed, processes in (("1", "1"), ("2", "2")):
        ran = cli("code", EXAMPLES[0].parent, "--processes", processes, env={"PYTHONHASHSEED": seed})
        assert ran.code == 0, ran.errors
        assert ran.out == here


def test_offsets_count_in_the_text_as_given(coder: Coder) -> None:
    """Marks that folding drops or widens stand before every word that is read."""
    text = "\ufeff«أخبار»ـــ\u200f ﷲ\r\n\r\n  وزارَ رئيسُ الوزراءِ المِصريُّ تركيا أَمسِ، وأعلنَ تقديمَ ٣٠ طنًّا من المساعداتِ.  "
    record = coder.code(Document("marks", text, published="2024-05-15"))
    assert validate(record, text) == ()
    assert any(event["trigger"]["text"].startswith("وزار") for event in record["events"])


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "«", "\ud800", "a" * 5000, "و" * 3000, "زار " * 500, "(" * 2000]
)
def test_odd_texts_give_valid_records(coder: Coder, text: str) -> None:
    assert validate(coder.code(Document("odd", text)), text) == ()
