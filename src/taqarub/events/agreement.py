"""Does a verb agree with whoever might be its subject?

Arabic verbs show the gender of their subject on either side of it, and its number only behind it.
"""

from functools import lru_cache

from taqarub.events.triggers import Candidate
from taqarub.model.mention import PEOPLE, Mention, MentionKind
from taqarub.text.normalise import fold

_FULL = 5  # letters of the tag of a verb: tense, voice, person, gender, number
_COUNTED = (MentionKind.OFFICE, MentionKind.COUNTERPART, MentionKind.AGENT)
# States are feminine but for these; so are capitals but for seats that a building names.
_MASCULINE = frozenset("IRQ JOR LBN YEM SDN MAR SOM VAT SSD TCD GAB SEN NER".split())
_BUILDINGS = ("كرملين", "بيت", "اليزيه", "بنتاغون", "قصر")
# What takes a feminine verb without an ending that says so: plurals of things and a few bodies.
_FEMININE = frozenset(
    ("قوات", "قوي", "دول", "امم", "احزاب", "فصاءل", "عناصر", "كتاءب", "وساءل", "صحف", "اجهزه", "طاءرات", "مقاتلات",
     "سفن", "حرب", "هيءات", "لجان", "عواصم", "مصادر")
)  # fmt: skip
_ARTICLES = ("وال", "فال", "بال", "كال", "ال", "لل")


def agrees(candidate: Candidate, shape: str) -> str:
    """What a trigger asks of its subject, against the gender of one (see `shape_of`): "fsm"; the article and pronoun of
    a noun, the person of a verb of the first or second."""
    tag, reading = candidate.reading.tag, candidate.reading
    if not candidate.verbal:
        return f"{reading.article:d}{reading.enclitic[:1] if reading.enclitic != 'ا' else ''}"
    if len(tag) < _FULL:
        return "?"
    return tag[3:] + shape[:1] if tag[2] == "3" else tag[2]


def form_of(candidate: Candidate) -> str:
    """Gender and number that a verb of the third person asks of its subject (ms, fs, mp …); - for anything else."""
    tag = candidate.reading.tag
    return tag[3:] if candidate.verbal and len(tag) >= _FULL and tag[2] == "3" else "-"


def shape_of(mention: Mention, word: str = "") -> str:
    """Gender (m, f, F of a city, u unknown) and number (s, d, p or q) of a mention by its first word, folded.

    Without `word` the mention was told elsewhere and its name speaks for it; what has no name counts as one man.
    """
    return _shape(mention.kind, mention.country, word, "" if word else mention.name_ar)


@lru_cache(maxsize=8192)
def _shape(kind: MentionKind, country: str, word: str, name: str) -> str:
    if kind == MentionKind.BOTH:
        return "md"
    if kind == MentionKind.STATE:
        return ("m" if country in _MASCULINE else "f") + "s"
    bare = _bare(word or fold(name).partition(" ")[0])
    if not word:
        return ("f" if kind not in PEOPLE and _feminine(bare) else "m") + "s"
    return _gender(kind, bare) + _number(kind, word)


def _bare(word: str) -> str:
    head = next((a for a in _ARTICLES if word.startswith(a) and len(word) > len(a) + 1), "")
    return word[len(head) :]


def _feminine(bare: str) -> bool:
    return bare.endswith(("ه", "ات")) or bare in _FEMININE


def _gender(kind: MentionKind, bare: str) -> str:
    if kind in PEOPLE:
        return "f" if kind != MentionKind.PERSON and bare.endswith("ه") else "m"
    if _feminine(bare):
        return "f"
    if kind == MentionKind.SEAT:
        return "m" if bare.startswith(_BUILDINGS) else "F"
    return "u" if kind == MentionKind.NISBA else "m"


def _number(kind: MentionKind, word: str) -> str:
    """Plural and dual of men by their endings; q may be either. Bodies end so by chance («البرلمان»)."""
    if kind not in _COUNTED:
        return "s"
    for ending, letters, number in (("ون", 4, "p"), ("ين", 5, "q"), ("ان", 6, "d")):
        if word.endswith(ending) and len(word) > letters:
            return number
    return "s"
