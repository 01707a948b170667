"""Months, classes and scores of a pair: events, reports and sources stay three different numbers."""

from taqarub.record.queries import EventRow, MentionRow
from taqarub.relations.indices import MIN_EVENTS_FOR_LINE, summarise
from taqarub.relations.series import Tally, by_month, month_of, quad_counts, score_mean, tally


def mention(article: str, outlet: str | None) -> MentionRow:
    """One report."""
    return MentionRow(article, "e", None, outlet, None, None, "actual", None, None, "ز", 0, 1, "زار", 0, 3)


def event(
    day: str | None,
    *,
    until: str | None = None,
    quad: str = "verbal cooperation",
    score: float | None = 2.5,
    status: str = "actual",
    told: tuple[tuple[str, str | None], ...] = (("a", "x"),),
) -> EventRow:
    """One event on a day, or from a day until another."""
    mentions = tuple(mention(*one) for one in told)
    last = until or day
    return EventRow(
        str(day), "CONSULT", None, "CONSULT", status, day, day, last, quad, score, None, None, None, (), (), mentions
    )


def test_reports_are_articles_that_tell_an_event_and_sources_are_outlets() -> None:
    twice = event("2024-01-01", told=(("a", "x"), ("a", "x"), ("b", "y")))
    other = event("2024-01-02", told=(("a", "x"), ("c", None), ("d", None)))
    assert tally([twice, other]) == Tally(events=2, reports=5, sources=3)


def test_a_month_is_known_only_when_the_date_fits_in_it() -> None:
    assert month_of(event("2024-01-01", until="2024-01-31")) == "2024-01"
    assert month_of(event("2024-01-31", until="2024-02-01")) is None
    assert month_of(event("2024-01-01", until="2024-12-31")) is None
    assert month_of(event(None)) is None


def test_months_count_only_what_happened() -> None:
    rows = [
        event("2024-03-05", quad="material conflict", score=-6.0),
        event("2024-01-01"),
        event("2024-01-09", status="historical", score=5.0),
        event("2024-01-10", status="hypothetical"),
        event("2024-02-10", status="negated"),
        event(None),
    ]
    first, last = by_month(rows)
    assert (first.month, first.by_quad, first.score_sum, first.score_mean) == ("2024-01", (2, 0, 0, 0), 7.5, 3.75)
    assert (last.month, last.by_quad, last.tally) == ("2024-03", (0, 0, 0, 1), Tally(1, 1, 1))


def test_an_event_reported_ten_times_weighs_once_in_the_mean() -> None:
    loud = event("2024-01-01", score=-10.0, told=tuple((f"a{n}", "x") for n in range(10)))
    assert score_mean([loud, event("2024-01-02", score=10.0)]) == 0.0


def test_a_mean_of_nothing_is_nothing() -> None:
    assert score_mean([event("2024-01-01", score=None)]) is None
    assert by_month([event("2024-01-01", score=None)])[0].score_mean is None
    empty = summarise([])
    assert (empty.score_mean, empty.months, empty.has_line) == (None, (), False)


def test_a_line_needs_enough_events_in_more_than_one_month() -> None:
    few = [event(f"2024-0{month}-01") for month in range(1, MIN_EVENTS_FOR_LINE)]
    assert not summarise(few).has_line
    assert summarise([*few, event("2024-09-01")]).has_line
    assert not summarise([event("2024-01-01") for _ in range(9)]).has_line


def test_the_summary_leaves_out_what_did_not_happen() -> None:
    summary = summarise([event("2024-01-01"), event("2025-01-01", status="future"), event(None)])
    assert (summary.tally.events, summary.drawn) == (2, 1)
    assert [point.month for point in summary.months] == ["2024-01"]


def test_an_unknown_class_is_in_no_column() -> None:
    assert quad_counts([event("2024-01-01", quad="other")]) == (0, 0, 0, 0)
