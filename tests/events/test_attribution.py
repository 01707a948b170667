"""Who says so: subjects of verbs of saying, bodies behind statements, speakers of quotations."""

import pytest

from drafts import draft_of, words
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

SAID = [
    ("قال وزير الدفاع النيجيري إن الجيش قصف مواقع للمسلحين.", "ASSAULT", "وزير الدفاع النيجيري"),
    ("أفادت مصادر طبية بأن القصف قتل خمسة مدنيين في الخرطوم.", "ASSAULT", "مصادر طبية"),
    ("وذكر بيان لوزارة الدفاع اليابانية أن طائرات صينية اخترقت الأجواء.", "MOBILIZE", "بيان لوزارة الدفاع اليابانية"),
    ('قال الرئيس السنغالي: "نرفض الهجوم على جيراننا".', "REJECT", "الرئيس السنغالي"),
    ("عبر الرئيس الكيني عن إدانته للهجوم على قرية أوغندية.", "ASSAULT", "الرئيس الكيني"),
]
NOT_SAID = [
    ("زار وزير الخارجية الكيني أوغندا أمس.", "CONSULT"),
    ("اعتقلت الشرطة الكولومبية ثلاثة دبلوماسيين.", "COERCE"),
    ("وعبر مسلحون أوغنديون الحدود وقصفوا مواقع كينية.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "type_", "source"), SAID, ids=[one[2] for one in SAID])
def test_the_source_is_named(coder: Coder, text: str, type_: str, source: str) -> None:
    draft = draft_of(coder, text, type_)
    assert draft.saying is not None
    assert words(draft, draft.saying.first, draft.saying.last) == fold(source)


@pytest.mark.parametrize(("text", "type_"), NOT_SAID)
def test_what_the_article_says_itself_has_no_source(coder: Coder, text: str, type_: str) -> None:
    assert draft_of(coder, text, type_).saying is None


def test_a_quotation_is_told_without_its_marks(coder: Coder) -> None:
    text = 'قال الرئيس السنغالي: "نرفض الهجوم على جيراننا".'
    draft = draft_of(coder, text, "REJECT")
    assert draft.sentence.quoted[draft.candidate.at]
    outside = draft_of(coder, "نرفض الهجوم على جيراننا.", "REJECT")
    assert not outside.sentence.quoted[outside.candidate.at]
