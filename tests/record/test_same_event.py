from typing import Any

import pytest

from taqarub.record.same_event import pairs_of, stories


def event(type_: str, actors: str, recipients: str, **more: Any) -> dict[str, Any]:
    sides = ([{"country": code if code != "-" else None} for code in side.split()] for side in (actors, recipients))
    found = dict(zip(("actors", "recipients"), sides, strict=True))
    base = {
        "id": "e",
        "type": type_,
        "mode": None,
        "act": type_,
        "status": "actual",
        "date": "2024-05-08",
        "same_as": None,
    }
    return base | found | more


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "pairs"),
    [
        ("ACCUSE", "EGY", "ETH", "EGY-ETH"),
        ("ACCUSE", "SDN EGY", "ETH", "EGY-ETH ETH-SDN"),
        ("CONSULT", "EGY TUR", "", "EGY-TUR"),
        ("CONSULT", "EGY", "TUR QAT", "EGY-QAT EGY-TUR QAT-TUR"),
        ("SUPPORT", "EGY TUR", "", "EGY-TUR"),
        ("SUPPORT", "EGY TUR", "LBY", "EGY-LBY LBY-TUR"),
        ("ASSAULT", "", "SYR", ""),
        ("PROTEST", "LBN", "LBN", ""),
        ("REQUEST", "-", "UNO", ""),
    ],
)
def test_pairs_of_an_event(type_: str, actors: str, recipients: str, pairs: str) -> None:
    assert " ".join("-".join(pair) for pair in pairs_of(event(type_, actors, recipients))) == pairs


def test_reports_in_two_articles_are_one_story() -> None:
    first = stories("a", [event("CONSULT", "EGY", "TUR")])
    second = stories("b", [event("CONSULT", "TUR", "EGY", status="historical")])
    assert first == second


@pytest.mark.parametrize("change", [{"date": "2024-05"}, {"date": None}, {"mode": "phone"}, {"act": "AID"}])
def test_what_differs_or_is_loosely_dated_stays_apart(change: dict[str, Any]) -> None:
    first = stories("a", [event("AGREE", "EGY", "TUR", **(change if "date" in change else {}))])
    second = stories("b", [event("AGREE", "EGY", "TUR", **change)])
    assert first != second


def test_two_events_that_one_article_tells_apart_stay_apart() -> None:
    events = [event("SUPPORT", "EGY", "TUR", id=name) for name in ("x", "y")]
    found = stories("a", events)
    assert found["x"] != found["y"]
    assert set(stories("b", events).values()) == set(found.values())


def test_a_repetition_has_the_story_of_its_first_mention() -> None:
    events = [event("AID", "EGY", "LBY", id="x"), event("AID", "", "", id="y", same_as="x", date=None)]
    found = stories("a", events)
    assert found["x"] == found["y"]
