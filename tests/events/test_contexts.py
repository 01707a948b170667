"""Contexts by the words of the sentence; a topic of two words needs both."""

import pytest

from taqarub.model.text import Document
from taqarub.pipeline import Coder


@pytest.mark.parametrize(
    ("text", "context", "told"),
    [
        ("قصفت طائرات كينية مواقع لتنظيم الدولة في نينوى.", "terrorism", True),
        ("وصل الرئيس الكيني إلى كمبالا في زيارة دولة.", "terrorism", False),
        ("نددت كندا بانتهاكات حقوق الإنسان في ميانمار.", "human_rights", True),
        ("نددت كندا بمعاملة الإنسان للطبيعة في ميانمار.", "human_rights", False),
    ],
)
def test_a_topic_of_two_words_needs_both(coder: Coder, text: str, context: str, told: bool) -> None:
    (event,) = coder.code(Document("t", text))["events"]
    assert (context in event["contexts"]) is told
