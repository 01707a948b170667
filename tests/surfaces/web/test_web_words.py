"""The catalogues say the same things in both languages and know every code of the ontology; dates in words."""

import pytest

from taqarub.knowledge.ontology import STATUSES, load_ontology
from taqarub.surfaces.web.catalogue import Words, load_tables
from taqarub.surfaces.web.dates import in_words
from taqarub.surfaces.web.highlight import marks_of, paragraphs
from taqarub.surfaces.web.language import preferred, region
from taqarub.surfaces.web.render import machine_date, safe_url


def test_both_languages_have_the_same_keys() -> None:
    arabic, english = load_tables()["ar"], load_tables()["en"]
    assert set(arabic) == set(english)
    for table in set(arabic) - {"name", "direction", "plural"}:
        assert set(arabic[table]) == set(english[table]), table
    assert set(arabic["plural"]) == set(english["plural"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_code_of_the_ontology_has_a_name(language: str) -> None:
    table, ontology = load_tables()[language], load_ontology()
    assert set(ontology.types) == set(table["types"])
    assert {f"{kind.name}.{mode}" for kind in ontology.types.values() for mode in kind.modes} == set(table["modes"])
    assert set(ontology.contexts) == set(table["contexts"])
    assert set(ontology.sectors) <= set(table["sectors"])
    assert set(ontology.bodies) <= set(table["countries"])
    assert set(STATUSES) == set(table["statuses"])


@pytest.mark.parametrize(
    ("edtf", "english_words", "arabic_words"),
    [
        ("2023-08-09", "August 9, 2023", "9 أغسطس 2023"),
        ("2023-08", "August 2023", "أغسطس 2023"),
        ("2023", "2023", "2023"),
        ("2023-08~", "about August 2023", "نحو أغسطس 2023"),
        ("2023-02/..", "from February 2023 on", "منذ فبراير 2023"),
        ("../2023-02", "until February 2023", "حتى فبراير 2023"),
        ("2023-02-01/2023-02-03", "February 1, 2023 to February 3, 2023", "من 1 فبراير 2023 إلى 3 فبراير 2023"),
        ("[2022-11,2022-12]", "one of: November 2022, December 2022", "واحد من: نوفمبر 2022، ديسمبر 2022"),
        ("2023-21", "2023-21", "2023-21"),
        (None, "Not stated", "غير مذكور"),
    ],
)  # fmt: skip
def test_dates_in_words(edtf: str | None, english_words: str, arabic_words: str, english: Words, arabic: Words) -> None:
    assert (in_words(edtf, english), in_words(edtf, arabic)) == (english_words, arabic_words)


@pytest.mark.parametrize("edtf", ["2023~", "2023-08/..", "[2023-01]", None, ""])
def test_html_times_are_only_whole_dates(edtf: str | None) -> None:
    assert machine_date(edtf) is None
    assert machine_date("2023-08-09") == "2023-08-09"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "http://[", None, ""]
)
def test_dangerous_addresses_are_dropped(url: str | None) -> None:
    assert safe_url(url) is None
    assert safe_url("https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize("header", ["en;q=2", ";;;", "*", "x" * 5000, "en;q=", "\u0639"])
def test_odd_headers_fall_back(header: str) -> None:
    assert preferred(header) in ("ar", "en")
    assert region(header, "ar") is None


def test_the_region_is_read_from_the_same_language() -> None:
    assert region("en-US,ar-DZ;q=0.5", "ar") == "DZ"
    assert region("ar-Arab-MA", "ar") == "MA"
    assert region("en-US", "ar") is None


def test_marks_outside_the_text_are_left_out() -> None:
    wrong = [{"start": 5, "end": 99}, {"start": -1, "end": 2}, {"start": 3, "end": 3}, {"start": "0", "end": 2}, None]
    events = [{"id": "x", "actors": [span for span in wrong if span], "place": None}]
    assert marks_of(events, 10) == ()
    assert paragraphs("\n\n", ()) == ()
