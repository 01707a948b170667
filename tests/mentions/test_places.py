"""Towns by their names alone, states by what leads to them, and what only looks like a place."""

import pytest

from taqarub.model.text import Document
from taqarub.pipeline import Coder


@pytest.mark.parametrize(
    ("town", "country"),
    [("غزة", "PSE"), ("حمص", "SYR"), ("خان يونس", "PSE"), ("أم درمان", "SDN"), ("بندر عباس", "IRN"), ("كوباني", "SYR")],
)
def test_a_town_may_be_what_is_attacked(coder: Coder, town: str, country: str) -> None:
    places, names = _read(coder, f"قصفت الطائرات الكينية {town} صباح الجمعة.")
    assert places == [country]
    assert not names


@pytest.mark.parametrize("text", ["دبي، الإمارات (وكالة) -- رحبت كينيا بالقرار.", "أبها 12 شوال رحبت كينيا بالقرار."])
def test_where_the_newsroom_is_is_no_place_of_the_news(coder: Coder, text: str) -> None:
    assert not {"ARE", "SAU"} & set(_read(coder, text)[0])


@pytest.mark.parametrize("led", ["شمالي", "وسط", "قبالة سواحل", "في مياه", "قرب"])
def test_a_state_is_a_place_where_its_land_or_waters_lead_to_it(coder: Coder, led: str) -> None:
    assert _read(coder, f"انفجر زورق {led} كينيا.")[0] == ["KEN"]
    assert not _read(coder, "دعمت أوغندا كينيا.")[0]


@pytest.mark.parametrize("led", ["في العاصمة الأوغندية", "بمدينة", "في ضاحية"])
def test_a_noun_of_place_leads_to_a_city_past_its_adjective(coder: Coder, led: str) -> None:
    assert _read(coder, f"انفجر خزان {led} كمبالا.")[0] == ["UGA"]
    assert not _read(coder, "دعم الوزير الأوغندي كمبالا.")[0]


@pytest.mark.parametrize("text", ["أكل الضيوف صحن حمص.", "علمهم الفلاح حلب الماشية.", "وقف حائل دون ذلك."])
def test_a_town_is_an_ordinary_word_too(coder: Coder, text: str) -> None:
    assert not _read(coder, text)[0]


def _read(coder: Coder, text: str) -> tuple[list[str], list[str]]:
    """The countries of the places of a text, and the words of the persons it names."""
    article = coder.reader.read(Document("x", text))
    places = [p.country for s in article.sentences for p in s.places]
    people = [article.view.text[m.start : m.end] for s in article.sentences for m in s.mentions if m.person]
    return places, people


@pytest.mark.parametrize(
    ("place", "country"), [("ولاية النيجر", "NGA"), ("محافظة أذربيجان الغربية", "IRN"), ("جورجيا الجنوبية", "GBR")]
)
def test_a_region_named_like_another_state_is_no_state(coder: Coder, place: str, country: str) -> None:
    places, names = _read(coder, f"انفجر خزان في {place} أمس.")
    assert set(places) <= {country}
    assert set(names) <= {country}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أصلح العمال أنبوبا بقطر 900 ملم.", ""),
        ("اجتمع الوزراء بقطر أمس.", "QAT"),
        ("عاد العيد باليمن والبركات.", ""),
        ("فاز المنتخب بلقب كوبا أمريكا.", ""),
        ("انضمت بنين إلى القوة.", "BEN"),
        ("افتتحت مدارس بنين وبنات.", ""),
    ],
)
def test_a_state_is_an_ordinary_word_too(coder: Coder, text: str, country: str) -> None:
    article = coder.reader.read(Document("row", text))
    assert {m.country for s in article.sentences for m in s.mentions if m.country} == ({country} if country else set())
