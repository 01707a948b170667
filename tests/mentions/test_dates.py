"""Dates: every row of tests/data/dates.tsv, and what must hold of any text and any publication date."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.errors import DateError
from taqarub.mentions.dates import (
    DateBasis,
    DateGrammar,
    DateKind,
    coarse,
    edtf_bounds,
    is_edtf,
    load_date_grammar,
    parse_published,
)
from taqarub.text.normalise import fold

TABLE = Path(__file__).parent.parent / "data" / "dates.tsv"
GRAMMAR = load_date_grammar()
WORDS = (
    "في من منذ قبل بعد بين خلال حتى مطلع نهاية الشهر العام الأسبوع الماضي المقبل الجاري اليوم أمس غدا الخميس"
    " الأحد و إلى 5 7 31 2015 1436 99 هـ م مايو أكتوبر/تشرين الأول رمضان يومين ثلاث سنوات أشهر شهر عام يوم"
    " ليل / - ، . ( ) الربع الأول"
).split()


def rows() -> Iterator[tuple[str, str, str, str]]:
    """(sentence, expression, published, edtf); edtf `-` = no date at all in the sentence."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["sentence"], row["expression"], row["published"], row["edtf"]


@pytest.mark.parametrize(("sentence", "expression", "published", "edtf"), list(rows()))
def test_date_is_found_and_placed(sentence: str, expression: str, published: str, edtf: str) -> None:
    text, part = fold(sentence), fold(expression)
    found = GRAMMAR.find(text, published or None)
    if edtf == "-":
        assert [m for m in found if m.kind is not DateKind.VAGUE] == []
        return
    start = text.find(part)
    here = [m for m in found if m.start < start + len(part) and m.end > start]
    assert [m.edtf for m in here] == [edtf or None]


@pytest.mark.parametrize(
    ("sentence", "kind", "basis", "direction"),
    [
        ("زار الوفد العاصمة في 5 مايو 2019.", DateKind.POINT, DateBasis.STATED, -1),
        ("ستبدأ الجولة الأسبوع المقبل.", DateKind.RANGE, DateBasis.ANCHORED, 1),
        ("تتواصل المعارك منذ مارس 2021.", DateKind.SINCE, DateBasis.STATED, -1),
        ("ستصل الدفعة قبل نهاية العام الجاري.", DateKind.UNTIL, DateBasis.ANCHORED, 1),
        ("التقى الوزيران في وقت سابق.", DateKind.VAGUE, DateBasis.VAGUE, -1),
        ("يلتقي الجانبان قريبا.", DateKind.VAGUE, DateBasis.VAGUE, 1),
        ("التقى الوزيران اليوم.", DateKind.POINT, DateBasis.ANCHORED, 0),
    ],
)
def test_kind_basis_and_direction(sentence: str, kind: DateKind, basis: DateBasis, direction: int) -> None:
    (mention,) = GRAMMAR.find(fold(sentence), "2022-11-10")
    assert (mention.kind, mention.basis, mention.direction) == (kind, basis, direction)


def test_offsets_leave_out_the_glued_conjunction() -> None:
    text = fold("والشهر الماضي، أجرى البلدان تدريبا.")
    (mention,) = GRAMMAR.find(text, "2022-11-10")
    assert text[mention.start : mention.end] == fold("الشهر الماضي")


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022-11-10", "2022-11-10"),
        (" 2022-11 ", "2022-11"),
        ("2022", "2022"),
        ("2022-11-10T08:30:00Z", "2022-11-10"),
        ("[2022-11-10,2022-11-03]", "[2022-11-03,2022-11-10]"),
        ("2022-11~", "2022-11~"),
    ],
)
def test_published_value_is_read(value: str, edtf: str) -> None:
    assert parse_published(value) == edtf


@pytest.mark.parametrize(
    ("value", "code"),
    [("yesterday", "DAT01"), ("", "DAT01"), ("2022-13", "DAT02"), ("2022-02-30", "DAT02"), ("2022/2023", "DAT03")],
)
def test_bad_published_value_has_a_code(value: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_published(value)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02~", date(2024, 2, 1), date(2024, 2, 29)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("2022-02/..", date(2022, 2, 1), date.max),
        ("../2015", date.min, date(2015, 12, 31)),
        ("[2022-11-03,2022-11-24]", date(2022, 11, 3), date(2022, 11, 24)),
    ],
)
def test_bounds_of_edtf(edtf: str, first: date, last: date) -> None:
    assert edtf_bounds(edtf) == (first, last)


@pytest.mark.parametrize("value", ["", "2022-00", "2022-02-30", "../..", "2023/2022", "[2022,x]", "22-11-10", "0000"])
def test_what_is_no_edtf(value: str) -> None:
    assert not is_edtf(value)


def test_one_of_set_coarsens_to_its_month() -> None:
    assert coarse("[2022-11-03,2022-11-24]") == "2022-11"
    assert coarse("2022-11-03") == "2022-11-03"
    assert coarse("2021/2022") is None


published_dates = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.lists(st.dates(), min_size=2, max_size=4, unique=True).map(
        lambda days: f"[{','.join(sorted(map(date.isoformat, days)))}]"
    ),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))


@given(texts, published_dates)
def test_any_text_gives_valid_dates_in_order(text: str, published: str | None) -> None:
    folded, end = fold(text), 0
    for mention in GRAMMAR.find(folded, published):
        assert end <= mention.start < mention.end <= len(folded)
        assert mention.edtf is None or is_edtf(mention.edtf)
        assert mention.edtf is None or mention.kind is not DateKind.VAGUE
        end = mention.end


@given(st.lists(st.sampled_from([w for w in WORDS if not w.isdigit()]), max_size=8), st.dates())
def test_no_day_is_made_up_where_only_the_month_is_known(words: list[str], day: date) -> None:
    for mention in GRAMMAR.find(fold(" ".join(words)), day.isoformat()[:7]):
        # «الأول مايو» states a day of the month itself
        if mention.basis is DateBasis.ANCHORED and mention.edtf and not {"رمضان", "الأول"} & set(words):
            assert all(len(end.strip(".~")) <= 7 for end in mention.edtf.split("/"))


@given(texts)
def test_reading_twice_is_the_same(text: str) -> None:
    other: DateGrammar = load_date_grammar() if len(text) > 40 else GRAMMAR
    assert GRAMMAR.find(fold(text), "2022-11-10") == other.find(fold(text), "2022-11-10")


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("غادر الوفد بعد يومين من اللقاء.", ("day", -2)),
        ("جاء ذلك قبل أسبوع من القمة.", ("week", 1)),
        ("عاد السفير بعد عام على سحبه.", ("year", -1)),
        ("عاد السفير قبل شهر.", None),
    ],
)
def test_a_distance_from_what_follows_is_no_date_but_is_told(text: str, away: tuple[str, int] | None) -> None:
    (found,) = GRAMMAR.find(fold(text), "2022-11-10")
    assert (found.away, found.edtf is None) == (away, away is not None)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("ورفض الوزير آنذاك الاقتراح.", ("then", 0)),
        ("ورفض الوزير في ذلك الوقت الاقتراح.", ("then", 0)),
        ("وفي اليوم نفسه رفض الوزير.", ("day", 0)),
        ("وفي اليوم التالي رفض الوزير.", ("day", 1)),
        ("ورفض في العام التالي.", ("year", 1)),
        ("ورفض الوزير مؤخرا.", None),
    ],
)
def test_words_that_mean_a_date_told_before(text: str, back: tuple[str, int] | None) -> None:
    (found,) = GRAMMAR.find(fold(text), "2022-11-10")
    assert (found.back, found.edtf) == (back, None)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1956 - مصر تؤمم القناة.\n1958: ثورة في العراق.", ["1956", "1958"]),
        ("1956 - مصر تؤمم القناة. 1958 - ثورة في العراق.", ["1956", "1958"]),
        ("وفي العاصمة\n2000 - 3000 متظاهر.", []),
        ("حضر 1956 - بحسب الشرطة - متظاهرا.", []),
    ],
)
def test_a_year_that_heads_a_line_dates_the_entry_of_a_chronicle(text: str, dates: list[str]) -> None:
    assert [found.edtf for found in GRAMMAR.find(fold(text), None)] == dates
