"""Which of a person's offices was held on a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.knowledge.lexicon import Party
from taqarub.mentions.people import Terms


def _term(country: str, since: str, until: str) -> Party:
    return Party("table:1", "person", "Somebody", "Somebody", "فلان", country, "GOV", "", "", since, until)


_PREMIER, _ENVOY = _term("KEN", "2005-10", "2013-10"), _term("UNO", "2014-10-01", "2024-09-30")
_TERMS = Terms((_ENVOY, _PREMIER, Party("t:2", "person", "Other", "Other", "آخر", "UGA", "", "", "", "", "")))


@pytest.mark.parametrize(
    ("published", "country"),
    [
        ("2010-05-01", "KEN"),
        ("2005", "KEN"),  # the year in which it began
        ("2014-03-01", "KEN"),  # between two offices the last one held
        ("2018", "UNO"),
        ("2026-01-01", "UNO"),
        ("1999-01-01", "KEN"),  # before the first
        (None, "UNO"),  # no day: the last
        ("2013-10/2014-12", "UNO"),  # under way in part of the time: the one begun last
    ],
)
def test_the_term_under_way_counts(published: str | None, country: str) -> None:
    assert _TERMS.held(_PREMIER, published).country == _TERMS.held(_ENVOY, published).country == country


def test_who_held_one_office_keeps_it() -> None:
    other = Party("t:2", "person", "Other", "Other", "آخر", "UGA", "", "", "", "2001", "2002")
    assert _TERMS.held(other, "2020") is other


@given(st.dates())
def test_every_day_has_a_term(day: object) -> None:
    assert _TERMS.held(_PREMIER, str(day)) in (_PREMIER, _ENVOY)
