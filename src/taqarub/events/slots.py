"""Where a mention stands from a trigger: the preposition that governs it, its rank, or its place in an idafa."""

from collections.abc import Iterator, Sequence

from taqarub.events.sentence import Sentence
from taqarub.events.triggers import Candidate
from taqarub.model.mention import Mention, MentionKind

BY = "من قبل"
_BY_ANOTHER = "by_another"  # «تدين البلاد التصريحات من قبل مسؤولين»: it is not the trigger that they do
_BY_REACH = 4
_AGENTIVE = frozenset(("قبل", "يد", "ايدي", "جانب", "طرف"))


def slots(candidate: Candidate, sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    """(mention, slot): the governing preposition, or its rank among bare mentions on its side, or gen / nisba.

    A slot before the trigger begins with <, one of a later member of a coordination with &.
    """
    bare = 0
    nisba_end = max((candidate.last - 1, *candidate.companions))
    for mention in sentence.mentions:
        if mention.first <= candidate.at:
            continue
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            slot = _after(candidate, mention, nisba_end)
            if slot.startswith("nisba"):
                nisba_end = mention.last
            elif slot == "bare":
                bare += 1
                slot = f"bare{min(bare, 4)}"
        elif slot == BY and bare and mention.first - candidate.last - 2 > _BY_REACH:
            slot = _BY_ANOTHER
        yield mention, slot
    rank = 0
    for mention in reversed(sentence.mentions):
        if mention.last > candidate.at:
            continue
        slot = _slot(candidate, sentence, mention)
        if slot == "bare":
            rank += 1
            slot = f"bare{min(rank, 4)}"
        yield mention, "<" + slot


def _after(candidate: Candidate, mention: Mention, nisba_end: int) -> str:
    """gen, nisba: right after a masdar, and among its adjectives; gen2, nisba2: the same after a light verb's noun."""
    nisba = mention.kind == MentionKind.NISBA
    end = max((candidate.last - 1, *candidate.companions))
    if not candidate.verbal and mention.first == candidate.last and not nisba:
        return "gen"
    behind = end >= candidate.last  # the words that the trigger needed stand behind it
    if behind and nisba and end < mention.first <= nisba_end + 1:
        return "nisba2"
    if behind and mention.first == end + 1:
        return "gen2"
    return "nisba" if nisba and mention.first <= nisba_end + 1 and not candidate.verbal else "bare"


def _slot(candidate: Candidate, sentence: Sentence, mention: Mention) -> str:
    """The preposition that governs a mention; a conjunct stands where its first member stands."""
    if mention.prep:
        return mention.prep
    at = mention.first - 1
    if at < 0:
        return "bare"
    previous = sentence.tokens[at].word
    if at and previous.text in _AGENTIVE and sentence.tokens[at - 1].word.text in ("من", "علي"):
        return BY
    if at and previous.text == "من" and "given" in sentence.tokens[at - 1].word.classes:
        return BY  # «شحنة مقدمة من قطر»
    if at and previous.text == "من" and sentence.tokens[at - 1].word.text.endswith("كل"):
        at -= 1  # «كل من روسيا وإيران» stands where its first member would
        previous = sentence.tokens[at - 1].word
    if "preposition" in previous.classes and at != candidate.at:
        return previous.text[1:] if previous.conj else previous.text
    if mention.conj:
        other = sentence.mention_at.get(at - 1 if previous.text in "،," else at)
        if other is not None and other is not mention and mention.first - other.last in (0, 1):
            return "&" + _slot(candidate, sentence, other)
    return "bare"


def surroundings(candidate: Candidate, sentence: Sentence, found: Sequence[tuple[Mention, str]]) -> str:
    """What stands around a trigger: a bare mention right after it, how many in its clause, and one before it."""
    hard, soft = sentence.hard[candidate.at], sentence.soft[candidate.at]
    near = [(m, s) for m, s in found if sentence.hard[m.first] == hard and -1 <= sentence.soft[m.first] - soft <= 1]
    follows = any(slot in ("bare1", "gen") and m.first <= candidate.last + 1 for m, slot in near)
    bare = sum(slot.startswith(("bare", "gen")) for _, slot in near)
    before = any(slot == "<bare1" for _, slot in near)
    return f"{follows:d}{min(bare, 2)}{before:d}"
