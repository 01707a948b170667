"""The counting, on a small gold of our own and against the scorer it was written after."""

import importlib.util
import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.errors import RecordError
from taqarub.evaluation.days import day_range
from taqarub.evaluation.gold import GoldDocument, read_gold, read_predicted
from taqarub.evaluation.matching import match
from taqarub.evaluation.report import report_lines
from taqarub.evaluation.score import score

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold and scorer are not beside this checkout")


@pytest.fixture
def gold() -> tuple[GoldDocument, ...]:
    return read_gold(GOLD / "events")


def as_record(gold: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A record that says just what the gold says."""
    return {"document": {"id": gold["id"]}, "events": [_event(n, e, text) for n, e in enumerate(gold["events"])]}


def _event(number: int, event: Mapping[str, Any], text: str) -> dict[str, Any]:
    start = text.index(event["sentence"])
    words = event.get("trigger") or ""
    at = max(text.find(words, start, start + len(event["sentence"])), start)
    kept = ("type", "mode", "status", "actors", "recipients", "date", "attribution")
    return {
        **{key: event.get(key) for key in kept},
        "id": f"e{number}",
        "act_date": event.get("planned_date"),
        "place": {"country": event.get("place_country")},
        "trigger": {"text": words, "start": at, "end": at + len(words)},
        "sentence": {"start": start, "end": start + len(event["sentence"])},
        "same_as": None if event.get("same_as") is None else f"e{event['same_as']}",
    }


def own_record() -> dict[str, Any]:
    events = json.loads((GOLD / "events" / "gulf-visit.json").read_text("utf-8"))
    return as_record(events, json.loads((GOLD / "articles" / "gulf-visit.json").read_text("utf-8"))["text"])


def test_the_gold_itself_scores_full(gold: tuple[GoldDocument, ...]) -> None:
    result = score(gold, {"gulf-visit": own_record()})
    assert (result.distinct.f1, result.dyad.f1, result.detection.f1) == (1.0, 1.0, 1.0)
    assert result.distinct.gold == 4  # the optional one is set aside, the repetition folded
    assert all(right == total for right, total in result.fields.values())
    assert result.errors == ()


def test_nothing_predicted_misses_everything(gold: tuple[GoldDocument, ...]) -> None:
    result = score(gold, {})
    assert (result.documents_missing, result.detection.recall, result.detection.predicted) == (1, 0.0, 0)
    assert [row[0] for row in result.errors] == ["missed"] * 5


@pytest.mark.parametrize(
    ("number", "change", "distinct", "detected"),
    [
        (3, {"type": "REJECT"}, 3, 4),
        (3, {"recipients": [{"country": "IRN"}]}, 3, 5),
        (3, {"status": "hypothetical"}, 3, 5),
        (3, {"date": "2023-01-01"}, 3, 5),
        (0, {"actors": [{"country": "IRQ"}], "recipients": [{"country": "KWT"}]}, 4, 5),
        (2, {"actors": [{"country": "IRN"}]}, 3, 5),
    ],
    ids=["type", "recipient", "reality", "date", "sides of a meeting", "repetition"],
)
def test_a_wrong_field_costs_what_it_should(
    gold: tuple[GoldDocument, ...], number: int, change: dict[str, Any], distinct: int, detected: int
) -> None:
    record = own_record()
    record["events"][number] |= change
    result = score(gold, {"gulf-visit": record})
    assert (result.distinct.right, result.detection.right) == (distinct, detected)


def test_what_is_set_aside_counts_neither_way(gold: tuple[GoldDocument, ...]) -> None:
    record = own_record()
    text = gold[0].text
    debatable = deepcopy(record["events"][3]) | {"id": "d", "type": "REQUEST"}
    debatable["trigger"] = {"text": "ستطلب", "start": text.index("ستطلب"), "end": text.index("ستطلب") + 5}
    feared = deepcopy(record["events"][3]) | {"id": "h", "type": "THREATEN", "status": "hypothetical"}
    record["events"] += [debatable, feared]
    assert score(gold, {"gulf-visit": record}).detection.f1 == 1.0
    record["events"][-1]["status"] = "actual"
    assert score(gold, {"gulf-visit": record}).detection.predicted == 6


def test_a_report_names_every_figure(gold: tuple[GoldDocument, ...]) -> None:
    lines = list(report_lines(score(gold, {"gulf-visit": own_record()}), by_type=True))
    assert lines[0].startswith("distinct    P 1.000  R 1.000  F1 1.000  (4 of 4 predicted, 4 gold)")
    assert any(line.split()[0] == "CONSULT" for line in lines)
    assert lines[-1] == "documents 1, without a record 0"


def test_gold_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        read_gold(tmp_path)
    gold = {"id": "a", "text": "نص", "events": [{"sentence": "غير موجودة", "type": "AID"}]}
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    with pytest.raises(RecordError) as caught:
        read_gold(tmp_path)
    assert caught.value.code == "REC04"


@pytest.mark.parametrize("line", ["{", "[]", '{"document": 1}'])
def test_records_that_cannot_be_used_are_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "p.jsonl").write_text(line, "utf-8")
    with pytest.raises(RecordError) as caught:
        read_predicted(tmp_path / "p.jsonl")
    assert caught.value.code == "REC04"


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=5, max_size=5))
def test_a_matching_is_one_to_one_and_maximal(table: list[list[bool]]) -> None:
    gold = read_gold(GOLD / "events")[0].mentions[:5]
    rows, columns = ({id(one): n for n, one in enumerate(gold)} for _ in range(2))
    found = match(gold, gold, lambda a, b: table[rows[id(a)]][columns[id(b)]])
    assert len(set(found.values())) == len(found)
    assert all(table[i][j] for i, j in found.items())
    free = [(i, j) for i in range(5) for j in range(5) if i not in found and j not in found.values()]
    assert not any(table[i][j] for i, j in free)


@pytest.mark.parametrize("text", ["2024-XX", "2024-21", "2024-02-30", "", "soon", "2024/..", "../..", "2024-05-08~"])
def test_days_never_fail(text: str) -> None:
    found = day_range(text)
    assert found is None or found[0] <= found[1]


def _reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "score" / "score_events.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reference_docs(reference: ModuleType, events: Path, articles: Path) -> list[dict[str, Any]]:
    docs = []
    for path in sorted(events.glob("*.json")):
        doc = json.loads(path.read_text("utf-8"))
        doc["text"] = json.loads((articles / path.name).read_text("utf-8"))["text"]
        for event in doc["events"]:
            reference.locate(doc["text"], event)
        docs.append(doc)
    return docs


def _spoiled(record: dict[str, Any], number: int) -> dict[str, Any]:
    """Every kind of mistake, spread evenly: without them, both scorers would agree on 1.0 alone."""
    wrong: list[Mapping[str, Any]] = [
        *({}, {"type": "AGREE"}, {"status": "future"}, {"status": "negated"}, {"actors": []}, {"recipients": []}),
        *({"date": None}, {"date": "2016/.."}, {"date": "2017-XX"}, {"same_as": None}, {"mode": None}, {"place": None}),
        *({"type": ""}, {"attribution": None}, {"status": "historical"}, {"actors": [{"country": ["SYR", "RUS"]}]}),
        *({"same_as": "e0"}, {"trigger": None}),
    ]
    kept = [event | wrong[(number * 7 + n * 5) % len(wrong)] for n, event in enumerate(record["events"])]
    events = [event for n, event in enumerate(kept) if (number + n) % 11]
    return record | {"events": events + deepcopy(events[: number % 3])}


def _compare(records: Iterable[dict[str, Any]]) -> None:
    reference = _reference()
    folders = SHARED / "gold" / "events", SHARED / "gold" / "articles"
    predicted = {record["document"]["id"]: record for record in records}
    ours = score(read_gold(*folders), predicted)
    theirs, errors = reference.score(_reference_docs(reference, *folders), deepcopy(predicted))
    assert json.dumps(ours.as_dict()) == json.dumps(theirs)
    kinds = [(row[0], row[1]) for row in errors]
    assert [row[:2] for row in ours.errors] == kinds


@needs_shared
def test_counting_agrees_with_the_reference_on_spoiled_gold() -> None:
    reference = _reference()
    docs = _reference_docs(reference, SHARED / "gold" / "events", SHARED / "gold" / "articles")
    _compare(_spoiled(as_record(doc, doc["text"]), number) for number, doc in enumerate(docs))


@needs_shared
def test_counting_agrees_with_the_reference_on_coded_articles() -> None:
    from taqarub.model.text import Document
    from taqarub.pipeline import load_coder

    coder = load_coder()
    gold = read_gold(SHARED / "gold" / "events", SHARED / "gold" / "articles")[::6]
    _compare(coder.code(Document(one.id, one.text, one.title, one.published)) for one in gold)
