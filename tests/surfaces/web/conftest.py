"""A small store of hand-made records, the pages over it, and a browser when this machine has one."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the pages are not installed: pip install 'taqarub[web]'")

import httpx
import uvicorn

from taqarub.record.store import Store
from taqarub.surfaces.web.app import create_app
from taqarub.surfaces.web.catalogue import Words, load_tables, words_for
from taqarub.surfaces.web.server import listen

Event = dict[str, Any]
Serving = Callable[[str], AbstractContextManager[str]]

CHROMIUM_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def serve() -> Serving:
    """Serves the pages over a database inside a `with`; gives the address."""
    return serving


@pytest.fixture
def visit() -> tuple[str, Event]:
    """A text and its record: four mentions, an astral character, and markup that must not run."""
    return VISIT, visit_record()


@pytest.fixture
def bare() -> Event:
    """A record without events, whose address a browser must never follow."""
    found = record("bad", "2024-01-01", None, "عنوان", [])
    return found | {"document": found["document"] | {"url": "javascript:alert(1)"}}


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the sample records."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'pages.db'}"
    with Store.open(url, create=True) as store:
        for record, text in sample():
            store.add(record, text)
    return url


@pytest.fixture(scope="session")
def site(store_url: str) -> Iterator[str]:
    """The address of the pages over the sample store."""
    with serving(store_url) as address:
        yield address


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A client of the pages that follows no redirects."""
    with httpx.Client(base_url=site, trust_env=False, timeout=30) as asking:
        yield asking


@pytest.fixture(scope="session")
def arabic() -> Words:
    """Arabic words without a region."""
    return words_for("ar", None, load_tables())


@pytest.fixture(scope="session")
def english() -> Words:
    """English words."""
    return words_for("en", None, load_tables())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    path = os.environ.get("TAQARUB_CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        pytest.skip(f"no Chromium at {path}: install it, or name one in TAQARUB_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def serving(store_url: str) -> Iterator[str]:
    """Serve inside the block; gives the address."""
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(store_url), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


SCORES = {
    "CONSULT": (2.5, "verbal cooperation"),
    "AGREE": (2.5, "verbal cooperation"),
    "SUPPORT": (5.0, "verbal cooperation"),
    "COOPERATE": (9.5, "material cooperation"),
    "AID": (10.0, "material cooperation"),
    "ACCUSE": (-3.0, "verbal conflict"),
    "REJECT": (-2.0, "verbal conflict"),
    "SANCTION": (-6.0, "material conflict"),
    "ASSAULT": (-9.0, "material conflict"),
}


def span(text: str, words: str, **fields: Any) -> dict[str, Any]:
    """Where `words` first stand in `text`, with more fields of the record beside."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words), **fields}


def party(text: str, words: str, country: str | None, name: str | None = None) -> dict[str, Any]:
    """One actor or recipient."""
    return span(
        text, words, name=name, name_ar=words, country=country, sector="GOV" if country else None, office=None, id=None
    )


def event(
    text: str,
    id_: str,
    type_: str,
    trigger: str,
    actors: Sequence[dict[str, Any]],
    recipients: Sequence[dict[str, Any]],
    **fields: Any,
) -> dict[str, Any]:
    """One event; its sentence is the line its trigger stands in."""
    found = span(text, trigger)
    start = text.rfind("\n", 0, found["start"]) + 1
    end = text.find("\n", found["end"])
    score, quad = SCORES[type_]
    return {
        "id": id_, "type": type_, "mode": None, "act": type_, "contexts": ["diplomatic"], "status": "actual",
        "actors": list(actors), "recipients": list(recipients), "date": None, "act_date": None, "date_text": None,
        "place": None, "attribution": None, "quote": None, "count": None, "trigger": found,
        "sentence": {"start": start, "end": end if end >= 0 else len(text)},
        "score": score, "quad": quad, "confidence": 0.9, "same_as": None, **fields,
    }  # fmt: skip


def record(id_: str, published: str, outlet: str | None, title: str, events: Sequence[Event]) -> Event:
    """A whole record."""
    document = {
        "id": id_, "title": title, "outlet": outlet, "url": f"https://example.org/{id_}", "published": published,
        "published_basis": "given", "language": "ar", "coder": "hand",
    }  # fmt: skip
    return {"document": document, "events": list(events), "facts": []}


VISIT = (
    "🇪🇬 استقبل وزير الخارجية المصري في القاهرة نظيره التركي، اليوم السبت، وبحث معه حركة الملاحة.\n"
    "وقالت الخارجية المصرية إن أنقرة اتهمت أثينا بعرقلة الحوار.\n"
    "<script>alert('x')</script> وطالبت القاهرة أنقرة بسحب قواتها من ليبيا."
)


def visit_record() -> dict[str, Any]:
    """Four mentions in a text with an astral character and markup: a visit (twice), an accusation, a demand."""
    text = VISIT
    visit = event(
        text, "aa01", "CONSULT", "استقبل", [party(text, "نظيره التركي", "TUR")],
        [party(text, "وزير الخارجية المصري", "EGY")], mode="visit", date="2023-03-18",
        date_text=span(text, "اليوم السبت"),
        place=span(text, "القاهرة", name="Cairo", country="EGY", lat=30.06, lon=31.25),
    )  # fmt: skip
    talk = event(text, "aa02", "CONSULT", "بحث", [party(text, "نظيره التركي", "TUR")], [], same_as="aa01")
    accuse = event(
        text, "aa03", "ACCUSE", "اتهمت", [party(text, "أنقرة", "TUR")], [party(text, "أثينا", "GRC")], mode="allege",
        date="2023-03~", attribution=span(text, "الخارجية المصرية", name="Egyptian Foreign Ministry", country="EGY"),
    )  # fmt: skip
    demand = event(
        text, "aa04", "SANCTION", "سحب", [party(text, "القاهرة", "EGY")], [party(text, "أنقرة", "TUR")],
        status="hypothetical",
        place=span(text, "ليبيا", name="Libya", country="LBY", lat=None, lon=None, precision="country"),
    )  # fmt: skip
    title = "زيارة <b>تركية</b> إلى القاهرة"
    found = record("visit", "2023-03-18", "صحيفة المثال", title, [visit, talk, accuse, demand])
    return found | {"facts": [{"kind": "office", **span(text, "وزير الخارجية المصري")}]}


def short(id_: str, day: str, outlet: str, type_: str, words: str) -> tuple[dict[str, Any], str]:
    """A one-line article: Egypt does something to Türkiye on a day."""
    text = f"{words} مصر تجاه تركيا يوم {day}."
    told = event(text, f"ev{id_}", type_, words, [party(text, "مصر", "EGY")], [party(text, "تركيا", "TUR")], date=day)
    return record(id_, day, outlet, f"خبر {id_}", [told]), text


def sample() -> list[tuple[dict[str, Any], str]]:
    """A small store: Egypt and Türkiye over months (one event told by two outlets), Türkiye and Greece once."""
    rows = [
        ("s1", "2023-06-19", "وكالة المثال", "CONSULT", "تشاور"),
        ("s2", "2023-06-19", "صحيفة المثال", "CONSULT", "تشاور"),
        ("s3", "2023-08-09", "وكالة المثال", "REJECT", "رفض"),
        ("s4", "2023-08-10", "وكالة المثال", "SANCTION", "عقوبة"),
        ("s5", "2023-10-26", "إذاعة المثال", "COOPERATE", "تدريب"),
        ("s6", "2024-02-14", "وكالة المثال", "SUPPORT", "توقيع"),
    ]
    return [(visit_record(), VISIT), *(short(*row) for row in rows)]
