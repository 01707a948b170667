"""Turning points: found where the truth has one, seldom where it has none, with the events that made them."""

import random
from datetime import date, timedelta

import pytest

from pairs import act
from taqarub.errors import MissingExtra
from taqarub.relations import changes
from taqarub.relations.acts import Act
from taqarub.relations.changes import turning_points

pytest.importorskip("ruptures", reason="turning points are not installed: pip install 'taqarub[analysis]'")


def daily(scores: list[float]) -> list[Act]:
    """One act a day."""
    days = ((date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(len(scores)))
    return [
        act(day, "CONSULT", score=score, story=f"s{n:03}")
        for n, (day, score) in enumerate(zip(days, scores, strict=True))
    ]


def test_a_turn_is_dated_on_the_first_event_of_the_new_level_and_names_its_makers() -> None:
    (point,) = turning_points(daily([2.5, 4.0, 5.0] * 6 + [-3.0, -9.0, -6.0, -2.0, -3.0, -6.0, -3.0, -2.0, -6.0]))
    assert (point.day, point.closer, point.events_before, point.events_after) == ("2024-01-19", False, 18, 9)
    assert [one.event.score for one in point.makers] == [-9.0, -6.0, -6.0]
    assert point.after < 0 < point.before


def test_a_steady_pair_seldom_turns() -> None:
    rng = random.Random(1)
    turned = sum(bool(turning_points(daily([rng.gauss(2, 4) for _ in range(60)]))) for _ in range(100))
    assert turned <= 10


def test_a_shift_of_two_deviations_is_mostly_found() -> None:
    rng = random.Random(2)
    near = 0
    for _ in range(60):
        scores = [rng.gauss(3, 3) for _ in range(25)] + [rng.gauss(-3, 3) for _ in range(25)]
        days = [date.fromisoformat(point.day) for point in turning_points(daily(scores))]
        near += any(abs((day - date(2024, 1, 26)).days) <= 4 for day in days)
    assert near >= 54


def test_too_few_equal_or_undated_events_have_no_turn() -> None:
    assert turning_points(daily([9.5, -9.0] * 5)) == ()
    assert turning_points(daily([2.5] * 40)) == ()
    assert turning_points([act(None)] * 40) == ()


def test_what_did_not_happen_turns_nothing() -> None:
    calm = daily([2.5, 4.0] * 10)
    assert (
        turning_points([*calm, *(act(f"2025-01-{n:02}", "ASSAULT", score=-9.0, status="future") for n in range(1, 20))])
        == ()
    )


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "find_spec", lambda name: None)
    assert not changes.is_available()
    with pytest.raises(MissingExtra) as caught:
        turning_points(daily([2.5, -9.0] * 10))
    assert caught.value.code == "EXT03"
    assert "taqarub[analysis]" in str(caught.value)
