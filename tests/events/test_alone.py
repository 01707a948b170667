"""A text of a sentence or two is weighed once more; without a date its attacks and protests by weights of their own."""

from dataclasses import replace

import pytest

from taqarub.events.alone import Given, given
from taqarub.events.coder import EventCoder
from taqarub.events.model import Binary, Models
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_RAID = "قصفت الطائرات الكينية معسكر الحركة"
_CALL = "دعت كينيا أوغندا إلى الحوار"
_LONG = "وقال شهود إن السوق ظلت مفتوحة حتى المساء وإن الباعة لم يغادروا أماكنهم " * 6


def _coded(coder: Coder, models: Models, text: str, published: str | None = None) -> list[tuple[str, str]]:
    events = EventCoder(coder.reader.lexicon, models)
    found = events.code(coder.reader.read(Document("a", text, published=published)))
    return [(event.type, str(event.status)) for event in found]


@pytest.fixture
def never(coder: Coder) -> Models:
    """By these weights no line alone reports an attack or a protest."""
    return replace(coder.models, alone=Binary(-30.0, {"never seen": 1.0}))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (f"{_RAID}.", None, Given.ALONE),
        (f"{_RAID}.", "2024-05-15", Given.SHORT),
        (f"{_RAID}. {_CALL}.", None, Given.ALONE),
        (f"{_RAID}. {_CALL}.", "2024-05-15", Given.SHORT),
        (f"{_RAID}. {_LONG}.", None, Given.WHOLE),
        (f"{_RAID}. {_LONG}.", "2024-05-15", Given.WHOLE),
        (f"{_RAID}، {_LONG}.", None, Given.ALONE),
    ],
)
def test_a_text_of_a_sentence_or_two_is_told_from_an_article(
    coder: Coder, text: str, published: str | None, expected: Given
) -> None:
    assert given(coder.reader.read(Document("a", text, published=published))) == expected


def test_alone_an_attack_is_weighed_once_more(coder: Coder, never: Models) -> None:
    assert _coded(coder, coder.models, f"{_RAID}.") == [("ASSAULT", "actual")]
    assert _coded(coder, never, f"{_RAID}.") == []
    assert _coded(coder, never, f"{_RAID}.", "2024-05-15") == [("ASSAULT", "actual")]


@pytest.mark.parametrize("published", [None, "2024-05-15"])
def test_a_short_text_is_weighed_once_more_and_an_article_is_not(coder: Coder, published: str | None) -> None:
    never = replace(coder.models, plain=Binary(-30.0, {"never seen": 1.0}))
    assert _coded(coder, never, f"{_CALL}.", published) == []
    assert ("REQUEST", "actual") in _coded(coder, never, f"{_CALL}. {_LONG}.", published)


@pytest.mark.parametrize("text", [f"{_CALL}.", "هددت كينيا أوغندا.", f"لم {_RAID.replace('قصفت', 'تقصف')}."])
def test_other_types_and_what_did_not_happen_stay(coder: Coder, never: Models, text: str) -> None:
    assert _coded(coder, never, text) == _coded(coder, coder.models, text) != []


def test_the_total_of_an_article_is_trusted_by_a_factor(coder: Coder) -> None:
    doubtful = replace(coder.models, alone_trust=0.0, alone=Binary(-2.0, {"never seen": 1.0}))
    assert _coded(coder, doubtful, f"{_RAID}.") == []


def test_background_is_weighed_with_all_else_unless_it_is_sure(coder: Coder) -> None:
    likely, sure = (replace(coder.models, past=Binary(bias, {"never seen": 1.0})) for bias in (1.0, 9.0))
    assert _coded(coder, likely, f"{_RAID}.") == [("ASSAULT", "actual")]
    assert _coded(coder, sure, f"{_RAID}.") == [("ASSAULT", "historical")]
    assert _coded(coder, replace(likely, alone=Binary(0.0, {})), f"{_RAID}.") == [("ASSAULT", "historical")]
