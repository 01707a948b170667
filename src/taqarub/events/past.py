"""What speaks for an act being told as background from an earlier time (status `historical`).

A day that is known decides by itself (see `coder`); these features are weighed where the article gives none, or where
the day of publication is not known. All of them are read from the act's own sentence and its place in the article.
"""

import re
from collections.abc import Iterator

from taqarub.events.article import Article
from taqarub.events.dating import names_another
from taqarub.events.proposals import Proposal
from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.event import Event

LIKELY = 0.35  # from here on an act counts as background: the best F1 in cross-validation over the gold
SURE = 0.9  # the same for what has been weighed as a line alone (`alone`), background with all else
_AGES = (0, 2, 8, 31, 91)  # days between an act and the publication, lower bounds
_EVE = 2  # days, since an article may be printed the day after it was written
_REACH = 12  # tokens before the trigger
_SHORT = 2  # sentences: what has no more says nothing by its place
_LAST = 6
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"\d{4}")


def firm(event: Event, article: Article) -> bool:
    """Is the day of an act read, not taken from the publication, and can it be compared with the publication?"""
    return bool(event.date and "~" not in event.date and edtf_bounds(event.date) and edtf_bounds(article.published))


def dated_as_news(event: Event, article: Article) -> bool:
    """Is the day only taken from the publication or its eve? Then it is not that of what is background."""
    then, now = edtf_bounds(event.date), edtf_bounds(article.published)
    return "~" in (event.date or "") and then is not None and now is not None and (now[0] - then[1]).days <= _EVE


def past_features(event: Event, proposal: Proposal, article: Article) -> tuple[str, ...]:
    """The names of all features of one act that happened."""
    return (
        f"age:{_age(event, article)}",
        f"form:{event.form}",
        f"form:{event.form}|{event.type}",
        f"tied:{event.same_as is not None:d}",
        *_dates(event, proposal, article),
        *_place(event, article),
        *_before(proposal),
    )


def _age(event: Event, article: Article) -> str:
    then, now = edtf_bounds(event.date), edtf_bounds(article.published)
    if then is None or now is None:
        return f"{'-' if now else 'x'}{bool(event.date):d}"
    days = (now[0] - then[1]).days
    return f"{sum(days >= least for least in _AGES)}{'~' in (event.date or ''):d}"


def _dates(event: Event, proposal: Proposal, article: Article) -> Iterator[str]:
    """The words of the act's own date, digits as #, and what dates its sentence holds that may be its own."""
    text, own = article.view.text, event.date_span
    if own is not None:
        words = _DIGIT.sub("#", text[own.start : own.end])
        yield f"year:{'####' in words:d}"
        yield from (f"date:{word}" for word in dict.fromkeys(words.split()))
    candidate, sentence = proposal.candidate, proposal.sentence
    here = [d for d in article.dates[event.sentence_number] if not names_another(candidate, sentence, d)]
    years = any(_YEAR.search(text[d.start : d.end]) for d in here)
    yield f"years:{years:d}|{own is not None:d}"
    yield f"dates:{min(len(here), 3)}"
    yield from (f"way:{d.direction}|{own is not None:d}" for d in here)


def _place(event: Event, article: Article) -> Iterator[str]:
    size, number = len(article.sentences), event.sentence_number
    if size > _SHORT:
        yield f"at:{min(number, _LAST)}"
        yield f"part:{4 * number // size}"


def _before(proposal: Proposal) -> Iterator[str]:
    """Verbs and closed classes before the trigger: «كان … قد», «منذ», «بعد أن»."""
    at, tokens = proposal.candidate.at, proposal.sentence.tokens
    for index in range(max(0, at - _REACH), at):
        word = tokens[index].word
        if "V" in word.kinds:
            yield f"verb:{word.text}"
        yield from (f"class:{name}|{min(at - index, 4)}" for name in sorted(word.classes))
