"""Where a person's name ends: known people, given names, particles, and unknown words that can be nothing else."""

from collections.abc import Sequence

from taqarub.knowledge.lexicon import Party
from taqarub.text.tokens import Reading, Token, Word, readings_at

COMMAS = frozenset("،,")
_MAX_NAME = 6
_PARTICLES = frozenset(
    ("بن", "ابن", "ال", "ابو", "ابي", "عبد", "ولد", "دي", "فان", "فون", "بو", "اوغلو", "بنت", "ام", "لو", "دا", "دو", "دير", "سان", "ديل")
)  # fmt: skip
_JOINING = _PARTICLES - {"اوغلو"}  # a name does not end in one of these
_OTHER = frozenset("VNFOCMH")  # what an unknown word of a name cannot also be
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
    if word.classes:
        return text == _ALI and _is_ali(tokens, begin, at)
    if text in _PARTICLES or is_given(word):
        return True
    first = at == begin or tokens[at - 1].word.text in _PARTICLES
    surname = at > begin and (is_given(tokens[at - 1].word) or tokens[at - 1].word.text in _PARTICLES)
    if text.startswith("ال"):
        return surname and not word.common
    if surname and not first and _only_nisba(word):
        return True
    return not word.ordinary and not word.kinds & _OTHER and (len(text) > 2 or at > begin) and not _linked(text, at > begin)


def _is_ali(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """علي and not على: a name follows, or the name that began before ends here."""
    if at + 1 >= len(tokens):
        return at > begin
    after = tokens[at + 1].word
    if not after.text[0].isalpha():
        return at > begin
    return is_given(after) or not (after.ordinary or after.classes or after.readings or after.longer)


def _only_nisba(word: Word) -> bool:
    """A bare adjective of a country after a given name is a surname (شهرام إيراني)."""
    return word.kinds <= frozenset("AGL") and "A" in word.kinds


def _linked(text: str, later: bool) -> bool:
    """«والنائب» goes on after a name, it is no part of it."""
    return later and text[0] in "وف" and text[1:3] == "ال"


def single_nisba(reading: Reading) -> bool:
    """A nisba without article or clitics: of one word, it may be a given name or an adjective."""
    return reading.kind == "A" and not (reading.article or reading.prep or reading.conj or reading.rest)
