"""Words of a view, each with every reading the lexicon allows once its clitics are split off.

و ف + ب ل ك س + ال + word + ه ها هم … : the readings of a word are found once and remembered, since a few
thousand words make up most of the news.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from taqarub.knowledge.lexicon import Entry, Lexicon
from taqarub.text.normalise import WORD

_ENCLITICS = ("ها", "هما", "هم", "هن", "نا", "كم", "كما", "ني", "ه", "ك", "ي")
_NO_ENCLITICS = frozenset("CMOTHGKL")
_ANAPHORA = frozenset(("anaphora.both", "anaphora.own_country", "anaphora.counterpart"))
_NAMING = frozenset("COKTFMHA")
_PLAIN_ENDS = frozenset(("", "ا", "ها", "هم", "هما", "نا", "ه"))  # «ي» and «ك» end too many foreign names
_SPLIT = re.compile(f"({WORD.pattern})")
_MEMO_LIMIT = 200_000
_NO_KIN = ("c", "f")
_DEFINITE = ("ال", "وال", "بال", "لل")
_TAGS = {
    "complement": "C", "relative": "R", "subordinate": "U", "condition": "U", "demonstrative": "d", "pronominal": "x",
}  # fmt: skip


class Reading(NamedTuple):
    """One way to read a word: conjunction + preposition + article + entry + enclitic pronoun ("ا" = tanween)."""

    kind: str
    ref: int
    rest: tuple[str, ...]
    tag: str
    conj: str
    prep: str
    article: bool
    enclitic: str
    core: str


class Word(NamedTuple):
    """What is known of a word form. `classes` are closed classes; `bares` its possible bare lexicon words.

    `readings` are of one word; `longer` those of several, by the word that must come next. `acts`: it may be a
    trigger; `says`: it may be a verb of saying; `names`: it has the reading of a political actor; `starts`: that, a
    given name or a description of actors; `ordinary`: it is a common
    word or one with clitics or an ending, and so no part of an unknown name. `tag` is its coarse class (see `_tag`).
    `kin` are the coarse and the fine group of words used alike that it belongs to.
    """

    text: str
    readings: tuple[Reading, ...]
    classes: frozenset[str]
    bares: frozenset[str]
    conj: str
    kinds: frozenset[str]
    common: bool
    longer: Mapping[str, tuple[Reading, ...]]
    acts: bool
    says: bool
    names: bool
    starts: bool
    ordinary: bool
    tag: str
    kin: tuple[str, str]


class Token(NamedTuple):
    """A word at [start, end) of the view."""

    start: int
    end: int
    word: Word


_token = partial(tuple.__new__, Token)  # Token._make without its check of the length


def readings_at(tokens: Sequence[Token], at: int) -> tuple[Reading, ...]:
    """The readings that fit where they stand: one-word readings, and longer ones whose words follow; longest first."""
    word = tokens[at].word
    if not word.longer or at + 1 >= len(tokens):
        return word.readings
    more = word.longer.get(tokens[at + 1].word.text)
    if not more:
        return word.readings
    fits = [r for r in more if len(r.rest) == 1 or matches_rest(tokens, at, r.rest)]
    if len(fits) > 1:
        fits.sort(key=_words, reverse=True)
    return (*fits, *word.readings) if fits else word.readings


def _words(reading: Reading) -> int:
    return len(reading.rest)


def matches_rest(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    """Do the fixed words of a multi-word name follow?"""
    if len(rest) > len(tokens) - at - 1:
        return False
    return all(tokens[i].word.text == word for i, word in enumerate(rest, at + 1))


class Tokeniser:
    """Reads words by a lexicon; remembers up to 200,000 word forms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._memo: dict[str, Word] = {}

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> list[Token]:
        """Words and punctuation marks of text[start:end], in order, with offsets into `text`."""
        parts = _SPLIT.split(text[start : len(text) if end is None else end])
        edges = list(accumulate(map(len, parts), initial=start))
        known = self._memo.get
        words = [known(found) or self.word(found) for found in parts[1::2]]
        return list(map(_token, zip(edges[1::2], edges[2::2], words, strict=False)))

    def word(self, text: str) -> Word:
        """All readings of one folded word."""
        found = self._memo.get(text)
        if found is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[text] = self._read(text)
        return found

    def _read(self, text: str) -> Word:
        every = tuple(dict.fromkeys(self._readings(text)))
        readings = tuple(r for r in every if not r.rest)
        longer: dict[str, tuple[Reading, ...]] = {}
        for r in every:
            if r.rest:
                longer[r.rest[0]] = (*longer.get(r.rest[0], ()), r)
        classes = self._lexicon.classes.get(text, frozenset())
        conj = ""
        if not classes and text[:1] in "وف" and len(text) > 2:
            classes = self._lexicon.classes.get(text[1:], frozenset())
            conj = text[0] if classes else ""
        bares = frozenset(r.core for r in every)
        kinds = frozenset(r.kind for r in every)
        verbs = [r.ref for r in every if r.kind == "V"]
        acts = "N" in kinds or any(self._lexicon.verbs[v] for v in verbs)
        says = any(v in self._lexicon.speech for v in verbs)
        common = text in self._lexicon.common
        names, ordinary = bool(kinds & _NAMING), common or self._ordinary(text)
        starts = names or "G" in kinds or bool(classes & _ANAPHORA)
        tag = _tag(text, classes, conj, kinds)
        return Word(
            text, readings, classes, bares, conj, kinds, common, longer, acts, says, names, starts, ordinary, tag,
            self._kin(text),
        )  # fmt: skip

    def _kin(self, text: str) -> tuple[str, str]:
        """The groups of a word, of a rare one those of the word without its conjunction."""
        kindred = self._lexicon.kindred
        return kindred.get(text) or (kindred.get(text[1:]) if text[:1] in "وف" else None) or _NO_KIN

    def _ordinary(self, text: str) -> bool:
        """Whether a common word is left when clitics and case endings go (مقالا, للصحافة, كلمتها)."""
        common = self._lexicon.common
        for _, prep, _, rest in _heads(text):
            for core, enclitic in _tails(rest):
                short = len(core) < (4 if prep or enclitic else 3)
                if short or enclitic not in _PLAIN_ENDS or (core == text and not prep):
                    continue
                if core in common or "ال" + core in common or (enclitic == "ا" and core + "ه" in common):
                    return True
        return False

    def _readings(self, text: str) -> Iterator[Reading]:
        entries = self._lexicon.entries
        for conj, prep, article, rest in _heads(text):
            for core, enclitic in _tails(rest):
                for entry in entries.get(core, ()):
                    if _allowed(entry, prep, article, enclitic):
                        kind, ref, _, more, tag = entry
                        yield Reading(kind, ref, more, tag, conj, prep, article, enclitic, core)


def _tag(text: str, classes: frozenset[str], conj: str, kinds: frozenset[str]) -> str:
    """A preposition in brackets, C complement, R relative, U subordinate, x preposition with a pronoun, V verb …"""
    if "preposition" in classes:
        return f"({text[len(conj) :]})"
    for name, tag in _TAGS.items():
        if name in classes:
            return tag
    if any(name.startswith("negation") for name in classes):
        return "n"
    if not text[:1].isalnum():
        return "," if text in "،," else text if text == '"' else "."
    return "V" if "V" in kinds and not text.startswith(_DEFINITE) else "w"


def _heads(text: str) -> Iterator[tuple[str, str, bool, str]]:
    """(conjunction, preposition, article, rest), the least stripped first."""
    for conj in ("", "و", "ف"):
        if conj and not (text.startswith(conj) and len(text) > 2):
            continue
        word = text[len(conj) :]
        yield conj, "", False, word
        if word.startswith("ال") and len(word) > 3:
            yield conj, "", True, word[2:]
        if word[:1] in "بلكس" and len(word) > 2:
            yield conj, word[0], False, word[1:]
            if word.startswith("ال", 1) and len(word) > 4:
                yield conj, word[0], True, word[3:]
            elif word.startswith("لل") and len(word) > 3:
                yield conj, "ل", True, word[2:]


def _tails(rest: str) -> Iterator[tuple[str, str]]:
    """(core, enclitic), the whole word first; the ت before a pronoun is a ة that was written open."""
    if len(rest) >= 2:
        yield rest, ""
    if len(rest) > 3 and rest.endswith("ا"):
        yield rest[:-1], "ا"
    for enclitic in _ENCLITICS:
        if rest.endswith(enclitic) and len(rest) - len(enclitic) >= 2:
            stem = rest[: -len(enclitic)]
            yield stem, enclitic
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", enclitic
            elif stem.endswith("ا"):
                yield stem[:-1] + "ي", enclitic
            elif stem.endswith("و"):
                yield stem + "ا", enclitic


def _allowed(entry: Entry, prep: str, article: bool, enclitic: str) -> bool:
    kind, _, wanted, rest, tag = entry
    if kind == "V":
        return not article and enclitic != "ا" and (not prep or (prep in "سل" and tag[0] == "r"))
    if prep == "س" or (wanted != 2 and article != (wanted == 1)):
        return False
    if not enclitic:
        return True
    if enclitic != "ا" and (article or kind == "A"):
        return False
    return not rest and kind not in _NO_ENCLITICS
