"""On whose ground: the states an act may have taken place in, and what in the article speaks for each.

Few acts come with a word of place; readers take the ground from who is hit, who hosts, who speaks at home, and from
what was named before. Each state near an act is an option; learned weights say how likely it is the ground.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taqarub.events.proposals import Proposal
from taqarub.events.sentence import Sentence
from taqarub.model.event import Entity, Event, Place
from taqarub.model.mention import STATELESS, Mention, PlaceMention
from taqarub.model.text import Span

_HEADLINE = 6  # tokens: a place this near the beginning of an article and before a dash or bracket is its date line
_CLOSERS = frozenset("-–(:/")
_LEADS = frozenset(
    (
        "في",
        "داخل",
        "الي",
        "من",
        "علي",
        "قرب",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "وسط",
        "ضد",
        "مع",
        "بين",
        "عن",
        "باتجاه",
        "تجاه",
        "نحو",
        "صوب",
        "لدي",
        "عبر",
        "حدود",
        "ان",
    )
)
_BESIDE = 6
_HOSTED = frozenset(("CONSULT", "COOPERATE", "AGREE"))
_HOSTING = frozenset(("استضاف", "احتضن", "استضافة", "احتضان"))
_HOSTED_IT = frozenset(
    verb + it
    for verb in ("استضافت", "استضاف", "تستضيف", "يستضيف", "احتضنت", "احتضن", "تحتضن", "يحتضن")
    for it in ("ها", "ه")
)


_Evidence = tuple[str, str, int, Place]
Told = Sequence[tuple[Event, Place | None]]  # the events of an article, each with the place that the rules give it


class Option(NamedTuple):
    """A state that may be the ground, the words to point at, what speaks for it, and whether it is said to host."""

    country: str
    place: Place
    features: tuple[str, ...]
    host: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the article says of places as a whole: how often each state's places are named, and its own state."""

    sentences: Sequence[Sentence]
    home: str
    ranks: Mapping[str, int]
    named: Mapping[str, int]


def surroundings(sentences: Sequence[Sentence], home: str) -> Surroundings:
    """Count the places and the states of an article; rank 0 is the most frequent."""
    places = Counter(p.country for s in sentences for p in _places(s) if p.country)
    named = Counter(m.country for s in sentences for m in s.mentions if m.country and m.country not in STATELESS)
    return Surroundings(sentences, home, _ranks(places), _ranks(named))


def _ranks(counts: Mapping[str, int]) -> dict[str, int]:
    order = sorted(counts, key=lambda country: (-counts[country], country))
    return {country: rank for rank, country in enumerate(order)}


def _places(sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence without that of a date line (دبي، الإمارات (CNN) -- tells where the newsroom is)."""
    return [p for p in sentence.places if not (sentence.number == 0 and _is_dateline(sentence, p))]


def _is_dateline(sentence: Sentence, place: PlaceMention) -> bool:
    if place.first > _HEADLINE:
        return False
    near = sentence.tokens[place.first + 1 : _HEADLINE + 4]
    verbs = any("V" in t.word.kinds for t in sentence.tokens[: place.first])
    return not verbs and any(t.word.text in _CLOSERS for t in near)


def options(
    event: Event, proposal: Proposal, around: Surroundings, told: Told, seats: Mapping[str, str]
) -> list[Option]:
    """Every state near the act with its evidence, in the order of their first words."""
    evidence: dict[str, list[str]] = {}
    places: dict[str, tuple[int, Place]] = {}
    everything = (*_evidence(event, proposal, around), *_elsewhere(event, told), *_seats(event, seats))
    for country, tag, rank, place in everything:
        if not country or country in STATELESS:
            continue
        evidence.setdefault(country, []).append(tag)
        if country not in places or rank < places[country][0]:
            places[country] = (rank, place)
    named = any(tag.startswith("p0") for tags in evidence.values() for tag in tags)
    host = _host(event, proposal)
    found = []
    for country in evidence:
        tags = sorted({*evidence[country], *_standing(country, around)})
        features = tuple(_features(event, proposal, tags, named))
        found.append(Option(country, places[country][1], features, host is not None and country == host.country))
    return found


def _standing(country: str, around: Surroundings) -> Iterator[str]:
    if country == around.home:
        yield "home"
    yield f"pr{min(around.ranks.get(country, 9), 3)}"
    yield f"nr{min(around.named.get(country, 9), 3)}"


def _evidence(event: Event, proposal: Proposal, around: Surroundings) -> Iterator[_Evidence]:
    """(state, what speaks for it, rank of its words, words)."""
    yield from _here(proposal)
    for side, entities in (("A", event.actors), ("R", event.recipients)):
        for entity in entities:
            yield entity.country, side, 4, _ground(entity)
    if event.source is not None:
        source = event.source
        yield source.country, "src", 6, Place(source.span, source.name, source.country, precision="country")
    yield from _mentioned(proposal)
    yield from _around(event.sentence_number, around)


def _host(event: Event, proposal: Proposal) -> Mention | None:
    """«مناورات استضافتها الجزائر», «استضافت عمان جولة محادثات»: who hosts an act has it on his ground."""
    if event.type not in _HOSTED:
        return None
    candidate, sentence = proposal.candidate, proposal.sentence
    at = candidate.at if candidate.row.head in _HOSTING else candidate.hosted
    if at is None:
        words = range(candidate.last, len(sentence.tokens))
        at = next((i for i in words if sentence.tokens[i].word.text in _HOSTED_IT), None)
    return next((m for m in sentence.mentions if at is not None and m.first > at and m.country), None)


def _mentioned(proposal: Proposal) -> Iterator[_Evidence]:
    """The states and their people that the sentence names, in whatever role."""
    sentence, at = proposal.sentence, proposal.candidate.at
    for mention in sentence.mentions:
        place = _state(mention)
        near = "n" if abs(mention.first - at) <= _BESIDE else "f"
        side = "a" if mention.first > at else "b"
        yield mention.country, f"m{mention.kind}", 5, place
        yield mention.country, f"m{near}{side}", 5, place
        if _stationed(sentence, mention.first):
            yield mention.country, "post", 5, place
            yield mention.country, f"post{side}{near}", 5, place


def _around(number: int, around: Surroundings) -> Iterator[_Evidence]:
    """The places of the sentences before and after, of the lead, and the article's own state."""
    sentences = around.sentences
    for gap in range(1, min(3, number) + 1):
        for found in _places(sentences[number - gap]):
            yield found.country, f"before{min(gap, 2)}", 6 + gap, _named(found)
    for found in _places(sentences[number + 1]) if number + 1 < len(sentences) else ():
        yield found.country, "after", 10, _named(found)
    for sentence in sentences[:2]:
        for found in _places(sentence):
            yield found.country, "lead", 11, _named(found)
    home = next((m for s in sentences for m in s.mentions if m.country == around.home), None)
    if home is not None:
        yield home.country, "home", 12, _state(home)


def _state(mention: Mention) -> Place:
    span = Span(mention.start, mention.end)
    return Place(span, "", mention.country, precision="country")


def _seats(event: Event, seats: Mapping[str, str]) -> Iterator[_Evidence]:
    """Where the bodies that take part have their seat: New York of the Security Council, Vienna of the IAEA."""
    for side, entities in (("A", event.actors), ("R", event.recipients)):
        for entity in entities:
            if entity.country in STATELESS:
                country = seats.get(entity.id, "")
                yield country, f"seat{side}", 7, Place(entity.span, country, country, precision="country")


def _elsewhere(event: Event, told: Told) -> Iterator[_Evidence]:
    """Who and what other acts of the article name: the venue of its talks, the sides of its acts of this type."""
    for other, place in told:
        if other is event:
            continue
        later = "l" if other.trigger.start > event.trigger.start else "e"
        if place is not None:
            if other.act == "CONSULT":
                yield place.country, f"venue{other.type == 'AGREE'}", 9, place
            if other.type == event.type:
                yield place.country, f"same{later}", 8, place
            if other.sentence_number == event.sentence_number:
                yield place.country, f"by{later}{other.type}", 8, place
        if other.type == event.type:
            for side, entities in (("A", other.actors), ("R", other.recipients)):
                for entity in entities:
                    yield entity.country, f"same{side}", 9, _ground(entity)


def _here(proposal: Proposal) -> Iterator[_Evidence]:
    """The places of the sentence, nearest first."""
    sentence, at = proposal.sentence, proposal.candidate.at
    found = sorted(_places(sentence), key=lambda p: _cost(sentence, at, p))
    for rank, place in enumerate(found):
        lo, hi = sorted((at, place.first))
        crossing = sentence.hard[hi] - sentence.hard[lo]
        commas = sentence.soft[hi] - sentence.soft[lo]
        side = "a" if place.first > at else "b"
        near = "0" if hi - lo <= 4 else "1" if hi - lo <= 10 else "2"
        where = _named(place)
        yield place.country, f"p{min(rank, 2)}", min(rank, 3), where
        yield place.country, f"p{min(rank, 2)}{side}{min(crossing, 1)}", 3, where
        yield place.country, f"p{min(rank, 2)}{near}{side}{min(commas, 1)}", 3, where
        yield place.country, f"p{min(rank, 1)}k{place.kind}", 3, where
        yield place.country, f"p{min(rank, 1)}l{_lead(sentence, place)}", 3, where


def _cost(sentence: Sentence, at: int, place: PlaceMention) -> int:
    lo, hi = sorted((at, place.first))
    crossing = sentence.hard[hi] - sentence.hard[lo]
    return hi - lo + 10 * crossing + (0 if place.first > at else 4) + (0 if place.kind != "country" else 3)


def _stationed(sentence: Sentence, first: int) -> bool:
    """«السفارة الروسية لدى لندن», «السفير الأميركي في أنقرة»: an envoy acts where he is posted."""
    before = [t.word.text for t in sentence.tokens[max(0, first - 5) : first]]
    if not before or before[-1] not in ("لدي", "في"):
        return False
    return before[-1] == "لدي" or any("سفير" in w or "سفار" in w or "قنصل" in w for w in before)


def nearest(proposal: Proposal) -> Place | None:
    """The nearest place of the sentence, as the other acts of the article see it."""
    found = sorted(_places(proposal.sentence), key=lambda p: _cost(proposal.sentence, proposal.candidate.at, p))
    return _named(found[0]) if found else None


def _lead(sentence: Sentence, place: PlaceMention) -> str:
    text = sentence.tokens[place.first - 1].word.text if place.first else ""
    text = text.removeprefix("و") if text not in _LEADS else text
    first = sentence.tokens[place.first].word.text
    return text if text in _LEADS else "ب" if first.startswith("ب") else "-"


def _named(found: PlaceMention) -> Place:
    return Place(Span(found.start, found.end), found.name, found.country, found.lat, found.lon, found.kind)


def _ground(entity: Entity) -> Place:
    return Place(entity.span, "", entity.country, precision="country")


def _features(event: Event, proposal: Proposal, tags: Sequence[str], named: bool) -> Iterator[str]:
    pos = "V" if proposal.candidate.verbal else "N"
    type_ = event.type if event.type == event.act else f"{event.type}.{event.act}"
    yield f"t:{type_}"
    yield f"tn:{type_}|{named}"
    for tag in tags:
        yield f"e:{tag}"
        yield f"et:{tag}|{type_}"
        yield f"ep:{tag}|{pos}|{named}"
    sides = "".join(s for s in "AR" if s in tags)
    others = ("A" if event.actors else "-") + ("R" if event.recipients else "-")
    near = next((tag for tag in ("p0", "p1", "p2", "before1", "lead") if tag in tags), "-")
    home = "home" in tags
    yield f"s:{sides}|{others}|{type_}"
    yield f"sn:{sides}|{near}|{type_}"
    yield f"sm:{sides}|{near}|{event.act}|{event.mode}"
    yield f"sh:{sides}|{home}|{type_}"
    yield f"snh:{sides}|{near}|{home}|{named}"
    yield f"sf:{sides}|{proposal.candidate.row.frame}|{named}"
    yield f"st:{sides}|{event.status}|{event.type}"
    yield f"sr:{sides}|{proposal.candidate.row.head}"
    yield f"sq:{sides}|{event.type}|{event.quote is None}"
    for side, entities in (("A", event.actors), ("R", event.recipients)):
        for sector in sorted({e.sector for e in entities}):
            yield f"x:{sides}|{side}{sector}|{event.type}"
