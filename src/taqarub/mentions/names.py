"""Where a person's name ends: known people, given names, particles, and unknown words that can be nothing else."""

import re
from collections.abc import Sequence

from taqarub.knowledge.lexicon import Party, PlaceRow
from taqarub.mentions.dates_words import WEEKDAYS
from taqarub.text.tokens import Token, Word, readings_at

COMMAS = frozenset("،,")
_MAX_NAME = 6
_NO_SURNAME = ("ين", "ون", "ات", "تا", "تان", "يه", "هم", "كم", "هن", "ها", "نا", "ته", "وه", "اءه")
_MAX_FULL = 4
_GIVEN = frozenset("GKLX")
_LARGE = 100_000  # people; a smaller city's name alone may be any word
_PARTICLES = frozenset(
    ("بن", "ابن", "ال", "ابو", "ابي", "عبد", "ولد", "دي", "فان", "فون", "بو", "اوغلو", "بنت", "ام", "لو", "دا", "دو",
     "دير", "سان", "ديل")
)  # fmt: skip
SERVANT = "عبد"  # the first half of «عبد الكريم»
_JOINING = _PARTICLES - {"اوغلو"}  # a name does not end in one of these
_MASDAR = re.compile("[بل]ت..ي.ه?")
_GLUED, _NEVER, _NOUN_ENDS = ("بال", "وال"), ("لل", "بب"), ("ات", "ين", "ون", "يه", "ان")
_OTHER = frozenset("VNFOCMH")  # what an unknown word of a name cannot also be
_BODY = frozenset("FOCMH")
_NISBA = frozenset("AGLX")
PATRONYMIC = frozenset(("بن", "ولد", "ال", "ابن"))
_SECOND_HALVES = frozenset(("الدين", "الله"))
_ALI = "علي"  # folded, the name is spelt as the preposition على


def known_person(tokens: Sequence[Token], begin: int, parties: Sequence[Party]) -> tuple[Party | None, int]:
    """The person of the tables whose name begins here, the longest name first, and its length in words; (None, 0)."""
    best: tuple[Party | None, int] = (None, 0)
    if begin >= len(tokens) or "K" not in tokens[begin].word.kinds:
        return best
    for reading in readings_at(tokens, begin):
        if reading.kind == "K" and not reading.prep and not reading.conj and 1 + len(reading.rest) > best[1]:
            best = (parties[reading.ref], 1 + len(reading.rest))
    return best


def name_end(tokens: Sequence[Token], begin: int) -> int:
    """Index after the words from `begin` that can only be a person's name; `begin` when there are none."""
    at = begin
    while at < len(tokens) and at - begin < _MAX_NAME and _continues(tokens, begin, at):
        at += 1
    while at > begin and tokens[at - 1].word.text in _JOINING:
        at -= 1
    return at


def is_given(word: Word) -> bool:
    """Is the word a given name or a known person's, with nothing glued before it?"""
    return any(r.kind in "GK" and not r.prep and not r.conj and not (r.article and word.common) for r in word.readings)


def _continues(tokens: Sequence[Token], begin: int, at: int) -> bool:
    word = tokens[at].word
    text = word.text
    if not text[0].isalpha() or text.isascii():
        return False
    if word.classes and text == _ALI:
        return _is_ali(tokens, begin, at)
    if _morning(tokens, at) or (at > begin and (_both_known(tokens[at - 1].word, word) or _joined_nisba(word))):
        return False
    if is_given(word) or (text in _PARTICLES and not word.classes):
        return True
    if word.classes:
        return False
    if at > begin and at + 1 < len(tokens) and tokens[at + 1].word.text in _SECOND_HALVES and not text.startswith("ال"):
        return True  # سمير نصر الله
    if text.startswith("ال"):
        return _with_article(tokens, begin, at)
    if at == begin + 1 and _only_nisba(word):
        return True
    if at > begin and word.acts:
        return False  # «أعلن ماكرون استقالته»
    if word.ordinary or word.kinds & _OTHER or _accusative(word) or _glued(text) or _with_preposition(word):
        return False
    if at - begin >= 2 and _complete(tokens[at - 1].word) and _is_object(text):
        return False
    return len(text) > 2 or at > begin


_DAYS = WEEKDAYS | {"اليوم", "امس", "غد"}


def _both_known(before: Word, word: Word) -> bool:
    """«أبلغ عباس بوتين»: two well-known people, each by the surname alone, and not one."""
    if _first_name(before) and _first_name(word):
        return False
    first, second = ({r.ref for r in w.readings if r.kind == "K" and not r.prep} for w in (before, word))
    return bool(first and second) and not first & second


def _first_name(word: Word) -> bool:
    """Does a well-known person's full name begin with this word?"""
    return any(r.kind == "K" for readings in word.longer.values() for r in readings)


def _morning(tokens: Sequence[Token], at: int) -> bool:
    """«قال أحمد علي صباح الخميس»: the time, though «صباح» is a name too."""
    return tokens[at].word.text == "صباح" and at + 1 < len(tokens) and tokens[at + 1].word.text in _DAYS


def _joined_nisba(word: Word) -> bool:
    """«… وليام روتو والأوغندي»: another's adjective."""
    return "G" not in word.kinds and any(r.kind == "A" and r.conj and r.article for r in word.readings)


def _with_article(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """A surname in ال after what can only be a given name; a first name in ال before «بن» or «ولد»."""
    word = tokens[at].word
    if at == begin:
        return not word.ordinary and at + 1 < len(tokens) and tokens[at + 1].word.text in PATRONYMIC
    before = tokens[at - 1].word
    if before.text == SERVANT or word.text in _SECOND_HALVES:  # عبد الكريم, شمس الدين
        return True
    servant = at > begin + 1 and tokens[at - 2].word.text == SERVANT  # عبد المحسن
    if (is_given(before) or servant) and _masculine_nisba(word):
        return True
    if (word.acts and not word.text.endswith("ي")) or word.text.endswith(("يين", "يون")):
        return False  # «أوقف روتو المحادثات», «حث ماكرون الأوغنديين»
    surname = is_given(before) or before.text in _PARTICLES or before.text == _ALI
    return not word.common and (surname or not word.ordinary) and not word.kinds & _BODY


def _masculine_nisba(word: Word) -> bool:
    """«منصور التركي»: no adjective follows a given name, so it is a surname."""
    return word.text.endswith("ي") and any(
        r.kind == "A" and r.article and not (r.prep or r.conj) for r in word.readings
    )


def _accusative(word: Word) -> bool:
    """Is the word a known noun with the ending of an object (مرسوما)?"""
    return any(r.enclitic == "ا" for r in word.readings)


def _with_preposition(word: Word) -> bool:
    """Is the word a known name with a particle glued before it (لعباس), and so another person's?"""
    glued = (r for r in word.readings if r.kind in "GK" and len(r.core) > 3)
    return any(r.prep == "ل" or (r.kind == "K" and (r.conj == "و" or r.prep == "ب")) for r in glued)


def _glued(text: str) -> bool:
    """Is the word a noun with ال and a particle before it (للضيف, بالنجاحات), or a verbal noun with one (بتسييس)?"""
    return (
        text.startswith(_NEVER)
        or _MASDAR.fullmatch(text) is not None
        or (text.startswith(_GLUED) and text.endswith(_NOUN_ENDS))
    )


def full_name(tokens: Sequence[Token], at: int) -> int:
    """Index after a full name that no table has, from the given name at `at` on; `at` when it is none for sure.

    At least two words, the first only a given name, the last not a common word: ريتشارد راتكليف.
    """
    word = tokens[at].word
    kinds = {r.kind for r in word.readings}
    if word.classes or word.common or kinds - _GIVEN or not is_given(word) or _opens_badly(word.text):
        return at
    end = name_end(tokens, at)
    last = tokens[end - 1].word
    servant = end - at > 2 and tokens[end - 2].word.text == SERVANT  # «ياسر عبد الكريم»
    if end - at < 2 or end - at > _MAX_FULL or (last.common and not servant and not _masculine_nisba(last)):
        return at
    return end


def is_unknown(word: Word) -> bool:
    """A word that no table and no frequent word explains, as the surnames of foreigners are.

    Longer names that begin with it explain nothing.
    """
    text = word.text
    if len(text) < 4 or not text[0].isalpha() or text.isascii() or word.classes or word.common or word.ordinary:
        return False
    return all(reading.kind == "X" for reading in word.readings) and not _glued(text) and not text.endswith(_NO_SURNAME)


def _opens_badly(text: str) -> bool:
    return text in _PARTICLES or text.startswith("ال")


def _is_object(text: str) -> bool:
    """«باراك إحاطة», «مودي مطولا»: a name of two words is whole; the object or adverb follows."""
    return text.endswith("ه") or (text[0] == "م" and text[-1] == "ا")


def _complete(word: Word) -> bool:
    return not is_given(word) and word.text not in _PARTICLES


def _is_ali(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """علي and not على: a name follows, or the name that began before ends here."""
    if at + 1 >= len(tokens):
        return at > begin
    after = tokens[at + 1].word
    if not after.text[0].isalpha():
        return at > begin
    if at > begin and (after.text in _DAYS or _morning(tokens, at + 1)):
        return True
    return is_given(after) or not (after.ordinary or after.classes or after.readings or after.longer)


def _only_nisba(word: Word) -> bool:
    """A bare adjective of a country after a given name is a surname (شهرام إيراني)."""
    return word.kinds <= _NISBA and any(r.kind == "A" and not (r.article or r.prep or r.conj) for r in word.readings)


def place_named(
    tokens: Sequence[Token], at: int, places: Sequence[PlaceRow], *, led: bool
) -> tuple[PlaceRow, int] | None:
    """The place with a country named at a token, and its length in words; `led`: a noun of place stands before it.

    None when the word may as well be another word or a person's name.
    """
    if at >= len(tokens) or "L" not in tokens[at].word.kinds:
        return None
    word = tokens[at].word
    free = led or not (word.common or is_given(word))
    for reading in readings_at(tokens, at):
        row = places[reading.ref] if reading.kind == "L" else None
        if row is None or not row.country or reading.prep or reading.conj:
            continue
        if reading.rest or led or (free and (row.kind != "city" or row.population >= _LARGE)):
            return row, 1 + len(reading.rest)
    return None


def placed_here(tokens: Sequence[Token], at: int, places: Sequence[PlaceRow]) -> str:
    """The country of a larger place with بـ glued to it («بعدن»); "" when the word may be another."""
    word = tokens[at].word
    if "L" not in word.kinds or word.common or word.text[0] != "ب":
        return ""
    for reading in readings_at(tokens, at):
        row = places[reading.ref] if reading.kind == "L" and reading.prep == "ب" else None
        if row is not None and row.country and (row.kind != "city" or row.population >= _LARGE):
            return row.country
    return ""
