"""What talks were about, told without those who met: «وجرى خلال اللقاء بحث العلاقات الثنائية».

Such a sentence tells the meeting again and names nobody who took part; the parties it could be given are those of the
subject talked about. The gold leaves its sides open (GUIDELINES, 3: all 14 such mentions of its 395 articles).
"""

from collections.abc import Iterable

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate, definite, happened

FORM = "content"  # of the event, for those who tie mentions
_FRAME = "content"
_TYPE = "CONSULT"


def is_content(candidate: Candidate, sentence: Sentence, earlier: Iterable[Candidate]) -> bool:
    """Does a candidate say what a meeting, told by one of the candidates of `earlier` sentences, was about?"""
    if candidate.row.frame != _FRAME or _with(candidate, sentence):
        return False
    if not any(one.row.type == _TYPE for one in earlier):
        return False
    if candidate.verbal:
        last = candidate.companions[-1]
        return definite(sentence.tokens[candidate.last : last + 1]) and last + 1 not in sentence.mention_at
    return not candidate.reading.prep and happened(sentence, candidate.at)


def _with(candidate: Candidate, sentence: Sentence) -> bool:
    """Is somebody named with whom it was: «جرى بحث … مع الوفد»?"""
    behind = [m for m in sentence.mentions if m.first > candidate.at]
    return any(sentence.tokens[m.first - 1].word.text == "مع" for m in behind)
