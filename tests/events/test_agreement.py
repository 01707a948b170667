"""Gender and number of verbs and of those who may be their subjects."""

import pytest

from drafts import draft_of
from taqarub.events.agreement import form_of, shape_of
from taqarub.model.mention import Mention, MentionKind
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

WORDS = [
    # kind, country, the first word, shape
    (MentionKind.STATE, "KEN", "كينيا", "fs"),
    (MentionKind.STATE, "YEM", "اليمن", "ms"),
    (MentionKind.SEAT, "KEN", "نيروبي", "Fs"),
    (MentionKind.SEAT, "RUS", "الكرملين", "ms"),
    (MentionKind.OFFICE, "KEN", "الوزيرة", "fs"),
    (MentionKind.OFFICE, "KEN", "الوزير", "ms"),
    (MentionKind.PERSON, "KEN", "أسامة", "ms"),
    (MentionKind.INSTITUTION, "KEN", "القوات", "fs"),
    (MentionKind.INSTITUTION, "KEN", "البرلمان", "ms"),
    (MentionKind.AGENT, "KEN", "المتظاهرون", "mp"),
    (MentionKind.AGENT, "KEN", "المتظاهرين", "mq"),
    (MentionKind.AGENT, "KEN", "المتظاهران", "md"),
    (MentionKind.NISBA, "KEN", "الكينية", "fs"),
    (MentionKind.NISBA, "KEN", "الكيني", "us"),
    (MentionKind.BOTH, "", "الجانبان", "md"),
]


@pytest.mark.parametrize(("kind", "country", "word", "shape"), WORDS, ids=[word for _, _, word, _ in WORDS])
def test_the_first_word_shows_gender_and_number(kind: MentionKind, country: str, word: str, shape: str) -> None:
    assert shape_of(Mention(0, 1, 0, len(word), kind, country), fold(word)) == shape


@pytest.mark.parametrize(("name", "shape"), [("جماعة", "fs"), ("حزب", "ms"), ("قوات الأمن", "fs"), ("", "ms")])
def test_told_elsewhere_a_name_speaks_for_itself(name: str, shape: str) -> None:
    assert shape_of(Mention(0, 1, 0, 1, MentionKind.ORGANISATION, "KEN", name_ar=name)) == shape


@pytest.mark.parametrize(
    ("text", "type_", "form"),
    [
        ("اعتقلت الشرطة الكولومبية ثلاثة دبلوماسيين.", "COERCE", "fs"),
        ("قصف الجيش الكيني مواقع في الصومال.", "ASSAULT", "ms"),
        ("عقب محادثات كينية أوغندية.", "CONSULT", "-"),
    ],
)
def test_verbs_of_the_third_person_ask_for_a_subject(coder: Coder, text: str, type_: str, form: str) -> None:
    assert form_of(draft_of(coder, text, type_).candidate) == form
