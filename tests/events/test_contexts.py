"""Contexts: what the words of the sentence, the row, the parties and the whole article say of an act."""

from dataclasses import replace

import pytest

from taqarub.events.coder import EventCoder
from taqarub.events.contexts import USUAL, context_options, topics_of
from taqarub.events.model import Binary
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_TALKS = "التقى وزير الخارجية الكيني نظيره الأوغندي في نيروبي."
_POISON = "وقال خبراء إن غاز الأعصاب والأسلحة الكيماوية والمواد الكيماوية خطر كيماوي كبير."


def _contexts(coder: Coder, text: str, weights: Binary | None = None) -> list[str]:
    """Those of the first event."""
    models = coder.models if weights is None else replace(coder.models, context=weights)
    article = coder.reader.read(Document("t", text))
    return list(EventCoder(coder.reader.lexicon, models).code(article)[0].contexts)


@pytest.mark.parametrize(
    ("text", "context", "told"),
    [
        ("قصفت طائرات كينية مواقع لتنظيم الدولة في نينوى.", "terrorism", True),
        ("وصل الرئيس الكيني إلى كمبالا في زيارة دولة.", "terrorism", False),
        ("نددت كندا بانتهاكات حقوق الإنسان في ميانمار.", "human_rights", True),
        ("نددت كندا بمعاملة الإنسان للطبيعة في ميانمار.", "human_rights", False),
    ],
)
@pytest.mark.parametrize("learned", [True, False])
def test_a_topic_of_two_words_needs_both(coder: Coder, text: str, context: str, told: bool, learned: bool) -> None:
    assert (context in _contexts(coder, text, None if learned else Binary(0.0, {}))) is told


def test_where_no_word_says_more_an_act_is_diplomatic(coder: Coder) -> None:
    assert _contexts(coder, _TALKS) == _contexts(coder, _TALKS, Binary(0.0, {})) == [USUAL]


def test_what_the_article_is_about_may_outweigh_its_sentence(coder: Coder) -> None:
    weights = Binary(0.0, {"a5": 2.0, "a0": -2.0})
    assert "cbrn" in _contexts(coder, f"{_TALKS} {_POISON} {_POISON}", weights)
    assert _contexts(coder, _TALKS, weights) == [USUAL]


def test_at_most_three_the_likeliest_first(coder: Coder) -> None:
    sure = {"military": 3.0, "economic": 2.0, "legal": 1.0, "election": 0.5, USUAL: -9.0}
    text = "التقى وزير الخارجية الكيني نظيره الأوغندي لبحث الجيش والتجارة والمحكمة والانتخابات."
    assert _contexts(coder, text, Binary(0.0, sure)) == ["military", "economic", "legal"]


def test_the_share_of_an_article_is_its_words_to_a_sentence(coder: Coder) -> None:
    article = coder.reader.read(Document("t", f"{_TALKS} {_POISON} {_TALKS}", title="الجيش الكيني"))
    topics = topics_of(article, coder.reader.lexicon)
    assert topics.shares["cbrn"] == pytest.approx(4 / 3) and topics.titled == {"military"}


def test_every_context_that_anything_speaks_for_is_an_option(coder: Coder) -> None:
    article = coder.reader.read(Document("t", f"{_TALKS} {_POISON}"))
    event, proposal = coder.events.settled(article)[0]
    found = dict(context_options(event, proposal, topics_of(article, coder.reader.lexicon), coder.reader.lexicon))
    assert {USUAL, "cbrn"} <= found.keys() and not any(name.startswith("~") for name in found)
    assert len({len(features) for features in found.values()}) == 1
