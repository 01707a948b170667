"""On which day: the dates an act may have, and what in its sentence and its article speaks for each.

The date phrase nearest to an act is mostly its own, but not where it names an agreement by its year, nor where the act
is told again of what another sentence dates. Each date at hand is an option; learned weights say how likely it is.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taqarub.events.article import Article
from taqarub.events.dating import (
    closed,
    cost_of,
    counts,
    lasts,
    named_after,
    names_another,
    news_day,
    token_at,
    weekday_alone,
)
from taqarub.events.proposals import Proposal
from taqarub.events.sentence import Sentence
from taqarub.events.when_tags import claim_tags, cost_level, grain_of, place_tags
from taqarub.mentions.dates import DateKind, DateMention
from taqarub.mentions.dates_calendar import away
from taqarub.mentions.edtf import approximate, coarse, edtf_bounds, month_of, overlap, plain, shift_days
from taqarub.model.event import Event
from taqarub.model.text import Span

NO_DATE = "none"  # what speaks for leaving an act undated: an option like the others, its date ""
_AGES = (0, 1, 7, 31, 366, 3660)  # days
_WEEK, _MONTH = 7, 31
_LONGEST = {"day": 1, "month": 31, "year": 366}  # days
_FULL = 10  # letters of a whole day
_SINCE, _SINCE_REACH = frozenset(("منذ", "ومنذ")), 8
_NEXT_DAY = frozenset(("غداه", "وغداه", "غداتها"))
_AWAY_REACH = 6
_NEAR = 6  # words on either side of an act
_AFTER = frozenset(
    "بعد عقب اثر منذ قبل قبيل بعدما عقبما حين عندما حينما خلال اثناء لدي كان كانت قد سبق ان التي الذي".split()
)
_AFTER_REACH = 4
_KINDS = frozenset(
    "none pub news chain like prev1 prev2 d0 d1 d2 eve pubmonth ahead since till away back land hint".split()
)
_PLUPERFECT = frozenset(("كان", "كانت", "سبق"))


class DayOption(NamedTuple):
    """A date an act may have (EDTF, "" for none), the words it was read from if they are its own, what speaks for it.

    `landmark`: the act is named as a well-known event long past, and its sentence holds no date but that of the news.
    """

    edtf: str
    span: Span | None
    direction: int
    features: tuple[str, ...]
    landmark: bool = False


class Clue(NamedTuple):
    """A date before its features are spelled out."""

    edtf: str
    span: Span | None
    direction: int
    tags: tuple[str, ...]


def day_options(event: Event, proposal: Proposal, article: Article, told: Sequence[Event]) -> list[DayOption]:
    """Every date at hand with its evidence, and "" for none; a date that several things speak for is one option."""
    merged: dict[str, Clue] = {}
    for clue in _clues(event, proposal, article, told):
        key = clue.edtf.rstrip("~")
        old = merged.get(key)
        merged[key] = clue if old is None else old._replace(tags=(*old.tags, *clue.tags))
    heads = {tag for clue in merged.values() for tag in clue.tags if tag[:2] in ("d0", "ch", "li")}
    about = _about(proposal, article, heads)
    near = tuple(_near(proposal))
    merged[""] = Clue("", None, 0, (NO_DATE,))
    return [
        DayOption(
            c.edtf, c.span, c.direction,
            tuple(_features(event, proposal, sorted(set(c.tags)), about, _age(c.edtf, article.published), near)),
            "land11" in c.tags and _stands(c.edtf, proposal, article),
        )
        for c in merged.values()
    ]  # fmt: skip


def _stands(landmark: str, proposal: Proposal, article: Article) -> bool:
    """Is a landmark long past, and its sentence without another date of its own?

    What happened within the month is news and dated like it; an older date may be the text's own for the landmark, but
    not the day of the news («أمس»), unless a verb has it («انسحبت القوات من النيجر أمس»), nor the year that names an
    agreement («المبرم عام 2015»), nor what is part of the landmark's name («هجمات الحادي عشر من سبتمبر»).
    """
    sentence = proposal.sentence
    dates = [d for d in article.dates[sentence.number] if d.edtf and not _names(d, article, sentence.number)]
    own = [d for d in dates if not _recent(d.edtf or "", article.published) or _says_when(d, proposal)]
    return not _recent(landmark, article.published) and all(
        named_after(sentence, token_at(sentence, d.start)) for d in own
    )


def _names(date: DateMention, article: Article, number: int) -> bool:
    """Is a date part of a landmark's name, and read with another year: «هجمات الحادي عشر من سبتمبر»?"""
    inside = (o.edtf for o in article.landmarks[number] if o.whole and o.span.start <= date.start < o.span.end)
    own = edtf_bounds(date.edtf)
    return any((then := edtf_bounds(edtf)) and own and not overlap(then, own) for edtf in inside)


def _says_when(date: DateMention, proposal: Proposal) -> bool:
    """Does a date follow a verb in its own clause, with no other verb between?"""
    sentence, candidate = proposal.sentence, proposal.candidate
    at = token_at(sentence, date.start)
    clauses = (sentence.hard[at], sentence.soft[at]) == (sentence.hard[candidate.at], sentence.soft[candidate.at])
    between = sentence.tokens[candidate.last : at]
    return candidate.verbal and at > candidate.at and clauses and not any("V" in t.word.kinds for t in between)


def _recent(edtf: str, published: str | None) -> bool:
    then, now = edtf_bounds(edtf), edtf_bounds(published)
    return then is not None and now is not None and abs((now[0] - then[0]).days) <= _MONTH


def _age(edtf: str, published: str | None) -> str:
    """How long before publication a date ends: 0 to 6 by `_AGES`, "n" after it, "-" unknown."""
    then, now = edtf_bounds(edtf), edtf_bounds(published)
    if then is None or now is None:
        return "-"
    days = (now[0] - then[1]).days
    return "n" if days < 0 else str(sum(days > age for age in _AGES))


def _clues(event: Event, proposal: Proposal, article: Article, told: Sequence[Event]) -> Iterator[Clue]:
    number = proposal.sentence.number
    yield from _here(event, proposal, article, told)
    published, news = article.published, news_day(article.dates, number, article.published)
    day = approximate(published)
    if day:
        yield Clue(day, None, 0, ("pub",))
    news_day_ = approximate(news)
    if news_day_:
        gap = _gap_days(news, published)
        yield Clue(news_day_, None, 0, ("news", f"news{gap}"))
    for back in range(1, min(3, number) + 1):
        yield from _before(article.dates[number - back], f"prev{min(back, 2)}")
    yield from _retold(event, told)
    yield from _around(published)
    yield from _ahead(proposal, article)
    yield from _stretches(proposal, article)
    yield from _shifted(proposal, article, news)
    yield from _back(proposal, article)
    yield from _landmarks(event, proposal, article)


def _around(published: str | None) -> Iterator[Clue]:
    """The eve of publication, and its month for what goes on."""
    day = _day(published)
    if day is not None:
        yield Clue(f"{shift_days(day, -1)}~", None, -1, ("eve",))
        yield Clue(f"{month_of(day)}~", None, 0, ("pubmonth",))


def _ahead(proposal: Proposal, article: Article) -> Iterator[Clue]:
    """«إضراب الثلاثاء» of what is to come: the Tuesday after publication."""
    sentence, now = proposal.sentence, _day(article.published)
    for date in article.dates[sentence.number]:
        day = _day(date.edtf)
        span = Span(date.start, date.end)
        if now and day and 0 <= (now - day).days < _WEEK and weekday_alone(span, sentence):
            level = cost_level(cost_of(proposal.candidate, sentence, date))
            yield Clue(shift_days(day, _WEEK).isoformat(), span, 1, ("ahead", f"aheadc{level}"))


def _stretches(proposal: Proposal, article: Article) -> Iterator[Clue]:
    """What has gone on since a day: from then on, and until publication («منذ بدأت الحملة في 18 فبراير»)."""
    sentence, now = proposal.sentence, _day(article.published)
    for date in article.dates[sentence.number]:
        start = (date.edtf or "").removesuffix("/..").rstrip("~")
        far = date.kind == DateKind.POINT and _since_before(sentence, token_at(sentence, date.start))
        if not start or "/" in start or date.direction >= 0 or not (far or date.kind == DateKind.SINCE):
            continue
        kind, span = ("far" if far else "own"), Span(date.start, date.end)
        if far:
            yield Clue(f"{start}/..", span, -1, ("since", f"since.{kind}"))
        if now and len(start) == _FULL:
            yield Clue(f"{start}/{now}", span, -1, ("till", f"till.{kind}"))


def _since_before(sentence: Sentence, index: int) -> bool:
    return any(t.word.text in _SINCE for t in sentence.tokens[max(0, index - _SINCE_REACH) : index])


def _shifted(proposal: Proposal, article: Article, news: str | None) -> Iterator[Clue]:
    """«بعد يومين من …», «غداة …»: so far from the day of what is told."""
    gap = _away(proposal, article.dates[proposal.sentence.number])
    if gap is None:
        return
    unit, count, near = gap
    bases = [("pub", article.published), ("news", news)]
    bases += [("here", d.edtf) for d in article.dates[proposal.sentence.number]]
    for kind, base in bases:
        day = _day(base)
        found = away(unit, count, day) if day else None
        if found:
            yield Clue(found, None, 1 if count > 0 else -1, ("away", f"away.{kind}", f"away.{near}"))


def day_ahead(proposal: Proposal, article: Article) -> str | None:
    """«قبل أسبوع من قمة …»: the day of what is so far ahead of a day told beside it, else of the news."""
    news = news_day(article.dates, proposal.sentence.number, article.published)
    found = [clue for clue in _shifted(proposal, article, news) if clue.direction > 0]
    return next((clue.edtf for kind in ("here", "news", "pub") for clue in found if f"away.{kind}" in clue.tags), None)


def _away(proposal: Proposal, dates: Sequence[DateMention]) -> tuple[str, int, int] | None:
    """(unit, signed count, tokens between) of a distance told right before the act."""
    sentence, at = proposal.sentence, proposal.candidate.at
    for index in range(at - 1, max(-1, at - _AWAY_REACH), -1):
        if sentence.hard[index] != sentence.hard[at]:
            return None
        if sentence.tokens[index].word.text in _NEXT_DAY:
            return "day", -1, at - index
        start = sentence.tokens[index].start
        told = next((d for d in dates if d.away and d.start <= start < d.end), None)
        if told is not None and told.away:
            return *told.away, at - index
    return None


def _back(proposal: Proposal, article: Article) -> Iterator[Clue]:
    """«آنذاك», «في اليوم نفسه», «العام التالي»: the date told last before these words, or a unit of it."""
    sentence = proposal.sentence
    for date in article.dates[sentence.number]:
        found = _pointed_at(date.back, _told_last(article, sentence.number, date.start)) if date.back else None
        if date.back and found:
            unit, level = f"back.{date.back[0]}", cost_level(cost_of(proposal.candidate, sentence, date))
            yield Clue(found, None, -1, ("back", unit, f"{unit}c{level}"))


def _told_last(article: Article, number: int, start: int) -> str:
    """The last date before a place in the text, in its sentence or an earlier one; "" when there is none."""
    earlier = (d for back in range(number, -1, -1) for d in reversed(article.dates[back]) if d.start < start)
    return next((d.edtf for d in earlier if d.edtf and d.kind == DateKind.POINT), "")


def _pointed_at(back: tuple[str, int], base: str) -> str | None:
    """A date told before as it is ("then"), or its day, month or year so many on; None where it is not so fine."""
    unit, count = back
    if unit == "then":
        return approximate(base)
    bounds = edtf_bounds(coarse(base) or "")
    if bounds is None or (bounds[1] - bounds[0]).days >= _LONGEST[unit]:
        return None  # «في اليوم نفسه» after a month
    return away(unit, count, bounds[0])


def _landmarks(event: Event, proposal: Proposal, article: Article) -> Iterator[Clue]:
    """The date of a well-known event in whose name the act stands."""
    candidate = proposal.candidate
    for one in article.landmarks[proposal.sentence.number]:
        own = one.act in candidate.companions  # «شن هجمات … الحادي عشر من سبتمبر»
        exact, fits = own or candidate.at <= one.act < candidate.last, event.type in one.types
        if one.whole and (own or one.first - 1 <= candidate.at < one.last):
            yield Clue(one.edtf, one.span, -1, ("land", f"land{exact:d}", f"land{exact:d}{fits:d}"))
        elif exact and fits and not one.whole:
            yield Clue(one.edtf, None, -1, ("hint", f"hint{candidate.verbal:d}"))


def _day(edtf: str | None) -> datetime.date | None:
    """The one day of a date; None for anything longer."""
    bounds = edtf_bounds(edtf or "")
    return bounds[0] if bounds and bounds[0] == bounds[1] else None


def _before(dates: Sequence[DateMention], name: str) -> Iterator[Clue]:
    """The dates of an earlier sentence, the last first."""
    points = [d for d in dates if d.edtf and d.kind == DateKind.POINT]
    for rank, date in enumerate(reversed(points)):
        edtf = approximate(coarse(date.edtf or ""))
        if edtf:
            detail = f"{name}{min(rank, 1)}g{grain_of(edtf)}d{date.direction}"
            yield Clue(edtf, None, date.direction, (name, detail))


def _retold(event: Event, told: Sequence[Event]) -> Iterator[Clue]:
    """The dates that other sentences give to this event or to one like it."""
    at = next((number for number, other in enumerate(told) if other is event), -1)
    root = at if event.same_as is None else event.same_as
    for number, other in enumerate(told):
        if other is event or other.date is None or other.date_span is None or other.type != event.type:
            continue
        edtf = approximate(other.date)
        if not edtf:
            continue
        chain = root in (number, other.same_as)
        near = "n" if abs(other.sentence_number - event.sentence_number) <= 1 else "f"
        same = "p" if _parties(other) & _parties(event) else "-"
        rule = "h" if other.rule == event.rule else "-"
        kind = "chain" if chain else "like"
        tags = (kind, f"{kind}{same}{rule}", f"{kind}{near}g{grain_of(edtf)}", f"{kind}{other.status}")
        yield Clue(edtf, None, 0, tags)


def _parties(event: Event) -> frozenset[str]:
    return frozenset(e.country for e in (*event.actors, *event.recipients) if e.country)


def _here(event: Event, proposal: Proposal, article: Article, told: Sequence[Event]) -> Iterator[Clue]:
    """The dates of the sentence, nearest first; behind them those that say how long something took."""
    sentence, candidate = proposal.sentence, proposal.candidate
    dates = [
        d
        for d in article.dates[sentence.number]
        if d.edtf
        and not counts(d, sentence)
        and not names_another(candidate, sentence, d)
        and not _names(d, article, sentence.number)
    ]
    costs = {d: cost_of(candidate, sentence, d) for d in dates}
    dates.sort(key=lambda d: (lasts(d, sentence), 999 if costs[d] is None else costs[d], d.start))
    for rank, date in enumerate(dates):
        edtf = plain(closed(date, candidate, article.published))
        if not edtf:
            continue
        span = Span(date.start, date.end)
        tags = (*place_tags(date, proposal, rank, costs[date]), *claim_tags(date, event, sentence, told))
        yield Clue(edtf, span, date.direction, tags)
        if date.kind == DateKind.SINCE and not candidate.verbal:
            yield Clue(edtf.partition("/")[0], span, date.direction, ("since0",))


def _gap_days(day: str | None, published: str | None) -> str:
    then, now = edtf_bounds(day), edtf_bounds(published)
    return "-" if then is None or now is None else str(min(9, (now[0] - then[0]).days))


def _about(proposal: Proposal, article: Article, heads: set[str]) -> tuple[str, ...]:
    """What holds for all options of an act: form, tense, dates in the sentence, what else is dated."""
    reading = proposal.candidate.reading
    form = reading.tag[:1] if proposal.candidate.verbal else f"n{reading.article:d}"
    candidate, sentence = proposal.candidate, proposal.sentence
    dates = [d for d in article.dates[sentence.number] if not names_another(candidate, sentence, d)]
    count = min(2, sum(1 for d in dates if d.edtf))
    best = "d0" in heads
    retold = "c" if "chain" in heads else "l" if "like" in heads else "-"
    before = proposal.sentence.tokens[max(0, proposal.candidate.at - 6) : proposal.candidate.at]
    past = any("historical" in t.word.classes or t.word.text.lstrip("و") in _PLUPERFECT for t in before)
    vague = any(d.kind == DateKind.VAGUE for d in dates)
    led = next((w for t in reversed(before[-_AFTER_REACH:]) if (w := t.word.text.removeprefix("و")) in _AFTER), "-")
    return (form, f"{count}{best:d}", retold, f"{past:d}{vague:d}", str(min(proposal.sentence.number, 3)), led)


def _near(proposal: Proposal) -> Iterator[str]:
    """The words on either side of an act, each once: they tell how old it is («كان قد», «قبل ذلك», «يواصل»)."""
    at, last, tokens = proposal.candidate.at, proposal.candidate.last, proposal.sentence.tokens
    for side, words in (("<", tokens[max(0, at - _NEAR) : at]), (">", tokens[last : last + _NEAR])):
        yield from dict.fromkeys(side + t.word.text for t in words)


def _features(
    event: Event, proposal: Proposal, tags: Sequence[str], about: tuple[str, ...], age: str, near: Sequence[str]
) -> Iterator[str]:
    form, count, retold, past, number, led = about
    type_ = event.type if event.type == event.act else f"{event.type}.{event.act}"
    main = ".".join(tag for tag in tags if tag in _KINDS)
    yield f"a:{age}|{led}|{form}"
    yield f"a:{age}|{main}"
    yield f"a:{age}|{event.type}|{form}"
    yield f"a:{age}|{proposal.candidate.row.head}"
    yield f"a:{age}|{past}|{count}"
    yield f"a:{age}|{number}|{count}"
    yield f"a:{age}|{event.mode}|{event.type}"
    yield f"a:{age}|{event.quote is None}|{event.source is not None}|{count}"
    for word in near:
        yield f"a:{age}|{word}"
    yield f"t:{type_}"
    yield f"m:{main}"
    yield f"mt:{main}|{event.type}"
    yield f"mf:{main}|{form}|{count}"
    yield f"mr:{main}|{retold}|{count}"
    yield f"mp:{main}|{past}|{count}"
    yield f"mn:{main}|{number}|{count}"
    yield f"ms:{main}|{proposal.ruling.status}"
    yield f"mq:{main}|{event.quote is None}|{count}"
    yield f"mh:{main}|{proposal.candidate.row.head}"
    yield f"msay:{main}|{event.source is not None}|{form}"
    for tag in tags:
        yield f"e:{tag}"
        yield f"ef:{tag}|{form}"
        yield f"et:{tag}|{event.type}"
        yield f"es:{tag}|{proposal.ruling.status}"
        yield f"ec:{tag}|{count}{retold}"
