"""When: the date phrase that belongs to a trigger, else the publication day for what is reported as news."""

from collections.abc import Sequence
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate
from taqarub.mentions.dates import DateKind, DateMention
from taqarub.mentions.dates_words import WEEKDAYS
from taqarub.mentions.edtf import coarse, cut, edtf_bounds, is_edtf, shift_days
from taqarub.model.text import Span


class Dated(NamedTuple):
    """An EDTF date and the words it was read from; no words when it was taken from the publication day."""

    edtf: str | None
    span: Span | None
    direction: int


_WEEK = 7
_NEXT = 5  # tokens: a date this near is the trigger's own
_OLD = 30
NONE = Dated(None, None, 0)
_DAY_WORDS = 2  # يوم الخميس
_COUNTED = frozenset(
    "اول الاول اولي الاولي ثاني الثاني الثانيه ثالث الثالث الثالثه رابع الرابع الرابعه خامس الخامس الخامسه".split()
)
_COUNT_REACH = 5
# Participles that a date hangs on, by how they begin: what else it dates is only an act of these types.
_OWNERS = {
    "المبرم": frozenset(("AGREE", "SUPPORT")),  # what the making of an agreement is coded as
    "الموقع": frozenset(("AGREE", "SUPPORT")),
    "المفروض": frozenset(("SANCTION", "COERCE")),
    "الساري": frozenset(("SANCTION", "SUPPORT")),
    "المعتقل": frozenset(("COERCE",)),
    "المحتجز": frozenset(("COERCE", "ASSAULT")),
    "المسجون": frozenset(("COERCE",)),
    "المخطوف": frozenset(("ASSAULT",)),
    "المختطف": frozenset(("ASSAULT",)),
}
_NAMED = ("الاتفاق", "اتفاق", "المبرم", "الموقع", "هجوم", "هجمات", "حرب", "ثوره", "قانون")
_NAME_REACH, _OWN_REACH, _CONCLUDED_REACH = 3, 6, 12
_SPANS = frozenset(("خلال", "غضون", "في", "مدي", "طوال", "طيله", "علي"))


def date_of(
    candidate: Candidate, sentence: Sentence, dates: Sequence[DateMention], published: str | None = None
) -> Dated:
    """The nearest dated phrase in the trigger's clause; across a clause border only one that opens the sentence."""
    placed = [date for date in dates if date.edtf is not None or date.kind == DateKind.VAGUE]
    found = _nearest(candidate, sentence, placed)
    if found is None:
        return NONE
    return Dated(closed(found, candidate, published), Span(found.start, found.end), found.direction)


def ahead(candidate: Candidate, sentence: Sentence, dates: Sequence[DateMention]) -> bool:
    """Do the words of its date say that it is to come («الأسبوع المقبل»), whether they can be placed or not?"""
    found = _nearest(candidate, sentence, dates)
    return found is not None and found.direction > 0


def _nearest(candidate: Candidate, sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    best: tuple[int, DateMention] | None = None
    for date in dates:
        if lasts(date, sentence) or counts(date, sentence):
            continue
        cost = cost_of(candidate, sentence, date)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, date)
    return best[1] if best else None


def news_day(article_dates: Sequence[Sequence[DateMention]], number: int, published: str | None) -> str | None:
    """The day that the news is about up to sentence `number`: the last day named within a week before publication.

    An act told without a date goes on with that day rather than with the day of printing.
    """
    now = edtf_bounds(published or "")
    if now is None or now[0] != now[1]:
        return None
    for dates in reversed(article_dates[: number + 1]):
        for date in reversed(dates):
            then = edtf_bounds(date.edtf or "") if date.kind == DateKind.POINT else None
            if then and then[0] == then[1] and 0 <= (now[0] - then[0]).days <= _WEEK:
                return date.edtf
    return None


def announced(candidate: Candidate, sentence: Sentence, dates: Sequence[DateMention], saying_at: int) -> str | None:
    """The day a promise was made: a past date that stands nearer to the verb of saying than to the promised act."""
    said = sentence.tokens[saying_at].start
    act = sentence.tokens[candidate.at].start
    past = [d for d in dates if d.edtf and d.direction <= 0 and abs(d.start - said) < abs(d.start - act)]
    return min(past, key=lambda d: abs(d.start - said)).edtf if past else None


def coming(dated: Dated, candidate: Candidate, sentence: Sentence, published: str | None, voiced: bool) -> Dated:
    """«يزور … الخميس» of a planned act is the Thursday to come; before an act in a reported clause it is the speaker's.

    `voiced`: somebody is reported as saying it.
    """
    day, now = edtf_bounds(dated.edtf), edtf_bounds(published)
    if dated.span is None or day is None or now is None or now[0] != now[1] or not weekday_alone(dated.span, sentence):
        return dated
    own = dated.span.start > sentence.tokens[candidate.at].start or not voiced
    if not own or not 0 < (now[0] - day[0]).days < _WEEK:
        return dated
    return Dated(shift_days(day[0], _WEEK).isoformat(), dated.span, 1)


def weekday_alone(span: Span, sentence: Sentence) -> bool:
    """A weekday without الماضي, date or part of the day beside it."""
    inside = [t.word.text for t in sentence.tokens if span.start <= t.start < span.end]
    return 0 < len(inside) <= _DAY_WORDS and inside[-1].removeprefix("و").removeprefix("ب") in WEEKDAYS


def lasts(date: DateMention, sentence: Sentence) -> bool:
    """«خلال شهرين» says how long, not when."""
    first = sentence.tokens[token_at(sentence, date.start)].word.text
    return date.kind == DateKind.RANGE and first.removeprefix("و") in _SPANS and not _placed(date, sentence)


def counts(date: DateMention, sentence: Sentence) -> bool:
    """«الثاني من نوعه خلال شهرين», «أول زيارة منذ 12 عاما»: over how long acts are counted, not when one was."""
    if date.kind != DateKind.SINCE and not lasts(date, sentence):
        return False
    index = token_at(sentence, date.start)
    before = words_before(sentence, index, _COUNT_REACH)
    return any(word.removeprefix("و").removeprefix("ل") in _COUNTED for word in before)


def named_after(sentence: Sentence, index: int) -> bool:
    """A date right after a noun belongs to it («اتفاق 2015», «الاتفاق المبرم عام 2015»)."""
    return any(word.startswith(_NAMED) for word in words_before(sentence, index, _NAME_REACH))


def names_another(candidate: Candidate, sentence: Sentence, date: DateMention) -> bool:
    """«انسحبت … من الاتفاق المبرم عام 2015», «أفرجت عن المعتقلين منذ عامين»: it says which agreement, or since when
    they were held, not when another act was.
    """
    index = token_at(sentence, date.start)
    owned = _owned_by(sentence, candidate.at, index)
    own = candidate.row.type in owned and 0 <= index - candidate.last <= _OWN_REACH
    return bool(owned) and date.direction < 0 and not own


def _owned_by(sentence: Sentence, at: int, index: int) -> frozenset[str]:
    """The types of the participle that a date hangs on, right before it or with no verb between, behind the act."""
    for i in range(index - 1, max(-1, index - _CONCLUDED_REACH), -1):
        token = sentence.tokens[i]
        types = _participle(token.word.text.removeprefix("و"))
        if types:
            return types if i > at or index - i <= _NAME_REACH else frozenset()
        if token.word.kinds == {"V"} or sentence.hard[i] != sentence.hard[index]:
            return frozenset()
    return frozenset()


def _participle(word: str) -> frozenset[str]:
    """The types of a participle of `_OWNERS` in any gender and number."""
    for ending in ("ين", "ون", "ات", "ه"):
        if word.endswith(ending) and (types := _OWNERS.get(word.removesuffix(ending))):
            return types
    return _OWNERS.get(word, frozenset())


def _placed(date: DateMention, sentence: Sentence) -> bool:
    inside = (t.word.text for t in sentence.tokens if date.start <= t.start < date.end)
    return any(
        w.startswith(("الماضي", "الاخير", "الجاري", "المقبل", "القادم", "المنصرم")) or w.isdigit() for w in inside
    )


def closed(date: DateMention, candidate: Candidate, published: str | None) -> str | None:
    """«منذ 2020 زار … مرتين»: done acts since a date end, at the latest, with the publication."""
    if (
        date.kind != DateKind.SINCE
        or not date.edtf
        or not candidate.verbal
        or not candidate.reading.tag.startswith("p")
    ):
        return date.edtf
    start = date.edtf.removesuffix("/..")
    grain = len(start.rstrip("~?%"))  # a mark of approximation is no part of the date
    now = coarse(published) if published else None
    until = cut(now, grain) if now else ""
    closed = f"{start}/{until}"
    return closed if len(until) == grain and until > start.rstrip("~?%") and is_edtf(closed) else date.edtf


def cost_of(candidate: Candidate, sentence: Sentence, date: DateMention) -> int | None:
    """How far a date is from a trigger, clause borders and verbs between counted; None when out of reach."""
    index = token_at(sentence, date.start)
    lo, hi = sorted((index, candidate.at))
    hard = sentence.hard[hi] - sentence.hard[lo]
    soft = sentence.soft[hi] - sentence.soft[lo]
    others = sum(1 for i in range(lo + 1, hi) if "V" in sentence.tokens[i].word.kinds and i not in sentence.mention_at)
    distance = hi - lo
    after = index > candidate.at
    cost = (
        distance
        + (_OLD if _is_old(date) and distance > _NEXT else 0)
        + 12 * hard
        + 3 * soft
        + 10 * others
        + (0 if after else 3)
    )
    if date.edtf is None:
        cost += 6
    opens = index <= 3
    return cost if cost < 70 or opens else None


def _is_old(date: DateMention) -> bool:
    """A bare year or month of the past mostly belongs to the noun before it (الاتفاق المبرم عام 2015)."""
    return date.direction < 0 and date.kind == DateKind.POINT and len((date.edtf or "").strip("~")) <= 7


def words_before(sentence: Sentence, index: int, count: int) -> list[str]:
    """The words of so many tokens before one."""
    return [t.word.text for t in sentence.tokens[max(0, index - count) : index]]


def token_at(sentence: Sentence, offset: int) -> int:
    """The token that holds a view offset or comes first after it."""
    tokens = sentence.tokens
    lo, hi = 0, len(tokens) - 1
    while lo < hi:
        middle = (lo + hi) // 2
        if tokens[middle].end <= offset:
            lo = middle + 1
        else:
            hi = middle
    return lo
