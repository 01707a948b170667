"""What talks were about tells a meeting again and names nobody who met; by itself it is told as any act."""

import pytest

from taqarub.events.proposals import Proposal
from taqarub.model.text import Document
from taqarub.pipeline import Coder

MET = "استقبل الرئيس الكيني في نيروبي وزير الخارجية الأوغندي اليوم. "


def _talks(coder: Coder, text: str) -> list[Proposal]:
    """The candidates of talks in the last sentence."""
    found = coder.events.proposals(coder.reader.read(Document("t", text, published="2024-05-15")))
    last = max(p.sentence.number for p in found)
    return [p for p in found if p.sentence.number == last and p.candidate.row.type == "CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "وجرى خلال اللقاء بحث العلاقات الثنائية بين البلدين.",
        "وتم خلال الاستقبال استعراض مجالات التعاون بين كينيا وأوغندا.",
        "وتم بحث تطورات الأوضاع في الصومال.",
        "كما تم في اليوم نفسه مناقشة أوضاع اللاجئين الصوماليين.",
    ],
)
def test_nobody_is_named_who_met(coder: Coder, text: str) -> None:
    talks = _talks(coder, MET + text)
    assert talks
    assert all(p.candidate.content and not p.roles and p.sided == 1 for p in talks)


@pytest.mark.parametrize(
    "text",
    [
        "وجرى خلال لقاء الوزيرين بحث العلاقات الثنائية بين البلدين.",  # who met is named
        "وتم بحث تطورات الأوضاع مع السفير الصومالي.",
        "وبحث الوزير الأوغندي تطورات الأوضاع في الصومال.",
        "وتم الاتفاق على بحث تطورات الأوضاع في الصومال.",  # what was agreed, not what was talked about
    ],
)
def test_an_act_with_its_parties_keeps_them(coder: Coder, text: str) -> None:
    assert not any(p.candidate.content for p in _talks(coder, MET + text))


def test_without_a_meeting_told_before_its_words_are_all_there_is(coder: Coder) -> None:
    talks = _talks(coder, "وجرى خلال اللقاء بحث العلاقات بين كينيا وأوغندا.")
    assert talks and not any(p.candidate.content for p in talks)


def test_it_belongs_to_the_meeting(coder: Coder) -> None:
    text = MET + "وجرى خلال اللقاء بحث العلاقات الثنائية بين البلدين."
    first, second = coder.code(Document("t", text, published="2024-05-15"))["events"]
    assert second["same_as"] == first["id"]
    assert [entity["country"] for entity in first["actors"]] == ["UGA"]
    assert not second["actors"] and not second["recipients"]
