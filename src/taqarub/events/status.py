"""Did it happen? The words that make an act planned, only demanded or feared, denied, or past background."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate


class Status(StrEnum):
    """PLOVER's four auxiliary modes and plain fact."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


class Ruling(NamedTuple):
    """A status and the word (token number) that decided it, None when nothing did."""

    status: Status
    at: int | None
    why: str


_REACH = 6
_PLAIN = Ruling(Status.ACTUAL, None, "no word says otherwise")


def rule(candidate: Candidate, sentence: Sentence) -> Ruling:
    """The status by the nearest deciding word: its own form first, then what stands before, then what follows."""
    for step in (_own_form, _negated, _after_will, _demanded, _modal, _planned):
        ruling = step(candidate, sentence)
        if ruling is not None:
            return ruling
    return _PLAIN


def _classes(sentence: Sentence, at: int) -> frozenset[str]:
    return sentence.tokens[at].word.classes


def _before(candidate: Candidate, sentence: Sentence, reach: int = _REACH) -> range:
    """Positions before the trigger in its clause, nearest first."""
    low = max(0, candidate.at - reach)
    return range(candidate.at - 1, low - 1, -1)


def _own_form(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    reading = candidate.reading
    if reading.prep == "س":
        return Ruling(Status.FUTURE, candidate.at, "future سـ")
    if candidate.verbal and reading.tag.startswith("i"):
        return Ruling(Status.HYPOTHETICAL, candidate.at, "imperative")
    if reading.prep == "ل" and candidate.verbal:
        return Ruling(Status.HYPOTHETICAL, candidate.at, "purpose لـ")
    return None


def _negated(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    for at in _before(candidate, sentence, 2 if candidate.verbal else 2):
        classes = _classes(sentence, at)
        text = sentence.tokens[at].word.text
        if "negation.verb" in classes and candidate.verbal:
            if text.endswith("لن"):
                return Ruling(Status.NEGATED, at, "لن")
            return Ruling(Status.NEGATED, at, text)
        if not candidate.verbal and ("negation.noun" in classes) and at == candidate.at - 1:
            return Ruling(Status.NEGATED, at, text)
        if "negation.fail" in classes and at >= candidate.at - 2:
            return Ruling(Status.NEGATED, at, text)
    for at in _before(candidate, sentence, 8):
        if "negation.deny" in _classes(sentence, at) and sentence.soft[at] == sentence.soft[candidate.at]:
            return Ruling(Status.NEGATED, at, sentence.tokens[at].word.text)
    return None


def _after_will(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """سوف, سيتم, سيجري, يعتزم, من المقرر أن … before the trigger."""
    for at in _before(candidate, sentence, 5):
        word = sentence.tokens[at].word
        if word.text in ("سوف", "وسوف") and at == candidate.at - 1:
            return Ruling(Status.FUTURE, at, word.text)
        future_verb = any(r.kind == "V" and r.prep == "س" for r in word.readings)
        if future_verb and not candidate.verbal and sentence.hard[at] == sentence.hard[candidate.at]:
            return Ruling(Status.FUTURE, at, word.text)
        if "future.verb" in word.classes and "V" not in word.kinds and at >= candidate.at - 3:
            return Ruling(Status.FUTURE, at, word.text)
    for at in _before(candidate, sentence, 16):  # «سيتم خلال الزيارة … التوقيع على»: up to a far subject, no verb between
        word = sentence.tokens[at].word
        if "V" not in word.kinds or at in sentence.mention_at or candidate.verbal:
            continue
        if word.text.lstrip("و") in ("سيتم", "سيجري", "ستتم", "ستجري"):
            return Ruling(Status.FUTURE, at, word.text)
        break
    for at in _before(candidate, sentence, 6):
        if "future.word" in _classes(sentence, at) and sentence.tokens[at].word.text.startswith(("الم", "المق", "م")):
            if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].word.text in ("ان", "لها", "له"):
                return Ruling(Status.FUTURE, at, sentence.tokens[at].word.text)
    return None


def _demanded(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """What is demanded, threatened or rejected did not happen: the content of the nearest such word before."""
    for at in _before(candidate, sentence, 9):
        classes = _classes(sentence, at)
        if "hypothetical.demand" not in classes:
            continue
        if sentence.hard[candidate.at] - sentence.hard[at] > 1 or sentence.soft[candidate.at] - sentence.soft[at] > 0:
            return None
        if candidate.verbal and not _subjunctive(candidate, sentence):
            return None
        if not candidate.verbal and not _is_content(sentence, at, candidate):
            return None
        return Ruling(Status.HYPOTHETICAL, at, sentence.tokens[at].word.text)
    return None


def _subjunctive(candidate: Candidate, sentence: Sentence) -> bool:
    if not candidate.reading.tag.startswith("r"):
        return False
    return any(sentence.tokens[i].word.text in ("ان", "الا", "لكي", "كي") for i in _before(candidate, sentence, 4))


def _is_content(sentence: Sentence, at: int, candidate: Candidate) -> bool:
    """A noun is what is demanded when بـ or إلى leads to it: طالب بوقف القصف, دعا إلى سحب القوات."""
    if candidate.reading.prep == "ب":
        return True
    previous = sentence.tokens[candidate.at - 1].word.text if candidate.at else ""
    return previous in ("الي", "علي", "من") or at == candidate.at - 1


def _modal(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    for at in _before(candidate, sentence, 4):
        word = sentence.tokens[at].word
        if "hypothetical.modal" not in word.classes:
            continue
        if word.text == "قد" and candidate.verbal and candidate.reading.tag.startswith("p"):
            continue
        if sentence.hard[candidate.at] - sentence.hard[at] > 1 or sentence.soft[candidate.at] != sentence.soft[at]:
            continue
        return Ruling(Status.HYPOTHETICAL, at, word.text)
    return None


def _planned(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """زيارة مرتقبة, القمة المقررة: an adjective of plan after the noun."""
    if candidate.verbal:
        return None
    for at in range(candidate.at + 1, min(len(sentence.tokens), candidate.at + 6)):
        word = sentence.tokens[at].word
        if word.text in "،,؛:":
            return None
        if "future.word" in word.classes and word.text.lstrip("ال").startswith(("مرتقب", "مزمع", "مقرر", "منتظر", "متوقع", "مرجح", "وشيك")):
            return Ruling(Status.FUTURE, at, word.text)
    return None


LABELS = (Status.ACTUAL.value, Status.FUTURE.value, Status.HYPOTHETICAL.value, Status.NEGATED.value)


def features(candidate: Candidate, sentence: Sentence, ruling: Ruling, direction: int) -> Iterator[str]:
    """What the learned status may depend on: the rule's finding, the form, closed-class words around, the date's side."""
    reading = candidate.reading
    type_ = candidate.row.type
    pos = "V" if candidate.verbal else "N"
    form = reading.tag[:2] if candidate.verbal else f"{reading.article:d}"
    yield "b"
    yield f"r:{ruling.status}"
    yield f"r:{ruling.status}|{type_}"
    yield f"r:{ruling.status}|{pos}{form}"
    yield f"w:{ruling.why}"
    yield f"t:{type_}|{pos}{form}"
    yield f"h:{candidate.row.head}|{form}"
    yield f"p:{reading.prep}|{pos}"
    yield f"d:{direction}|{pos}{form}"
    yield f"d:{direction}|{type_}"
    yield f"q:{sentence.quoted[candidate.at]}|{pos}{form}"
    for at in _before(candidate, sentence, 9):
        word = sentence.tokens[at].word
        near = candidate.at - at
        for name in sorted(word.classes):
            if name.partition(".")[0] in ("negation", "future", "hypothetical", "condition", "complement", "historical"):
                yield f"c{min(near, 3)}:{name}"
                yield f"c:{name}|{pos}"
        if near <= 3:
            yield f"b{near}:{word.text}"
        if "V" in word.kinds and near <= 6:
            yield f"bv:{word.text}"
            yield from (f"bs:{r.prep}" for r in word.readings if r.kind == "V" and r.prep)
    for at in range(candidate.last, min(len(sentence.tokens), candidate.last + 6)):
        word = sentence.tokens[at].word
        yield from (f"a:{name}|{pos}" for name in sorted(word.classes) if name.startswith(("future", "hypothetical")))
        if at - candidate.last < 2:
            yield f"n{at - candidate.last}:{word.text}"
    yield from (f"any:{name}" for name in sorted({n for t in sentence.tokens for n in t.word.classes if n == "condition"}))
