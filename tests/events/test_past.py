"""What is told as background from an earlier time is historical: by its date where that is firm, else by weighing."""

from dataclasses import replace

import pytest

from taqarub.events.coder import EventCoder
from taqarub.events.model import Binary
from taqarub.events.past import firm, past_features
from taqarub.model.event import Event
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_ATTACK = "قصفت الطائرات الروسية مواقع المعارضة السورية"


def _statuses(coder: Coder, text: str, published: str | None, past: Binary) -> list[str]:
    events = EventCoder(coder.reader.lexicon, replace(coder.models, past=past))
    return [str(e.status) for e in events.code(coder.reader.read(Document("a", text, published=published)))]


def _first(coder: Coder, text: str, published: str | None = "2024-05-15") -> tuple[Event, tuple[str, ...], bool]:
    article = coder.reader.read(Document("a", text, published=published))
    event, proposal = coder.events.settled(article)[0]
    return event, past_features(event, proposal, article), firm(event, article)


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        (f"{_ATTACK} يوم 3 مايو.", "2024-05-15", "actual"),
        (f"{_ATTACK} يوم 3 مارس.", "2024-05-15", "historical"),
        (f"{_ATTACK}.", "2024-05-15", "actual"),
    ],
)
def test_without_weights_only_a_date_makes_history(coder: Coder, text: str, published: str, status: str) -> None:
    assert _statuses(coder, text, published, Binary(0.0, {})) == [status]


def test_a_firm_date_is_not_outweighed(coder: Coder) -> None:
    always = Binary(9.0, {"never seen": 1.0})
    assert _statuses(coder, f"{_ATTACK} يوم 3 مايو.", "2024-05-15", always) == ["actual"]
    assert _statuses(coder, f"{_ATTACK}.", "2024-05-15", always) == ["historical"]
    assert _statuses(coder, f"{_ATTACK}.", "2024-05-15", Binary(-9.0, {"never seen": 1.0})) == ["actual"]


def test_background_does_not_have_the_publication_day(coder: Coder) -> None:
    events = EventCoder(coder.reader.lexicon, replace(coder.models, past=Binary(9.0, {"never seen": 1.0})))
    article = coder.reader.read(Document("a", f"{_ATTACK}.", published="2024-05-15"))
    assert [e.date for e in events.code(article)] == [None]
    assert [e.date for e in coder.events.code(article)] == ["2024-05-15~"]


def test_only_what_happened_can_be_history(coder: Coder) -> None:
    always = Binary(9.0, {"never seen": 1.0})
    assert "historical" not in _statuses(coder, "لن تقصف الطائرات الروسية مواقع المعارضة السورية.", None, always)


def test_the_explanation_says_that_it_was_weighed(coder: Coder) -> None:
    events = EventCoder(coder.reader.lexicon, replace(coder.models, past=Binary(9.0, {"never seen": 1.0})))
    (event,) = events.code(coder.reader.read(Document("a", f"{_ATTACK}.", published="2024-05-15")))
    assert event.why[-1] == "told as background, p 1.00"


@pytest.mark.parametrize(
    ("text", "published", "feature", "has"),
    [
        (f"{_ATTACK} في عام 2016.", "2024-05-15", "year:1", True),
        (f"{_ATTACK} في عام 2016.", "2024-05-15", "date:####", True),
        (f"{_ATTACK} في عام 2016.", "2024-05-15", "age:50", True),
        (f"{_ATTACK} في عام 2016.", None, "age:x1", True),
        (f"{_ATTACK} أمس.", "2024-05-15", "age:10", True),
        (f"{_ATTACK} أمس.", "2024-05-15", "year:1", False),
        (f"كان الوزير يعلم حين {_ATTACK}.", "2024-05-15", "verb:كان", True),
        (f"{_ATTACK}.", "2024-05-15", "at:0", False),
    ],
)
def test_features(coder: Coder, text: str, published: str | None, feature: str, has: bool) -> None:
    assert (feature in _first(coder, text, published)[1]) is has


@pytest.mark.parametrize(
    ("end", "published", "is_firm"),
    [(" يوم 3 مايو.", "2024-05-15", True), (".", "2024-05-15", False), (" عام 2016.", None, False)],
)
def test_a_date_is_firm_when_it_is_read_and_can_be_compared(
    coder: Coder, end: str, published: str | None, is_firm: bool
) -> None:
    assert _first(coder, _ATTACK + end, published)[2] is is_firm
