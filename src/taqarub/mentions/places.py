"""Places named in a sentence: cities and regions of the gazetteer, states and their seats, by what leads to them."""

from collections.abc import Mapping, Sequence

from taqarub.knowledge.lexicon import Lexicon, PlaceRow
from taqarub.mentions.homographs import ordinary_use
from taqarub.model.mention import Mention, MentionKind, PlaceMention
from taqarub.text.tokens import Reading, Token, readings_at

_LEADS = frozenset(
    ("في", "قرب", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
     "وسط", "الي", "من", "علي", "حول")
)  # fmt: skip
_NOUNS = frozenset(
    ("مدينه", "بلده", "قريه", "محافظه", "منطقه", "ولايه", "اقليم", "مقاطعه", "حي", "ضاحيه", "ريف",
     "مخيم", "مطار", "ميناء", "معبر", "قاعده", "العاصمه", "جزيره", "مدينتي", "بحر", "مضيق", "خليج",
     "وادي", "جبل", "سوق", "ساحه", "ميدان", "شارع")
)  # fmt: skip
_STATES = (MentionKind.SEAT, MentionKind.STATE)
_PLACES = (*_STATES, MentionKind.PLACE)
# What leads to a state where something happens, its land and waters among them: «شمالي سوريا», «قبالة سواحل نيجيريا».
_AT = (_LEADS - {"حول"}) | {"وفي", "لدي", "قباله", "سواحل", "شواطء", "اراضي", "مياه", "اجواء"}


class PlaceFinder:
    """Finds places by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._homographs = lexicon.homographs
        self._centre: Mapping[str, PlaceRow] = {p.country: p for p in reversed(lexicon.places) if p.kind == "capital"}

    def find(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[PlaceMention]:
        """Gazetteer names led by a preposition or a noun of place, and states or capitals after في / بـ."""
        taken = {i: m for m in mentions for i in range(m.first, m.last)}
        out: list[PlaceMention] = []
        for at, token in enumerate(tokens):
            if "L" not in token.word.kinds or not _free(tokens, at, taken.get(at)) or _dateline(tokens, at):
                continue
            found = self._place(tokens, at)
            if found:
                out.append(found)
        out.extend(self._states(tokens, mentions, {p.first for p in out}))
        return sorted(out, key=lambda p: p.start)

    def _place(self, tokens: Sequence[Token], at: int) -> PlaceMention | None:
        best: tuple[int, int, int] | None = None
        chosen: tuple[Reading, PlaceRow] | None = None
        whole = any(r.kind in "CLM" and not r.prep for r in tokens[at].word.readings)  # باريس is not بـ + a small town
        for reading in readings_at(tokens, at):
            if reading.kind != "L" or reading.prep in ("ك", "س"):
                continue
            if reading.prep and whole:
                continue
            if reading.core in self._homographs and ordinary_use(self._homographs, tokens, at, reading):
                continue
            row = self._places[reading.ref]
            if not self._led(tokens, at, reading, row):
                continue
            rank = (len(reading.rest), -len(reading.prep) - len(reading.conj), row.population or 10**9)
            if best is None or rank > best:
                best, chosen = rank, (reading, row)
        if chosen is None:
            return None
        reading, row = chosen
        last = at + len(reading.rest)
        start, end = tokens[at].start, tokens[last].end
        return PlaceMention(at, start, end, row.name, row.country, row.lat, row.lon, row.kind, row.at)

    @staticmethod
    def _led(tokens: Sequence[Token], at: int, reading: Reading, row: PlaceRow) -> bool:
        """A city's name alone may be any word; it counts after a preposition or noun of place, or when it is long."""
        if reading.prep == "ب" or reading.rest or row.kind != "city":
            return True
        previous = tokens[at - 1].word if at else None
        if previous is None:
            return False
        nisba = at > 1 and any(r.kind == "A" and r.article for r in previous.readings)
        text = tokens[at - 2].word.text if nisba else previous.text  # «العاصمة الأوغندية كمبالا»
        text = text[1:] if text[:1] in "وفب" and len(text) > 3 and text not in _LEADS else text
        noun = not {text, text.removeprefix("ال"), text.removeprefix("لل")}.isdisjoint(_NOUNS)
        return noun or (text in _LEADS and not nisba)

    def _country(self, m: Mention) -> PlaceMention:
        """A state, its capital, or the seat of one of its bodies, at the coordinates of the capital."""
        row = self._centre.get(m.country)
        kind = "capital" if m.kind == MentionKind.SEAT else "country"
        name = m.name or (row.name if row else m.country)
        return PlaceMention(
            m.first, m.start, m.end, name, m.country, row.lat if row else None, row.lon if row else None, kind, m.rule
        )

    def _states(self, tokens: Sequence[Token], mentions: Sequence[Mention], taken: set[int]) -> list[PlaceMention]:
        out = []
        for m in mentions:
            if m.first in taken or not m.country:
                continue
            seated = _seated(tokens, m)
            led = m.prep == "ب" or (m.first > 0 and tokens[m.first - 1].word.text in _AT)
            if seated or (led and m.kind in _STATES):
                out.append(self._country(m))
        return out


def _dateline(tokens: Sequence[Token], at: int) -> bool:
    """«دبي، الإمارات (CNN) -- …», «أبها 25 شوال»: where the newsroom is, before a mark or a number.

    So it is in 218 of the 219 sentences of annotated articles that begin like this. What else such a line names is left
    out where the ground of an act is sought (events/grounds.py).
    """
    return at == 0 and len(tokens) > 1 and not tokens[1].word.text[0].isalpha()


def _free(tokens: Sequence[Token], at: int, mention: Mention | None) -> bool:
    """No word of an actor's name, unless it says where somebody is («كبار المسؤولين في نيروبي»)."""
    if mention is None or mention.kind in _PLACES:
        return True
    return mention.kind == MentionKind.OFFICE and at > mention.first and tokens[at - 1].word.text == "في"


_SEATS = frozenset(("مقر", "قصر", "مكتب", "ديوان", "مبني"))


def _seated(tokens: Sequence[Token], mention: Mention) -> bool:
    """«بمقر وزارة الدفاع», «في قصر الرئاسة», «بمقر أركان الجيش»: the seat of a body is in its country."""
    before = tokens[max(0, mention.first - 2) : mention.first]
    return any(token.word.text.removeprefix("ب") in _SEATS for token in before)
