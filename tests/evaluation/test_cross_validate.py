"""Cross-validation: every article is coded once, by weights trained without it; confidence is held to account."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from taqarub.evaluation import cross_validate as module
from taqarub.evaluation.cross_validate import Bin, Validation, cross_validate, quiet_lines, read_examples, read_quiet
from taqarub.evaluation.example import Example
from taqarub.evaluation.gold import Annotation, GoldDocument, read_annotations, read_gold
from taqarub.evaluation.report import reliability_lines
from taqarub.evaluation.score import Rate, Result
from taqarub.evaluation.train import Fitted, Recipe
from taqarub.knowledge.lexicon import Lexicon
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

GOLD = Path(__file__).parents[1] / "gold" / "events"
EMPTY = Result(0, 0, Rate(), Rate(), Rate(), {}, {}, ())


def copies(count: int) -> tuple[list[Annotation], list[GoldDocument]]:
    """The one gold article of these tests under several names."""
    one, document = read_annotations(GOLD)[0], read_gold(GOLD)[0]
    names = [f"copy-{n}" for n in range(count)]
    return (
        [Annotation({**one.gold, "id": name}, one.article) for name in names],
        [replace(document, id=name) for name in names],
    )


@pytest.fixture
def trained_on(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Puts the shipped weights in place of training; lists the articles each training was given."""
    seen: list[list[str]] = []

    def train(
        lexicon: Lexicon, examples: Sequence[Example], recipe: Recipe, quiet: Sequence[Example], more: Sequence[Example]
    ) -> Fitted:
        seen.append([one.id for one in (*examples, *more)])
        return Fitted(coder.models, {})

    monkeypatch.setattr(module, "train", train)
    return seen


def test_annotations_are_the_files_as_written() -> None:
    found = read_annotations(GOLD)
    assert [one.gold["id"] for one in found] == [one.id for one in read_gold(GOLD)]
    assert found[0].article["text"] == read_gold(GOLD)[0].text
    assert found[0].published == read_gold(GOLD)[0].published


def test_no_article_is_coded_by_weights_that_saw_it(coder: Coder, trained_on: list[list[str]]) -> None:
    annotations, gold = copies(5)
    examples = read_examples(annotations, coder.reader)
    found = cross_validate(gold, examples, coder.reader.lexicon, coder.builder, folds=3)
    assert trained_on == [
        ["copy-1", "copy-2", "copy-4"],
        ["copy-0", "copy-2", "copy-3"],
        ["copy-0", "copy-1", "copy-3", "copy-4"],
    ]
    assert (found.result.documents, found.result.documents_missing) == (5, 0)


def test_more_articles_are_trained_on_but_never_coded(coder: Coder, trained_on: list[list[str]]) -> None:
    annotations, gold = copies(4)
    *examples, other = read_examples(annotations, coder.reader)
    found = cross_validate(gold[:3], examples, coder.reader.lexicon, coder.builder, folds=3, more=[other])
    assert all("copy-3" in seen for seen in trained_on)
    assert found.result.documents == 3


def test_figures_are_those_of_the_coder_itself(coder: Coder, trained_on: list[list[str]]) -> None:
    annotations, gold = copies(2)
    examples = read_examples(annotations, coder.reader)
    found = cross_validate(gold, examples, coder.reader.lexicon, coder.builder, folds=2)
    article = examples[0].article
    assert found.result.detection.predicted <= 2 * len(coder.code(article.document)["events"])
    assert found.result.detection.gold == 2 * sum(not one.optional for one in gold[0].mentions)


def test_reliability_counts_every_candidate_that_counts_once(coder: Coder, trained_on: list[list[str]]) -> None:
    annotations, gold = copies(2)
    examples = read_examples(annotations, coder.reader)
    found = cross_validate(gold, examples, coder.reader.lexicon, coder.builder, folds=2)
    assert 0 < sum(one.count for one in found.reliability) <= sum(len(one.drafts) for one in examples)
    assert all(one.low <= one.confidence <= one.high and 0 <= one.right <= 1 for one in found.reliability)


def test_titles_and_opening_lines_of_quiet_articles_are_texts_without_events(coder: Coder, tmp_path: Path) -> None:
    match = "فاز الفريق الكيني على ضيفه الأوغندي في المباراة النهائية للبطولة بثلاثة أهداف مقابل هدف. "
    rows = [{"id": "a", "title": "فوز الفريق الكيني", "text": f"نيروبي.\n{match * 8}", "published": "2024-05-15"}]
    rows.append({"id": "b", "text": match * 8})
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    lines = quiet_lines(read_quiet(news, coder.reader), coder.reader)
    assert [(one.id, one.article.published) for one in lines] == [
        ("a-title", "2024-05-15"), ("a-line", "2024-05-15"), ("b-line", None),
    ]  # fmt: skip
    assert lines[0].article.document.text == "فوز الفريق الكيني"
    assert lines[1].article.document.text.startswith(fold("فاز الفريق"))
    assert not any(one.gold for one in lines)


@pytest.mark.parametrize("folds", [0, 1, 4])
def test_a_number_of_folds_that_cannot_be_is_refused(coder: Coder, folds: int) -> None:
    annotations, gold = copies(3)
    examples = read_examples(annotations, coder.reader)
    with pytest.raises(ValueError):
        cross_validate(gold, examples, coder.reader.lexicon, coder.builder, folds=folds)


@pytest.mark.parametrize(
    ("bins", "error"),
    [
        ((), 0.0),
        ((Bin(0.4, 0.5, 10, 0.45, 0.45),), 0.0),
        ((Bin(0.0, 0.1, 30, 0.05, 0.15), Bin(0.9, 1.0, 10, 0.95, 0.65)), 0.15),
    ],
)
def test_the_calibration_error_weighs_tenths_by_their_candidates(bins: tuple[Bin, ...], error: float) -> None:
    assert Validation(EMPTY, bins).calibration_error == pytest.approx(error)


def test_the_table_has_a_line_for_every_tenth() -> None:
    lines = list(reliability_lines(Validation(EMPTY, (Bin(0.9, 1.0, 214, 0.937, 0.911),))))
    assert lines[1].split() == ["0.9", "–", "1.0", "214", "0.937", "0.911"]
    assert lines[-1].endswith("0.026")
