"""Surface forms: what one row of a table covers."""

import mazini
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.knowledge.inflect import nisba_forms, noun_forms, past, verb_forms
from taqarub.text.normalise import fold

VERBS = [
    # root, form, forms as printed with their features
    ("زور", "I/a~u", {"زار": "pa3ms", "زارت": "pa3fs", "يزور": "ra3ms", "تزور": "ra3fs", "زاروا": "pa3mp"}),
    ("دين", "IV", {"أدان": "pa3ms", "أدانت": "pa3fs", "يدين": "ra3ms", "ندين": "ra1p"}),
    ("وقع", "II", {"وقع": "pa3ms", "وقعا": "pa3md", "يوقعان": "ra3md", "توقع": "ra3fs"}),
    ("لقي", "VIII", {"التقى": "pa3ms", "التقت": "pa3fs", "يلتقي": "ra3ms", "التقيا": "pa3md", "التقوا": "pa3mp"}),
    ("قبل", "X", {"استقبل": "pa3ms", "تستقبل": "ra3fs", "يستقبلون": "ra3mp"}),
    ("دعو", "I/a~u", {"دعا": "pa3ms", "دعت": "pa3fs", "يدعو": "ra3ms", "دعوا": "pa3mp"}),
    ("طلب", "III", {"طالب": "pa3ms", "تطالب": "ra3fs", "مطالبا": "ha3ms", "مطالبة": "ha3fs"}),
    ("قتل", "I/a~u", {"قتل": "pa3ms", "يقتلون": "ra3mp"}),
]


@pytest.mark.parametrize(("root", "form", "printed"), VERBS, ids=[verb[0] for verb in VERBS])
def test_a_root_and_a_pattern_give_every_form(root: str, form: str, printed: dict[str, str]) -> None:
    found = verb_forms(root, form)
    assert {word: found.get(fold(word)) for word in printed} == printed
    assert past(root, form) == fold(next(iter(printed)))


@pytest.mark.parametrize(("root", "form"), [(verb[0], verb[1]) for verb in VERBS])
def test_forms_are_folded_words_with_known_features(root: str, form: str) -> None:
    for word, features in verb_forms(root, form).items():
        assert word == fold(word) and word.isalpha()
        assert features[0] in "prjh" and features[1] in "ap" and len(features) >= 4


def test_what_only_a_particle_cuts_short_is_told_from_the_imperfect() -> None:
    forms = verb_forms("عود", "IV")
    assert (forms[fold("يعيد")], forms[fold("تعد")]) == ("ra3ms", "ja3fs")
    assert verb_forms("وقع", "II")[fold("توقع")] == "ra3fs"  # cut short it looks the same


def test_the_passive_is_told_where_its_letters_differ() -> None:
    assert verb_forms("قول", "I/a~u")[fold("قيل")].startswith("pp")


def test_a_pattern_that_does_not_exist_is_refused() -> None:
    with pytest.raises(mazini.MaziniError):
        verb_forms("زور", "XX")


@pytest.mark.parametrize(
    ("nisba", "printed"),
    [
        ("جزائري", "جزائري جزائرية جزائريون جزائريين جزائريان جزائريات جزائريتان جزائريتين جزائريا"),
        ("روسي", "روسي روسية روسيين روسيا"),
        ("سعودي", "سعودي سعودية سعوديون"),
    ],
)
def test_a_nisba_agrees_in_gender_number_and_case(nisba: str, printed: str) -> None:
    assert set(fold(printed).split()) <= set(nisba_forms(fold(nisba)))


def test_a_nisba_of_two_words_agrees_in_both_with_and_without_the_article() -> None:
    forms = nisba_forms(fold("كوري جنوبي"))
    assert {fold("كورية جنوبية"), fold("كوريين الجنوبيين"), fold("كوري الجنوبي")} <= set(forms)
    assert fold("كورية جنوبي") not in forms


@pytest.mark.parametrize(
    ("noun", "shapes"), [("مسؤولون", "مسؤولون مسؤولو"), ("زيارتان", "زيارتان زيارتا"), ("وزير", "وزير")]
)
def test_a_noun_loses_its_n_before_a_possessor(noun: str, shapes: str) -> None:
    assert set(fold(shapes).split()) <= set(noun_forms(fold(noun)))


@given(st.text("ابتثجحخدرسشصضطعغفقكلمنهويء ", min_size=1, max_size=12).filter(str.strip))
def test_shapes_begin_with_the_word_itself(word: str) -> None:
    assert noun_forms(word)[0] == word
    assert word in nisba_forms(word) or " " in word
