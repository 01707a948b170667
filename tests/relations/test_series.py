"""Events, reports and sources stay three different numbers."""

from pairs import event
from taqarub.relations.series import Tally, score_mean, score_sum, tally


def test_reports_are_articles_that_tell_an_event_and_sources_are_outlets() -> None:
    assert tally([event("2024-01-01", reports=2), event("2024-01-02", reports=3)]) == Tally(2, 5, 3)


def test_an_event_reported_ten_times_weighs_once_in_the_mean() -> None:
    loud = event("2024-01-01", score=-10.0, reports=10)
    assert score_mean([loud, event("2024-01-02", score=10.0)]) == 0.0


def test_a_mean_of_nothing_is_nothing() -> None:
    assert score_mean([event("2024-01-01", score=None)]) is None
    assert score_sum([event("2024-01-01", score=None)]) == 0.0
