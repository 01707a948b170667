"""The publication date read from the text: what follows is told, nothing finer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.mentions.dates import is_edtf, load_date_grammar
from taqarub.mentions.published import infer_published
from taqarub.text.normalise import fold

GRAMMAR = load_date_grammar()

NOVEMBER = """استقبل قائد البحرية التونسية وفدا إيطاليا اليوم الثلاثاء في بنزرت.
وكان البلدان نفذا تدريبا بحريا واسعا قبالة السواحل التونسية في أكتوبر/تشرين الأول الماضي.
والشهر الماضي، نفذت بحرية البلدين تدريبا بحريا قبالة السواحل ضمن "درع الساحل 2021".
ومن المرجح أن يوقع الوزيران الاتفاق في ديسمبر المقبل."""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("التقى الوزيران اليوم الخميس 10 نوفمبر 2022 في تونس.", "2022-11-10"),
        ("التقى الوزيران أمس الأربعاء 9 نوفمبر 2022 في تونس.", "2022-11-10"),
        ("الرباط - 3 يونيو 2018 - أعلنت الحكومة برنامجها.", "2018-06-03"),
        ("تونس 3 جوان 2018 (وات) أعلنت الحكومة برنامجها.", "2018-06-03"),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس استقبل الأمير السفير.", "2015-08-10"),
        ("نشر في 4 مايو 2017\nأعلنت الحكومة برنامجها.", "2017-05-04"),
        (NOVEMBER, "[2021-11-02,2021-11-09,2021-11-16,2021-11-23,2021-11-30]"),
        (NOVEMBER.replace("اليوم الثلاثاء ", ""), "2021-11"),
        (NOVEMBER.replace(" 2021", ""), None),
        (NOVEMBER.replace("درع الساحل 2021", "رؤية 2030"), None),
        ("ارتفعت الصادرات مطلع العام الجاري 2019 بعد ركود.", "2019"),
        (
            "يفتتح المنتدى الزراعي المغاربي اليوم الأربعاء. وتقرر افتتاح المنتدى الزراعي يوم الأربعاء 5 يونيو 2019.",
            "2019-06-05",
        ),
        (
            "يفتتح المنتدى الزراعي المغاربي غدا الأربعاء. وتقرر افتتاح المنتدى الزراعي يوم الأربعاء 5 يونيو 2019.",
            "2019-06-04",
        ),
        ("يفتتح المنتدى الزراعي المغاربي اليوم الأربعاء. ووقع الزلزال يوم الأربعاء 5 يونيو 2019.", None),
        ("التقى الوزيران اليوم الخميس في تونس.", None),
        ("في 11 سبتمبر 2001 وقعت الهجمات.", None),
        ("وقعت الحرب عام 2003 وانتهت في 2011.", None),
        ("التقى الوزيران اليوم الجمعة 10 نوفمبر 2022، وقال البيان إن اليوم الخميس عطلة.", "2022-11-10"),
        ("", None),
    ],
)
def test_publication_date(text: str, edtf: str | None) -> None:
    assert infer_published(fold(text), GRAMMAR).edtf == edtf


def test_weekday_against_the_date_line_tells_nothing() -> None:
    inferred = infer_published(fold("تونس - 10 نوفمبر 2022 - التقى الوزيران اليوم الأحد."), GRAMMAR)
    assert inferred.edtf is None and len(inferred.evidence) == 2


def test_evidence_points_at_its_words() -> None:
    text = fold(NOVEMBER)
    places = [text[e.start : e.end] for e in infer_published(text, GRAMMAR).evidence]
    assert fold("اليوم الثلاثاء") in places and fold("الشهر الماضي") in places


@given(st.text(alphabet=st.sampled_from(fold("اليوم الخميس10/2022- الماضيشهرأكتوبرنوفمبر\n(")), max_size=80))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    inferred = infer_published(text, GRAMMAR)
    assert inferred.edtf is None or is_edtf(inferred.edtf)
    assert all(0 <= e.start < e.end <= len(text) for e in inferred.evidence)
