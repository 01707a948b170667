"""Learning the weights from annotated articles: roles, keeping, modes. Deterministic; needs the `train` extra.

Features come from the rules (events/); here they are only counted. Roles for the keeping model are cross-fitted,
so that it sees them as unsure as they will be on new text.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from taqarub.evaluation.example import Example, pair_up
from taqarub.evaluation.fit import fit_binary, fit_choice
from taqarub.evaluation.train_alone import Sentence, with_alone
from taqarub.evaluation.train_contexts import fit_contexts
from taqarub.evaluation.train_keep import Judged, fit_keeping, judged
from taqarub.evaluation.train_past import fit_past
from taqarub.evaluation.train_plain import with_plain
from taqarub.evaluation.train_settle import fit_settling
from taqarub.evaluation.train_sides import FOLDS, ArticleSides, Strengths, fit_sides, sides_of
from taqarub.events.article import Article
from taqarub.events.coder import EventCoder
from taqarub.events.model import BINARY, EMPTY, HUNDREDTHS, NUMBERS, Binary, Choice, Models, load_seats
from taqarub.events.modes import MODES
from taqarub.events.modes import features as mode_features
from taqarub.events.proposals import PROMISED, Proposal, drafts, propose
from taqarub.events.same import features, possible
from taqarub.events.sides import SideModel
from taqarub.events.topics import elsewhere
from taqarub.knowledge.lexicon import Lexicon

_QUIET_SHARE = 0.08


class Fitted(NamedTuple):
    """A trained set of models and the numbers of examples it saw."""

    models: Models
    counts: Mapping[str, int]


# --- the whole -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recipe:
    """Strengths of the penalties (scikit-learn's C) and the thresholds of keeping.

    Who is right about an act but wrong about its sides misleads about two states: what is doubtful in both is left out,
    a little less strictly where a text is one sentence (`lone`).
    """

    sides: Strengths = field(default_factory=Strengths)
    keep: float = 0.03
    beside: float = 0.02
    mode: float = 0.3
    status: float = 0.3
    same: float = 0.1
    past: float = 0.2
    context: float = 0.3
    threshold: float = 0.3
    sided: float = 0.25
    lone: float = 0.2


@dataclass(slots=True)
class _Rows:
    """Rows gathered for the models that follow the roles."""

    keep: list[Judged]
    mode: list[tuple[str, ...]]
    modes: list[str]
    pairs: list[tuple[str, ...]]
    same: list[int]


def train(
    lexicon: Lexicon,
    examples: Sequence[Example],
    recipe: Recipe = Recipe(),
    quiet: Sequence[Example] = (),
    alone: Sequence[Sentence] = (),
    more: Sequence[Example] = (),
    plain: Sequence[Example] = (),
) -> Fitted:
    """Fit every model. Deterministic: the same articles and tables give the same weights.

    `more` are articles annotated by others, whose habits of leaving sides open are not learned; `quiet` are articles
    about other things than politics (see `quiet_articles`): their triggers report no events; `alone` are judged
    sentences without their articles; `plain` are whole texts of a sentence or two.
    """
    first, crossed = _first_models(examples, more, recipe)
    examples = [*examples, *more]
    rows = _Rows([], [], [], [], [])
    for number, ex in enumerate(examples):
        models = crossed[number % FOLDS]
        proposals = propose(ex.drafts, models)
        if ex.keeping:
            _collect(ex, proposals, rows)
        _collect_modes(ex, proposals, rows)
        _collect_pairs(ex, proposals, EventCoder(lexicon, models), rows)
    for ex in quiet:
        _collect(ex, propose(ex.drafts, first), rows)
    mode = fit_choice(rows.mode, rows.modes, recipe.mode)
    coded = [one for article in rows.keep for one in article.coded if one is not None]
    counts = {"candidates": len(coded), "kept": sum(coded), "modes": len(rows.mode)}
    same = fit_binary(rows.pairs, rows.same, recipe.same)
    fitted: dict[str, Any] = {
        **fit_keeping(rows.keep, recipe.keep, recipe.beside)._asdict(),
        "mode": mode,
        "same": same,
        "threshold": recipe.threshold,
        "sided": recipe.sided,
        "lone": recipe.lone,
        "seats": load_seats(),
    }
    unseen = [(replace(m, **fitted), examples[k::FOLDS]) for k, m in enumerate(crossed)]
    when, where = fit_settling(lexicon, unseen)
    past = fit_past(lexicon, [(replace(m, when=when, where=where), part) for m, part in unseen], recipe.past)
    context = fit_contexts(lexicon, unseen, recipe.context)
    whole = replace(first, when=when, where=where, past=past, context=context, **fitted)
    return Fitted(with_plain(with_alone(whole, alone), plain), counts)


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


def _first_models(examples: Sequence[Example], more: Sequence[Example], recipe: Recipe) -> tuple[Models, list[Models]]:
    """Sides and status, what the keeping model looks at; and for each fold of articles models of the others."""
    read = [(ex, pair_up(propose(ex.drafts, EMPTY), ex.gold)) for ex in (*examples, *more)]
    told = [_article_sides(ex, paired, custom=i < len(examples)) for i, (ex, paired) in enumerate(read)]
    sides, crossed = fit_sides(told, recipe.sides)
    status = _fit_status(read, recipe)
    across = [
        replace(EMPTY, sides=m, status=_fit_status([r for i, r in enumerate(read) if i % FOLDS != k], recipe))
        for k, m in enumerate(crossed)
    ]
    return replace(EMPTY, sides=sides, status=status), across


def _article_sides(ex: Example, paired: Mapping[int, int], *, custom: bool) -> ArticleSides:
    """The gold's sides of the drafts that are events; not of talks told again without naming anybody."""
    gold = {i: ex.gold[g].event for i, g in paired.items()}
    told = {i: sides_of(ex.gold[g]) for i, g in paired.items()}
    return ArticleSides(
        ex.drafts, {i: s for i, s in told.items() if s.actors or s.recipients or gold[i].get("same_as") is None}, custom
    )


def _fit_status(read: Sequence[tuple[Example, Mapping[int, int]]], recipe: Recipe) -> Choice:
    rows: list[tuple[str, ...]] = []
    labels: list[str] = []
    for ex, paired in read:
        for i, g in paired.items():
            rows.append(ex.drafts[i].status_features)
            labels.append(_gold_status(ex.drafts[i].candidate.row.type, ex.gold[g].event))
    return fit_choice(rows, labels, recipe.status)


def _gold_status(type_: str, event: Mapping[str, Any]) -> str:
    if event["type"] == "AGREE" and type_ in PROMISED:
        return "future"
    return "actual" if event["status"] == "historical" else str(event["status"])


def _collect(ex: Example, proposals: Sequence[Proposal], rows: _Rows) -> None:
    rows.keep.append(judged(ex, proposals))


def _collect_modes(ex: Example, proposals: Sequence[Proposal], rows: _Rows) -> None:
    for i, g in sorted(pair_up(proposals, ex.gold).items()):
        gold, proposal = ex.gold[g].event, proposals[i]
        if gold["type"] in MODES and gold["type"] == proposal.candidate.row.type:
            rows.mode.append(tuple(mode_features(proposal)))
            rows.modes.append(f"{gold['type']}:{gold['mode'] or ''}")


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


# Weights nearer to zero are not written, so that the file stays under 2 MB; those who train others see them all.
_LEAST, _LEAST_OPTION, _LEAST_CHOICE, _LEAST_SIDE, _LEAST_WORD = 0.1, 0.04, 0.25, 0.06, 0.05
_OPTIONS = ("when", "beside", "alone", "plain")  # of which many small weights decide together


def save(models: Models, path: Path) -> None:
    """Write the weights sorted, one a line, so that a change can be read; packed when the name ends in .gz."""
    parts = {name: getattr(models, name) for name in BINARY}
    data = {
        **{name: getattr(models, name) for name in NUMBERS},
        "sides": _sides_as_data(models.sides),
        **{name: _binary_as_data(one, _LEAST_OPTION if name in _OPTIONS else _LEAST) for name, one in parts.items()},
        "mode": _choice_as_data(models.mode),
        "status": _choice_as_data(models.status),
    }
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0) if path.suffix == ".gz" else text.encode())


def _binary_as_data(one: Binary, least: float) -> dict[str, Any]:
    words = {head: _written(one.words[head], _LEAST_WORD) for head in sorted(one.words)}
    told = {head: table for head, table in words.items() if table}
    return {"bias": one.bias, "weights": _written(one.weights, least), "words": told}


def _written(weights: Mapping[str, float], least: float) -> dict[str, int]:
    return {name: _hundredths(weight) for name, weight in sorted(weights.items()) if abs(weight) >= least}


def _hundredths(weight: float) -> int:
    return round(weight * HUNDREDTHS)


def _choice_as_data(choice: Choice) -> dict[str, dict[str, int]]:
    rows = {name: _written(weights, _LEAST_CHOICE) for name, weights in sorted(choice.weights.items())}
    return {name: weights for name, weights in rows.items() if weights}


def _sides_as_data(sides: SideModel) -> dict[str, Any]:
    tables = {h: _pairs_written(sides.parties[h], _LEAST_SIDE) for h in sorted(sides.parties)}
    return {
        "parties": {head: weights for head, weights in tables.items() if weights},
        "pairs": _written(sides.pairs, _LEAST_SIDE),
        "trust": sides.trust,
        "habits": _pairs_written(sides.habits, 0.0),
        "habit_pairs": _written(sides.habit_pairs, 0.0),
    }


def _pairs_written(weights: Mapping[str, complex], least: float) -> dict[str, list[int]]:
    """Actor and recipient weight of each name, where either tells something."""
    told = ((n, w) for n, w in sorted(weights.items()) if max(abs(w.real), abs(w.imag)) >= least)
    return {n: [_hundredths(w.real), _hundredths(w.imag)] for n, w in told}
