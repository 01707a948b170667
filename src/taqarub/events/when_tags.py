"""What speaks for a date of its own sentence being that of an act: where it stands, what lies between, whose it is."""

from collections.abc import Iterator, Sequence

from taqarub.events.dating import lasts, named_after, token_at, words_before
from taqarub.events.proposals import Proposal
from taqarub.events.sentence import Sentence
from taqarub.mentions.dates import DateMention
from taqarub.model.event import Event

_COSTS = (3, 8, 15, 30, 60)
_LEADS = frozenset("في عام منذ يوم من سنه العام خلال حتي قبل بعد شهر مساء صباح فجر ليل و".split())
_WORDS = 2  # before a date


def cost_level(cost: int | None) -> str:
    """How far a date is, 0 near to 5 far, x out of reach (see `dating.cost_of`)."""
    return "x" if cost is None else str(sum(cost > c for c in _COSTS))


def place_tags(date: DateMention, proposal: Proposal, rank: int, cost: int | None) -> Iterator[str]:
    """Where the date stands as seen from the act, and what kind of date it is."""
    sentence, at = proposal.sentence, proposal.candidate.at
    index = token_at(sentence, date.start)
    lo, hi = sorted((index, at))
    hard, soft = sentence.hard[hi] - sentence.hard[lo], sentence.soft[hi] - sentence.soft[lo]
    verbs = sum(1 for i in range(lo + 1, hi) if "V" in sentence.tokens[i].word.kinds and i not in sentence.mention_at)
    parties = sum(1 for i in range(lo + 1, hi) if i in sentence.mention_at)
    acts = sum(1 for i in range(lo + 1, hi) if sentence.tokens[i].word.acts and i not in sentence.mention_at)
    side = "a" if index > at else "b"
    level = cost_level(cost)
    grain = grain_of(date.edtf or "")
    yield f"d{min(rank, 2)}"
    yield f"d{min(rank, 1)}c{level}"
    yield f"d{min(rank, 1)}{side}h{min(hard, 2)}s{min(soft, 2)}v{min(verbs, 2)}"
    yield f"{side}h{min(hard, 1)}v{min(verbs, 1)}g{grain}"
    yield f"g{grain}d{date.direction}"
    yield f"g{grain}d{date.direction}c{level}"
    yield f"k{date.kind}"
    yield f"k{date.kind}c{level}"
    yield f"l{_lead(sentence, index)}g{grain}{side}"
    yield f"gap{min(hi - lo, 4)}{side}g{grain}"
    yield f"n{parties > 0}{side}v{min(verbs, 1)}"
    yield f"o{min(acts, 3)}{side}g{grain}"
    yield f"o{min(acts, 2)}{side}v{min(verbs, 1)}h{min(hard, 1)}"
    yield from _said_tags(proposal, index, grain, level)
    yield from _word_tags(sentence, index, grain)
    if lasts(date, sentence):
        yield "lasts"
    if index <= 3:
        yield f"opens{date.direction}"
    if named_after(sentence, index):
        yield f"of{side}g{grain}"


def _lead(sentence: Sentence, index: int) -> str:
    word = sentence.tokens[index].word.text
    before = sentence.tokens[index - 1].word.text if index else ""
    return next((w for w in (word, before) if w in _LEADS), "-")


def grain_of(edtf: str) -> str:
    """How fine a date is: the letters of its plain form (4 year, 7 month, 10 day), i for an interval."""
    plain = edtf.rstrip("~?%")
    return "i" if "/" in plain else str(len(plain))


def _said_tags(proposal: Proposal, index: int, grain: str, level: str) -> Iterator[str]:
    """«قال … الخميس إن»: is the date nearer to who says it, and does it stand between that and the act?"""
    say, at = proposal.saying, proposal.candidate.at
    where = "-"
    if say is not None:
        nearer = "s" if abs(say.at - index) < abs(at - index) else "t"
        where = nearer + ("i" if min(say.at, at) < index < max(say.at, at) else "x")
    yield f"say{where}g{grain}"
    yield f"say{where}c{level}"


def _word_tags(sentence: Sentence, index: int, grain: str) -> Iterator[str]:
    """The words right before a date."""
    words = words_before(sentence, index, _WORDS)
    yield from (f"wd:{word}" for word in dict.fromkeys(words))
    yield f"wg:{words[-1] if words else '^'}|{grain}"


def claim_tags(date: DateMention, event: Event, sentence: Sentence, told: Sequence[Event]) -> Iterator[str]:
    """Is another event of the sentence nearer to a date, and which event stands last before it?"""
    index, at = token_at(sentence, date.start), token_at(sentence, event.trigger.start)
    others = [o for o in told if o is not event and o.sentence_number == event.sentence_number]
    claimed = any(abs(token_at(sentence, o.trigger.start) - index) < abs(at - index) for o in others)
    before = [o for o in (*others, event) if o.trigger.start < date.start]
    last = max(before, key=lambda o: o.trigger.start, default=None)
    owner = "-" if last is None else "m" if last is event else "o"
    claim, grain = "n" if claimed else "-", grain_of(date.edtf or "")
    yield f"cl{claim}{owner}"
    yield f"cl{claim}g{grain}"
    yield f"own{owner}g{grain}{'a' if index > at else 'b'}"
