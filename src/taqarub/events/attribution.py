"""Who says so: the subject of a verb of saying, what follows وفق and نقلا عن, the speaker of a quotation."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Span
from taqarub.text.tokens import Token, Word

_SOURCE_NOUNS = frozenset((
    "مصدر", "مصادر", "وكاله", "وكالات", "صحيفه", "صحف", "قناه", "شبكه", "اذاعه", "موقع", "تلفزيون", "تقرير", "تقارير", "بيان",
    "وسائل", "مسءول", "مسءولون", "مسءولين", "شهود", "متحدث", "الناطق", "ناطق", "مراسل", "ناشطون", "محللون", "خبراء", "دبلوماسي", "دبلوماسيون", "مرصد",
))  # fmt: skip
_BY = frozenset(("وفق", "وفقا", "حسب", "بحسب", "طبقا", "نقلا", "استنادا"))
_MAX_SOURCE = 8


class Saying(NamedTuple):
    """Someone says something: the words that name the source at tokens [first, last), the saying word at `at`."""

    at: int
    first: int
    last: int
    mention: Mention | None
    kind: str


def sayings(sentence: Sentence, speech: Mapping[int, str]) -> list[Saying]:
    """Every saying in a sentence, in order."""
    out = []
    for at, token in enumerate(sentence.tokens):
        kind = _speech_kind(token.word, speech) if token.word.says else ""
        if kind and at not in sentence.mention_at:
            found = _speaker(sentence, at, kind)
        elif token.word.text.lstrip("و") in _BY:
            found = _after(sentence, at + 1, at, "by")
        else:
            continue
        if found:
            out.append(found)
    return out


def _speech_kind(word: Word, speech: Mapping[int, str]) -> str:
    for reading in word.readings:
        if reading.kind == "V" and reading.ref in speech and not reading.tag.startswith(("i",)):
            kind = speech[reading.ref]
            return "hal" if reading.tag.startswith("h") else kind
    return ""


def _speaker(sentence: Sentence, at: int, kind: str) -> Saying | None:
    """The subject right after the verb (قال الوزير), or the nearest bare mention before it (الوزير قال)."""
    found = _after(sentence, at + 1, at, kind) if kind != "hal" else None
    if found is not None and found.first - at <= 3:
        return found
    for mention in reversed(sentence.mentions):
        if mention.last <= at and not mention.prep and mention.kind != MentionKind.NISBA:
            return Saying(at, mention.first, mention.last, mention, kind)
    return found


def _after(sentence: Sentence, start: int, at: int, kind: str) -> Saying | None:
    """A named mention within reach, or a noun of source (مصدر أمني) with its adjectives."""
    tokens = sentence.tokens
    for i in range(start, min(len(tokens), start + 4)):
        mention = sentence.mention_at.get(i)
        if mention is not None:
            if mention.kind == MentionKind.NISBA and not mention.article:
                continue
            first = i
            for back in range(start, i):
                if _is_source(tokens[back].word):
                    first = back
                    break
            return Saying(at, first, max(mention.last, first + 1), mention, kind)
        if _is_source(tokens[i].word):
            last, inside = _source_end(sentence, i)
            return Saying(at, i, last, inside, kind)
        if "complement" in tokens[i].word.classes or tokens[i].word.text in '،.:"':
            return None
    return None


def _is_source(word: Word) -> bool:
    text = word.text
    for prefix in ("", "ال", "لل", "ل", "و", "عن"):
        if prefix and not text.startswith(prefix):
            continue
        if text[len(prefix) :] in _SOURCE_NOUNS:
            return True
    return False


def _source_end(sentence: Sentence, at: int) -> tuple[int, Mention | None]:
    """The end of «مصادر أمنية عراقية» or «بيان لوزارة الدفاع الجزائرية», and the body inside."""
    end = at + 1
    inside: Mention | None = None
    while end < min(len(sentence.tokens), at + _MAX_SOURCE):
        word = sentence.tokens[end].word
        mention = sentence.mention_at.get(end)
        if mention is not None:
            inside = inside or mention
            end = mention.last
            continue
        if not word.text[0].isalpha() or word.classes & {"complement", "relative", "subordinate", "preposition"} or "V" in word.kinds:
            break
        end += 1
    return end, inside


def attribute(sentence: Sentence, at: int, found: Sequence[Saying]) -> Saying | None:
    """The saying that governs the trigger at token `at`: one before it in whose scope it stands, or a «by» after it."""
    before = [s for s in found if s.at < at and s.kind not in ("by", "forecast")]
    after = [s for s in found if s.at > at and s.kind in ("by",)]
    by_before = [s for s in found if s.at < at and s.kind == "by"]
    for saying in reversed(before):
        if saying.at < at and (sentence.hard[at] > sentence.hard[saying.at] or sentence.quoted[at] or at - saying.at <= 4):
            return saying
    if after:
        return after[0]
    if by_before:
        return by_before[-1]
    later = [s for s in found if s.at > at and s.kind in ("say", "claim", "hal")]
    if later and sentence.quoted[at]:
        return later[0]
    return before[-1] if before else None


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """View offsets of tokens [first, last)."""
    return Span(tokens[first].start, tokens[last - 1].end)
