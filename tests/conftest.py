"""What many tests need: a small hand-made record, and the command line as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest_types import Cli, Ran, RecordMaker
from taqarub.pipeline import Coder, load_coder
from taqarub.settings import Settings

ARTICLE = (
    "وصل وزير الخارجية التونسي صباح الأربعاء إلى أنقرة في زيارة تستغرق يومين.\n"
    "وأجرى الوزير محادثات مع نظيره التركي تناولت ملفات التجارة والطاقة."
)


@pytest.fixture
def article() -> str:
    """A short text that `make_record` is about."""
    return ARTICLE


@pytest.fixture
def make_record() -> RecordMaker:
    """Builds a valid record of one visit, TUN → TUR; keyword arguments change the document's and the event's fields."""

    def make(document: Mapping[str, Any] | None = None, **event: Any) -> dict[str, Any]:
        return {
            "document": _document() | dict(document or {}),
            "events": [_visit() | event],
            "facts": [],
        }

    return make


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache of compiled knowledge for all commands that the tests run."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def coder(shared_cache: Path) -> Coder:
    """The coder by the package's own tables and weights, made once."""
    return load_coder(Settings(cache_dir=shared_cache))


@pytest.fixture
def cli(tmp_path: Path, shared_cache: Path) -> Cli:
    """Runs `taqarub` in an empty folder as a process of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TAQARUB_")}
        environ = kept | {"TAQARUB_CACHE_DIR": str(shared_cache), "COLUMNS": "160"} | dict(env or {})
        command = [sys.executable, "-c", "from taqarub.surfaces.cli.app import main; main()", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env=environ, timeout=120)
        return Ran(done.returncode, done.stdout.decode("utf-8"), tuple(done.stderr.decode("utf-8").splitlines()))

    return run


def _document() -> dict[str, Any]:
    return {
        "id": "visit",
        "title": None,
        "outlet": "مثال",
        "url": None,
        "published": "2024-05-08",
        "published_basis": "given",
        "language": "ar",
        "coder": "taqarub 0",
    }


def _visit() -> dict[str, Any]:
    sentence = ARTICLE.index("\n")
    return {
        "id": "e1",
        "type": "CONSULT",
        "mode": "visit",
        "act": "CONSULT",
        "contexts": ["diplomatic"],
        "status": "actual",
        "actors": [_party("وزير الخارجية التونسي", "TUN")],
        "recipients": [_party("أنقرة", "TUR")],
        "date": "2024-05-08",
        "act_date": None,
        "date_text": _span("الأربعاء"),
        "place": _span("أنقرة") | {"name": "Ankara", "country": "TUR", "lat": 39.92, "lon": 32.85},
        "attribution": None,
        "quote": None,
        "count": None,
        "trigger": _span("وصل"),
        "sentence": {"start": 0, "end": sentence},
        "score": 4.0,
        "quad": "verbal cooperation",
        "confidence": 0.9,
        "same_as": None,
    }


def _party(text: str, country: str) -> dict[str, Any]:
    named = {"name": None, "name_ar": None, "country": country, "sector": "GOV", "office": None, "id": None}
    return _span(text) | named


def _span(text: str) -> dict[str, Any]:
    start = ARTICLE.index(text)
    return {"text": text, "start": start, "end": start + len(text)}
