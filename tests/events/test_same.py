"""Mentions of one event: what the rules allow to be tied; never a chain. The weights only choose among the allowed."""

from hypothesis import given
from hypothesis import strategies as st

from taqarub.events.content import FORM as CONTENT
from taqarub.events.model import Binary
from taqarub.events.same import tie
from taqarub.model.event import Entity, Event
from taqarub.model.text import Span

ALWAYS, EVEN, NEVER = Binary(9.0, {}), Binary(0.0, {}), Binary(-9.0, {})


def event(
    type_: str = "CONSULT", sides: tuple[str, str] = ("KEN", "UGA"), date: str | None = None, at: int = 0,
    status: str = "actual", fresh: bool = False, form: str = "",
) -> Event:  # fmt: skip
    """A mention whose words start at `at`."""
    actors, recipients = (((Entity(Span(at, at + 3), code),) if code else ()) for code in sides)
    return Event(
        type=type_, mode="", act=type_, contexts=(), status=status, actors=actors, recipients=recipients,
        trigger=Span(at, at + 4), sentence=Span(at, at + 40), date=date, fresh=fresh,
        form=form,
    )  # fmt: skip


def roots(*events: Event) -> list[int | None]:
    """`same_as` of each, the events spread over the text."""
    return [found.same_as for found in tie(events, ALWAYS)]


def test_a_repetition_points_at_the_first_mention() -> None:
    assert roots(event(at=0), event(at=50), event(at=100)) == [None, 0, 0]


def test_sides_of_a_meeting_may_be_told_the_other_way_round() -> None:
    assert roots(event(), event(sides=("UGA", "KEN"), at=50)) == [None, 0]


def test_sides_of_a_strike_may_not() -> None:
    assert roots(event("ASSAULT"), event("ASSAULT", sides=("UGA", "KEN"), at=50)) == [None, None]


def test_of_events_that_fit_alike_the_one_told_more_often_is_repeated() -> None:
    twice, once = (event(date="2024-05-02", at=at) for at in (0, 50)), event(date="2024-03-11", at=100)
    assert [found.same_as for found in tie([*twice, once, event(at=150)], EVEN)] == [None, 0, None, 0]


def test_the_weights_may_forbid_what_the_rules_allow() -> None:
    assert [found.same_as for found in tie([event(), event(at=50)], NEVER)] == [None, None]


def test_another_type_status_or_day_is_another_event() -> None:
    assert roots(event(), event("AGREE", at=50)) == [None, None]
    assert roots(event(), event(status="negated", at=50)) == [None, None]
    assert roots(event(date="2024-05-02"), event(date="2024-05-09", at=50)) == [None, None]


def test_a_day_within_a_month_may_be_the_same() -> None:
    assert roots(event(date="2024-05"), event(date="2024-05-09", at=50)) == [None, 0]


def test_what_is_counted_as_another_is_another() -> None:
    assert roots(event(), event(at=50, fresh=True)) == [None, None]


def test_what_talks_were_about_belongs_to_them_however_unlikely_and_is_nothing_without_them() -> None:
    met, about = event(at=50), event(sides=("", ""), at=100, form=CONTENT)
    assert [found.same_as for found in tie([met, about], NEVER)] == [None, 0]
    assert tie([about, event("ASSAULT", at=150)], ALWAYS) == (event("ASSAULT", at=150),)


codes = st.sampled_from(["KEN", "UGA", "TZA", ""])
mentions = st.builds(
    event,
    type_=st.sampled_from(["CONSULT", "ASSAULT"]),
    sides=st.tuples(codes, codes),
    date=st.sampled_from([None, "2024-05-02", "2024-05", "2024-06-01~"]),
    status=st.sampled_from(["actual", "negated", "historical"]),
    fresh=st.booleans(),
)


@given(st.lists(mentions, max_size=8))
def test_ties_point_back_to_first_mentions_of_the_same_type(events: list[Event]) -> None:
    found = tie(events, ALWAYS)
    assert len(found) == len(events)
    for number, one in enumerate(found):
        if one.same_as is not None:
            assert one.same_as < number
            assert found[one.same_as].same_as is None
            assert found[one.same_as].type == one.type
