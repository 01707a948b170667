"""What a text of a sentence or two reports is learned from such texts, and measured on authors not learned from."""

from dataclasses import replace

import pytest

from taqarub.evaluation.example import Example, example
from taqarub.evaluation.train_plain import code_unseen, plain_rows, with_plain
from taqarub.events.model import Binary, Models
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_HEADLINE = "كينيا تفرج عن {n} صيادين من أوغندا"
_REMARK = "وقال خبير إن إفراج كينيا عن {n} صيادين من أوغندا كان خطأ."


def _text(coder: Coder, id_: str, text: str, trigger: str | None) -> Example:
    act = {"type": "RETREAT", "status": "actual", "sentence": text, "trigger": trigger, "actors": [], "recipients": []}
    article = coder.reader.read(Document(id_, text, published="2024-05-15"))
    return example(article, {"id": id_, "events": [act] if trigger else []}, coder.reader.lexicon)


def _texts(coder: Coder, author: str) -> list[Example]:
    """Ten headlines that report a release, and ten remarks about one."""
    news = [_text(coder, f"{author}-n{n}", _HEADLINE.format(n=n), "تفرج") for n in range(3, 13)]
    return news + [_text(coder, f"{author}-r{n}", _REMARK.format(n=n), None) for n in range(3, 13)]


@pytest.fixture
def doubtful(coder: Coder) -> Models:
    """By these weights every candidate of a short text is as likely an event as not."""
    return replace(coder.models, keep=Binary(0.0, {}), beside=Binary(0.0, {}), plain=Binary(0.0, {}), plain_trust=1.0)


def _kinds(coder: Coder, models: Models) -> list[list[str]]:
    other = Coder(coder.reader, models, coder.builder)
    texts = (_HEADLINE.format(n=20), _REMARK.format(n=20))
    return [[e["type"] for e in other.code(Document("t", t, published="2024-05-15"))["events"]] for t in texts]


def test_news_is_told_from_a_remark(coder: Coder, doubtful: Models) -> None:
    pytest.importorskip("sklearn")
    texts = _texts(coder, "a")
    assert with_plain(doubtful, texts) == with_plain(doubtful, texts)
    assert _kinds(coder, doubtful) == [["RETREAT"], ["RETREAT"]]
    assert _kinds(coder, with_plain(doubtful, texts)) == [["RETREAT"], []]


def test_every_candidate_with_a_verdict_is_a_row(coder: Coder) -> None:
    rows = [row for one in _texts(coder, "a") for row in plain_rows(one, coder.models)]
    assert [row.coded for row in rows] == [True] * 10 + [False] * 10
    negated = _text(coder, "a-1", "لم تفرج كينيا عن الصيادين.", None)
    assert not list(plain_rows(negated, coder.models))  # that it is not coded says nothing of what did not happen


def test_of_one_kind_of_text_nothing_is_learned(coder: Coder, doubtful: Models) -> None:
    pytest.importorskip("sklearn")
    assert with_plain(doubtful, _texts(coder, "a")[:10]) == with_plain(doubtful, ()) == doubtful


def test_no_text_is_coded_by_weights_that_saw_its_author(coder: Coder, doubtful: Models) -> None:
    pytest.importorskip("sklearn")
    unsure = Coder(coder.reader, doubtful, coder.builder)
    alone = code_unseen(_texts(coder, "a"), unsure)
    assert {len(record["events"]) for record in alone.values()} == {1}  # there is nobody else to learn from
    both = code_unseen([*_texts(coder, "a"), *_texts(coder, "b")], unsure)
    assert {id_.split("-")[1][0] for id_, record in both.items() if record["events"]} == {"n"}
