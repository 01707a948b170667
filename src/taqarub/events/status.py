"""Did it happen? The words that make an act planned, only demanded or feared, denied, or past background."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate, obliges
from taqarub.text.tokens import IMPERFECT


class Status(StrEnum):
    """PLOVER's four auxiliary modes and plain fact."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


class Ruling(NamedTuple):
    """A status and the word (token number) that decided it, None when nothing did; no weight overrules a `firm` one."""

    status: Status
    at: int | None
    why: str
    firm: bool = False


_JUSSIVE = ("لم", "لن")
_REACH = 6
_NEAR = 6  # words, names counting as one: «نفى المتحدث باسم الحكومة أن تكون بلاده قد طلبت»
_CALLS = ("دعا", "دعوة")
_AFTER = frozenset(("بعد", "عقب", "اثر", "اعقاب", "منذ", "جراء", "بسبب", "ضد", "حول", "بشان"))
_WORDS = frozenset("AGREE ACCUSE REQUEST REJECT THREATEN".split())  # promised, threatened: done in saying so
_HELPS = frozenset(("يتم", "تتم", "يجري", "تجري"))
_UNTOLD = frozenset("CONSULT AGREE SUPPORT AID COOPERATE RETREAT CONCEDE COERCE SANCTION MOBILIZE".split())
_INTENDS = frozenset("يعتزم تعتزم يعتزمون ينوي تنوي يخطط تخطط يستعد تستعد يستعدون يتاهب تتاهب".split())
_PLAIN = Ruling(Status.ACTUAL, None, "no word says otherwise")


def rule(candidate: Candidate, sentence: Sentence) -> Ruling:
    """The status by the nearest deciding word: its own form first, then what stands before, then what follows."""
    for step in (_own_form, _called, _alleged, _obliged, _negated, _after_will, _demanded, _modal, _planned):
        ruling = step(candidate, sentence)
        if ruling is not None:
            return ruling
    return _PLAIN


def _classes(sentence: Sentence, at: int) -> frozenset[str]:
    return sentence.tokens[at].word.classes


def _before(candidate: Candidate, reach: int = _REACH) -> range:
    """Positions before the trigger in its clause, nearest first."""
    low = max(0, candidate.at - reach)
    return range(candidate.at - 1, low - 1, -1)


def _words_before(candidate: Candidate, sentence: Sentence, reach: int) -> Iterator[int]:
    """Positions before the trigger, nearest first, for so many words, a name or title counting as one.

    «نفى السفير الكيني في كمبالا أن تكون بلاده قد زودت …»: eight words.
    """
    at = candidate.at - 1
    while at >= 0 and reach:
        yield at
        mention = sentence.mention_at.get(at)
        reach -= mention is None or mention.first == at
        at -= 1


def _own_form(candidate: Candidate, _sentence: Sentence) -> Ruling | None:
    reading = candidate.reading
    if reading.prep == "س":
        return Ruling(Status.FUTURE, candidate.at, "future سـ")
    if candidate.verbal and reading.tag.startswith("i"):
        return Ruling(Status.HYPOTHETICAL, candidate.at, "imperative")
    if reading.prep == "ل" and candidate.verbal:
        return Ruling(Status.HYPOTHETICAL, candidate.at, "purpose لـ")
    return None


def _called(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """A word that by itself says what became of the act: a march called for is to come, a plot foiled failed."""
    head = candidate.row.head
    if candidate.row.type == "PROTEST" and head.startswith(_CALLS):
        return Ruling(Status.FUTURE, candidate.at, "called for", True)
    if candidate.row.type == "ASSAULT" and "negation.fail" in _classes(sentence, candidate.at):
        return Ruling(Status.NEGATED, candidate.at, sentence.tokens[candidate.at].word.text, True)
    return None


def _alleged(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """«اتهمت أذربيجان أرمينيا بقصف …»: the charge is told, not that it is true."""
    if candidate.verbal or candidate.reading.prep != "ب" or candidate.row.type == "ACCUSE":
        return None
    for at in _words_before(candidate, sentence, 9):
        if "hypothetical.alleged" in _classes(sentence, at):
            near = all(i in sentence.mention_at for i in range(at + 1, candidate.at))
            return Ruling(Status.HYPOTHETICAL, at, sentence.tokens[at].word.text, True) if near else None
    return None


def _obliged(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """«قال إن على الحكومة تعليق المحادثات»: what somebody ought to do; «على» opens the clause."""
    reading, at = candidate.reading, sentence.before_names(candidate.at)
    if candidate.verbal or reading.article or reading.prep or reading.conj or at == candidate.at - 1:
        return None
    return Ruling(Status.HYPOTHETICAL, at, "على", True) if obliges(sentence, at) else None


def _negated(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    without = _without(candidate, sentence)
    if without is not None:
        return Ruling(Status.NEGATED, without, sentence.tokens[without].word.text, True)
    for at in _before(candidate, 2):
        classes = _classes(sentence, at)
        text = sentence.tokens[at].word.text
        if "negation.verb" in classes and candidate.verbal:
            plain = at == candidate.at - 1 and text.endswith(_JUSSIVE)  # «لم تتهم» leaves nothing to weigh
            return Ruling(Status.NEGATED, at, "لن" if text.endswith("لن") else text, plain)
        if not candidate.verbal and ("negation.noun" in classes) and at == candidate.at - 1:
            return Ruling(Status.NEGATED, at, text, text.endswith("لا"))  # «لا ترتيبات لقمة» leaves nothing to weigh
        if "negation.fail" in classes and not _held(candidate):
            return Ruling(Status.NEGATED, at, text)
    for at in _words_before(candidate, sentence, 8):
        same = sentence.soft[at] == sentence.soft[candidate.at]
        if "negation.deny" in _classes(sentence, at) and same and not _denied_charge(candidate):
            if at and "negation.verb" in _classes(sentence, at - 1):
                return Ruling(Status.HYPOTHETICAL, at - 1, "not denied")  # «لم يستبعد شن عملية»
            return Ruling(Status.NEGATED, at, sentence.tokens[at].word.text, _is_denied(candidate, sentence, at))
        if "negation.foil" in _classes(sentence, at) and _acted_on(candidate, sentence, at):
            return Ruling(Status.NEGATED, at, sentence.tokens[at].word.text, True)
        if same and "negation.fail" in _classes(sentence, at) and _into(candidate, sentence):
            return Ruling(Status.NEGATED, at, sentence.tokens[at].word.text, True)
        if same and "ability.verb" in _classes(sentence, at) and _unable(candidate, sentence, at):
            return Ruling(Status.NEGATED, at - 1, sentence.tokens[at - 1].word.text, True)
    return None


def _held(candidate: Candidate) -> bool:
    """«فشل المفاوضات», «فشلت القمة»: talks that failed were held (14 of 14 in annotated news)."""
    return candidate.row.type == "CONSULT" and not candidate.verbal


def _denied_charge(candidate: Candidate) -> bool:
    """«نفت كينيا الاتهامات الأوغندية»: a charge that is denied was made."""
    return candidate.row.type == "ACCUSE" and not candidate.verbal


def _without(candidate: Candidate, sentence: Sentence) -> int | None:
    """«دون أن توقع», «من غير أن يتم التوقيع»: the token of the word for without."""
    at, tokens = candidate.at - 1, sentence.tokens
    if at > 0 and not candidate.verbal and tokens[at].word.text in _HELPS:
        at -= 1
    led = at > 0 and tokens[at].word.text == "ان" and "negation.noun" in _classes(sentence, at - 1)
    return at - 1 if led else None


def _is_denied(candidate: Candidate, sentence: Sentence, at: int) -> bool:
    """«نفت أنها طالبت», «نفت باكستان قصف …»: the act is the object of the denial or the clause that hangs on it."""
    if _acted_on(candidate, sentence, at):
        return True
    return sentence.hard[candidate.at] - sentence.hard[at] == 1 and at in _words_before(candidate, sentence, _NEAR)


def _acted_on(candidate: Candidate, sentence: Sentence, at: int) -> bool:
    """Does a noun stand behind the verb at `at` with nobody but its subject between?"""
    return not candidate.verbal and all(i in sentence.mention_at for i in range(at + 1, candidate.at))


def _unable(candidate: Candidate, sentence: Sentence, at: int) -> bool:
    """«لم يتمكن المبعوث من مقابلة», «لم تستطع أن تمنع»: denied itself, and من, في or أن leads from it to the act."""
    leads = sentence.tokens[candidate.at - 1].word.text in ("من", "في", "ان")
    return at > 0 and leads and "negation.verb" in _classes(sentence, at - 1)


def _into(candidate: Candidate, sentence: Sentence) -> bool:
    """في right before the act: «فشل الطرفان في التوصل»."""
    return candidate.at > 0 and sentence.tokens[candidate.at - 1].word.text == "في"


def _after_will(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """سوف, سيتم, سيجري, يعتزم, من المقرر أن … before the trigger."""
    for at in _before(candidate, 5):
        word = sentence.tokens[at].word
        if word.text in ("سوف", "وسوف") and at == candidate.at - 1:
            return Ruling(Status.FUTURE, at, word.text)
        future_verb = any(r.kind == "V" and r.prep == "س" for r in word.readings)
        if (
            future_verb
            and not candidate.verbal
            and not _told_of(candidate, sentence)
            and sentence.hard[at] == sentence.hard[candidate.at]
        ):
            return Ruling(Status.FUTURE, at, word.text, _will_do(at, candidate))
        plain = "V" not in word.kinds or word.text.lstrip("و") in _INTENDS
        near = at >= candidate.at - 3 or (at == sentence.before_names(candidate.at) and not candidate.verbal)
        if "future.verb" in word.classes and plain and near:
            return Ruling(Status.FUTURE, at, word.text)
    for at in _before(candidate, 16):  # «سيتم خلال الزيارة … التوقيع على»: up to a far subject, no verb between
        word = sentence.tokens[at].word
        if "V" not in word.kinds or at in sentence.mention_at or candidate.verbal:
            continue
        if word.text.lstrip("و") in ("سيتم", "سيجري", "ستتم", "ستجري"):
            return Ruling(Status.FUTURE, at, word.text)
        break
    for at in _before(candidate, 6):
        word = sentence.tokens[at].word
        following = sentence.tokens[at + 1].word.text
        if "future.word" in word.classes and word.text.startswith(("الم", "م")) and following in ("ان", "لها", "له"):
            return Ruling(Status.FUTURE, at, word.text)
    return None


def _will_do(at: int, candidate: Candidate) -> bool:
    """«ستواصل قصف», «سيجري مناورات»: such deeds are to come (15 of 17 in annotated news); what is known has ال."""
    return at == candidate.at - 1 and not candidate.reading.article and candidate.row.type not in _WORDS


def _told_of(candidate: Candidate, sentence: Sentence) -> bool:
    """«سيتخذ القرار في أعقاب الهجوم»: what is to come follows an act that is known."""
    return candidate.at > 0 and sentence.tokens[candidate.at - 1].word.text in _AFTER


def _demanded(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """What is demanded, threatened or rejected did not happen: the content of the nearest such word before."""
    for at in _words_before(candidate, sentence, 9):
        classes = _classes(sentence, at)
        if "hypothetical.demand" not in classes:
            continue
        if sentence.hard[candidate.at] - sentence.hard[at] > 1 or sentence.soft[candidate.at] - sentence.soft[at] > 0:
            return None
        if candidate.verbal and not _subjunctive(candidate, sentence):
            return None
        if not candidate.verbal and not _is_content(sentence, at, candidate):
            return None
        firm = not candidate.verbal and (_is_object(sentence, at, candidate) or _led_by(sentence, at, candidate))
        return Ruling(Status.HYPOTHETICAL, at, sentence.tokens[at].word.text, firm)
    return None


def _subjunctive(candidate: Candidate, sentence: Sentence) -> bool:
    if not candidate.reading.tag.startswith("r"):
        return False
    return any(sentence.tokens[i].word.text in ("ان", "الا", "لكي", "كي") for i in _before(candidate, 4))


def _is_content(sentence: Sentence, at: int, candidate: Candidate) -> bool:
    """A noun is what is demanded when بـ or إلى leads to it: طالب بوقف القصف, دعا إلى سحب القوات."""
    if candidate.reading.prep == "ب":
        return True
    previous = sentence.tokens[candidate.at - 1].word.text if candidate.at else ""
    return previous in ("الي", "علي", "من") or at == candidate.at - 1 or _is_object(sentence, at, candidate)


def _led_by(sentence: Sentence, at: int, candidate: Candidate) -> bool:
    """«للمطالبة بفرض عقوبات», «دعا خبراء في لندن الحكومة إلى فرض عقوبات»: with بـ or إلى, nobody but who asks and who
    is asked between. Right after the demand two of 66 in annotated news had happened, further off six of 129.
    """
    end = candidate.at if candidate.reading.prep == "ب" else candidate.at - 1
    led = end == candidate.at or sentence.tokens[end].word.text in ("الي", "علي")
    return led and all(i in sentence.mention_at or _links(sentence, i) for i in range(at + 1, end))


def _links(sentence: Sentence, at: int) -> bool:
    word = sentence.tokens[at].word
    return "preposition" in word.classes or word.text in "،,"


def _is_object(sentence: Sentence, at: int, candidate: Candidate) -> bool:
    """«رفض الرئيس لقاء نظيره»: only the subject stands between the verb and what it asks or refuses."""
    reading = candidate.reading
    if reading.article or reading.prep or reading.enclitic or candidate.row.type not in _UNTOLD:
        return False
    return "V" in sentence.tokens[at].word.kinds and _acted_on(candidate, sentence, at)


def _modal(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    for at in _before(candidate, 4):
        word = sentence.tokens[at].word
        if "hypothetical.modal" not in word.classes:
            continue
        if _confirms(at, candidate, sentence) or _attempted(word.text, candidate):
            continue
        if sentence.hard[candidate.at] - sentence.hard[at] > 1 or sentence.soft[candidate.at] != sentence.soft[at]:
            continue
        return Ruling(Status.HYPOTHETICAL, at, word.text, _may_do(at, candidate, sentence))
    return None


def _may_do(at: int, candidate: Candidate, sentence: Sentence) -> bool:
    """«قد تتهم كينيا …»: right before a verb that can only be an imperfect, «قد» leaves it open."""
    next_to = candidate.verbal and at == candidate.at - 1 and sentence.tokens[at].word.text == "قد"
    return next_to and all(r.tag[0] in IMPERFECT for r in sentence.tokens[candidate.at].word.readings if r.kind == "V")


def _confirms(at: int, candidate: Candidate, sentence: Sentence) -> bool:
    """«قد» before a past verb, the act or what tells of it («قد أكد استهداف …»), says that it was done; after «وقد»,
    «فقد», and after «كان» and its subject, a form that may be past is («وقد تسلم», «وكان الوزير قد تباحث»).
    """
    text = sentence.tokens[at].word.text
    if text.removeprefix("و").removeprefix("ف") != "قد":
        return False
    verb = candidate.at if candidate.verbal else at + 1
    readings = [r for r in sentence.tokens[verb].word.readings if r.kind == "V"]
    told = text != "قد" or _had(at, sentence)
    if candidate.verbal and not told:
        readings = [candidate.reading]
    past = [r.tag.startswith("p") for r in readings]
    return any(past) and (told or all(past))


def _had(at: int, sentence: Sentence) -> bool:
    """«كان الوزير قد …»: only the subject of «كان» before «قد»."""
    before = sentence.before_names(at)
    return before >= 0 and "historical.verb" in _classes(sentence, before)


def _attempted(text: str, candidate: Candidate) -> bool:
    """«نجا من محاولة اغتيال»: annotators code an attack that was tried (40 of 44) unless it was foiled."""
    return candidate.row.type == "ASSAULT" and not candidate.verbal and "محاول" in text


def _planned(candidate: Candidate, sentence: Sentence) -> Ruling | None:
    """زيارة مرتقبة, القمة المقررة: an adjective of plan after the noun."""
    if candidate.verbal:
        return None
    for at in range(candidate.at + 1, min(len(sentence.tokens), candidate.at + 6)):
        word = sentence.tokens[at].word
        if word.text in "،,؛:":
            return None
        if "future.word" in word.classes and word.text.lstrip("ال").startswith(
            ("مرتقب", "مزمع", "مقرر", "منتظر", "متوقع", "مرجح", "وشيك")
        ):
            return Ruling(Status.FUTURE, at, word.text)
    return None


LABELS = (Status.ACTUAL.value, Status.FUTURE.value, Status.HYPOTHETICAL.value, Status.NEGATED.value)


def features(candidate: Candidate, sentence: Sentence, ruling: Ruling, direction: int) -> Iterator[str]:
    """What the learned status may depend on: the rule's finding, the form, closed-class words around, the date."""
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
    for at in _before(candidate, 9):
        word = sentence.tokens[at].word
        near = candidate.at - at
        for name in sorted(word.classes):
            if name.partition(".")[0] in (
                "negation",
                "future",
                "hypothetical",
                "condition",
                "complement",
                "historical",
            ):
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
    yield from (
        f"any:{name}" for name in sorted({n for t in sentence.tokens for n in t.word.classes if n == "condition"})
    )
