"""`validate` knows every way to break the contract."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest_types import RecordMaker
from taqarub.record.contract import validate
from taqarub.record.days import day_range
from taqarub.record.ids import article_digest, to_json

Record = dict[str, Any]


def test_a_good_record_passes(make_record: RecordMaker, article: str) -> None:
    assert validate(make_record(), article) == ()


def _event(record: Record) -> dict[str, Any]:
    event: dict[str, Any] = record["events"][0]
    return event


@pytest.mark.parametrize(
    ("path", "spoil"),
    [
        ("events", lambda r: r.pop("events")),
        ("document.id", lambda r: r["document"].update(id="")),
        ("document.published", lambda r: r["document"].update(published="8 May")),
        ("document.published_basis", lambda r: r["document"].update(published=None)),
        ("events[0].type", lambda r: _event(r).update(type="GREET")),
        ("events[0].mode", lambda r: _event(r).update(mode="letter")),
        ("events[0].act", lambda r: _event(r).update(act="AID")),
        ("events[0].act_date", lambda r: _event(r).update(act_date="2024-06")),
        ("events[0].contexts", lambda r: _event(r).update(contexts=["sport"])),
        ("events[0].status", lambda r: _event(r).update(status="likely")),
        ("events[0].quad", lambda r: _event(r).update(quad="verbal conflict")),
        ("events[0].score", lambda r: _event(r).update(score=11)),
        ("events[0].confidence", lambda r: _event(r).update(confidence="high")),
        ("events[0].date", lambda r: _event(r).update(date="2024-02-30")),
        ("events[0].place", lambda r: _event(r).update(place="Ankara")),
        ("events[0].place.lat", lambda r: _event(r)["place"].update(lat=91)),
        ("events[0].date_text", lambda r: _event(r)["date_text"].update(start=-1)),
        ("events[0].trigger", lambda r: _event(r)["trigger"].update(end=5)),
        ("events[0].sentence", lambda r: _event(r)["sentence"].update(end=10_000)),
        ("events[0].actors[0]", lambda r: _event(r)["actors"][0].update(text="غيره")),
        ("events[0].actors[0].country", lambda r: _event(r)["actors"][0].update(country="XYZ")),
        ("events[0].actors[0].sector", lambda r: _event(r)["actors"][0].update(sector="ARMY")),
        ("events[0].actors[0].office", lambda r: _event(r)["actors"][0].pop("office")),
        ("events[0].same_as", lambda r: _event(r).update(same_as="e9")),
        ("events[0].colour", lambda r: _event(r).update(colour="red")),
        ("facts[0].kind", lambda r: r["facts"].append({"kind": "rumour", "text": "وصل", "start": 0, "end": 3})),
    ],
)
def test_each_violation_is_named(
    make_record: RecordMaker, article: str, path: str, spoil: Callable[[Record], object]
) -> None:
    record = make_record()
    spoil(record)
    assert path in {violation.partition(": ")[0] for violation in validate(record, article)}


@pytest.mark.parametrize(
    "events",
    [
        [{"id": "a"}, {"id": "a"}],
        [{"id": "a", "same_as": "b"}, {"id": "b"}],
        [{"id": "a"}, {"id": "b", "same_as": "a"}, {"id": "c", "same_as": "b"}],
        [{"id": "a"}, {"id": "b", "same_as": "a", "type": "SUPPORT", "act": "SUPPORT", "mode": None}],
    ],
    ids=["twice", "later", "chain", "other type"],
)
def test_repetitions_name_a_first_mention(make_record: RecordMaker, article: str, events: list[dict[str, Any]]) -> None:
    record = make_record()
    record["events"] = [record["events"][0] | event for event in events]
    assert validate(record, article)


def test_a_trigger_outside_its_sentence_is_told(make_record: RecordMaker, article: str) -> None:
    record = make_record(sentence={"start": 10, "end": 40})
    assert "events[0].trigger: outside its sentence" in validate(record, article)


@given(st.integers(), st.integers())
def test_any_offsets_either_point_at_their_text_or_are_told(start: int, end: int) -> None:
    text = "وصل الوزير"
    fact = {"kind": "office", "text": text[max(start, 0) : max(end, 0)], "start": start, "end": end}
    record = {"document": _valid_document(), "events": [], "facts": [fact]}
    assert bool(validate(record, text)) == (not 0 <= start < end <= len(text))


def _valid_document() -> dict[str, Any]:
    keys = ("title", "outlet", "url", "published")
    return {"id": "a", "published_basis": "unknown", "language": "ar", "coder": "x"} | dict.fromkeys(keys)


@given(st.text(), st.text())
def test_digests_tell_texts_apart(a: str, b: str) -> None:
    assert (article_digest({"x": 1}, a) == article_digest({"x": 1}, b)) == (a == b)


def test_records_are_written_on_one_line(make_record: RecordMaker) -> None:
    line = to_json(make_record())
    assert "\n" not in line
    assert "التونسي" in line


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-05-08~", ("2024-05-08", "2024-05-08")),
        ("2024-02/..", ("2024-02-01", None)),
        ("../2024", (None, "2024-12-31")),
        ("[2022-11-03,2022-11-24]", ("2022-11-03", "2022-11-24")),
        ("soon", (None, None)),
        (None, (None, None)),
    ],
)
def test_dates_have_a_first_and_a_last_day(edtf: str | None, days: tuple[str | None, str | None]) -> None:
    assert day_range(edtf) == days
