"""The traps of bidirectional pages and charts, one test each."""

import json
import re
from typing import Any

import httpx
import pytest

from taqarub.record.store import Store
from taqarub.surfaces.web import charts, pages
from taqarub.surfaces.web.catalogue import Words, load_tables, words_for
from taqarub.surfaces.web.highlight import marks_of, paragraphs, pieces


@pytest.fixture(scope="module")
def painter() -> charts.Painter:
    """One painter for all tests."""
    return charts.Painter()


def spec_of(store_url: str, words: Words) -> dict[str, Any]:
    """The chart of the sample pair."""
    with Store.open(store_url) as store:
        return pages.chart_of(pages.pair_page(store, "EGY-TUR", "", "", words), words, width=400)


def test_a_picture_has_its_text_without_system_fonts(painter: charts.Painter, store_url: str, arabic: Words) -> None:
    spec = spec_of(store_url, arabic)
    silent = spec | {"title": {**spec["title"], "text": " ", "subtitle": " "}}
    assert painter.png(spec) != painter.png(silent)
    assert len(list(charts.font_folder().glob("IBMPlexSansArabic-*.ttf"))) >= 2


def test_charts_use_one_font_that_has_both_scripts(painter: charts.Painter, store_url: str, arabic: Words) -> None:
    found = set(re.findall(r'font-family="([^"]+)"', painter.svg(spec_of(store_url, arabic))))
    assert found == {charts.FONT}


def test_arabic_chart_text_is_isolated(painter: charts.Painter, store_url: str, arabic: Words) -> None:
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", painter.svg(spec_of(store_url, arabic)))
    written = [text for text in texts if re.search("[\u0600-\u06ff]", text)]
    assert written
    assert all(text.startswith("\u2067") and text.endswith("\u2069") for text in written)


def test_english_chart_text_carries_no_isolates(store_url: str, english: Words) -> None:
    assert "\\u2067" not in json.dumps(spec_of(store_url, english))


def test_numbers_and_codes_are_isolated_in_arabic(client: httpx.Client) -> None:
    css = client.get("/static/app.css").text
    assert re.search(r"time, code, \.num, \.code \{ unicode-bidi: isolate; \}", css)
    assert re.search(r"code, \.num, \.code \{ direction: ltr; \}", css)
    text = client.get("/ar/dyads/EGY-TUR").text
    prose = re.sub(r'<span class="num">[^<]*</span>|<svg.*?</svg>', "", text, flags=re.DOTALL)
    assert not re.search(r"[>\s][+\u2212]\d", prose)
    assert "\u20662024-02-15\u2069" in text, "the ISO date of the hint would reverse"


def test_no_arrow_stands_between_actor_and_recipient(client: httpx.Client) -> None:
    for path in ("/ar/", "/ar/dyads/EGY-TUR", "/ar/articles/visit"):
        assert not re.search("[←→↔⇒⇐]", client.get(path).text)
    assert '<th scope="col">الفاعل</th>' in client.get("/ar/dyads/EGY-TUR").text


def test_dates_are_typed_as_iso_text(client: httpx.Client) -> None:
    text = client.get("/ar/dyads/EGY-TUR").text
    assert 'type="date"' not in text
    assert re.search(r'<input id="from"[^>]*dir="ltr"', text)


def test_download_links_are_a_flex_list(client: httpx.Client) -> None:
    assert '<ul aria-labelledby="dl"><li>' in client.get("/ar/dyads/EGY-TUR").text
    assert re.search(r"\.downloads ul \{ display: flex", client.get("/static/app.css").text)


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "لا أحداث"), (1, "حدث واحد"), (2, "حدثان"), (3, "3 أحداث"), (11, "11 حدثًا"),
     (100, "100 حدث"), (103, "103 أحداث")],
)  # fmt: skip
def test_arabic_counts_in_six_forms_with_latin_digits(arabic: Words, n: int, text: str) -> None:
    assert arabic.plural("events", n) == text


def test_numbers_never_mix_digits(arabic: Words) -> None:
    egyptian = words_for("ar", "EG", load_tables())
    assert (arabic.number(1234567), egyptian.number(1234)) == ("1,234,567", "1,234")
    assert (arabic.signed(-4.04), arabic.signed(2.5), arabic.signed(-0.01)) == ("\u22124.0", "+2.5", "0.0")


@pytest.mark.parametrize(("region", "month"), [("DZ", "أوت"), ("LB", "آب"), ("MA", "غشت"), ("XX", "أغسطس")])
def test_month_names_follow_the_readers_country(client: httpx.Client, region: str, month: str) -> None:
    text = client.get("/ar/dyads/EGY-TUR", headers={"accept-language": f"ar-{region},en;q=0.5"}).text
    assert f"9 {month} 2023" in text


def test_charts_are_pictures_with_a_name_and_a_table_beside(client: httpx.Client) -> None:
    text = client.get("/en/dyads/EGY-TUR").text
    assert re.search(r'role="img" aria-label="Egypt and Türkiye: Events by class and month', text)
    assert text.index("</figure>") < text.index('<table class="months">')
    assert "aria-roledescription" not in text


def test_stacked_charts_share_a_fixed_axis_extent(store_url: str, english: Words) -> None:
    extents = re.findall(r'"(?:min|max)Extent": (\d+)', json.dumps(spec_of(store_url, english)))
    assert len(extents) == 8
    assert len(set(extents)) == 1


def test_time_runs_left_to_right_and_labels_stand_on_the_readers_side(
    store_url: str, arabic: Words, english: Words
) -> None:
    assert '"orient": "right"' in json.dumps(spec_of(store_url, arabic))
    assert '"orient": "left"' in json.dumps(spec_of(store_url, english))
    assert "reverse" not in json.dumps(spec_of(store_url, arabic))


def test_words_are_cut_on_the_server_by_code_points(visit: tuple[str, dict[str, Any]]) -> None:
    text, record = visit
    marks = marks_of(record["events"], len(text))
    found = [piece for line in paragraphs(text, marks) for piece in line]
    assert "استقبل" in [piece.text for piece in found if "aa01" in piece.triggers]
    assert found[0].text == "🇪🇬 "
    assert "".join(piece.text for piece in pieces(text, 0, len(text), marks)) == text


def test_countries_have_own_names_where_needed(arabic: Words, english: Words) -> None:
    assert (arabic.country("PSE"), english.country("PSE")) == ("فلسطين", "Palestine")
    assert (arabic.country("DZA"), english.country("UNO")) == ("الجزائر", "United Nations")
    assert (english.country("XQX"), english.country(None)) == ("XQX", "Not stated")
