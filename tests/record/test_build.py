"""The record of an article: what its fields are called."""

import pytest

from taqarub.model.text import Document
from taqarub.pipeline import Coder


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("شن مسلحون مجهولون هجوما على معسكر للجيش الكيني أمس الأربعاء.", "KEN", "Kenya"),
        ("زار الرئيس الكيني أمس الأربعاء نظيره الروسي فلاديمير بوتين.", "RUS", "Russia"),
        ("قصفت طائرات مجهولة الهوية مدينة بنغازي أمس الأربعاء.", "LBY", "Benghazi"),
    ],
)
def test_a_place_told_by_a_party_is_its_state_and_no_person(coder: Coder, text: str, country: str, name: str) -> None:
    places = [event["place"] for event in coder.code(Document("x", text, published="2020-01-02"))["events"]]
    assert [(place["country"], place["name"]) for place in places] == [(country, name)]
