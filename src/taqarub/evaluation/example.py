"""Annotated articles as training sees them: where each gold mention stands, and which candidate reports it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from taqarub.events.article import Article
from taqarub.events.proposals import PROMISED, Draft, Proposal, drafts
from taqarub.knowledge.lexicon import Lexicon
from taqarub.text.normalise import fold


class GoldMention(NamedTuple):
    """A gold mention in view offsets; `actors` and `recipients` are where the words of its parties stand."""

    event: Mapping[str, Any]
    start: int
    end: int
    trigger: tuple[int, int]
    number: int
    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article as the coder read it. `set_aside` are view spans where nothing counts; without `keeping` it
    does not teach which candidates are events.
    """

    id: str
    article: Article
    gold: tuple[GoldMention, ...]
    set_aside: tuple[tuple[int, int], ...]
    drafts: tuple[Draft, ...] = ()
    keeping: bool = True


def example(article: Article, gold: Mapping[str, Any], lexicon: Lexicon) -> Example:
    """Place gold mentions in the article's view by their copied strings."""
    text = article.view.text
    found = []
    for number, event in enumerate(gold["events"]):
        sentence, trigger = fold(event["sentence"]).strip(), fold(event.get("trigger") or "").strip()
        start = text.find(sentence)
        if start < 0:
            continue
        end = start + len(sentence)
        at = text.find(trigger, start, end)
        at = start if at < 0 else at
        sides = [_words(event[side], text, start, end) for side in ("actors", "recipients")]
        found.append(GoldMention(event, start, end, (at, at + max(1, len(trigger))), number, *sides))
    aside = []
    for part in gold.get("debatable") or []:
        at = text.find(fold(part["text"]).strip())
        if at >= 0:
            aside.append((at, at + len(fold(part["text"]).strip())))
    told = tuple(drafts(article, lexicon))
    return Example(article.document.id, article, tuple(found), tuple(aside), told, gold.get("keeping", True))


def _words(parties: Sequence[Mapping[str, Any]], text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the copied words of parties stand: in the mention's sentence, else nearest to it."""
    out = []
    for party in parties:
        words = fold(party.get("text") or "").strip()
        places = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
        if places:
            at = min(places, key=lambda i: (max(start - i, i + 1 - end, 0), i))
            out.append((at, at + len(words)))
    return tuple(out)


def kinds(type_: str, status: str) -> set[str]:
    """The types under which an act may be matched: a promised act is also AGREE."""
    return {type_, "AGREE"} if status == "future" and type_ in PROMISED else {type_}


def pair_up(proposals: Sequence[Proposal], gold: Sequence[GoldMention]) -> dict[int, int]:
    """Proposal index → gold index, one to one: triggers that overlap first, then any in the same sentence and type."""
    out: dict[int, int] = {}
    used: set[int] = set()
    for need_overlap in (True, False):
        for i, p in enumerate(proposals):
            if i in out:
                continue
            start, end = span_of(p)
            for g, mention in enumerate(gold):
                if g in used or not mention.start <= start < mention.end:
                    continue
                overlap = start < mention.trigger[1] and mention.trigger[0] < end
                if _alike(p, mention.event, overlap) and (overlap or not need_overlap):
                    out[i] = g
                    used.add(g)
                    break
    return out


def _alike(p: Proposal, event: Mapping[str, Any], overlap: bool) -> bool:
    """The same type; a word of meeting or helping may also be the promise of it, where it is the very trigger."""
    own = kinds(p.candidate.row.type, str(p.ruling.status))
    if own & kinds(event["type"], event["status"]):
        return True
    return overlap and event["type"] == "AGREE" and p.candidate.row.type in PROMISED


def span_of(p: Proposal) -> tuple[int, int]:
    tokens = p.sentence.tokens
    return tokens[p.candidate.at].start, tokens[p.candidate.last - 1].end
