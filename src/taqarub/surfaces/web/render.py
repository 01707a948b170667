"""Templates and the small functions they call. Everything is escaped unless a template says it is markup."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from taqarub.knowledge.ontology import QUADS
from taqarub.relations.acts import Direction
from taqarub.relations.periods import Share
from taqarub.relations.relation import MIN_EVENTS
from taqarub.surfaces.web.catalogue import Words
from taqarub.surfaces.web.dates import in_words, period_in_words

_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_DATETIME = (4, 7, 10)  # lengths of YYYY, YYYY-MM and YYYY-MM-DD: what <time> takes


class Renderer:
    """One Jinja environment for all pages. `store_url` is shown in the command that fills an empty database."""

    def __init__(self, store_url: str) -> None:
        self._store_url = store_url
        self._templates = Environment(
            loader=PackageLoader("taqarub.surfaces.web"),
            autoescape=select_autoescape(default=True),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["safe_url"] = safe_url
        self._templates.globals.update(
            quads=QUADS,
            enough=MIN_EVENTS,
            directions=tuple(Direction),
            quad_class=quad_class,
            share=share_of,
            party=party,
            markup=Markup,
        )

    def page(self, template: str, request: Request, words: Words, **context: Any) -> str:
        """One page as HTML."""
        chosen = self._templates.get_template(template)
        return chosen.render(
            w=words,
            path=request.url.path,
            other_path=other_language(request, words),
            command=f"taqarub add examples --database {self._store_url}",
            when=lambda edtf: in_words(edtf, words),
            period=lambda name: period_in_words(name, words),
            machine=machine_date,
            here=lambda **changes: with_query(request, **changes),
            **context,
        )

    def problem(self, request: Request, words: Words, status: int, key: str, **values: Any) -> str:
        """A page that says what is wrong and what to do."""
        texts = {name: f"{_FSI}{value}{_PDI}" for name, value in values.items() if isinstance(value, str)}
        title, text = words.error(f"{key}_title"), words.error(key, **texts)
        error = values.get("error")
        return self.page("problem.html", request, words, status=status, title=title, text=text, error=error)


def quad_class(quad: str) -> str:
    """`q0` … `q3`: the colour and shape of a class."""
    return f"q{QUADS.index(quad)}" if quad in QUADS else "q-none"


def share_of(shares: Sequence[Share], name: str) -> int:
    """The events of one name in a breakdown."""
    return next((share.events for share in shares if share.name == name), 0)


def safe_url(url: str | None) -> str | None:
    """The address of a source page when it is a web address; None for anything a browser would run instead."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def machine_date(edtf: str | None) -> str | None:
    """The value of a <time datetime>, or None for a date that HTML cannot say."""
    return edtf if edtf and len(edtf) in _DATETIME and edtf.replace("-", "").isdigit() else None


def party(side: Any, words: Words) -> dict[str, str | None]:
    """One actor or recipient as words: its name in the reader's language, its country, and the words printed."""

    def get(key: str) -> Any:
        return side.get(key) if isinstance(side, dict) else getattr(side, key, None)

    name = get("name_ar") if words.language == "ar" else get("name")
    country = words.country(get("country")) if get("country") else None
    sector = words.label("sectors", get("sector")) if get("sector") else None
    return {"name": name or None, "country": country, "sector": sector, "text": get("text"), "office": get("office")}


def other_language(request: Request, words: Words) -> str:
    """The same page in the other language."""
    other = "en" if words.language == "ar" else "ar"
    first, slash, rest = request.url.path.lstrip("/").partition("/")
    if first != words.language:
        return f"/{other}/"
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/{other}{slash}{rest}{query}"


def with_query(request: Request, **changes: object) -> str:
    """The query of this page with some values changed; None drops one. `` when nothing is left."""
    kept = {key: value for key, value in request.query_params.items() if key not in changes} | changes
    query = urlencode({key: value for key, value in kept.items() if value not in (None, "")})
    return f"?{query}" if query else ""
