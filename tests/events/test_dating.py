"""Dates of coded events: whatever the phrase and whatever is known of the publication day, valid EDTF comes out."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taqarub.events.dating import counts
from taqarub.events.settle import dates_at_hand
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_POINT = (
    r"(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|\d{4}-(?:0[1-9]|1[0-2]|2[1-4])|\d{4}|\d{3}X|\d{2}XX)[~?%]?"
)
EDTF = re.compile(rf"{_POINT}|{_POINT}/(?:{_POINT}|\.\.)|\.\./{_POINT}|\[{_POINT}(?:,{_POINT})*\]")
PUBLISHED = (None, "2018", "2018~", "2018-02", "2018-02-14", "[2018-02-13,2018-02-20]")
PHRASES = (
    "منذ خمس سنوات", "منذ عام 1948", "منذ نحو سبعين عاما", "منذ أربعة أعوام", "منذ أسبوعين", "منذ شهرين",
    "منذ الثلاثاء",
    "منذ 3 مارس الماضي", "منذ تسعينيات القرن الماضي", "خلال شهرين", "قبل ستة أشهر", "حتى نهاية العام",
    "بحلول مايو المقبل",
    "بين 2005 و2009", "الأسبوع الماضي", "في رمضان 1436", "في صيف 2017", "يوم الخميس", "أمس", "مطلع العام الجاري",
    "في وقت سابق", "قبل نهاية الشهر", "في النصف الأول من 2016",
)  # fmt: skip
ACTS = (
    "زار وزير الخارجية المصري تركيا مرتين", "قصفت القوات الروسية مواقع في سوريا", "سيزور وزير الخارجية المصري تركيا",
    "طالبت فرنسا روسيا بوقف القصف", "وتعهدت اليابان بتقديم مساعدات إلى الأردن", "نددت إيران بالقصف الإسرائيلي",
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PHRASES), st.booleans()), min_size=1, max_size=4),
    st.sampled_from(PUBLISHED),
)
def test_every_date_of_an_event_is_valid_edtf(
    coder: Coder, told: list[tuple[str, str, bool]], published: str | None
) -> None:
    text = " ".join(f"{when} {act}." if first else f"{act} {when}." for act, when, first in told)
    for event in coder.code(Document("dates", text, published=published))["events"]:
        for date in (event["date"], event["act_date"]):
            assert date is None or EDTF.fullmatch(date), (date, text, published)


@pytest.mark.parametrize(
    ("when", "published"), [("منذ خمس سنوات", "2018-11-03"), ("منذ نحو سبعين عاما", "2018-11-03"), ("منذ سنة", "2018")]
)
def test_an_approximate_beginning_is_closed_by_the_publication_and_keeps_its_mark(
    coder: Coder, when: str, published: str
) -> None:
    record = coder.code(Document("a", f"{when} زار وزير الخارجية المصري تركيا مرتين.", published=published))
    dates = [event["date"] for event in record["events"]]
    assert dates
    assert all(date and EDTF.fullmatch(date) for date in dates)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("وهي الزيارة الأولى منذ 12 عاما.", [True]),
        ("وتحسنت العلاقات بين البلدين خلال شهرين.", [False]),
        ("وهي الزيارة الثانية في مارس الماضي.", [False]),
    ],
)
def test_over_how_long_acts_are_counted(coder: Coder, text: str, counted: list[bool]) -> None:
    article = coder.reader.read(Document("t", text, published="2024-05-15"))
    (sentence,), (dates,) = article.sentences, article.dates
    assert [counts(date, sentence) for date in dates if date.edtf] == counted


@pytest.mark.parametrize(
    ("text", "trigger", "nearest"),
    [
        ("تحسنت العلاقات خلال شهرين، إذ التقى الوزيران الكيني والأوغندي في كمبالا في مارس الماضي.", "التقى", "2024-03"),
        ("طوال أسبوعين قصفت القوات الكينية مواقع في الصومال الخميس الماضي.", "قصفت", "2024-05-09"),
    ],
)
def test_how_long_something_took_stands_behind_the_days_of_its_sentence(
    coder: Coder, text: str, trigger: str, nearest: str
) -> None:
    article = coder.reader.read(Document("t", text, published="2024-05-15"))
    pairs = coder.events.told(article)
    for (event, _), options in zip(pairs, dates_at_hand(pairs, article), strict=True):
        if article.view.raw[event.trigger.start : event.trigger.end] == trigger:
            assert [one.edtf.rstrip("~") for one in options if "e:d0" in one.features] == [nearest]
            return
    raise AssertionError("the act was not coded")
