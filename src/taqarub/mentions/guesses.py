"""The state of those whom no word gives one: who stands beside them, a place near by, what their first name tells, or
the article's own state.

Measured on the parties of annotated articles, where these guesses are one party in five.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taqarub.mentions.phrase_words import UNITED_NATIONS
from taqarub.model.mention import STATELESS, Mention, MentionKind, PlaceMention

_MANY = ("ات", "بنوك", "مصارف")
_FROM_ELSEWHERE = frozenset(  # fewer than half of such parties are of the place or the article's state
    ("tourist", "migrant", "traveller", "mercenary", "refugee", "asylum seekers", "expert", "heads of state",
     "attacker", "unknown assailants", "suicide bomber", "perpetrator", "kidnapper", "ally", "enemy", "creditor",
     "member states")
)  # fmt: skip
_NAMED = (MentionKind.PERSON, MentionKind.OFFICE)
_BESIDE = (*_NAMED, MentionKind.AGENT)
_GROUPS = (MentionKind.INSTITUTION, MentionKind.AGENT)
_FORCES, _THEIRS = frozenset(("MIL", "COP")), frozenset(("ministry of defence", "ministry of interior"))
_APART = 2  # words at most between somebody and whom they are told beside («الطبيبة الكينية، …»)
_NEAR = 3  # words at most between a body and its place («مستشفى في العاصمة الكينية نيروبي»)
_RIVAL = 3  # a state that fits a name counts from this part of the mentions of the article's own


@dataclass(frozen=True, slots=True)
class Guesses:
    """What one article suggests. `home` is its own state, `counts` how often it names each, `origins` the states that
    the bearers of a first name mostly come from."""

    home: str
    counts: Mapping[str, int]
    origins: Mapping[str, frozenset[str]]

    def of(self, mention: Mention, before: Sequence[Mention], places: Sequence[PlaceMention], scene: str) -> str:
        """The state of a mention, "" where a mere guess is mostly wrong.

        `before` are the mentions of its sentence before it, `places` those of its sentence, `scene` is the state of the
        first place of the article. An envoy is not of the state he is sent to.
        """
        state = self._of(mention, before, places, scene)
        return "" if state in mention.inner else state

    def _of(self, mention: Mention, before: Sequence[Mention], places: Sequence[PlaceMention], scene: str) -> str:
        if mention.office in _FROM_ELSEWHERE or (mention.sector == "BUS" and mention.head.endswith(_MANY)):
            return ""
        if mention.office in UNITED_NATIONS:
            return "UNO"
        if mention.kind in _NAMED:
            return _beside(mention, before) or self._fitting(mention.person) or scene
        if mention.sector == "SOC" and mention.kind == MentionKind.INSTITUTION and mention.head.endswith("ات"):
            return "NGO"
        if told := _joined(mention, before) or _reported(mention, before):
            return told
        lying = [place for place in places if place.country and place.country not in STATELESS]
        if mention.kind == MentionKind.AGENT:
            near = min(lying, key=lambda place: abs(place.first - mention.first), default=None)
        elif mention.kind in (MentionKind.INSTITUTION, MentionKind.ASSET) and mention.sector:
            behind = next((place for place in lying if 0 <= place.first - mention.last <= _NEAR), None)
            near = behind or next((place for place in reversed(lying) if place.first < mention.first), None)
        else:
            return ""
        return near.country if near is not None else self.home or scene

    def _fitting(self, person: str) -> str:
        """The article's own state, unless a first name fits another that it names often («سيرغي» in Tunis)."""
        states = self.origins.get(person.partition(" ")[0])
        if states is None or self.home in states:
            return self.home
        fits = min((s for s in self.counts if s in states), key=lambda s: (-self.counts[s], s), default="")
        return fits if _RIVAL * self.counts.get(fits, 0) >= self.counts.get(self.home, 0) else self.home


def _joined(mention: Mention, before: Sequence[Mention]) -> str:
    """«الحكومة التشادية والمعارضة»: the state of the body or the people that a body or people are joined to."""
    last = before[-1] if before else None
    if last is None or not mention.conj or last.guessed or last.last != mention.first or mention.kind not in _GROUPS:
        return ""
    return "" if last.kind not in _GROUPS or last.country in STATELESS else last.country


def _reported(mention: Mention, before: Sequence[Mention]) -> str:
    """«أعلنت وزارة الدفاع الفرنسية مقتل جنديين»: soldiers and police are those of the force told of before."""
    if mention.kind != MentionKind.AGENT or mention.sector not in _FORCES:
        return ""
    last = next((m for m in reversed(before) if m.country and not m.guessed and _force(m)), None)
    return "" if last is None or last.country in STATELESS else last.country


def _force(mention: Mention) -> bool:
    return mention.sector in _FORCES or mention.office in _THEIRS


def _beside(mention: Mention, before: Sequence[Mention]) -> str:
    """«الطبيبة الكينية، غريس أوما»: the state of the people told of right before; "" when there are none."""
    last = before[-1] if before else None
    if last is None or last.guessed or last.kind not in _BESIDE or mention.first - last.last > _APART:
        return ""
    return "" if last.country in STATELESS else last.country
