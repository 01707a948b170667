"""Words of a view, each with every reading the lexicon allows once its clitics are split off.

و ف + ب ل ك س + ال + word + ه ها هم … : the readings of a word are found once and remembered, since a few
thousand words make up most of the news.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, zip_longest
from typing import NamedTuple

from taqarub.knowledge.lexicon import Entry, Lexicon
from taqarub.text.normalise import WORD, View

_ENCLITICS = ("ها", "هما", "هم", "هن", "نا", "كم", "كما", "ني", "ه", "ك", "ي")
_NO_ENCLITICS = frozenset("CMOTHGKL")
OWN_COUNTRY = "anaphora.own_country"
_ANAPHORA = frozenset(("anaphora.both", OWN_COUNTRY, "anaphora.counterpart"))
_NAMING = frozenset("COKTFMHA")
_PLAIN_ENDS = frozenset(("", "ا", "ها", "هم", "هما", "نا", "ه"))  # «ي» and «ك» end too many foreign names
_SELDOM_PERSONS, _SELDOM_OBJECTS = frozenset(("1s", "3fp")), frozenset(("ك", "كم", "ني", "ي"))
_SPLIT = re.compile(f"({WORD.pattern})")
_MEMO_LIMIT = 200_000
_TANWEEN = "\u064b"
_AND = "و"
_APART = f" {_AND} "
_SHORTEST = 2  # letters: a conjunction and what is left
APOCOPATE = "j"  # how the features of an imperfect begin that only «لم» and the like cut short: «لم تعد» of «أعاد»
IMPERFECT = "r" + APOCOPATE
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
    `kin` are the coarse and the fine group of words used alike that it belongs to. `shut` is how it is read where it is
    written with ة, without a pronoun («ضربة» is no «ضربه»), or with tanween, as no verb of two («قصفاً»); None where
    that is the same.
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
    shut: "Word | None" = None


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

    def tokens_of(self, view: View, start: int = 0, end: int | None = None) -> list[Token]:
        """Words and punctuation marks of a view, some told apart by letters that folding makes the same (`shut`)."""
        tokens = self.tokens(view.text, start, end)
        if _APART in view.text:
            tokens = list(self._rejoined(view.text, tokens))
        for i, (begin, stop, word) in enumerate(tokens):
            if word.shut is not None and _shuts(view.raw, view.offsets[stop - 1]):
                tokens[i] = Token(begin, stop, word.shut)
        return tokens

    def _rejoined(self, text: str, tokens: Sequence[Token]) -> Iterator[Token]:
        """«فرنسا و ألمانيا»: و written by itself belongs to the word behind it, as the rest of the news writes it."""
        start: int | None = None
        for token, following in zip_longest(tokens, tokens[1:]):
            if start is not None:
                yield Token(start, token.end, self.word(_AND + token.word.text))
                start = None
            elif following is not None and token.word.text == _AND and _spaced_word(text, token, following):
                start = token.start
            else:
                yield token

    def word(self, text: str) -> Word:
        """All readings of one folded word."""
        found = self._memo.get(text)
        if found is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[text] = self._read(text)
        return found

    def _read(self, text: str) -> Word:
        classes, conj = self._closed(text)
        every = self._likely(text, tuple(dict.fromkeys(self._readings(text))))
        if "complement" in classes and "historical.verb" not in classes:  # «لأن» is no «لان», but «كأن» may be «كان»
            every = tuple(r for r in every if r.kind != "V")
        plain = self._word(text, every, classes, conj)
        if not text.endswith(("ه", "ا")):
            return plain
        shut = tuple(r for r in every if r.enclitic != "ه" and not _dual(r))
        own = classes - {OWN_COUNTRY}  # «بلده» was «بلدة» in 178 of 221 places of plain news
        return plain if (shut, own) == (every, classes) else plain._replace(shut=self._word(text, shut, own, conj))

    def _closed(self, text: str) -> tuple[frozenset[str], str]:
        """The closed classes of a word, and the conjunction that had to be taken off to find them."""
        classes = self._lexicon.classes.get(text, frozenset())
        if classes or text[:1] not in "وف" or len(text) <= _SHORTEST:
            return classes, ""
        classes = self._lexicon.classes.get(text[1:], frozenset())
        return classes, text[0] if classes else ""

    def _word(self, text: str, every: tuple[Reading, ...], classes: frozenset[str], conj: str) -> Word:
        readings = tuple(r for r in every if not r.rest)
        longer: dict[str, tuple[Reading, ...]] = {}
        for r in every:
            if r.rest:
                longer[r.rest[0]] = (*longer.get(r.rest[0], ()), r)
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

    def _likely(self, text: str, every: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Without verbs of «I», «they» (women), to «you» or «me», where the word is common or can be read otherwise:
        «سابق» is hardly «سأبقي», «إنه» no «أنه», «هناك» no «هنأك», and a common «ردا», «لاحقا» no verb of two.
        """
        common = text in self._lexicon.common
        past = any(r.kind == "V" and r.tag[0] == "p" for r in every)  # «نقل» is no «نقيل» (we dismiss)
        rest = tuple(r for r in every if not (_seldom(r) or (common and _dual(r)) or (past and _of_us(r))))
        return rest if rest or common else every

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


def _spaced_word(text: str, token: Token, following: Token) -> bool:
    """Does a word in letters stand behind a token, with nothing but a space between?"""
    return text[token.end : following.start] == " " and following.word.text.isalpha()


def _seldom(reading: Reading) -> bool:
    """A verb form that news hardly has outside quotations."""
    if reading.kind != "V":
        return False
    person = reading.tag[2:]
    exhorts = reading.prep == "ل" and person == "1p"
    return person in _SELDOM_PERSONS or reading.enclitic in _SELDOM_OBJECTS or exhorts


def _of_us(reading: Reading) -> bool:
    """A verb of «we» in the imperfect."""
    return reading.kind == "V" and reading.tag[0] in IMPERFECT and reading.tag[2:] == "1p"


def of_root(word: Word) -> bool:
    """«التقاء», «إلقاء»: is «ال» part of the noun, no article?"""
    plain = (r for r in word.readings if r.kind == "N" and not (r.article or r.prep or r.conj))
    return word.text.startswith("ال") and any(plain)


def _dual(reading: Reading) -> bool:
    """A past verb of two, which is written like an indefinite noun: «ردا», «دعما»."""
    return reading.kind == "V" and reading.tag in ("pa3md", "pp3md") and not reading.enclitic


def _shuts(raw: str, last: int) -> bool:
    """Is the last letter, at `last`, ة, or an alif with tanween on or before it?"""
    return raw[last] == "ة" or _TANWEEN in (raw[last - 1], raw[last + 1 : last + 2])


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
        if article or enclitic == "ا" or (prep and tag[0] not in IMPERFECT):
            return False
        return prep in ("", "ل") or (prep == "س" and tag[0] != APOCOPATE)
    if prep == "س" or (wanted != 2 and article != (wanted == 1)):
        return False
    if not enclitic:
        return True
    if enclitic != "ا" and (article or kind == "A"):
        return False
    return not rest and kind not in _NO_ENCLITICS
