"""What each page shows, as data: from the store to one frozen context a page. Templates only print it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taqarub.record.days import day_range
from taqarub.record.queries import ALL_STATUSES, DONE, ArticleRow, ArticleSummary, EventRow, PairRow
from taqarub.record.store import Store
from taqarub.relations.indices import MIN_EVENTS_FOR_LINE, PairSummary, summarise
from taqarub.relations.series import score_mean
from taqarub.surfaces.web.catalogue import Words
from taqarub.surfaces.web.charts import pair_chart
from taqarub.surfaces.web.dates import is_filter_date
from taqarub.surfaces.web.highlight import Mark, Piece, marks_of, paragraphs, pieces
from taqarub.surfaces.web.problems import PageError

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair in the list. `score_mean` is the one its own page gives, or None for too few events."""

    row: PairRow
    score_mean: float | None


@dataclass(frozen=True, slots=True)
class PairsPage:
    """The list of pairs, `page` from 1 of `pages`, and the newest articles."""

    pairs: tuple[PairLine, ...]
    articles: tuple[ArticleSummary, ...]
    pair_count: int
    article_count: int
    outlet_count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PairPage:
    """One pair: what happened (`done`), what was planned, demanded or denied (`other`), and the limits of time."""

    a: str
    b: str
    since: str
    until: str
    summary: PairSummary
    done: tuple[EventRow, ...]
    other: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One event of an article. `number` from 1; `same_as` is the number of the event it reports again."""

    number: int
    event: Mapping[str, Any]
    sentence: tuple[Piece, ...]
    same_as: int | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article: its text in pieces, a card for every event, and the event the reader chose (its id)."""

    article: ArticleRow
    paragraphs: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]
    events: int
    facts: tuple[Mapping[str, Any], ...]
    chosen: str | None

    @property
    def by_id(self) -> dict[str, Card]:
        """The cards by the ids of their events."""
        return {card.event["id"]: card for card in self.cards}


def pairs_page(store: Store, page: int) -> PairsPage:
    """Raises PageError 404 for a page beyond the last. An empty store gives a page without pairs."""
    counts = store.counts()
    rows = store.pairs()
    pages = max(1, -(-len(rows) // PER_PAGE))
    if not 1 <= page <= pages:
        raise PageError(404, "not_found")
    shown = tuple(_line(store, row) for row in rows[(page - 1) * PER_PAGE : page * PER_PAGE])
    articles = store.articles(limit=20)
    return PairsPage(shown, articles, len(rows), counts.articles, counts.outlets, page, pages)


def _line(store: Store, row: PairRow) -> PairLine:
    enough = row.events >= MIN_EVENTS_FOR_LINE
    return PairLine(row, score_mean(store.pair_events(row.a, row.b)) if enough else None)


def pair_page(store: Store, dyad: str, since: str, until: str, words: Words) -> PairPage:
    """Raises PageError 404 for a pair without events, 400 for limits that are no dates."""
    a, b = _codes(dyad)
    for value in (since, until):
        if value and not is_filter_date(value):
            raise PageError(400, "bad_date", value=value)
    first, last = day_range(since or None)[0], day_range(until or None)[1]
    events = store.pair_events(a, b, first, last, statuses=ALL_STATUSES)
    if not events:
        raise _nothing(a, b, since, until, words)
    done = tuple(event for event in events if event.status in DONE)
    other = tuple(event for event in events if event.status not in DONE)
    return PairPage(a, b, since, until, summarise(done), done, other)


def chart_of(page: PairPage, words: Words, *, width: int) -> dict[str, Any]:
    """The specification of a pair's chart, `width` pixels of plot wide."""
    names = words.ui("and", a=words.country(page.a), b=words.country(page.b))
    return pair_chart(page.summary, names, words, width=width)


def article_page(store: Store, article_id: str, chosen: str | None) -> ArticlePage:
    """Raises PageError 404 when the store has no such article."""
    article = store.article(article_id)
    if article is None:
        raise PageError(404, "no_article", id=article_id)
    events = article.record.get("events", ())
    marks = marks_of(events, len(article.text))
    numbers = {event["id"]: number for number, event in enumerate(events, 1)}
    own: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.field != "sentence":
            own[mark.event].append(mark)
    cards = [_card(article.text, event, own[event["id"]], numbers) for event in events]
    distinct = sum(card.same_as is None for card in cards)
    facts = tuple(article.record.get("facts", ()))
    known = chosen if chosen in numbers else None
    return ArticlePage(article, paragraphs(article.text, marks), tuple(cards), distinct, facts, known)


def _card(text: str, event: Mapping[str, Any], marks: Sequence[Mark], numbers: Mapping[str, int]) -> Card:
    span = event["sentence"]
    quoted = pieces(text, span["start"], span["end"], marks)
    return Card(numbers[event["id"]], event, quoted, numbers.get(event.get("same_as") or ""))


def _codes(dyad: str) -> tuple[str, str]:
    a, _, b = dyad.partition("-")
    if not all(len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() for code in (a, b)) or a >= b:
        raise PageError(404, "bad_pair")
    return a, b


def _nothing(a: str, b: str, since: str, until: str, words: Words) -> PageError:
    """Which of the two reasons it is: the limits of time, or no events at all."""
    if since or until:
        any_date = words.ui("any_date")
        return PageError(404, "no_filter", **{"from": since or any_date, "to": until or any_date})
    return PageError(404, "no_pair", a=words.country(a), b=words.country(b))
