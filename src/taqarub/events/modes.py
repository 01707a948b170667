"""The PLOVER mode of an act: the row's own, else what the words around it say."""

from collections.abc import Iterator

from taqarub.events.model import Models
from taqarub.events.proposals import Proposal

MODES = {
    "CONSULT": ("", "visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("", "withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("", "assist", "change", "yield", "meet"),
    "ACCUSE": ("", "disapprove", "investigate", "allege"),
    "REJECT": ("", "assist", "change", "yield", "meet"),
    "THREATEN": ("", "restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("", "demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("", "convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("", "troops", "weapons", "police", "militia"),
    "COERCE": (
        "", "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "", "beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives",
        "suicide-attack", "heavy-weapons", "crowd-control", "aerial", "drone", "unconventional", "abduct", "destroy",
        "targeted",
    ),
}  # fmt: skip
_WINDOW = 8
_SURE = 0.6
_SHORTEST = 4


def mode_of(proposal: Proposal, models: Models) -> str:
    """The likeliest mode of the type; the row's own where nothing was learned."""
    row = proposal.candidate.row
    allowed = MODES.get(row.type)
    if not allowed:
        return ""
    if not models.mode.weights:
        return row.mode
    label, chance = models.mode.choose(tuple(features(proposal)), [f"{row.type}:{m}" for m in allowed])
    return row.mode if row.mode and chance < _SURE else label.partition(":")[2]


def features(proposal: Proposal) -> Iterator[str]:
    """What the mode may depend on: the row, its head, the words near and the kinds of party."""
    candidate, sentence = proposal.candidate, proposal.sentence
    row = candidate.row
    yield f"b:{row.type}"
    yield f"m:{row.type}:{row.mode}"
    yield f"h:{row.type}:{row.head}"
    yield f"r:{row.key}"
    low, high = max(0, candidate.at - _WINDOW), min(len(sentence.tokens), candidate.last + _WINDOW)
    for i in range(low, high):
        word = sentence.tokens[i].word
        if i not in sentence.mention_at and word.text[0].isalpha() and i != candidate.at:
            yield f"w:{row.type}:{_stem(word.text)}"
    for role in proposal.roles:
        yield f"k:{row.type}:{role.role}:{role.mention.kind}"
        yield f"s:{row.type}:{role.role}:{role.mention.sector}"
        yield f"c:{row.type}:{role.role}:{role.slot}"
    yield f"ph:{row.type}:{_by_phone(proposal):d}"
    yield f"st:{row.type}:{proposal.ruling.status}"
    yield f"q:{row.type}:{sentence.quoted[candidate.at]}"


def _by_phone(proposal: Proposal) -> bool:
    """«بحث الرئيس مع نظيره …، خلال اتصال هاتفي»: 67 of 72 annotated talks with such a word in their clause."""
    clause, sentence = proposal.sentence.hard, proposal.sentence
    here = clause[proposal.candidate.at]
    return any(c == here and "by_phone" in t.word.classes for c, t in zip(clause, sentence.tokens, strict=True))


def _stem(text: str) -> str:
    """A word without its commonest clitics and the tanween of an adjective («هاتفيا»), for counting."""
    text = text[:-1] if text.endswith("يا") and len(text) > _SHORTEST else text
    for prefix in ("وال", "بال", "لل", "فال", "ال"):
        if text.startswith(prefix) and len(text) - len(prefix) > 2:
            return text[len(prefix) :]
    return text[1:] if text[:1] in "وبل" and len(text) > 4 else text
