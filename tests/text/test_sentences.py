"""Sentences: cut where a reader would, never lost, never overlapping."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.text.normalise import fold
from taqarub.text.sentences import sentences

CASES = [
    ("وصل الوزير. ثم غادر.", ["وصل الوزير.", "ثم غادر."]),
    ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
    ("سطر أول\n\n  سطر ثان  ", ["سطر أول", "سطر ثان"]),
    ("بلغت القيمة 3.5 مليار دولار", ["بلغت القيمة 3.5 مليار دولار"]),
    ("هل وافق؟ لم يقل!", ["هل وافق؟", "لم يقل!"]),
    ("قال د. سالم إن الاجتماع انتهى.", ["قال د. سالم إن الاجتماع انتهى."]),
    ("«لن نقبل». بهذا ختم كلمته.", ["«لن نقبل».", "بهذا ختم كلمته."]),
    ("عقد اللقاء في 2023. وبعده غادر الوفد.", ["عقد اللقاء في 2023.", "وبعده غادر الوفد."]),
    ("جملة واحدة بلا نقطة", ["جملة واحدة بلا نقطة"]),
    ("", []),
    (" \n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:20] or "empty" for text, _ in CASES])
def test_sentences_end_where_they_should(text: str, expected: list[str]) -> None:
    folded = fold(text)
    assert [folded[a:b] for a, b in sentences(folded)] == [fold(part) for part in expected]


@given(st.text(st.sampled_from('اب3.!؟…")] \n،') | st.characters(), max_size=80))
def test_sentences_are_in_order_trimmed_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.start < span.end and text[span.start : span.end].strip(" \n\t") for span in found)
    inside = {i for span in found for i in range(*span)}
    assert all(char in " \n\t" for i, char in enumerate(text) if i not in inside)
