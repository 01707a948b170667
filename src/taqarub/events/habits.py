"""What is always done is no event: «وترفض بكين باستمرار», «كثيرا ما تنتقد», «دأبت على إطلاق الصواريخ», «تطالب منذ
عقود»."""

from taqarub.events.sentence import Sentence
from taqarub.text.tokens import Reading

_REACH = 8  # words of the clause behind a verb
_SPAN = 4  # «منذ أكثر من عقد»
_YEARS = frozenset("سنوات سنتين سنين اعوام عامين عقد عقدين عقود قرن قرون".split())
_USED_REACH = 5  # words between «دأب» or «اعتاد» and what is done, a name or title counting as one


def habitual(sentence: Sentence, at: int, reading: Reading) -> bool:
    """Is the word at `at`, so read, said to be done always or again and again?"""
    if not reading.conj and _used_to(sentence, at):
        return True
    imperfect = reading.kind == "V" and reading.tag[0] == "r" and not reading.prep
    return imperfect and (_often(sentence, at) or _always(sentence, at) or _for_years(sentence, at))


def _always(sentence: Sentence, at: int) -> bool:
    """A word for what is always so behind a verb in the imperfect, in its clause."""
    near = range(at + 1, min(len(sentence.tokens), at + _REACH))
    return any("habit" in sentence.tokens[i].word.classes and sentence.hard[i] == sentence.hard[at] for i in near)


def _for_years(sentence: Sentence, at: int) -> bool:
    """«منذ أكثر من عقد» in the clause of an imperfect that is not negated: of 19 in annotated news three are events."""
    tokens = sentence.tokens
    if at and "negation.verb" in tokens[at - 1].word.classes:
        return False
    for since in range(at + 1, min(len(tokens), at + _REACH)):
        if tokens[since].word.text == "منذ" and sentence.hard[since] == sentence.hard[at]:
            return any(token.word.text in _YEARS for token in tokens[since + 1 : since + _SPAN])
    return False


def _often(sentence: Sentence, at: int) -> bool:
    """«غالبا ما», «كثيرا ما» right before the verb: of 10 in annotated news one is an event."""
    led = at > 1 and sentence.tokens[at - 1].word.text == "ما"
    return led and "often" in sentence.tokens[at - 2].word.classes


def _used_to(sentence: Sentence, at: int) -> bool:
    """What «دأب» or «اعتاد» leads to, with their subject between: of 8 in annotated news one is an event."""
    before, left = at - 1, _USED_REACH
    while before >= 0 and left and sentence.hard[before] == sentence.hard[at]:
        if "used_to" in sentence.tokens[before].word.classes:
            return True
        left -= before not in sentence.mention_at
        before -= 1
    return False
