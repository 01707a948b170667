"""The explanation is the coder's own evidence: the same events, every candidate once, words where they stand."""

import json
from pathlib import Path
from typing import Any

import pytest

from drafts import drafts_of
from taqarub.events.explain import slot_in_words
from taqarub.model.text import Document
from taqarub.pipeline import Coder

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))[::4]


def document(path: Path) -> Document:
    """A sample article."""
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Document(**loaded)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_event_of_the_record_is_explained_once(coder: Coder, path: Path) -> None:
    record, explained = coder.code(document(path)), coder.explain(document(path))
    told = [event for sentence in explained for event in sentence["events"]]
    assert {event["event"] for event in told} == {event["id"] for event in record["events"]}
    assert len(told) == len(record["events"])
    by_id = {event["id"]: event for event in record["events"]}
    for event in told:
        coded = by_id[event["event"]]
        assert (event["type"], event["status"]) == (coded["type"], coded["status"])
        assert [r["text"] for r in event["roles"] if r["role"] == "actor"] == [a["text"] for a in coded["actors"]]
        assert event["row"].startswith(f"triggers/{coded['act']}.tsv:")
        assert event["why"] and all(role["why"] for role in event["roles"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_candidate_is_passed_over(coder: Coder, path: Path) -> None:
    one = document(path)
    explained = coder.explain(one)
    told = sum(len(sentence["events"]) + len(sentence["considered"]) for sentence in explained)
    assert told == len(drafts_of(coder, one.text, one.published))
    for considered in (c for sentence in explained for c in sentence["considered"]):
        assert considered["why_not"]
        assert 0 <= considered["confidence"] <= 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_sentences_and_words_stand_where_they_are_said_to(coder: Coder, path: Path) -> None:
    text = document(path).text
    for sentence in coder.explain(document(path)):
        assert text[sentence["start"] : sentence["end"]] == sentence["sentence"]
        parts = [role for event in sentence["events"] for role in event["roles"]] + sentence["considered"]
        assert all(text[part["start"] : part["end"]] == part["text"] for part in parts)


def test_a_text_without_a_trigger_is_explained_by_empty_lists(coder: Coder) -> None:
    assert coder.explain(Document("a", "السماء صافية.")) == [
        {"sentence": "السماء صافية.", "start": 0, "end": 13, "events": [], "considered": []}
    ]
    assert coder.explain(Document("a", "")) == []


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("bare1", "named, number 1"),
        ("<bare2", "named, number 2 before the trigger"),
        ("من قبل", "after «من قبل»"),
        ("gen", "possessor of the noun"),
        ("&مع", "joined to what stands after «مع»"),
        ("topic0", "carried from an earlier sentence"),
        ("poss", "pronoun of the noun"),
        ("set", "told together in an earlier sentence"),
        ("place", "told only by its place"),
        ("", "near the trigger"),
    ],
)
def test_slots_are_told_in_words(slot: str, words: str) -> None:
    assert slot_in_words(slot) == words
