"""Parties of no one state: they have none, whatever state is near, and swallow the state that only describes them."""

import pytest

from taqarub.model.text import Document
from taqarub.pipeline import Coder


def _states(coder: Coder, text: str) -> dict[str, str]:
    article = coder.reader.read(Document("row", text))
    found = ((article.view.to_raw(m.start, m.end), m.country) for s in article.sentences for m in s.mentions)
    return {text[start:end]: country for (start, end), country in found}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("طلبت كينيا من جميع الدول وقف البيع.", "الدول"),
        ("أيدت دول كثيرة القرار الكيني.", "دول"),
        ("اتهم الوزير الكيني الدول المجاورة لأوغندا بالصمت.", "الدول المجاورة لأوغندا"),
        ("طمأن الرئيس الكيني حلفاءه في المنطقة.", "حلفاءه"),
        ("حث الوزير الكيني حلفاء أوغندا على الصبر.", "حلفاء أوغندا"),
        ("هددت كينيا الشركات الأجنبية العاملة فيها.", "الشركات الأجنبية"),
        ("اعتقلت الشرطة الكينية عمالا آسيويين.", "عمالا آسيويين"),
        ("قال مسؤولون غربيون إن كينيا حشدت قواتها.", "مسؤولون غربيون"),
        ("اجتمع مسؤولون من نحو 25 دولة في نيروبي.", "مسؤولون من نحو 25 دولة"),
        ("طالب دائنو كينيا بالسداد.", "دائنو كينيا"),
        ("دعت كينيا قادة العالم إلى التحرك.", "قادة العالم"),
        ("وقعت مجموعة 5+1 الاتفاق مع كينيا.", "مجموعة 5+1"),
    ],
)
def test_they_have_no_state(coder: Coder, text: str, phrase: str) -> None:
    assert _states(coder, text).get(phrase) == ""


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("التقى حلفاءه الأوروبيين.", "حلفاءه الأوروبيين", "EUR"),
        ("قاتل مع حلفائه الجيش الكيني.", "الجيش الكيني", "KEN"),
        ("دعت كينيا الأطراف الليبية إلى الحوار.", "الأطراف الليبية", "LBY"),
        ("أقرت الدول الأعضاء في الأمم المتحدة النص.", "الدول الأعضاء في الأمم المتحدة", "UNO"),
        ("اشتكت دول الاتحاد الأوروبي.", "دول الاتحاد الأوروبي", "EUR"),
    ],
)
def test_what_names_a_state_or_body_keeps_it(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert _states(coder, text).get(phrase) == country


@pytest.mark.parametrize(
    ("text", "word"), [("دارت اشتباكات في أطراف المدينة.", "أطراف"), ("شكر اللجنة المنظمة للمعرض.", "المنظمة")]
)
def test_an_ordinary_word_is_no_party(coder: Coder, text: str, word: str) -> None:
    assert word not in _states(coder, text)
