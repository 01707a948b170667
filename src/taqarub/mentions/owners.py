"""Whose a body, a group or an official is, said otherwise than by a nisba or an idafa of a state:

by the leader's name (حكومة روتو), the body told of before (أعضاء الحركة), a name in quotes (شركة "س"), or the place
(السلطات في بكين).
"""

from collections.abc import Iterator, Sequence

from taqarub.knowledge.lexicon import Party
from taqarub.mentions import phrase_words as closed
from taqarub.mentions.finder import Finder
from taqarub.mentions.memory import Memory
from taqarub.mentions.names import COMMAS, known_person, place_named, placed_here
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, Token

_OPEN, _CLOSE = frozenset('"(«'), frozenset('")»')
_SEAT, _MAIN = frozenset(("مقره", "مقرها", "مقرهما")), "الرءيس"
_IN = frozenset(("في", "داخل"))
_MAX_QUOTED = 7
_LISTED = "CMO"
_QUOTED = "CMOA"
_LEADERS = ("head_of_state", "head_of_government")


def by_leader(finder: Finder, tokens: Sequence[Token], at: int, memory: Memory) -> tuple[str, int]:
    """«حكومة روتو», «محامي روتو»: the country of the known or remembered person at a token, and the name's length."""
    known, length = known_person(tokens, at, finder.parties)
    if known is not None and known.country:
        party = finder.in_office(known, memory.published)
        memory.learn(_bearer(tokens[at : at + length], at, party))
        return party.country, length
    prep, person = memory.forms.get(tokens[at].word.text, ("", None))
    if person is None or prep or not person.country:
        return "", 0
    if tokens[at].word.common and person.level not in _LEADERS:
        return "", 0
    return person.country, 1


def _bearer(words: Sequence[Token], at: int, party: Party) -> Mention:
    """The known person whose name is part of a body's: later the surname alone may stand for them."""
    person = " ".join(t.word.text for t in words)
    return Mention(
        at, at + len(words), words[0].start, words[-1].end, MentionKind.PERSON, party.country, party.sector, party.name,
        party.name_ar, party.office, party.level, party.id, key=person, rule=party.at, person=person,
    )  # fmt: skip


def by_body(tokens: Sequence[Token], at: int, memory: Memory, glued: bool = False) -> str:
    """«أعضاء الحركة»: the country of the body told of before under that noun; "" when there is none.

    `glued`: a preposition may be («للحركة»).
    """
    prep, body = memory.bodies.get(tokens[at].word.text, ("", None))
    return "" if body is None or (prep and not glued) or described(tokens, at) else body.country


def described(tokens: Sequence[Token], at: int) -> bool:
    """Does an adjective or a genitive follow, so that the noun is another body's («المجلس الأعلى»)?"""
    if at + 1 >= len(tokens):
        return False
    word = tokens[at + 1].word
    return word.text.startswith("ال") and not word.classes and not word.acts and word.text not in _SAME


_SAME = frozenset(
    ("الدوليه", "الدولي", "الامميه", "الاممي", "المذكوره", "المذكور", "المتطرف", "المتطرفه", "الارهابي", "الارهابيه",
     "المسلحه", "المتمرده", "الجهادي", "المتشدد", "المتشدده", "المءلف", "المءلفه", "المكون", "المكونه")
)  # fmt: skip


def quoted(finder: Finder, tokens: Sequence[Token], at: int) -> tuple[Reading | None, int]:
    """What stands between quotes at a token: the reading of a known name, and how many words with the quotes.

    (None, 0) when no quote opens or it does not close soon.
    """
    if tokens[at].word.text not in _OPEN or at + 2 >= len(tokens) or tokens[at + 1].word.classes:
        return None, 0  # «(مع الولايات المتحدة)» is no name
    if _closes(tokens, at):
        return None, 0
    reading, length = finder.best(tokens, at + 1)
    end = at + 1 + length
    if reading is not None and reading.kind in _QUOTED and end < len(tokens) and tokens[end].word.text in _CLOSE:
        return reading, length + 2
    for close in range(at + 2, min(len(tokens), at + 2 + _MAX_QUOTED)):
        if tokens[close].word.text in _CLOSE:
            return None, close + 1 - at
    return None, 0


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Does a quotation mark end what it stands behind («"القوات البرية" التابعة له», «الكونغرس"، رغم …»)?"""
    after = tokens[at + 1]
    behind = at > 0 and tokens[at - 1].end == tokens[at].start
    return not after.word.text[0].isalnum() or (behind and tokens[at].end < after.start)


def pronoun(tail: str) -> str:
    """The pronoun at the end of an office's fixed tail («وزير خارجيته»); "" when there is none."""
    if tail.startswith("ال"):
        return ""
    if tail.endswith(closed.HIS):
        return "ه"
    return next((p for p in closed.PRONOUNS if tail.endswith(p)), "")


def by_place(finder: Finder, tokens: Sequence[Token], at: int) -> str:
    """«السلطات في بكين», «الأهالي بعدن»: the country of the place named right after في or بـ."""
    if tokens[at].word.text not in _IN:
        return placed_here(tokens, at, finder.places)
    return _country_at(finder, tokens, at + 1) if at + 1 < len(tokens) else ""


def _country_at(finder: Finder, tokens: Sequence[Token], at: int) -> str:
    """The country of the state, seat or place that is named at a token."""
    reading, _ = finder.best(tokens, at)
    if reading is not None and reading.kind in "CM" and not reading.prep:
        return finder.parties[reading.ref].country
    found = place_named(tokens, at, finder.places, led=True)
    return found[0].country if found else ""


def by_seat(finder: Finder, tokens: Sequence[Token], at: int) -> str:
    """«شركة مقرها لندن», «، ومقره في جنيف،»: the country of the place that a body from a token on has its seat in."""
    words = [t.word.text for t in tokens[at : at + 4]]
    begin = int(bool(words) and words[0] in COMMAS)
    if not words[begin:] or words[begin].removeprefix("و") not in _SEAT:
        return ""
    begin += 1 + (len(words) > begin + 1 and words[begin + 1].startswith(_MAIN))
    if begin >= len(words):
        return ""
    if words[begin] in _IN or words[begin].startswith("ب"):
        return by_place(finder, tokens, at + begin)
    return _country_at(finder, tokens, at + begin)


def seated(tokens: Sequence[Token], at: int) -> bool:
    """Does a token name the place that a body has its seat in?"""
    before = at - 1 - (tokens[at - 1].word.text in _IN) if at else -1
    return before >= 0 and tokens[before].word.text.removeprefix("و") in _SEAT


def listed(finder: Finder, tokens: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
    """«… إيران وبريطانيا وألمانيا»: the countries joined by و from a token on, each with the index after it."""
    while at < len(tokens):
        begin = at + 1 if tokens[at].word.text in "،," and at + 1 < len(tokens) else at
        reading, length = finder.best(tokens, begin)
        if reading is None or reading.kind not in "CM" or reading.prep or not (reading.conj or begin > at):
            return
        at = begin + length
        yield finder.parties[reading.ref].country, at
