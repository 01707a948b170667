"""Who could have done it: every mention near a trigger, with the features by which its role is weighed.

A feature is a head, fixed for one trigger, and a tail, which differs from mention to mention: weights are looked up
head first, so that weighing a mention builds few strings.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate
from taqarub.model.mention import Mention, MentionKind

_AGENTIVE = frozenset(("قبل", "يد", "ايدي", "جانب", "طرف"))
_PEOPLE = frozenset((MentionKind.PERSON, MentionKind.OFFICE, MentionKind.COUNTERPART))
_BUCKETS = ("0", "1", "2", "3", "4-6", "4-6", "4-6", *["7-12"] * 6, "13+")
JOINT = "\t"  # between the head and the tail of a feature's name


class Link(NamedTuple):
    """A mention as seen from a trigger. `slot` is syntactic; `carried` = of an earlier sentence or a pronoun;

    `far` = of another clause.
    """

    mention: Mention
    slot: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    carried: bool
    far: bool = False

    @property
    def features(self) -> tuple[str, ...]:
        """The names of all features, as training counts them."""
        return tuple(h + JOINT + t for h, t in zip(self.heads, self.tails, strict=True))


class Verbs(NamedTuple):
    """Verbs of a sentence: `before[i]` stand before token i; `last[i]` is the core of the nearest one before it."""

    before: Sequence[int]
    last: Sequence[tuple[int, str]]


def verbs_of(sentence: Sentence) -> Verbs:
    """Count the verbs of a sentence once for all its triggers."""
    count: list[int] = []
    last: list[tuple[int, str]] = []
    n, found = 0, (-1, "")
    for at, token in enumerate(sentence.tokens):
        count.append(n)
        last.append(found)
        if "V" in token.word.kinds and at not in sentence.mention_at:
            n += 1
            found = (at, next(r.core for r in token.word.readings if r.kind == "V"))
    return Verbs([*count, n], [*last, found])


def links(
    candidate: Candidate, sentence: Sentence, topics: Sequence[Mention], frames: Mapping[str, Mapping[str, str]],
    verbs: Verbs, speaker: Mention | None = None,
) -> list[Link]:  # fmt: skip
    """Every mention that could fill a role of this trigger. `speaker` says the clause it stands in."""
    frame = frames.get(candidate.row.frame, {})
    slots = [(m, slot) for m, slot in _slots(candidate, sentence) if not (m is speaker and m.sector == "JRN")]
    heads = _heads(candidate, _scene(candidate, sentence, slots))
    out = [_link(candidate, sentence, m, slot, frame, speaker, heads, verbs) for m, slot in slots]
    out.extend(_carried(candidate, sentence, topics, frame, bool(out)))
    return out


def _slots(candidate: Candidate, sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    """(mention, slot): the governing preposition, or its rank among bare mentions on its side, or gen / nisba."""
    bare = 0
    nisba_end = max((candidate.last - 1, *candidate.companions))
    for mention in sentence.mentions:
        if mention.first <= candidate.at:
            continue
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            slot = _after(candidate, mention, nisba_end)
            if slot == "nisba":
                nisba_end = mention.last
            elif slot == "bare":
                bare += 1
                slot = f"bare{min(bare, 4)}"
        yield mention, slot
    rank = 0
    for mention in reversed(sentence.mentions):
        if mention.last > candidate.at:
            continue
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            rank += 1
            slot = f"bare{min(rank, 4)}"
        yield mention, "<" + slot


def _after(candidate: Candidate, mention: Mention, nisba_end: int) -> str:
    """gen: right after a masdar; gen2, nisba2: right after a light verb's noun; nisba: among a masdar's adjectives."""
    nisba = mention.kind == MentionKind.NISBA
    end = max((candidate.last - 1, *candidate.companions))
    if not candidate.verbal and mention.first == candidate.last and not nisba:
        return "gen"
    if candidate.companions and mention.first == end + 1:
        return "nisba2" if nisba else "gen2"
    return "nisba" if nisba and mention.first <= nisba_end + 1 and not candidate.verbal else "bare"


def _slot(candidate: Candidate, sentence: Sentence, mention: Mention) -> str:
    """The preposition that governs a mention; a conjunct stands where its first member stands."""
    if mention.prep:
        return mention.prep
    at = mention.first - 1
    if at < 0:
        return "bare"
    previous = sentence.tokens[at].word
    if at and previous.text in _AGENTIVE and sentence.tokens[at - 1].word.text in ("من", "علي"):
        return "من قبل"
    if at and previous.text == "من" and sentence.tokens[at - 1].word.text.endswith("كل"):
        at -= 1  # «كل من روسيا وإيران» stands where its first member would
        previous = sentence.tokens[at - 1].word
    if "preposition" in previous.classes and at != candidate.at:
        return previous.text[1:] if previous.conj else previous.text
    if mention.conj:
        other = sentence.mention_at.get(at - 1 if previous.text in "،," else at)
        if other is not None and other is not mention and mention.first - other.last in (0, 1):
            return "&" + _slot(candidate, sentence, other)
    return "bare"


def _scene(candidate: Candidate, sentence: Sentence, slots: Sequence[tuple[Mention, str]]) -> str:
    """What stands around a trigger: a bare mention right after it, how many in its clause, and one before it."""
    hard, soft = sentence.hard[candidate.at], sentence.soft[candidate.at]
    near = [(m, s) for m, s in slots if sentence.hard[m.first] == hard and -1 <= sentence.soft[m.first] - soft <= 1]
    follows = any(slot in ("bare1", "gen") and m.first <= candidate.last + 1 for m, slot in near)
    bare = sum(slot.startswith(("bare", "gen")) for _, slot in near)
    before = any(slot == "<bare1" for _, slot in near)
    return f"{follows:d}{min(bare, 2)}{before:d}"


def _heads(candidate: Candidate, scene: str) -> tuple[str, ...]:
    """The fixed parts of the features of one trigger, in the order of `_link`'s tails."""
    row = candidate.row
    pos = "V" if candidate.verbal else "N"
    return (
        "b", f"fs:{row.frame}|{pos}", f"ts:{row.type}", f"hs:{row.head}", f"sc:{scene}|{pos}",
        f"ag:{pos}", f"ks:{row.frame}",
        f"tsh:{row.type}", f"fsh:{row.frame}|{pos}", f"v:{pos}",
        f"ex:{pos}", f"d:{pos}", f"c:{pos}", f"vb:{pos}", f"q:{pos}", f"hm:{row.head}",
        f"k:{row.type}", f"sec:{row.type}", f"sp:{row.type}|{pos}",
    )  # fmt: skip


def _link(
    candidate: Candidate, sentence: Sentence, mention: Mention, slot: str, frame: Mapping[str, str],
    speaker: Mention | None, heads: tuple[str, ...], verbs: Verbs,
) -> Link:  # fmt: skip
    before = slot[0] == "<"
    gap = candidate.at - mention.last if before else mention.first - candidate.last
    lo, hi = (mention.last - 1, candidate.at) if before else (candidate.at, mention.first)
    hard, soft = min(sentence.hard[hi] - sentence.hard[lo], 3), min(sentence.soft[hi] - sentence.soft[lo], 3)
    side = "<" if before else ">"
    quote = f"{sentence.quoted[candidate.at]:d}{sentence.quoted[mention.first]:d}"
    nearest = min(2, verbs.before[hi] - verbs.before[lo + 1]) if hi > lo else 0
    at, verb = verbs.last[hi]
    kind = mention.kind.value
    agreement = _agrees(candidate.reading.tag, mention) if candidate.verbal else f"{candidate.reading.article:d}"
    far = hard > 0
    tails = (
        "", slot, slot, slot, slot, agreement + slot, kind + slot,
        f"{slot}|{hard}{nearest}", f"{slot}|{hard}{min(soft, 1)}", f"{nearest}{slot}",
        ("far" if far else _expected(frame, slot)) + side, side + _BUCKETS[min(max(gap, 0), 13)], f"{side}{hard}{soft}",
        f"{verb if at > lo else ''}{side}", quote + side, side,
        kind, mention.sector, f"{mention is speaker:d}{quote}",
    )  # fmt: skip
    return Link(mention, slot, heads, tails, False, far)


def _expected(frame: Mapping[str, str], slot: str) -> str:
    """The frame's role for a slot: a first bare mention is its subject, what follows a light verb's noun its object."""
    if slot in ("bare1", "<bare1"):
        return frame.get("subj", "")
    return frame.get("obj", "-") if slot in ("gen2", "nisba2", "bare2") else frame.get(slot.lstrip("<&"), "-")


def _agrees(tag: str, mention: Mention) -> str:
    """Gender of the verb against the mention: states, cities and bodies in ة are feminine, persons mostly not."""
    if len(tag) < 5:
        return "?"
    if tag[2] != "3":
        return tag[2]
    feminine = mention.kind in (MentionKind.STATE, MentionKind.SEAT) or mention.name_ar.endswith("ة")
    return f"{tag[3:]}{'f' if feminine else mention.kind.value[0]}"


def _carried(
    candidate: Candidate, sentence: Sentence, topics: Sequence[Mention], frame: Mapping[str, str], some: bool
) -> Iterator[Link]:
    """What a pronoun or an empty subject may stand for: the nearest mention before, topics of earlier sentences."""
    row, reading = candidate.row, candidate.reading
    pos = "V" if candidate.verbal else "N"
    if reading.enclitic and reading.enclitic != "ا":
        antecedent = _antecedent(candidate, sentence, topics)
        if antecedent is not None:
            slot = "objpron" if candidate.verbal else "poss"
            pronoun = ("b", f"fs:{row.frame}|{pos}", f"ts:{row.type}", f"hs:{row.head}", "pk", "pex")
            tails = ("", slot, slot, slot, antecedent.kind.value + slot, frame.get("gen", "-") + slot)
            yield Link(antecedent, slot, pronoun, tails, True)
    if not topics:
        return
    here = min(2, sum(m.kind != MentionKind.NISBA for m in sentence.mentions if m.first < candidate.at))
    heads = (
        "b", f"fs:{row.frame}|{pos}", f"ts:{row.type}", f"hs:{row.head}", f"tsome:{some:d}{pos}",
        f"tn:{here}{pos}", f"tk:{row.type}",
        f"tg:{pos}", f"tp:{candidate.at == 0:d}{pos}", f"tq:{sentence.quoted[candidate.at]:d}",
        f"tm:{min(len(sentence.mentions), 4)}{row.type}",
    )  # fmt: skip
    for order, topic in enumerate(topics[:3]):
        slot = f"topic{order}"
        agreement = _agrees(reading.tag, topic) if candidate.verbal else f"{reading.article:d}"
        kind = topic.kind.value + slot
        yield Link(
            topic, slot, heads, ("", slot, slot, slot, slot, slot, kind, agreement + slot, slot, slot, slot), True
        )


def _antecedent(candidate: Candidate, sentence: Sentence, topics: Sequence[Mention]) -> Mention | None:
    """ه, ها, هم: the nearest earlier mention that is not itself governed by a noun (nisba)."""
    enclitic = candidate.reading.enclitic
    if enclitic in ("نا", "ي", "ني"):
        return topics[0] if topics else None
    for mention in reversed(sentence.mentions):
        if mention.last <= candidate.at and mention.kind != MentionKind.NISBA and mention.country:
            if (enclitic == "ه" and mention.kind == MentionKind.STATE) or (
                enclitic == "ها" and mention.kind in _PEOPLE
            ):
                continue
            return mention
    return topics[0] if topics else None
