"""Descriptions that no table row begins.

Kin by a pronoun (ابنته), sets of states (الدول الثلاث), bodies told of before, places as parties (نحو جازان).
"""

from collections.abc import Sequence

from taqarub.knowledge.lexicon import PlaceRow
from taqarub.mentions.memory import HEADS, KINGDOM_FORMS, Memory
from taqarub.mentions.names import place_named
from taqarub.mentions.owners import described
from taqarub.mentions.phrase_words import COLLECTIVE, REGIONS
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Token

KIN = ("ابن", "ابنت", "زوج", "زوجت", "شقيق", "شقيقت", "والد", "والدت", "نجل", "اسرت", "عاءلت", "ابناء", "نجلي", "شقيقي",
        "والدي", "بعض", "احد", "احدي", "زملاء", "رفاق")  # fmt: skip
_OWNERS = ("ه", "ها", "هم", "هما")
_GLUED = (("", ""), ("و", ""), ("ف", ""), ("ب", "ب"), ("ل", "ل"), ("وب", "ب"), ("ول", "ل"))
KIN_FORMS = {g + kin + pronoun: (prep, kin, pronoun) for g, prep in _GLUED for kin in KIN for pronoun in _OWNERS}
_SETS = {"الدول": "", "والدول": "", "للدول": "ل", "بالدول": "ب", "البلدان": "", "والبلدان": "", "للبلدان": "ل"}
_SOME = {"دول": "", "ودول": "", "لدول": "ل", "بدول": "ب", "بلدان": "", "وبلدان": "", "لبلدان": "ل"}
_NAMING = frozenset("CMOA")  # readings as a state, a seat, a body, an adjective
_BESIDE = frozenset(("المجاوره", "مجاوره", "المقاطعه", "المحيطه"))
_COUNTS = {"الثلاث": 3, "الثلاثه": 3, "الاربع": 4, "الاربعه": 4, "الخمس": 5, "الخمسه": 5, "الست": 6, "السته": 6}
_PAIRS = {"الكوريتين": ("KOR", "PRK"), "الكوريتان": ("KOR", "PRK"), "للكوريتين": ("KOR", "PRK"),
          "والكوريتين": ("KOR", "PRK"), "بالكوريتين": ("KOR", "PRK"), "والكوريتان": ("KOR", "PRK")}  # fmt: skip
_THESE = frozenset(("هذه", "تلك"))
_WITHIN = frozenset(
    ("في", "داخل", "من", "قرب", "خارج", "بين", "عبر", "لدي", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي",
     "غربي", "وسط", "وفي", "ومن", "حول", "ان", "مطار", "ميناء", "جامعه", "شارع", "مستشفي")
)  # fmt: skip
_TOWARDS = frozenset(
    ("علي", "نحو", "باتجاه", "صوب", "الي", "ضد", "تجاه", "تحرير", "حصار", "قصف", "استهداف", "استهدف", "استهدفت",
     "يستهدف", "تستهدف", "قصفت", "ضرب", "ضربت", "دخل", "دخلت", "يدخل", "تدخل", "هاجم", "هاجمت", "اقتحم", "اقتحمت",
     "حرر", "حررت", "غادر", "غادرت", "حاصر", "حاصرت", "سكان", "اهالي", "ابناء")
)  # fmt: skip
_ALLIES = frozenset(
    ("حليفته", "حليفتها", "حليفه", "حليفها", "جارته", "جارتها", "جاره", "جارها", "شريكته", "شريكتها", "شقيقته",
     "شقيقتها", "غريمته", "غريمتها")
)  # fmt: skip
_NAVY = {"البحريه": "", "والبحريه": "", "للبحريه": "ل", "بالبحريه": "ب"}
_SEA = frozenset(("قوات", "حدود", "موانء", "سفن", "قطع", "مهام", "وحدات", "قاءد"))  # «قوات البحرية …» and the like
_STRIP = "قطاع"  # «قطاع غزة» is a name as a whole
STARTS = frozenset((*KIN_FORMS, *_SETS, *_SOME, *_PAIRS, *KINGDOM_FORMS))


def description(tokens: Sequence[Token], at: int, memory: Memory, places: Sequence[PlaceRow]) -> Mention | None:
    """The mention that a description at a token makes, or None."""
    text = tokens[at].word.text
    if text in KIN_FORMS:
        return _kin(tokens, at)
    if text in _SETS or text in _PAIRS:
        return _set(tokens, at) or _some(tokens, at)
    if text in _SOME:
        return _some(tokens, at)
    if text in memory.bodies:
        return _body(tokens, at, memory)
    if text in memory.grounds:
        return _ground(tokens, at, memory)
    return _place(tokens, at, memory, places) if "L" in tokens[at].word.kinds else None


def _kin(tokens: Sequence[Token], at: int) -> Mention:
    token = tokens[at]
    prep, kin, pronoun = KIN_FORMS[token.word.text]
    conj = token.word.text[0] in "وف" and not token.word.text.startswith(kin)
    return Mention(
        at, at + 1, token.start, token.end, MentionKind.AGENT, sector="CVL", prep=prep, conj=conj, head=kin,
        enclitic=pronoun,
    )  # fmt: skip


def _set(tokens: Sequence[Token], at: int) -> Mention | None:
    """Several states told of together; `key` is how many, as a number, 0 when it is not said."""
    token = tokens[at]
    pair = _PAIRS.get(token.word.text)
    if pair:
        prep = token.word.text[0] if token.word.text[0] in "بل" else ""
        return Mention(at, at + 1, token.start, token.end, MentionKind.BOTH, inner=pair, prep=prep, key="2")
    prep = _SETS[token.word.text]
    after = tokens[at + 1].word.text if at + 1 < len(tokens) else ""
    if after in _COUNTS:
        return counted_set(tokens, at, at, prep)
    if at and tokens[at - 1].word.text in _THESE and not after.startswith("ال"):
        return Mention(at, at + 1, token.start, token.end, MentionKind.BOTH, prep=prep, key="0")
    return None


def _some(tokens: Sequence[Token], at: int) -> Mention | None:
    """«جميع الدول», «دول عدة»: states that nobody names; not where one follows («دول الاتحاد الأوروبي»)."""
    token, after = tokens[at], tokens[at + 1].word if at + 1 < len(tokens) else None
    if after is not None and after.kinds & _NAMING and not after.conj:
        return None
    prep = (_SETS | _SOME)[token.word.text]
    return Mention(
        at, at + 1, token.start, token.end, MentionKind.AGENT, sector="GOV", prep=prep, id=COLLECTIVE,
        conj=token.word.text[0] == "و", article="ال" in token.word.text or "لل" in token.word.text, head="دول",
    )  # fmt: skip


def beside(tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
    """«الدول المجاورة لقطر»: the state that others lie beside is part of their mention."""
    out: list[Mention] = []
    for told in found:
        last = out[-1] if out else None
        near = last is not None and last.id == COLLECTIVE and tokens[last.last - 1].word.text in _BESIDE
        if near and last is not None and told.kind == MentionKind.STATE and told.prep and told.first == last.last:
            out[-1] = last._replace(last=told.last, end=told.end)
        else:
            out.append(told)
    return out


def counted_set(tokens: Sequence[Token], first: int, at: int, prep: str) -> Mention | None:
    """The set that «الدول» at a token and a number after it make; `first`: where a phrase that it ends begins
    («قادة الدول الثلاث»)."""
    count = _COUNTS.get(tokens[at + 1].word.text) if at + 1 < len(tokens) and tokens[at].word.text in _SETS else None
    if count is None:
        return None
    start, end = tokens[first].start, tokens[at + 1].end
    return Mention(first, at + 2, start, end, MentionKind.BOTH, prep=prep, key=str(count))


def spelt_out(tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
    """«الدول الثلاث (كينيا وأوغندا وتنزانيا)»: the set is the states that the brackets after it name."""
    for i, told in enumerate(found):
        if told.kind != MentionKind.BOTH or not told.key or told.inner or told.last >= len(tokens):
            continue
        count = int(told.key)
        named = found[i + 1 : i + 1 + count]
        bracketed = tokens[told.last].word.text == "(" and named and named[0].first == told.last + 1
        if bracketed and len(named) == count and all(m.kind == MentionKind.STATE for m in named):
            found[i] = told._replace(inner=tuple(sorted(m.country for m in named)))
    return found


def allied(tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
    """«سوريا وحليفتها الأبرز روسيا»: what leads to the second state is part of its mention, و and all."""
    for i, told in enumerate(found):
        if told.kind not in (MentionKind.STATE, MentionKind.SEAT) or told.prep or told.conj:
            continue
        led = told.first - 1
        if led > 0 and tokens[led].word.text.startswith("ال"):
            led -= 1
        text = tokens[led].word.text if led >= 0 else ""
        if text[:1] == "و" and text[1:] in _ALLIES and (not i or found[i - 1].last <= led):
            found[i] = told._replace(first=led, start=tokens[led].start, conj=True)
    return found


def navies(tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
    """«احتجزت البحرية الإيرانية»: the navy of a state; «المناورات البحرية التركية» are no navy."""
    for i, told in enumerate(found):
        at = told.first - 1
        text = tokens[at].word.text if at >= 0 else ""
        if told.kind != MentionKind.NISBA or text not in _NAVY or (text == "البحريه" and _at_sea(tokens, at)):
            continue
        found[i] = told._replace(
            first=at, start=tokens[at].start, kind=MentionKind.INSTITUTION, sector="MIL", prep=_NAVY[text],
            conj=text[0] == "و", article=True, head="بحريه",
        )  # fmt: skip
    return found


def _at_sea(tokens: Sequence[Token], at: int) -> bool:
    """Does «البحرية» describe the noun before it?"""
    if not at:
        return False
    word = tokens[at - 1].word
    noun = word.text.startswith(("ال", "وال", "بال", "لل")) or word.text.endswith(("ه", "ات", "ها", "هم"))
    return word.text in _SEA or (noun and not word.says and "V" not in word.kinds)


def _body(tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
    """«المجلس», «الحركة» after their full name; «الشمال» of the Koreas, but «الشمال السوري»."""
    token = tokens[at]
    prep, body = memory.bodies[token.word.text]
    half = body.kind == MentionKind.STATE
    if described(tokens, at) and not (half and not tokens[at + 1].word.text.endswith(("ي", "يه"))):
        return None
    return body._replace(
        first=at, last=at + 1, start=token.start, end=token.end, prep=prep, article=True,
        conj=token.word.text[0] in "وف", inner=(), enclitic="",
    )  # fmt: skip


def _aimed_at(tokens: Sequence[Token], at: int) -> bool:
    """A town's name alone may be any word; it counts where something heads for it."""
    return at > 0 and tokens[at - 1].word.text.removeprefix("و") in _TOWARDS


def _ground(tokens: Sequence[Token], at: int, memory: Memory) -> Mention | None:
    """«القطاع», «المدينة» after their full name, where something heads for them."""
    if described(tokens, at) or not _aimed_at(tokens, at):
        return None
    token = tokens[at]
    prep, row = memory.grounds[token.word.text]
    return Mention(
        at, at + 1, token.start, token.end, MentionKind.PLACE, row.country, "", row.name, prep=prep, rule=row.at,
        head=row.kind,
    )  # fmt: skip


def _place(tokens: Sequence[Token], at: int, memory: Memory, places: Sequence[PlaceRow]) -> Mention | None:
    """A town or region that something is done to; not where something happens (after في)."""
    noun = at > 0 and tokens[at - 1].word.text in REGIONS
    if at and not noun and tokens[at - 1].word.text.removeprefix("ل") in HEADS:
        return None  # «تنظيم بيت المقدس»
    first = at - 1 if noun else at
    found = place_named(tokens, at, places, led=noun)
    if found is not None and (noun or tokens[at].word.text == _STRIP):
        memory.learn_ground(tokens[first].word.text, found[0])
    if first and (tokens[first - 1].word.text in _WITHIN):
        return None
    if found is None or (found[0].kind == "city" and not noun and not found[1] > 1 and not _aimed_at(tokens, at)):
        return None
    row, length = found
    start, end = tokens[first].start, tokens[at + length - 1].end
    return Mention(
        first, at + length, start, end, MentionKind.PLACE, row.country, "", row.name, rule=row.at, head=row.kind
    )
