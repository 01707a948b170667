"""Learning the weights from annotated articles: roles, keeping, modes. Deterministic; needs the `train` extra.

Features come from the rules (events/); here they are only counted. Roles for the keeping model are cross-fitted,
so that it sees them as unsure as they will be on new text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from taqarub.evaluation.fit import fit_binary, fit_choice, fit_roles
from taqarub.events.article import Article
from taqarub.events.coder import PROMISED, EventCoder
from taqarub.events.contexts import elsewhere
from taqarub.events.links import Link
from taqarub.events.model import EMPTY, Models
from taqarub.events.modes import MODES
from taqarub.events.modes import features as mode_features
from taqarub.events.proposals import Draft, Proposal, drafts, propose
from taqarub.events.same import features, possible
from taqarub.events.status import Status
from taqarub.events.verify import features as role_features
from taqarub.knowledge.lexicon import Lexicon
from taqarub.model.mention import MentionKind
from taqarub.text.normalise import fold

_QUIET_SHARE = 0.08


class GoldMention(NamedTuple):
    """A gold mention in view offsets."""

    event: Mapping[str, Any]
    start: int
    end: int
    trigger: tuple[int, int]
    number: int


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article as the coder read it. `set_aside` are view spans where nothing counts."""

    id: str
    article: Article
    gold: tuple[GoldMention, ...]
    set_aside: tuple[tuple[int, int], ...]

    drafts: tuple[Draft, ...] = ()


class Fitted(NamedTuple):
    """A trained set of models and the numbers of examples it saw."""

    models: Models
    counts: Mapping[str, int]


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
        found.append(GoldMention(event, start, end, (at, at + max(1, len(trigger))), number))
    aside = []
    for part in gold.get("debatable") or []:
        at = text.find(fold(part["text"]).strip())
        if at >= 0:
            aside.append((at, at + len(fold(part["text"]).strip())))
    return Example(article.document.id, article, tuple(found), tuple(aside), tuple(drafts(article, lexicon)))


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
            start, end = _span(p)
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


def _span(p: Proposal) -> tuple[int, int]:
    tokens = p.sentence.tokens
    return tokens[p.candidate.at].start, tokens[p.candidate.last - 1].end


# --- roles -----------------------------------------------------------------------------------------


def role_rows(proposals: Sequence[Proposal], example_: Example) -> list[tuple[tuple[str, ...], int, float]]:
    """(features, label 0 neither / 1 actor / 2 recipient, weight) for every mention near a matched trigger."""
    out = []
    text = example_.article.view.text
    for i, g in pair_up(proposals, example_.gold).items():
        gold = example_.gold[g]
        if not gold.event["actors"] and not gold.event["recipients"]:
            continue
        sides = [_side(gold.event[key], text, gold) for key in ("actors", "recipients")]
        named = tuple(any(_covers(link, side) for link in proposals[i].links) for side in sides)
        for link in proposals[i].links:
            label, weight = _label(link, sides, named)
            if weight:
                out.append((link.features, label, weight))
    return out


class _Side(NamedTuple):
    spans: tuple[tuple[int, int], ...]
    countries: frozenset[str]


def _side(entities: Iterable[Mapping[str, Any]], text: str, gold: GoldMention) -> _Side:
    spans = []
    countries = set()
    for entity in entities:
        if entity.get("country"):
            countries.add(entity["country"])
        words = fold(entity["text"]).strip()
        at = text.find(words, gold.start, gold.end)
        if at >= 0:
            spans.append((at, at + len(words)))
    return _Side(tuple(spans), frozenset(countries))


def _label(link: Link, sides: Sequence[_Side], named: Sequence[bool]) -> tuple[int, float]:
    """By the words first; by the country alone only where gold's words stand in another sentence.

    A second mention of a state that is named in its role already teaches nothing: weight 0.
    """
    overlaps = [_covers(link, side) for side in sides]
    if any(overlaps):
        return (1 if overlaps[0] >= overlaps[1] else 2), 1.0
    codes = _codes(link)
    shares = [bool(codes & side.countries) for side in sides]
    for role in (0, 1):
        if shares[role]:
            alone = not named[role] and not shares[1 - role]
            return role + 1, 0.6 if alone else 0.0
    return 0, 1.0


def _codes(link: Link) -> set[str]:
    mention = link.mention
    return set(mention.inner) if mention.kind == MentionKind.BOTH else {mention.country} - {""}


def _covers(link: Link, side: _Side) -> int:
    """Characters of the side's words that the mention covers; a carried mention covers none."""
    return 0 if link.carried else _covered(link.mention.start, link.mention.end, side.spans)


def _covered(start: int, end: int, spans: Iterable[tuple[int, int]]) -> int:
    return max((max(0, min(end, b) - max(start, a)) for a, b in spans), default=0)


# --- the whole -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recipe:
    """Strengths of the penalties (scikit-learn's C) and the threshold of keeping."""

    roles: float = 0.05
    keep: float = 0.15
    mode: float = 0.3
    status: float = 0.3
    same: float = 0.1
    stay: float = 0.1
    threshold: float = 0.38


@dataclass(slots=True)
class _Rows:
    """Rows gathered for the models that follow the roles."""

    keep: list[tuple[str, ...]]
    kept: list[int]
    mode: list[tuple[str, ...]]
    modes: list[str]
    pairs: list[tuple[str, ...]]
    same: list[int]
    roles: list[tuple[str, ...]]
    stay: list[int]


def train(
    lexicon: Lexicon, examples: Sequence[Example], recipe: Recipe = Recipe(), quiet: Sequence[Example] = ()
) -> Fitted:
    """Fit every model. Deterministic: the same articles and tables give the same weights.

    `quiet` are articles about other things than politics (see `quiet_articles`): their triggers report no events.
    """
    halves = (examples[0::2], examples[1::2])
    crossed = [_first_models(half, recipe) for half in halves]
    rows = _Rows([], [], [], [], [], [], [], [])
    for half, models in zip(halves, reversed(crossed), strict=True):
        for ex in half:
            proposals = propose(ex.drafts, models)
            _collect(ex, proposals, rows)
            _collect_roles(ex, proposals, rows)
            _collect_pairs(ex, proposals, EventCoder(lexicon, models), rows)
    first = _first_models(examples, recipe)
    for ex in quiet:
        _collect(ex, propose(ex.drafts, first), rows)
    keep = fit_binary(rows.keep, rows.kept, recipe.keep)
    mode = fit_choice(rows.mode, rows.modes, recipe.mode)
    counts = {"candidates": len(rows.keep), "kept": sum(rows.kept), "modes": len(rows.mode)}
    same = fit_binary(rows.pairs, rows.same, recipe.same)
    stay = fit_binary(rows.roles, rows.stay, recipe.stay)
    return Fitted(replace(first, keep=keep, mode=mode, same=same, stay=stay, threshold=recipe.threshold), counts)


def quiet_articles(articles: Iterable[Article], lexicon: Lexicon, most: int = 250) -> list[Example]:
    """The first `most` articles that are plainly about sport, markets, weather, culture or daily life.

    Plainly: at least 8 of 100 words are such words. They stand in for annotated articles without events, of which the
    development gold has few.
    """
    out: list[Example] = []
    for article in articles:
        words = sum(len(s.tokens) for s in article.sentences)
        if words > 80 and sum(elsewhere(s, lexicon) for s in article.sentences) >= _QUIET_SHARE * words:
            out.append(Example(article.document.id, article, (), (), tuple(drafts(article, lexicon))))
        if len(out) == most:
            break
    return out


def _first_models(examples: Sequence[Example], recipe: Recipe) -> Models:
    """Roles and status: what the keeping model looks at."""
    role_examples: list[tuple[tuple[str, ...], int, float]] = []
    status_rows: list[tuple[str, ...]] = []
    statuses: list[str] = []
    for ex in examples:
        proposals = propose(ex.drafts, EMPTY)
        role_examples.extend(role_rows(proposals, ex))
        for i, g in pair_up(proposals, ex.gold).items():
            status_rows.append(proposals[i].status_features)
            statuses.append(_gold_status(proposals[i], ex.gold[g].event))
    return replace(
        EMPTY, roles=fit_roles(role_examples, recipe.roles), status=fit_choice(status_rows, statuses, recipe.status)
    )


def _gold_status(p: Proposal, event: Mapping[str, Any]) -> str:
    if event["type"] == "AGREE" and p.candidate.row.type in PROMISED:
        return "future"
    return "actual" if event["status"] == "historical" else str(event["status"])


def _collect(ex: Example, proposals: Sequence[Proposal], rows: _Rows) -> None:
    paired = pair_up(proposals, ex.gold)
    for i, p in enumerate(proposals):
        start, _ = _span(p)
        aside = any(a <= start < b for a, b in ex.set_aside)
        if i not in paired and (aside or p.ruling.status in (Status.HYPOTHETICAL, Status.NEGATED)):
            continue
        rows.keep.append(p.features)
        rows.kept.append(int(i in paired))
        if i in paired:
            gold = ex.gold[paired[i]].event
            if gold["type"] in MODES and gold["type"] == p.candidate.row.type:
                rows.mode.append(tuple(mode_features(p)))
                rows.modes.append(f"{gold['type']}:{gold['mode'] or ''}")


def _collect_roles(ex: Example, proposals: Sequence[Proposal], rows: _Rows) -> None:
    """Filled roles of matched triggers: 1 where gold has that party there, 0 where gold leaves the side open.

    A party where gold has another teaches nothing here: dropping it would not put it right.
    """
    for i, g in pair_up(proposals, ex.gold).items():
        p, event = proposals[i], ex.gold[g].event
        for role in p.roles:
            gold = {c for c in (x.get("country") for x in event["actors" if role.role == "A" else "recipients"]) if c}
            own = set(role.mention.inner) if role.mention.kind == MentionKind.BOTH else {role.mention.country} - {""}
            if own and (not gold or own & gold):
                rows.roles.append(tuple(role_features(role, p.roles, p.candidate, p.ruling)))
                rows.stay.append(int(bool(gold)))


def _collect_pairs(ex: Example, proposals: Sequence[Proposal], coder: EventCoder, rows: _Rows) -> None:
    """Pairs of mentions that could be one event, and whether gold says they are."""
    found = [
        (coder.event(ex.article, proposals[i], 1.0), _root(ex, g))
        for i, g in sorted(pair_up(proposals, ex.gold).items())
    ]
    for j, (later, root) in enumerate(found):
        for earlier, other in found[:j]:
            if possible(earlier, later):
                rows.pairs.append(tuple(features(earlier, later)))
                rows.same.append(int(root == other))


def _root(ex: Example, g: int) -> int:
    """The position, among all gold events, of the first mention of gold mention `g`."""
    ref = ex.gold[g].event.get("same_as")
    return ex.gold[g].number if ref is None else int(ref)


def save(models: Models, path: Path) -> None:
    """Write weights.json: sorted, one weight a line, so that a change can be read in a diff."""
    data = {
        "threshold": models.threshold,
        "keep": {"bias": models.keep.bias, "weights": dict(sorted(models.keep.weights.items()))},
        "roles": {
            h: {t: [w.real, w.imag] for t, w in sorted(ts.items())} for h, ts in sorted(models.roles.weights.items())
        },
        "same": {"bias": models.same.bias, "weights": dict(sorted(models.same.weights.items()))},
        "stay": {"bias": models.stay.bias, "weights": dict(sorted(models.stay.weights.items()))},
        "mode": {k: dict(sorted(v.items())) for k, v in sorted(models.mode.weights.items())},
        "status": {k: dict(sorted(v.items())) for k, v in sorted(models.status.weights.items())},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
