"""Who did it and to whom: each mention near a trigger is weighed as actor, recipient or neither.

The features say how the mention stands to the trigger (slot, side, distance, clause, agreement) and what its frame
expects there; the weights over them are learned (`taqarub train`) and shipped with the package.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate
from taqarub.knowledge.lexicon import Lexicon
from taqarub.model.mention import Mention, MentionKind

_AGENTIVE = frozenset(("قبل", "يد", "ايدي", "جانب", "طرف"))
_PEOPLE = frozenset((MentionKind.PERSON, MentionKind.OFFICE, MentionKind.COUNTERPART))


class Link(NamedTuple):
    """A mention as seen from a trigger. `slot` is syntactic; `carried` = from an earlier sentence or a pronoun; `far` = in another clause."""

    mention: Mention
    slot: str
    features: tuple[str, ...]
    carried: bool
    far: bool = False


class Role(NamedTuple):
    """A filled role: "A" actor or "R" recipient, its probability, and the reason for the record's explanation."""

    mention: Mention
    role: str
    probability: float
    slot: str


@dataclass(frozen=True, slots=True)
class PairModel:
    """Learned log-linear weights: feature → (actor, recipient) against neither."""

    weights: Mapping[str, tuple[float, float]]

    def weigh(self, features: Sequence[str]) -> tuple[float, float]:
        """Probabilities of actor and of recipient."""
        a = r = 0.0
        get = self.weights.get
        for feature in features:
            found = get(feature)
            if found:
                a += found[0]
                r += found[1]
        top = max(a, r, 0.0)
        ea, er, en = math.exp(a - top), math.exp(r - top), math.exp(-top)
        total = ea + er + en
        return ea / total, er / total


def links(
    candidate: Candidate, sentence: Sentence, topics: Sequence[Mention], frames: Mapping[str, Mapping[str, str]],
    speaker: Mention | None = None,
) -> list[Link]:  # fmt: skip
    """Every mention that could fill a role of this trigger, with its features. `speaker` says the clause it stands in."""
    frame = frames.get(candidate.row.frame, {})
    slots = [(m, slot) for m, slot in _slots(candidate, sentence) if not (m is speaker and m.sector == "JRN")]
    scene = _scene(candidate, sentence, slots)
    out = [_link(candidate, sentence, m, slot, frame, speaker, scene) for m, slot in slots]
    out.extend(_carried(candidate, sentence, topics, frame, bool(out)))
    return out


def _slots(candidate: Candidate, sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    """(mention, slot): the governing preposition, or its rank among bare mentions on its side, or gen / nisba."""
    end = max((candidate.last - 1, *candidate.companions))
    after = [m for m in sentence.mentions if m.first > candidate.at]
    before = [m for m in sentence.mentions if m.last <= candidate.at]
    bare = 0
    previous_end = end
    for mention in after:
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            if not candidate.verbal and mention.first == candidate.last and mention.kind != MentionKind.NISBA:
                slot = "gen"
            elif candidate.companions and mention.first == end + 1 and mention.kind != MentionKind.NISBA:
                slot = "gen2"
            elif candidate.companions and mention.first == end + 1:
                slot = "nisba2"
            elif mention.kind == MentionKind.NISBA and mention.first <= previous_end + 1 and not candidate.verbal:
                slot = "nisba"
                previous_end = mention.last
            else:
                bare += 1
                slot = f"bare{min(bare, 4)}"
        yield mention, slot
    rank = 0
    for mention in reversed(before):
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            rank += 1
            slot = f"bare{min(rank, 4)}"
        yield mention, "<" + slot


def _slot(candidate: Candidate, sentence: Sentence, mention: Mention) -> str:
    """The preposition that governs a mention; a conjunct stands where its first member stands."""
    if mention.prep:
        return mention.prep
    if mention.first == 0:
        return "bare"
    at = mention.first - 1
    previous = sentence.tokens[at].word
    if at and previous.text in _AGENTIVE and sentence.tokens[at - 1].word.text in ("من", "علي"):
        return "من قبل"
    if at and previous.text == "من" and sentence.tokens[at - 1].word.text.endswith("كل"):
        at -= 1  # «كل من روسيا وإيران» stands where its first member would
        previous = sentence.tokens[at - 1].word
    if "preposition" in previous.classes and at != candidate.at:
        text = previous.text
        return text[1:] if previous.conj else text
    if mention.conj and at >= 0:
        other = sentence.mention_at.get(at - 1 if previous.text in "،," else at)
        if other is not None and other is not mention and mention.first - other.last in (0, 1):
            return "&" + _slot(candidate, sentence, other)
    return "bare"


def _scene(candidate: Candidate, sentence: Sentence, slots: Sequence[tuple[Mention, str]]) -> str:
    """What stands around a trigger: a bare mention right after it, how many in its clause, and one before it."""
    near = [
        (m, slot) for m, slot in slots
        if sentence.hard[m.first] == sentence.hard[candidate.at] and abs(sentence.soft[m.first] - sentence.soft[candidate.at]) <= 1
    ]  # fmt: skip
    follows = any(slot in ("bare1", "gen") and m.first <= candidate.last + 1 for m, slot in near)
    bare = sum(slot.startswith(("bare", "gen")) for _, slot in near)
    before = any(slot == "<bare1" for _, slot in near)
    return f"{follows:d}{min(bare, 2)}{before:d}"


def _bucket(distance: int) -> str:
    return str(distance) if distance < 4 else "4-6" if distance < 7 else "7-12" if distance < 13 else "13+"


def _link(
    candidate: Candidate, sentence: Sentence, mention: Mention, slot: str, frame: Mapping[str, str], speaker: Mention | None,
    scene: str,
) -> Link:
    row, reading = candidate.row, candidate.reading
    before = slot[0] == "<"
    gap = candidate.at - mention.last if before else mention.first - candidate.last
    lo, hi = (mention.last - 1, candidate.at) if before else (candidate.at, mention.first)
    hard = min(sentence.hard[hi] - sentence.hard[lo], 3)
    soft = min(sentence.soft[hi] - sentence.soft[lo], 3)
    pos = "V" + reading.tag[:2] if candidate.verbal else "N"
    expected = _expected(frame, slot) if not hard else "far"
    side = "<" if before else ">"
    quote = f"{sentence.quoted[candidate.at]:d}{sentence.quoted[min(mention.first, len(sentence.quoted) - 1)]:d}"
    nearest = _verbs_between(sentence, lo, hi, candidate.at)
    features = (
        "b",
        f"fs:{row.frame}|{pos[0]}|{slot}",
        f"ex:{expected}|{side}|{pos[0]}",
        f"ts:{row.type}|{slot}",
        f"hs:{row.head}|{slot}",
        f"tsh:{row.type}|{slot}|{hard}|{nearest}",
        f"d:{side}{pos[0]}{_bucket(gap)}",
        f"c:{side}{pos[0]}h{hard}s{soft}",
        f"fsh:{row.frame}|{pos[0]}|{slot}|{hard}|{min(soft, 1)}",
        f"v:{side}{pos[0]}{nearest}|{slot}",
        f"k:{mention.kind}|{row.type}",
        f"ks:{mention.kind}|{slot}|{row.frame}",
        f"sec:{mention.sector}|{row.type}",
        f"lv:{bool(mention.level)}|{slot}",
        f"q:{quote}|{side}|{pos[0]}",
        f"g:{_agrees(reading.tag, mention)}|{slot}" if candidate.verbal else f"art:{reading.article}|{slot}",
        f"cn:{bool(mention.country)}|{mention.kind}",
        f"f:{mention.first == 0}|{side}|{pos[0]}",
        f"hm:{row.head}|{side}",
        f"com:{len(candidate.companions)}|{slot}",
        f"enc:{reading.enclitic if not candidate.verbal else bool(reading.enclitic)}|{slot}",
        f"pos:{pos}|{slot}|{row.frame}",
        f"sp:{mention is speaker}|{row.type}|{pos[0]}|{quote}",
        f"vb:{_verb_between(sentence, lo, hi)}|{side}|{pos[0]}",
        f"sc:{scene}|{slot}|{pos[0]}",
        f"scf:{scene}|{slot}|{pos[0]}|{row.frame}",
        f"own:{mention.kind == MentionKind.OWN}|{side}|{row.frame}",
    )
    return Link(mention, slot, features, False, hard > 0)


def _expected(frame: Mapping[str, str], slot: str) -> str:
    """The frame's role for a slot: bare mentions count as its subject first, what follows a light verb's noun as its object."""
    if slot in ("bare1", "<bare1"):
        return frame.get("subj", "")
    return frame.get("obj", "-") if slot in ("gen2", "nisba2", "bare2") else frame.get(slot.lstrip("<&"), "-")


def _verbs_between(sentence: Sentence, lo: int, hi: int, trigger: int) -> int:
    """Verbs that stand between, up to 2: each makes it likelier that the mention is somebody else's argument."""
    return min(2, sum("V" in sentence.tokens[i].word.kinds and i not in sentence.mention_at for i in range(lo + 1, hi)))


def _verb_between(sentence: Sentence, lo: int, hi: int) -> str:
    """The verb nearest to the later word: «غارة شنتها القوات», «أعمال تعرضت لها العاصمة»."""
    for i in range(hi - 1, lo, -1):
        word = sentence.tokens[i].word
        if "V" in word.kinds and i not in sentence.mention_at:
            return next(r.core for r in word.readings if r.kind == "V")
    return ""


def _agrees(tag: str, mention: Mention) -> str:
    """Gender of the verb against the mention: states, cities and bodies in ة are feminine, persons mostly not."""
    if len(tag) < 5:
        return "?"
    person = tag[2:]
    if person[0] != "3":
        return person[0]
    feminine = mention.kind in (MentionKind.STATE, MentionKind.SEAT) or mention.name_ar.endswith("ة")
    return f"{person[1:]}{'f' if feminine else mention.kind.value[0]}"


def _carried(
    candidate: Candidate, sentence: Sentence, topics: Sequence[Mention], frame: Mapping[str, str], some: bool
) -> Iterator[Link]:
    """What a pronoun or an empty subject may stand for: the nearest mentions before, and the topic of earlier sentences."""
    row, reading = candidate.row, candidate.reading
    pos = "V" + reading.tag[:2] if candidate.verbal else "N"
    if reading.enclitic and reading.enclitic != "ا":
        antecedent = _antecedent(candidate, sentence, topics)
        if antecedent is not None:
            slot = "poss" if not candidate.verbal else "objpron"
            yield Link(antecedent, slot, ("b", f"fs:{row.frame}|{pos[0]}|{slot}", f"ts:{row.type}|{slot}", f"hs:{row.head}|{slot}",
                                          f"k:{antecedent.kind}|{slot}", f"ex:{frame.get('gen', '-')}|{slot}"), True)  # fmt: skip
    for order, topic in enumerate(topics[:3]):
        slot = f"topic{order}"
        here = sum(m.kind != MentionKind.NISBA for m in sentence.mentions if m.first < candidate.at)
        yield Link(
            topic, slot,
            (
                "b", f"fs:{row.frame}|{pos[0]}|{slot}", f"ts:{row.type}|{slot}", f"hs:{row.head}|{slot}",
                f"some:{some}|{slot}|{pos[0]}", f"n:{min(here, 2)}|{slot}|{pos[0]}", f"k:{topic.kind}|{slot}|{row.type}",
                f"g:{_agrees(reading.tag, topic)}|{slot}" if candidate.verbal else f"art:{reading.article}|{slot}",
                f"p:{candidate.at == 0}|{slot}|{pos[0]}", f"q:{sentence.quoted[candidate.at]:d}|{slot}",
                f"n:{min(len(sentence.mentions), 4)}|{slot}|{row.type}",
            ),
            True,
        )  # fmt: skip


def _antecedent(candidate: Candidate, sentence: Sentence, topics: Sequence[Mention]) -> Mention | None:
    """ه, ها, هم: the nearest earlier mention that is not itself governed by a noun (nisba)."""
    enclitic = candidate.reading.enclitic
    if enclitic in ("نا", "ي", "ني"):
        return topics[0] if topics else None
    for mention in reversed(sentence.mentions):
        if mention.last <= candidate.at and mention.kind != MentionKind.NISBA and mention.country:
            person = mention.kind in _PEOPLE
            if enclitic == "ه" and mention.kind == MentionKind.STATE:
                continue
            if enclitic == "ها" and person:
                continue
            return mention
    return topics[0] if topics else None


_FLOOR = 0.22
_MARGIN = 0.1
_SECOND = 0.3  # the other side of something mutual
_OWN_STATE = 0.2  # a recipient of the actor's own state must be plain: a government and its people
Weighed = tuple[Link, tuple[float, float]]


class History(NamedTuple):
    """Who did the last acts of a type to whom, earlier in the article."""

    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()


_FAMILIAR = 0.8  # log-odds that a state keeps the role it had in the last act of this type


def fill(found: Sequence[Link], model: PairModel, frame: str, past: History = History()) -> list[Role]:  # noqa: B008
    """The likeliest actor and recipient and those coordinated with them; for mutual acts the two likeliest sides.

    What the article told of an earlier act of the type makes the same roles likelier, and stands in where nothing is said.
    """
    weighed = [(link, _familiar(link, model.weigh(link.features), past)) for link in found]
    actor = _best(weighed, 0)
    if frame == "mutual":
        return _sides(weighed, actor)
    roles = _with_coordinates(weighed, actor, "A", 0)
    taken = {id(r.mention) for r in roles}
    rest = [w for w in weighed if id(w[0].mention) not in taken]
    recipient = _best(rest, 1)
    if actor and recipient and not _may_both(actor, recipient):
        recipient = _best([w for w in rest if _states(w[0]) != _states(actor[0])], 1)
    return _from_past(roles + _with_coordinates(rest, recipient, "R", 1), past)


def _familiar(link: Link, chances: tuple[float, float], past: History) -> tuple[float, float]:
    """Probabilities after the article's own habit: σ(logit ± 1) for a state that had the role, or the other one, before."""
    states = _states(link)
    acted = any(states & _mention_states(r.mention) for r in past.actors)
    received = any(states & _mention_states(r.mention) for r in past.recipients)
    if acted == received:
        return chances
    shift = _FAMILIAR if acted else -_FAMILIAR
    return _shift(chances[0], shift), _shift(chances[1], -shift)


def _shift(p: float, by: float) -> float:
    odds = p / max(1e-9, 1 - p) * math.exp(by)
    return odds / (1 + odds)


def _from_past(roles: list[Role], past: History) -> list[Role]:
    """An empty side is filled from the last act of the type when the other side is the same as then."""
    sides = {side: {c for r in roles if r.role == side for c in _mention_states(r.mention)} for side in "AR"}
    before = {side: {c for r in part for c in _mention_states(r.mention)} for side, part in (("A", past.actors), ("R", past.recipients))}
    for side, other, part in (("A", "R", past.actors), ("R", "A", past.recipients)):
        if not sides[side] and part and (sides[other] == before[other]) and not before[side] & sides[other]:
            roles = roles + [r._replace(slot="past", probability=0.3) for r in part]
    return roles


def _mention_states(mention: Mention) -> frozenset[str]:
    return frozenset(mention.inner) if mention.kind == MentionKind.BOTH else frozenset((mention.country,)) - {""}


def _best(weighed: Sequence[Weighed], index: int) -> Weighed | None:
    """The likeliest; one of another clause only when it beats those of the trigger's own clause by a margin."""
    best = max(weighed, key=lambda w: w[1][index] - _MARGIN * w[0].far, default=None)
    return best if best is not None and best[1][index] >= _FLOOR else None


def _may_both(actor: Weighed, recipient: Weighed) -> bool:
    if not _states(actor[0]) & _states(recipient[0]):
        return True
    return recipient[1][1] >= _OWN_STATE


def _states(link: Link) -> frozenset[str]:
    return _mention_states(link.mention)


def _sides(weighed: Sequence[Weighed], first: Weighed | None) -> list[Role]:
    """Both sides of a meeting or deal: "the two sides" are complete, else the likeliest of another state joins."""
    if first is None:
        first = _best(weighed, 1)
    if first is None:
        return []
    roles = [Role(first[0].mention, "A", max(first[1]), first[0].slot)]
    seen = set(_states(first[0]))
    for link, (a, r) in sorted(weighed, key=lambda w: -max(w[1])):
        if len(seen) >= 2 and not _coordinated(link, roles):
            continue
        if max(a, r) < _SECOND or not _states(link) - seen:
            continue
        roles.append(Role(link.mention, "A" if a >= r else "R", max(a, r), link.slot))
        seen |= _states(link)
    return roles


def _coordinated(link: Link, roles: Sequence[Role]) -> bool:
    """Directly after or before «و»: «روسيا والصين»."""
    m = link.mention
    return any((m.conj and m.first - r.mention.last in (0, 1)) or (r.mention.conj and r.mention.first - m.last in (0, 1)) for r in roles)


def _with_coordinates(weighed: Sequence[Weighed], head: Weighed | None, role: str, index: int) -> list[Role]:
    if head is None:
        return []
    roles = [Role(head[0].mention, role, head[1][index], head[0].slot)]
    if head[0].carried:
        return roles
    taken = {id(head[0].mention)}
    ordered = sorted((w for w in weighed if not w[0].carried), key=lambda w: w[0].mention.start)
    for row in (ordered, ordered[::-1]):
        for link, chances in row:
            if id(link.mention) not in taken and _coordinated(link, roles):
                roles.append(Role(link.mention, role, chances[index], link.slot))
                taken.add(id(link.mention))
    return roles


def frames_of(lexicon: Lexicon) -> Mapping[str, Mapping[str, str]]:
    """Slot → expected role, by frame."""
    return lexicon.frames
