"""The pages as one application: routes, languages, and what is answered when something is not there.

    create_app("sqlite:///taqarub.db")

Nothing is fetched from elsewhere and no page needs a script. The database is opened when a page first asks for it,
so that the pages say what to do while there is none yet.
"""

import logging
import threading
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from taqarub.errors import StoreError
from taqarub.knowledge.ontology import load_ontology
from taqarub.record.store import Store
from taqarub.relations.periods import Step
from taqarub.surfaces.web import pages
from taqarub.surfaces.web.catalogue import LANGUAGES, Words, load_tables, words_for
from taqarub.surfaces.web.charts import Painter, font_folder
from taqarub.surfaces.web.downloads import events_csv
from taqarub.surfaces.web.language import preferred, region
from taqarub.surfaces.web.problems import PageError
from taqarub.surfaces.web.render import Renderer

WIDE, NARROW = 940, 190  # plot widths in pixels: a desk, a telephone
_log = logging.getLogger(__name__)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Site:
    """What all requests share: the words, the templates, the painter, and the store once it is there."""

    def __init__(self, store_url: str) -> None:
        self.store_url = store_url
        self.tables = load_tables()
        self.renderer = Renderer(store_url)
        self.painter = Painter()
        self._store: Store | None = None
        self._lock = threading.Lock()

    def store(self) -> Store:
        """The store, opened on first use. Raises StoreError while there is none."""
        with self._lock:
            if self._store is None:
                self._store = Store.open(self.store_url)
            return self._store

    def close(self) -> None:
        """Let go of the database."""
        if self._store is not None:
            self._store.close()

    def words(self, request: Request, language: str | None = None) -> Words:
        """The words of a language; without one, of the language in the address or else the browser's."""
        header = request.headers.get("accept-language")
        in_path = request.url.path.lstrip("/").partition("/")[0]
        chosen = language or (in_path if in_path in LANGUAGES else preferred(header))
        return words_for(chosen, region(header, chosen), self.tables)


def create_app(store_url: str) -> FastAPI:
    """The pages over one database (a SQLAlchemy URL)."""
    site = Site(store_url)
    app = FastAPI(title="Taqarub", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    app.mount("/static", StaticFiles(directory=Path(str(files("taqarub.surfaces.web") / "static"))), name="static")
    app.mount("/fonts", StaticFiles(directory=font_folder()), name="fonts")
    app.middleware("http")(_with_headers)
    _add_error_pages(app, site)
    _add_plain_routes(app, site)
    _add_list_pages(app, site)
    _add_pair_routes(app, site)
    return app


async def _with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    response.headers.update(_HEADERS)
    if "text/html" in response.headers.get("content-type", ""):
        response.headers["Vary"] = "Accept-Language"
    return response


def _language(request: Request) -> str:
    """The language in the address; anything else there is no page."""
    language = str(request.path_params["language"])
    if language not in LANGUAGES:
        raise PageError(404, "not_found")
    return language


Language = Annotated[str, Depends(_language)]


def _add_plain_routes(app: FastAPI, site: Site) -> None:
    @app.get("/")
    def home(request: Request) -> Response:
        language = preferred(request.headers.get("accept-language"))
        return RedirectResponse(f"/{language}/", status_code=307, headers={"Vary": "Accept-Language"})

    @app.get("/health")
    def health() -> Response:
        try:
            return JSONResponse({"status": "ok", "articles": site.store().counts().articles})
        except StoreError as error:
            return JSONResponse({"status": "no database", "code": error.code, "detail": str(error)}, status_code=503)


def _add_list_pages(app: FastAPI, site: Site) -> None:
    @app.get("/{language}/")
    def pairs(request: Request, language: Language, page: Annotated[int, Query(ge=1, le=10**6)] = 1) -> Response:
        words = site.words(request, language)
        shown = pages.pairs_page(site.store(), page)
        template = "pairs.html" if shown.article_count else "empty.html"
        return HTMLResponse(site.renderer.page(template, request, words, shown=shown))

    @app.get("/{language}/about")
    def about(request: Request, language: Language) -> Response:
        types = tuple(load_ontology().types.values())
        return HTMLResponse(site.renderer.page("about.html", request, site.words(request, language), types=types))

    @app.get("/{language}/articles/{article_id:path}")
    def article(request: Request, language: Language, article_id: str, event: str | None = None) -> Response:
        words = site.words(request, language)
        shown = pages.article_page(site.store(), article_id, event)
        return HTMLResponse(site.renderer.page("article.html", request, words, shown=shown))


def _add_pair_routes(app: FastAPI, site: Site) -> None:
    def find(request: Request, language: Language, dyad: str) -> tuple[pages.PairPage, Words]:
        words = site.words(request, language)
        since, until = (request.query_params.get(name, "").strip() for name in ("from", "to"))
        step = Step.WEEK if request.query_params.get("by") == "week" else Step.MONTH
        return pages.pair_page(site.store(), dyad, since, until, words, step), words

    Found = Annotated[tuple[pages.PairPage, Words], Depends(find)]  # noqa: N806 (a type)

    @app.get("/{language}/dyads/{dyad}")
    def pair(request: Request, found: Found) -> Response:
        page, words = found
        charts = {
            name: site.painter.svg(pages.chart_of(page, words, width=width))
            for name, width in (("wide", WIDE), ("narrow", NARROW))
            if page.relation.whole.points
        }
        return HTMLResponse(site.renderer.page("pair.html", request, words, shown=page, charts=charts))

    @app.get("/{language}/dyads/{dyad}/chart.{kind}")
    def picture(found: Found, kind: str) -> Response:
        page, words = found
        if kind not in ("svg", "png") or not page.relation.whole.points:
            raise PageError(404, "not_found")
        spec = pages.chart_of(page, words, width=WIDE) | {"background": "#ffffff"}
        body = site.painter.png(spec) if kind == "png" else site.painter.svg(spec)
        return _file(body, "image/png" if kind == "png" else "image/svg+xml", f"{page.a}-{page.b}.{kind}")

    @app.get("/{language}/dyads/{dyad}/events.csv")
    def table(found: Found) -> Response:
        page, _ = found
        return _file(events_csv(page), "text/csv; charset=utf-8", f"{page.a}-{page.b}.csv")


def _file(body: bytes | str, media_type: str, name: str) -> Response:
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _add_error_pages(app: FastAPI, site: Site) -> None:
    def show(request: Request, status: int, key: str, /, **values: Any) -> Response:
        words = site.words(request)
        return HTMLResponse(site.renderer.problem(request, words, status, key, **values), status_code=status)

    @app.exception_handler(PageError)
    def problem(request: Request, error: PageError) -> Response:
        return show(request, error.status, error.key, **error.values)

    @app.exception_handler(StoreError)
    def store(request: Request, error: StoreError) -> Response:
        if error.code == "STO09":  # an address with letters that are no state's
            return show(request, HTTPStatus.NOT_FOUND, "bad_pair")
        return show(request, HTTPStatus.SERVICE_UNAVAILABLE, "store", error=error)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return show(request, error.status_code, "not_found")

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, _: RequestValidationError) -> Response:
        return show(request, HTTPStatus.NOT_FOUND, "not_found")

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        _log.error("page %s failed", request.url.path, exc_info=error)
        return show(request, HTTPStatus.INTERNAL_SERVER_ERROR, "server")
