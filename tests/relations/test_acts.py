"""What the records of a pair tell beside its rows: who acted, how high, in what context, and third parties."""

from pathlib import Path
from typing import Any

import pytest

from conftest_types import RecordMaker
from pairs import act, acts, event
from taqarub.record.store import Store
from taqarub.relations.acts import Direction, direction, read_acts
from taqarub.relations.levels import LEVELS, highest, level_of
from taqarub.relations.relation import relate, relation_of
from taqarub.relations.third import pressures

TEXT = "طالبت تونس تركيا بفرض عقوبات على إيطاليا بسبب ليبيا."


@pytest.mark.parametrize(
    ("actors", "recipients", "way"),
    [
        ("DZA", "RUS", Direction.FORWARD),
        ("RUS", "DZA FRA", Direction.BACK),
        ("DZA RUS", "", Direction.JOINT),
        ("DZA RUS", "RUS DZA", Direction.JOINT),
        ("DZA RUS", "RUS", Direction.FORWARD),
    ],
)
def test_the_direction_is_who_acted_upon_whom(actors: str, recipients: str, way: Direction) -> None:
    assert direction(event("2024-01-01", actors=actors, recipients=recipients), "DZA", "RUS") is way


@pytest.mark.parametrize(
    ("office", "level"),
    [
        ("president", "head_of_state"),
        ("king", "head_of_state"),
        ("prime minister", "head_of_government"),
        ("foreign minister", "foreign_minister"),
        ("defence minister", "minister"),
        ("director of something unheard of", "official"),
        (None, None),
        ("", None),
    ],
)
def test_offices_have_the_levels_of_the_tables(office: str | None, level: str | None) -> None:
    assert level_of(office) == level


def test_levels_are_ordered_from_head_of_state_to_official() -> None:
    assert (LEVELS[0], LEVELS[-1]) == ("head_of_state", "official")
    assert highest([None, "official", "minister", "ambassador"]) == "minister"
    assert highest([None]) is None


def test_acts_carry_contexts_and_the_highest_office_of_each_side(
    tmp_path: Path, make_record: RecordMaker, article: str
) -> None:
    record = make_record()
    record["events"][0]["actors"][0]["office"] = "foreign minister"
    record["events"][0]["recipients"][0]["office"] = "president"
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}", create=True) as store:
        store.add(record, article)
        found = relate(store, "TUR", "TUN")
    (one,) = found.acts.acts
    assert (one.direction, one.contexts) == (Direction.BACK, ("diplomatic",))
    assert (one.level_a, one.level_b) == ("head_of_state", "foreign_minister")
    assert found.met is one
    assert found.whole.contact == "head_of_state"


def span(words: str) -> dict[str, Any]:
    """Where words stand in TEXT."""
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def state(words: str, country: str) -> dict[str, Any]:
    """A state that the text names."""
    return span(words) | {
        "name": None,
        "name_ar": None,
        "country": country,
        "sector": "GOV",
        "office": None,
        "id": None,
    }


@pytest.fixture
def demand(make_record: RecordMaker) -> dict[str, Any]:
    """Tunisia asks Türkiye to sanction Italy, in a sentence that is about Libya."""
    shared = {"sentence": {"start": 0, "end": len(TEXT)}, "place": None, "date_text": None, "mode": None}
    asked = {
        "id": "e1", "type": "REQUEST", "act": "REQUEST", "score": 0.0, "quad": "verbal conflict",
        "actors": [state("تونس", "TUN")], "recipients": [state("تركيا", "TUR")], "trigger": span("طالبت"),
    }  # fmt: skip
    wanted = {
        "id": "e2", "type": "SANCTION", "act": "SANCTION", "status": "hypothetical", "date": None, "score": -6.0,
        "quad": "material conflict", "actors": [state("تركيا", "TUR")], "recipients": [state("إيطاليا", "ITA")],
        "trigger": span("عقوبات"),
        "place": span("ليبيا") | {"name": "Libya", "country": "LBY", "lat": None, "lon": None},
    }  # fmt: skip
    record = make_record(**(shared | asked))
    (first,) = record["events"]
    return record | {"events": [first, first | shared | wanted]}


@pytest.mark.parametrize("pair", [("TUN", "TUR"), ("ITA", "TUR")])
def test_a_demand_on_a_third_is_told_of_each_pair_that_has_a_part(
    tmp_path: Path, demand: dict[str, Any], pair: tuple[str, str]
) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}", create=True) as store:
        store.add(demand, TEXT)
        (found,) = pressures(read_acts(store, *pair))
    assert (found.who, found.means, found.whom, found.act, found.target) == ("TUN", "REQUEST", "TUR", "SANCTION", "ITA")
    assert (found.over, found.date, found.event_id) == (("LBY",), "2024-05-08", "e1")


def test_what_happened_in_the_same_sentence_is_no_demand(tmp_path: Path, demand: dict[str, Any]) -> None:
    demand["events"][1]["status"] = "actual"
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}", create=True) as store:
        store.add(demand, TEXT)
        assert pressures(read_acts(store, "TUN", "TUR")) == ()


def test_indicators_of_both_states_stand_beside_the_pair(
    tmp_path: Path, make_record: RecordMaker, article: str
) -> None:
    told = {
        "kind": "indicator",
        "text": "التجارة",
        "start": article.index("التجارة"),
        "end": article.index("التجارة") + 7,
    }
    both = told | {
        "indicator": "bilateral trade",
        "countries": ["TUN", "TUR"],
        "value": 5,
        "unit": "USD",
        "date": "2023",
    }
    record = make_record() | {"facts": [both, both | {"countries": ["TUR"]}]}
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}", create=True) as store:
        store.add(record, article)
        (found,) = relate(store, "TUN", "TUR").indicators
    assert (found.fact["value"], found.outlet, found.published) == (5, "مثال", "2024-05-08")


@pytest.mark.parametrize(("forward", "back", "value"), [(4, 4, 1.0), (4, 0, 0.0), (3, 1, 0.5), (0, 0, None)])
def test_reciprocity_is_one_when_both_act_equally_often(forward: int, back: int, value: float | None) -> None:
    sides = [act("2024-01-01")] * forward + [act("2024-01-01", actors="RUS", recipients="DZA")] * back
    assert relation_of(acts(*sides)).reciprocity == value


def test_a_change_needs_five_events_on_each_side_of_the_last_year() -> None:
    before = [act(f"2022-0{n}-01", "SANCTION", score=-6.0) for n in range(1, 7)]
    after = [act(f"2024-0{n}-01", score=4.0) for n in range(1, 7)]
    closer = relation_of(acts(*before, *after))
    assert (closer.verdict, relation_of(acts(*before[:4], *after)).verdict) == ("closer", "steady")
    assert closer.change is not None and closer.change.low > 0


def test_under_five_events_there_is_no_index() -> None:
    few = [act(f"2024-0{n}-01") for n in range(1, 5)]
    assert relation_of(acts(*few)).whole.index.overall is None
    assert relation_of(acts(*few, act("2024-09-01"))).whole.index.overall is not None
