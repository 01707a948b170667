"""The pages as a client gets them: what they show, in which language, and what they say when they cannot."""

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from taqarub.record.store import Store

Serving = Callable[[str], AbstractContextManager[str]]
PAGES = ("/", "/dyads/EGY-TUR", "/articles/visit", "/about")


def body(client: httpx.Client, path: str, status: int = 200, **headers: str) -> str:
    """The page as text; checks its status."""
    answer = client.get(path, headers=headers)
    assert answer.status_code == status, answer.text[:300]
    return answer.text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("ar-DZ", "ar"),
        ("fr,en;q=0.2", "en"),
        ("en;q=0, ar;q=0.1", "ar"),
        ("", "ar"),
    ],
)
def test_the_root_goes_to_the_language_the_browser_asks_for(client: httpx.Client, header: str, language: str) -> None:
    answer = client.get("/", headers={"accept-language": header})
    assert (answer.status_code, answer.headers["location"]) == (307, f"/{language}/")
    assert answer.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_says_its_language_and_links_to_itself_in_the_other(
    client: httpx.Client, page: str, language: str, direction: str
) -> None:
    other = "en" if language == "ar" else "ar"
    text = body(client, f"/{language}{page}")
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert f'class="language" href="/{other}{page}"' in text
    assert 'class="skip" href="#content"' in text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_fetch_nothing_from_elsewhere(client: httpx.Client, page: str, language: str) -> None:
    answer = client.get(f"/{language}{page}")
    sources = re.findall(r'(?:src|<link[^>]*? href)="([^"]+)"', answer.text)
    assert sources
    assert all(source.startswith("/") for source in sources)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(r'\sstyle="', answer.text), "inline styles are forbidden by the policy"


def test_own_files_and_fonts_are_served(client: httpx.Client) -> None:
    css = body(client, "/static/app.css")
    for font in re.findall(r'url\("(/fonts/[^"]+)"\)', css):
        assert client.get(font).status_code == 200
    assert "http" not in css


def test_pairs_count_events_reports_and_sources_apart(client: httpx.Client) -> None:
    text = body(client, "/en/")
    row = text[text.index("/en/dyads/EGY-TUR") :].split("</tr>")[0]
    assert re.findall(r'<td class="n"><span class="num">(\d+)</span>', row) == ["6", "7", "3"]


def test_pair_page_says_the_same_numbers_as_the_list(client: httpx.Client) -> None:
    assert "6 events · 7 reports · 3 sources" in body(client, "/en/dyads/EGY-TUR")
    assert "6 أحداث · 7 أخبار · 3 مصادر" in body(client, "/ar/dyads/EGY-TUR")


def test_demanded_acts_are_listed_apart_and_not_counted(client: httpx.Client) -> None:
    text = body(client, "/en/dyads/EGY-TUR")
    done, other = text.split('<h2 id="other">')
    assert "Demanded or conditional" in other
    assert "Demanded or conditional" not in done


def test_an_event_in_two_outlets_is_one_row_with_two_articles(client: httpx.Client) -> None:
    text = body(client, "/en/dyads/EGY-TUR")
    row = next(row for row in text.split("<tr>") if "June 19, 2023" in row)
    assert row.count("/en/articles/") == 2


def test_no_mean_is_given_under_five_events(client: httpx.Client) -> None:
    assert "too few" in body(client, "/en/")
    text = body(client, "/en/dyads/GRC-TUR")
    assert "Mean score:" not in text
    assert "drawn as dots" in text


def test_limits_of_time_filter_the_pair(client: httpx.Client) -> None:
    text = body(client, "/en/dyads/EGY-TUR?from=2023-08&to=2023-08")
    assert "2 events · 2 reports · 1 source" in text
    assert 'value="2023-08"' in text
    assert "/en/dyads/EGY-TUR/chart.png?from=2023-08&amp;to=2023-08" in text


@pytest.mark.parametrize("value", ["2023-13", "soon", "2023-02-30", "٢٠٢٣", "20230101", "'--"])
def test_a_bad_limit_is_explained(client: httpx.Client, value: str) -> None:
    text = body(client, f"/en/dyads/EGY-TUR?from={value}", status=400)
    assert "is not a date" in text


@pytest.mark.parametrize("dyad", ["egy-tur", "TUR-EGY", "EGY", "EGY-EGY", "EGY-TUR-X", "ABCD-EGY"])
def test_a_bad_pair_is_explained(client: httpx.Client, dyad: str) -> None:
    assert "DZA-RUS" in body(client, f"/en/dyads/{dyad}", status=404)


def test_a_pair_without_events_says_so_in_the_language(client: httpx.Client) -> None:
    assert "France" in body(client, "/en/dyads/FRA-JPN", status=404)
    assert "فرنسا" in body(client, "/ar/dyads/FRA-JPN", status=404)
    assert "Drop one" in body(client, "/en/dyads/EGY-TUR?from=2031", status=404)


@pytest.mark.parametrize("path", ["/en/x", "/en/articles/none", "/en/?page=9", "/en/?page=x", "/fr/", "/en/articles/"])
def test_what_is_not_there_gets_a_page_with_a_way_back(client: httpx.Client, path: str) -> None:
    text = body(client, path, status=404, **{"accept-language": "en"})
    assert '<html lang="en"' in text
    assert "To the list of pairs" in text


def test_a_lost_page_speaks_arabic_too(client: httpx.Client) -> None:
    assert "لا وجود لهذه الصفحة" in body(client, "/ar/nothing", status=404)


def test_article_text_and_title_are_escaped(client: httpx.Client) -> None:
    text = body(client, "/ar/articles/visit")
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    assert "<b>تركية" not in text


def test_each_event_has_a_card_and_a_mark_of_the_same_class(client: httpx.Client) -> None:
    text = body(client, "/en/articles/visit")
    for event, shape in (("aa01", "q0"), ("aa03", "q2"), ("aa04", "q3")):
        assert re.search(rf'class="card {shape} [^"]*" id="e-{event}"', text)
        assert re.search(rf'class="ref {shape}" id="t-{event}"', text)
    assert "Reports event 1 again" in text
    assert "3 events" in text


def test_a_state_as_place_is_named_once(client: httpx.Client) -> None:
    text = body(client, "/en/articles/visit")
    assert "<bdi>Cairo</bdi>" in text
    assert "<bdi>Libya</bdi>" not in text
    assert '<bdi class="country">Libya</bdi>' in text


def test_without_a_script_the_chosen_event_is_marked_by_the_server(client: httpx.Client) -> None:
    plain = body(client, "/en/articles/visit").split('class="cards"')[0]
    chosen = body(client, "/en/articles/visit?event=aa03").split('class="cards"')[0]
    assert "on-actor" not in plain
    assert re.search(r"on-actor[^>]*>أنقرة<", chosen)
    assert re.search(r"on-attribution[^>]*>الخارجية المصرية<", chosen)
    assert "on-actor" not in body(client, "/en/articles/visit?event=zz").split('class="cards"')[0]


def test_only_web_addresses_become_links(tmp_path: Path, serve: Serving, bare: dict[str, Any]) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with Store.open(url, create=True) as store:
        store.add(bare, "نص")
    with serve(url) as address:
        text = httpx.get(f"{address}/en/articles/bad", trust_env=False).text
    assert "javascript:" not in text
    assert "No event was found" in text


def test_sentences_under_the_chart_stand_apart(
    tmp_path: Path, serve: Serving, visit: tuple[str, dict[str, Any]]
) -> None:
    text, record = visit
    record["events"][-1]["status"] = "actual"  # without a date, beside one with a date
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with Store.open(url, create=True) as store:
        store.add(record, text)
    with serve(url) as address:
        page = httpx.get(f"{address}/en/dyads/EGY-TUR", trust_env=False).text
    (note,) = re.findall(r'<p class="note">(.*?)</p>', page, re.DOTALL)
    assert "drawn as dots" in note
    assert "listed only" in note
    assert not re.search(r"[a-z]\.[A-Z]", note)


def test_csv_counts_each_event_once(client: httpx.Client) -> None:
    answer = client.get("/en/dyads/EGY-TUR/events.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    done = [row for row in rows if row["status"] == "actual"]
    assert len(done) == 7
    assert sum(int(row["events"]) for row in done) == 6
    assert {row["date"] for row in done} >= {"2023-03-18", "2024-02-14"}
    assert all(int(row["char_start"]) < int(row["char_end"]) for row in rows)


@pytest.mark.parametrize(("kind", "magic"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_chart_is_handed_out_as_a_picture(client: httpx.Client, kind: str, magic: bytes) -> None:
    answer = client.get(f"/ar/dyads/EGY-TUR/chart.{kind}")
    assert answer.content.startswith(magic)
    assert "EGY-TUR" in answer.headers["content-disposition"]
    assert client.get("/ar/dyads/EGY-TUR/chart.pdf").status_code == 404


def test_an_empty_database_names_the_command_that_fills_it(tmp_path: Path, serve: Serving) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    Store.open(url, create=True).close()
    with serve(url) as address:
        for language in ("ar", "en"):
            text = httpx.get(f"{address}/{language}/", trust_env=False).text
            assert "taqarub add examples --database" in text


def test_a_missing_database_is_explained_and_found_once_it_is_there(tmp_path: Path, serve: Serving) -> None:
    url = f"sqlite:///{tmp_path / 'later.db'}"
    with serve(url) as address, httpx.Client(base_url=address, trust_env=False) as client:
        text = body(client, "/en/", status=503)
        assert "STO01" in text
        assert "taqarub add examples" in text
        assert client.get("/health").status_code == 503
        Store.open(url, create=True).close()
        assert client.get("/en/").status_code == 200
        assert client.get("/health").json() == {"status": "ok", "articles": 0}


def test_about_lists_the_sixteen_types(client: httpx.Client) -> None:
    assert body(client, "/en/about").count('<th scope="row">') == 16


def test_the_list_and_the_pair_give_the_same_mean(client: httpx.Client) -> None:
    row = next(row for row in body(client, "/en/").split("<tr>") if "/en/dyads/EGY-TUR" in row)
    listed = re.findall(r'<span class="num">([^<]+)</span>', row)[-1]
    assert f'Mean score: <span class="num">{listed}</span>' in body(client, "/en/dyads/EGY-TUR")


def test_the_pair_page_says_in_a_sentence_what_happened(client: httpx.Client) -> None:
    said = re.search(r'<p class="lead"><bdi>([^<]+)</bdi></p>', body(client, "/en/dyads/EGY-TUR"))
    assert said is not None
    assert said[1].startswith("Egypt and Türkiye: 6 events in 7 reports by 3 sources, from March 18, 2023")
    assert "the index of closeness is" in said[1]
    arabic = body(client, "/ar/dyads/EGY-TUR")
    assert "بين مصر وتركيا: 6 أحداث في 7 أخبار عن 3 مصادر من 18 مارس 2023" in arabic


def test_the_table_gives_the_index_and_its_band(client: httpx.Client) -> None:
    text = body(client, "/en/dyads/EGY-TUR")
    table = text.split('<h2 id="months">')[1].split("</table>")[0]
    assert "90% band" in table
    assert re.search(r'<span class="num">[+−]\d\.\d … [+−]\d\.\d</span>', table)
    assert "90% band" not in body(client, "/en/dyads/GRC-TUR").split('<h2 id="months">')[1].split("</table>")[0]


def test_the_reader_may_switch_between_months_and_weeks(client: httpx.Client) -> None:
    monthly, weekly = (body(client, f"/en/dyads/EGY-TUR?from=2023-06{by}") for by in ("", "&by=week"))
    assert 'href="/en/dyads/EGY-TUR?from=2023-06&amp;by=week"' in monthly
    assert '<a href="/en/dyads/EGY-TUR?from=2023-06" aria-current="true">By month</a>' in monthly
    assert '<a href="/en/dyads/EGY-TUR?from=2023-06&amp;by=week" aria-current="true">By week</a>' in weekly
    assert '<time datetime="2023-W25"><bdi>week of June 19, 2023</bdi></time>' in weekly
    assert '<input type="hidden" name="by" value="week">' in weekly
    assert "Events by class and week" in weekly
    assert "أسبوع 19 يونيو 2023" in body(client, "/ar/dyads/EGY-TUR?by=week")


def test_each_side_is_told_apart_and_turning_points_are_looked_for(client: httpx.Client) -> None:
    text = body(client, "/en/dyads/EGY-TUR")
    sides = text.split('<h2 id="sides">')[1].split("</table>")[0]
    assert '<th scope="row">Egypt</th><td>Türkiye</td>' in sides
    assert '<th scope="row">Türkiye</th><td>Egypt</td>' in sides
    assert "<h2>Turning points</h2>" in text
    assert "<h2>نقاط التحول</h2>" in body(client, "/ar/dyads/EGY-TUR")
