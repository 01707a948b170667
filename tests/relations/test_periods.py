"""Months and ISO weeks: what is counted in which, by class, type and context."""

import pytest

from pairs import act, event
from taqarub.relations.periods import Share, Step, contact, first_day, layout, period_of
from taqarub.relations.series import Tally


@pytest.mark.parametrize(
    ("first", "last", "month", "week"),
    [
        ("2024-01-01", "2024-01-31", "2024-01", None),
        ("2024-01-29", "2024-02-04", None, "2024-W05"),
        ("2024-12-30", "2024-12-30", "2024-12", "2025-W01"),
        ("2021-01-03", "2021-01-03", "2021-01", "2020-W53"),
        ("2024-01-01", "2024-12-31", None, None),
        (None, None, None, None),
    ],
)
def test_a_period_is_known_only_when_the_date_fits_in_it(
    first: str | None, last: str | None, month: str | None, week: str | None
) -> None:
    found = event(first, until=last)
    assert (period_of(found, Step.MONTH), period_of(found, Step.WEEK)) == (month, week)


@pytest.mark.parametrize(
    ("period", "day"), [("2024-02", "2024-02-01"), ("2025-W01", "2024-12-30"), ("2020-W53", "2020-12-28")]
)
def test_a_period_begins_on_a_day(period: str, day: str) -> None:
    assert first_day(period) == day


def test_weeks_stand_in_order_over_the_turn_of_the_year() -> None:
    points = layout([act("2025-01-02"), act("2024-12-26"), act("2021-01-01")], Step.WEEK)
    assert [point.period for point in points] == ["2020-W53", "2024-W52", "2025-W01"]


def test_periods_count_only_what_happened_by_class_type_and_context() -> None:
    (point,) = layout(
        [
            act("2024-03-05", "SANCTION", score=-6.0, reports=3, contexts=("economic",)),
            act("2024-03-06", score=2.5, contexts=("economic", "military")),
            act("2024-03-07", status="hypothetical"),
            act("2024-03-08", status="negated"),
            act("2024-03-09", status="historical", score=5.0),
            act(None),
        ],
        Step.MONTH,
    )
    assert point.tally == Tally(3, 5, 3)
    assert point.by_quad == (Share("verbal cooperation", 2, 2), Share("material conflict", 1, 3))
    assert point.by_type == (Share("CONSULT", 2, 2), Share("SANCTION", 1, 3))
    assert point.by_context == (Share("economic", 2, 4), Share("military", 1, 1))
    assert (point.score_sum, point.score_mean, point.scores) == (1.5, 0.5, (-6.0, 2.5, 5.0))


def test_contact_is_the_highest_office_in_a_meeting_that_took_place() -> None:
    met = act("2024-01-01", levels=("ambassador", "foreign_minister"))
    planned = act("2024-01-02", levels=("head_of_state", None), status="future")
    punished = act("2024-01-03", "SANCTION", levels=("head_of_state", None))
    assert contact([met, planned, punished]) == "foreign_minister"
    assert contact([punished]) is None
