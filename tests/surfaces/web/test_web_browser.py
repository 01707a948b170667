"""The pages in a real browser: accessibility, keyboard, direction, small screens, and life without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest

PAGES = ("/", "/dyads/EGY-TUR", "/articles/visit?event=aa01", "/about", "/nothing")


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A fresh tab on a desk-sized screen; scripts that fail make the test fail."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    yield tab
    context.close()
    assert failures == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(page: Any, language: str, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{language}{path}")
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_needs_no_sideways_scrolling(page: Any, language: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/{language}{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_everything_comes_from_the_same_server(page: Any, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/ar/articles/visit")
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith(site) for url in asked)


def test_the_typeface_is_the_served_one(page: Any) -> None:
    page.goto("/ar/")
    check = "document.fonts.ready.then(() => document.fonts.check('16px \"IBM Plex Sans Arabic\"', 'مصر'))"
    assert page.evaluate(check)


def test_the_first_tab_stop_skips_to_the_content(page: Any) -> None:
    page.goto("/ar/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_focusing_a_card_marks_its_words(page: Any) -> None:
    page.goto("/en/articles/visit")
    page.focus("#e-aa03 .pick")
    assert page.locator("#text .on-actor").all_inner_texts() == ["أنقرة"]
    assert page.locator("#text .on-recipient").all_inner_texts() == ["أثينا"]
    page.focus("#e-aa01 .pick")
    assert page.locator("#text .on-date").all_inner_texts() == ["اليوم السبت"]
    assert page.locator(".card.chosen").count() == 1


def test_clicking_a_word_goes_to_its_card_and_back(page: Any) -> None:
    page.goto("/ar/articles/visit")
    page.click("#t-aa04")
    assert page.evaluate("document.activeElement.closest('.card').id") == "e-aa04"
    page.click("#e-aa04 .to-text a")
    assert page.evaluate("document.activeElement.id") == "t-aa04"
    assert "event=aa04" in page.url


def test_without_scripts_the_links_do_the_same(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/ar/articles/visit")
    tab.click("#e-aa03 .pick")
    assert tab.locator("#text .on-actor").all_inner_texts() == ["أنقرة"]
    tab.goto("/ar/dyads/EGY-TUR")
    assert tab.locator("figure.chart svg.marks").first.is_visible()
    context.close()


def test_numbers_read_left_to_right_in_arabic(page: Any) -> None:
    page.goto("/ar/dyads/EGY-TUR")
    style = "e => [getComputedStyle(e).direction, getComputedStyle(e).unicodeBidi]"
    assert page.locator("table .num").first.evaluate(style) == ["ltr", "isolate"]
    assert page.locator("figure.chart svg").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_focus_is_visible(page: Any) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_dark_charts_use_the_dark_palette(page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/en/dyads/EGY-TUR")
    fill = page.locator('figure.chart [fill="#3b82c4"]').first.evaluate("e => getComputedStyle(e).fill")
    assert fill == "rgb(168, 208, 247)"
