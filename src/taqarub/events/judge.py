"""Who judges an act told by a noun: whoever condemns or welcomes an attack did not carry it out."""

from collections.abc import Sequence

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate
from taqarub.model.mention import Mention

_JUDGING = frozenset(("ACCUSE", "SUPPORT", "PROTEST"))
_JUDGED = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"))


def judge_of(candidate: Candidate, sentence: Sentence, others: Sequence[Candidate]) -> Mention | None:
    """«أدانت الرئاسة القصف», «كينيا احتجت على اعتقال …»: the subject of the verb whose object the act is.

    Of 30 such nouns in annotated news three are acts of whoever judges.
    """
    if candidate.verbal or candidate.row.type not in _JUDGED:
        return None
    verbs = [o for o in others if o.verbal and o.at < candidate.at]
    verb = verbs[-1] if verbs else None
    if verb is None or verb.row.type not in _JUDGING or verb.passive:
        return None
    between = range(verb.last, candidate.at)
    if not all(i in sentence.mention_at or _leads(sentence, i) for i in between):
        return None
    named = {sentence.mention_at[i].first for i in between if i in sentence.mention_at}
    if not named:
        return sentence.mention_at.get(verb.at - 1)
    return sentence.mention_at[min(named)] if len(named) == 1 and min(named) == verb.last else None


def _leads(sentence: Sentence, at: int) -> bool:
    return "preposition" in sentence.tokens[at].word.classes
