"""The sentence as the choice of parties sees it: coarse tags and coordinations, once for all its triggers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taqarub.events.sentence import Sentence
from taqarub.model.mention import Mention, MentionKind

_KINDS = {
    MentionKind.STATE: "S", MentionKind.SEAT: "S", MentionKind.NISBA: "N", MentionKind.PERSON: "P",
    MentionKind.OFFICE: "P", MentionKind.COUNTERPART: "P", MentionKind.ORGANISATION: "O", MentionKind.INSTITUTION: "O",
}  # fmt: skip
_PARTIES = frozenset("wPSONA")
_HELP_REACH = 5  # tokens between two parties, a comma and «بغطاء جوي كثيف من» among them
_LONGEST = 5  # tags a path is told by; a longer way is only "long"


@dataclass(frozen=True, slots=True)
class Scene:
    """`tags[i]` of token i; `verbs[i]` verbs stand before token i; `run_of[id(mention)]` is its coordination.

    `helped[id(mention)]` is a party and whoever helps it: «قوات الجيش، بإسناد من التحالف».
    `words` are the different word forms in reading order, `kin` the different groups of words used alike.
    """

    sentence: Sentence
    tags: Sequence[str]
    verbs: Sequence[int]
    run_of: dict[int, tuple[Mention, ...]]
    helped: dict[int, tuple[Mention, ...]]
    countries: int
    words: tuple[str, ...]
    kin: tuple[str, ...]

    def tag(self, at: int) -> str:
        """The tag of a token; ^ before the sentence, $ behind it."""
        return self.tags[at] if 0 <= at < len(self.tags) else "^" if at < 0 else "$"

    def joint(self) -> list[tuple[Mention, ...]]:
        """The coordinations, parties with who helps them, and "the two sides", in reading order, each once."""
        both = [(m,) for m in self.sentence.mentions if m.kind == MentionKind.BOTH]
        found = {run[0].first: run for run in (*both, *self.helped.values(), *self.run_of.values())}
        return [found[first] for first in sorted(found)]

    def path(self, start: int, end: int) -> str:
        """The tags of tokens [start, end), runs of nouns and of names drawn together; "long" for a long way."""
        if end - start > 3 * _LONGEST:
            return "long"
        out: list[str] = []
        for tag in self.tags[start:end]:
            if not (out and tag == out[-1] and tag in _PARTIES):
                out.append(tag)
        return "".join(out) if len(out) <= _LONGEST else "long"


def scene_of(sentence: Sentence) -> Scene:
    """Tag the words and find the coordinations."""
    at = sentence.mention_at
    tags = [_KINDS.get(at[i].kind, "A") if i in at else t.word.tag for i, t in enumerate(sentence.tokens)]
    verbs, count = [], 0
    for tag in tags:
        verbs.append(count)
        count += tag == "V"
    runs = {id(m): run for run in _runs(sentence) for m in run}
    helped: dict[int, tuple[Mention, ...]] = {
        id(one): (one, other) for one, other in pairwise(sentence.mentions) if _helps(sentence, one, other)
    }
    countries = len({m.country for m in sentence.mentions if m.country})
    words = tuple(dict.fromkeys(t.word.text for t in sentence.tokens))
    kin = tuple(dict.fromkeys(k for t in sentence.tokens for k in t.word.kin))
    return Scene(sentence, tags, [*verbs, count], runs, helped, countries, words, kin)


def _runs(sentence: Sentence) -> Iterator[tuple[Mention, ...]]:
    """Mentions joined by و, by commas that end in و, or hung on one noun: «روسيا والصين», «القوات التركية والليبية»,
    «الاتفاق السعودي الإيراني».
    """
    run: list[Mention] = []
    for mention in sentence.mentions:
        if run and not _joined(sentence, run[-1], mention):
            if _coordinated(run):
                yield tuple(run)
            run = []
        run.append(mention)
    if _coordinated(run):
        yield tuple(run)


def _helps(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Does the second stand right behind words for its help to the first: «، مسنودة بطيران التحالف»?"""
    between = sentence.tokens[one.last : other.first]
    if not 0 < len(between) <= _HELP_REACH or one.kind == MentionKind.NISBA:
        return False
    start = between[0].word.text in "،,"
    return len(between) > start and "helped" in between[start].word.classes


def _coordinated(run: Sequence[Mention]) -> bool:
    return len(run) > 1 and any(m.conj or _paired(before, m) for before, m in pairwise(run))


def _paired(before: Mention, mention: Mention) -> bool:
    """Two adjectives of one noun: what it names is both states'."""
    adjectives = before.kind == mention.kind == MentionKind.NISBA
    return adjectives and before.last == mention.first and bool(mention.country) and not (before.prep or mention.prep)


def _joined(sentence: Sentence, before: Mention, mention: Mention) -> bool:
    gap = mention.first - before.last
    if gap == 1 and sentence.tokens[before.last].word.text in "،,":
        return mention.kind == before.kind or mention.conj
    return _paired(before, mention) or (mention.conj and (gap in (0, 1) or mention.first == before.first))
