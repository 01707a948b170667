"""How likely two mentions of different articles tell one event: evidence added up, and what rules it out at once.

The weights were set by hand; docs/store.md gives precision and recall on pairs written for that. Better two events than
one too few: what is ruled out stays apart whatever else speaks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taqarub.record.told import Told

# Acts that two sides do together: who is named actor and who recipient says little.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Acts that happen at one spot: another town is another event.
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
# Acts of words: a government makes several a day, so that only what they are about tells them apart.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
THRESHOLD = 3.0
_DONE = frozenset({"actual", "historical", "negated"})
_LATE = 5  # days after an event within which the news still tells it without a date
_COPY_WORDS = 0.7  # share of the words that a copied sentence keeps
_COPY_DAYS = 2  # "yesterday" in a copy printed later moves the date that is read


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason and its weight; None rules a common event out."""

    why: str
    weight: float | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the weights, or None when a reason rules a common event out; `why` names the reasons."""

    score: float | None
    why: str

    @property
    def same(self) -> bool:
        """Enough evidence for one event?"""
        return self.score is not None and self.score >= THRESHOLD


def likeness(a: Told, b: Told, *, copied: bool = False) -> Likeness:
    """Compare two mentions; symmetric. `copied`: their articles are copies of each other, so dates may have moved."""
    found: list[Evidence] = []
    for one in _evidence(a, b, copied):
        if one.weight is None:
            return Likeness(None, one.why)
        if one.weight:
            found.append(one)
    score = round(sum(one.weight or 0.0 for one in found), 3)
    return Likeness(score, ", ".join(f"{one.why} {one.weight:+.1f}" for one in found))


def _evidence(a: Told, b: Told, copied: bool) -> Iterator[Evidence]:
    """Cheap reasons to rule out come first."""
    yield _kind(a, b)
    yield _when(a, b, copied)
    yield from _sides(a, b)
    yield _where(a, b)
    yield _mode(a, b)
    yield _people(a, b)
    yield from _wording(a, b, copied)


def _kind(a: Told, b: Told) -> Evidence:
    if a.type != b.type or a.act != b.act:
        return Evidence("another act", None)
    if a.status != b.status and not (a.status in _DONE and b.status in _DONE):
        return Evidence("done, planned or only demanded", None)
    denied = (a.status == "negated") != (b.status == "negated")
    return Evidence("one denies", -0.3 if denied else 0.0)


def _when(a: Told, b: Told, copied: bool) -> Evidence:
    if a.first and a.last and b.first and b.last:
        return _overlap(_day(a.first), _day(a.last), _day(b.first), _day(b.last), copied)
    known, other = (a, b) if a.first or a.last else (b, a)
    if known.first or known.last:
        return _undated(known, other)
    if a.published and b.published:
        gap = abs((_day(a.published) - _day(b.published)).days)
        return Evidence("published together", 0.6) if gap <= 2 else Evidence("undated, days apart", -0.2 * gap)
    return Evidence("no date", -0.5)


def _overlap(a: date, a_last: date, b: date, b_last: date, copied: bool) -> Evidence:
    gap = max((b - a_last).days, (a - b_last).days)
    if gap > 0:
        return Evidence("date moved by copying", 0.0) if copied and gap <= _COPY_DAYS else Evidence("another day", None)
    width = max((a_last - a).days, (b_last - b).days)
    if width == 0:
        return Evidence("same day", 2.0)
    return Evidence("dates overlap", 1.6 if width <= 3 else 1.2 if width <= 7 else 0.7 if width <= 31 else 0.2)


def _undated(known: Told, other: Told) -> Evidence:
    first, last = known.first or known.last, known.last or known.first
    told_on = other.published if not (other.first or other.last) else other.first or other.last
    if not told_on or not first or not last:
        return Evidence("date unknown", 0.0)
    day = _day(told_on)
    if (_day(first) - day).days > 1:
        return Evidence("told before it happened", None)
    late = (day - _day(last)).days
    return Evidence("told soon after", 0.6) if late <= _LATE else Evidence("told long after", max(-0.2 * late, -3.0))


def _sides(a: Told, b: Told) -> Iterator[Evidence]:
    if a.type in MUTUAL:
        yield _side("parties", {*a.actors, *a.recipients}, {*b.actors, *b.recipients}, 1.6)
        return
    yield _side("actors", {*a.actors}, {*b.actors}, 0.8)
    yield _side("recipients", {*a.recipients}, {*b.recipients}, 0.8)


def _side(what: str, a: set[str], b: set[str], full: float) -> Evidence:
    """Equal sides count in full, one within the other for half; two that each name others are two events."""
    if not a or not b:
        return Evidence(f"{what} not named", 0.0)
    if a == b:
        single_pair = what == "parties" and len(a) == 1
        return Evidence(f"same {what}", full / 2 if single_pair else full)
    if a < b or b < a:
        return Evidence(f"{what} within", full / 2)
    shared = len(a & b)
    return Evidence(f"some {what}", full / 4) if shared > 1 else Evidence(f"other {what}", None)


def _where(a: Told, b: Told) -> Evidence:
    if a.place_country and b.place_country and a.place_country != b.place_country and a.type in LOCAL:
        return Evidence("another country", None)
    if a.place and b.place:
        if a.place == b.place:
            return Evidence("same place", 1.2)
        return Evidence("another place", None if a.type in LOCAL else -0.3)
    return Evidence("same country", 0.2 if a.place_country and a.place_country == b.place_country else 0.0)


def _mode(a: Told, b: Told) -> Evidence:
    if not a.mode or not b.mode:
        return Evidence("mode open", 0.0)
    if a.mode == b.mode:
        return Evidence("same mode", 0.4)
    if a.type == "CONSULT" and "phone" in (a.mode, b.mode):
        return Evidence("met and telephoned", None)
    return Evidence("another mode", -0.6 if a.type == "ASSAULT" else -1.0)


def _people(a: Told, b: Told) -> Evidence:
    """People of one country: the same ones, or others? A name and an office alone may be one person."""
    agree = differ = 0
    for country in {p[0] for p in a.people} & {p[0] for p in b.people}:
        ours, theirs = ([p[1:] for p in side.people if p[0] == country] for side in (a, b))
        if any(_one_person(x, y) for x in ours for y in theirs):
            agree += 1
        elif all(_two_people(x, y) for x in ours for y in theirs):
            differ += 1
    return Evidence("other people", -3.0) if differ else Evidence("same people", min(0.5 * agree, 1.0))


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    (name_a, office_a), (name_b, office_b) = a, b
    return name_a == name_b if name_a and name_b else bool(office_a) and office_a == office_b


def _two_people(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    (name_a, office_a), (name_b, office_b) = a, b
    return name_a != name_b if name_a and name_b else bool(office_a and office_b) and office_a != office_b


def _wording(a: Told, b: Told, copied: bool) -> Iterator[Evidence]:
    shared = shared_words(a, b)
    if copied and shared is not None and shared >= _COPY_WORDS:
        yield Evidence("copied sentence", 3.0)
    if shared is not None:
        yield Evidence(f"words {shared:.2f}", _words_weight(shared, a.type in SPOKEN))
    elif a.type in SPOKEN:
        yield Evidence("too few words", -1.0)
    if a.trigger == b.trigger:
        yield Evidence("same trigger", 0.3)
    if a.count is not None and b.count is not None:
        close = min(a.count, b.count) * 2 >= max(a.count, b.count)
        yield Evidence("count", 0.3 if a.count == b.count else 0.0 if close else -0.6)


def _words_weight(shared: float, spoken: bool) -> float:
    """Up to +2; other words weigh most against acts of words."""
    return round(min(7.0 * (shared - 0.4) if spoken else 3.0 * (shared - 0.25), 2.0), 3)


def shared_words(a: Told, b: Told) -> float | None:
    """Share of the shorter sentence's words that the other has too, 0…1; None when there are too few to tell."""
    least = min(len(a.words), len(b.words))
    return len({*a.words} & {*b.words}) / least if least >= 3 else None


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
