"""`taqarub doctor`: is everything there that Taqarub needs, and if not, what to do."""

import platform
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from taqarub import __version__
from taqarub.errors import TaqarubError
from taqarub.settings import Settings
from taqarub.surfaces.cli.options import Config, settings_from
from taqarub.surfaces.cli.terminal import OK, PARTIAL, guarded

_EXTRAS = {
    "web": ("fastapi", "uvicorn", "jinja2", "babel", "vl_convert"),
    "tables": ("polars", "pyarrow"),
    "analysis": ("numpy", "ruptures"),
    "names": ("arabic_name_romanizer",),
    "postgres": ("pg8000",),
    "train": ("numpy", "sklearn"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `state` is ok, absent (optional, not there) or bad."""

    state: str
    what: str
    detail: str


@guarded
def doctor(config: Config = None) -> int:
    """Check the installation: Python, extras, tables of knowledge, cache, database."""
    settings = settings_from(config)
    found = [*_system(), *_extras(), *_knowledge(settings), *_cache(settings), *_database(settings)]
    sys.stdout.writelines(f"{one.state:7}{one.what:12}{one.detail}\n" for one in found)
    return PARTIAL if any(one.state == "bad" for one in found) else OK


def _system() -> Iterator[Finding]:
    yield Finding("ok", "taqarub", __version__)
    yield Finding("ok", "python", platform.python_version())
    yield Finding("ok", "sqlite", sqlite3.sqlite_version)


def _extras() -> Iterator[Finding]:
    for extra, modules in _EXTRAS.items():
        missing = [name for name in modules if find_spec(name) is None]
        detail = f"pip install 'taqarub[{extra}]'" if missing else "installed"
        yield Finding("absent" if missing else "ok", f"[{extra}]", detail)


def _knowledge(settings: Settings) -> Iterator[Finding]:
    from taqarub.knowledge.check import check_all

    problems = check_all(settings.knowledge_dir)
    if problems:
        yield Finding("bad", "knowledge", f"{len(problems)} problems: taqarub lexicon check lists them")
    else:
        yield Finding("ok", "knowledge", "the tables are in order")


def _cache(settings: Settings) -> Iterator[Finding]:
    folder = settings.cache_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        detail = f"{folder} cannot be written ({error.strerror}): set TAQARUB_CACHE_DIR; until then every start is slow"
        yield Finding("bad", "cache", detail)
    else:
        yield Finding("ok", "cache", str(folder))


def _database(settings: Settings) -> Iterator[Finding]:
    from taqarub.record.store import Store

    try:
        with Store.open(settings.database) as store:
            counts = store.counts()
    except TaqarubError as error:
        yield Finding("absent" if error.code == "STO01" else "bad", "database", str(error))
    else:
        told = f"{counts.events} events · {counts.reports} reports · {counts.outlets} sources"
        yield Finding("ok", "database", f"{store.at}: {counts.articles} articles, {told}")
