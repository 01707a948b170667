"""The folded view: spelling habits unified, and every view offset leads back into the text as given."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.text.normalise import fold, view

# Everything that folds away, grows or changes, among plain letters.
ODD = "أإآٱىةؤئیکگپچڤہ«»“”—–ـًٌٍَُِّْٰ\u200b\u200f\u202b\ufeff٠٣۷٪ﷲﻻﻼﷺﺔ\t\r\u00a0\u2028\ud800🇩🇿 \n"
texts = st.text(st.sampled_from(ODD) | st.characters(), max_size=60)
FOLDED = [
    ("أحمد", "احمد"),
    ("إيران", "ايران"),
    ("آسيا", "اسيا"),
    ("ٱلقاهرة", "القاهره"),
    ("مستشفى", "مستشفي"),
    ("السفارة", "السفاره"),
    ("مسؤول", "مسءول"),
    ("رئيس", "رءيس"),
    ("مُذَكِّرَةُ", "مذكره"),
    ("الـسـلام", "السلام"),
    ("ایران", "ايران"),
    ("کابل", "كابل"),
    ("«نعم»", '"نعم"'),
    ("“نعم”", '"نعم"'),
    ("١٢٣", "123"),
    ("۴۵", "45"),
    ("٣٫٥٪", "3.5%"),
    ("أ–ب", "ا-ب"),
    ("لا\u200fنهاية", "لانهايه"),
    ("ﻻ", "لا"),
    ("كلمة\u00a0أخرى", "كلمه اخري"),
    ("سطر\u2028سطر", "سطر\nسطر"),
]


@pytest.mark.parametrize(("printed", "folded"), FOLDED, ids=[printed for printed, _ in FOLDED])
def test_spelling_habits_fold_together(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert view(printed).text == folded


@given(texts)
def test_the_view_is_the_folded_text(text: str) -> None:
    assert view(text).text == fold(text)


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_offsets_never_go_back_and_cover_the_text(text: str) -> None:
    found = view(text)
    assert len(found.offsets) == len(found.text) + 1
    assert found.offsets[-1] == len(text)
    assert all(a <= b for a, b in pairwise(found.offsets))
    assert not text or 0 <= found.offsets[0] <= len(text)


@given(texts, st.data())
def test_every_span_leads_into_the_text_and_back_to_its_words(text: str, data: st.DataObject) -> None:
    found = view(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    raw_start, raw_end = found.to_raw(start, end)
    assert 0 <= raw_start <= raw_end <= len(text)
    assert (raw_end > raw_start) == (end > start)
    assert found.text[start:end] in fold(text[raw_start:raw_end])


@given(st.lists(texts, min_size=2, max_size=4))
def test_folding_is_local(parts: list[str]) -> None:
    assert fold("".join(parts)) == "".join(map(fold, parts))


def test_marks_that_fold_away_stay_outside_or_with_their_letter() -> None:
    found = view("قالَ «كَلّا»")
    start = found.text.index("كلا")
    raw_start, raw_end = found.to_raw(start, start + 3)
    assert found.raw[raw_start:raw_end] == "كَلّا"
