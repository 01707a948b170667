"""Well-known events of the past named without their date: «منذ الغزو العراقي للكويت», «عقب اتفاق كامب ديفيد»."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from taqarub.knowledge.lexicon import Landmark
from taqarub.model.text import Span
from taqarub.text.tokens import Token

_REACH = 10  # tokens between the act and what else makes it that event
_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلك")
_PROCLITICS = _CONJUNCTIONS | _PREPOSITIONS
_SHORT = 3


class LandmarkMention(NamedTuple):
    """The words [first, last) that name a landmark, `act` the token of its act; `edtf` when it happened."""

    first: int
    last: int
    act: int
    types: frozenset[str]
    edtf: str
    span: Span


def find_landmarks(tokens: Sequence[Token], known: Mapping[str, tuple[Landmark, ...]]) -> list[LandmarkMention]:
    """The landmarks that a sentence names, in the order of their acts."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        for form in _forms(token.word.text):
            places.setdefault(form, []).append(at)
    words = set(places)
    found = (
        _mention(tokens, act, landmark, places)
        for word in known.keys() & words for landmark in known[word] if _all_there(landmark, words)
        for act in places[word]
    )  # fmt: skip
    return sorted((one for one in found if one is not None), key=_order)


def _order(one: LandmarkMention) -> tuple[int, str, int, int, list[str]]:
    return one.act, one.edtf, one.first, one.last, sorted(one.types)


def _all_there(landmark: Landmark, words: set[str]) -> bool:
    """Has each group a word in the sentence? Most landmarks fail here, at little cost."""
    return not any(heads.isdisjoint(words) for heads in landmark.heads)


def _mention(
    tokens: Sequence[Token], act: int, landmark: Landmark, places: Mapping[str, Sequence[int]]
) -> LandmarkMention | None:
    """The landmark whose act stands at `act`, if each of its groups has a word near it."""
    spans = []
    for number, group in enumerate(landmark.groups):
        reach = 0 if number == 0 else _REACH
        near = [(abs(first - act), first, last) for first, last in _found(tokens, group, places)]
        best = min((one for one in near if one[0] <= reach), default=None)
        if best is None:
            return None
        spans.append(best[1:])
    first, last = min(one[0] for one in spans), max(one[1] for one in spans)
    words = Span(tokens[first].start, tokens[last - 1].end)
    return LandmarkMention(first, last, act, landmark.types, landmark.date, words)


def _found(
    tokens: Sequence[Token], group: Sequence[tuple[str, ...]], places: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Where the alternatives of a group stand: [first, last) tokens."""
    for words in group:
        for first in places.get(words[0], ()):
            rest = [token.word.text for token in tokens[first + 1 : first + len(words)]]
            if rest == list(words[1:]):
                yield first, first + len(words)


def _forms(text: str) -> tuple[str, ...]:
    """A word as it stands and without its proclitics: وللكويت → للكويت, الكويت."""
    if len(text) <= _SHORT or text[0] not in _PROCLITICS:
        return (text,)
    bare = text[1:] if text[0] in _CONJUNCTIONS else text
    if bare.startswith("لل"):
        return text, bare, f"ال{bare[2:]}"
    return (text, bare, bare[1:]) if bare[0] in _PREPOSITIONS else (text, bare)
