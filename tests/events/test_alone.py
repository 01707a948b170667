"""A line without article and date: attacks and protests are weighed once more, all else stays as it is."""

from dataclasses import replace

import pytest

from taqarub.events.alone import alone
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
        (f"{_RAID}.", None, True),
        (f"{_RAID}.", "2024-05-15", False),
        (f"{_RAID}. {_CALL}.", None, True),
        (f"{_RAID}. {_LONG}.", None, False),
        (f"{_RAID}، {_LONG}.", None, True),
    ],
)
def test_a_line_has_neither_date_nor_article(coder: Coder, text: str, published: str | None, *, expected: bool) -> None:
    assert alone(coder.reader.read(Document("a", text, published=published))) == expected


def test_alone_an_attack_is_weighed_once_more(coder: Coder, never: Models) -> None:
    assert _coded(coder, coder.models, f"{_RAID}.") == [("ASSAULT", "actual")]
    assert _coded(coder, never, f"{_RAID}.") == []
    assert _coded(coder, never, f"{_RAID}.", "2024-05-15") == [("ASSAULT", "actual")]


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
