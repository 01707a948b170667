"""One article's fault costs one article, in one process and in many."""

from dataclasses import replace
from typing import Any

import pytest

from taqarub.errors import InputError
from taqarub.ingest.items import Failure, Note
from taqarub.model.text import Document
from taqarub.settings import Settings
from taqarub.surfaces.cli import batch
from taqarub.surfaces.cli.batch import Coded, code_items


class FaultyCoder:
    """Fails on one article in three."""

    def code(self, document: Document) -> dict[str, Any]:
        if int(document.id) % 3 == 0:
            raise ZeroDivisionError("a fault\nover two lines")
        return {"document": {"id": document.id, "published": document.published}}


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "ready_coder", lambda settings: FaultyCoder())


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("processes", [1, 2])
def test_failures_stand_in_their_places(processes: int) -> None:
    error = InputError("INP03", "empty", at="x", got="y", hint="z")
    items = [Document("1", "أ"), Failure("x", error), Note("n", "note"), *(Document(str(n), "أ") for n in range(2, 60))]
    found = list(code_items(items, replace(Settings(), processes=processes)))
    assert len(found) == len(items)
    for item, result in zip(items, found, strict=True):
        if isinstance(item, Document) and int(item.id) % 3:
            assert isinstance(result, Coded)
            assert result.document == item
        elif isinstance(item, Document):
            assert isinstance(result, Failure)
            assert result.error.code == "REC02"
            assert "\n" not in str(result.error)
    assert isinstance(found[1], Failure)
    assert str(found[1].error) == str(error)
    assert found[2] == items[2]


@pytest.mark.usefixtures("faulty")
def test_a_bad_date_costs_its_article() -> None:
    items = [Document("1", "أ", published="2024-5-8"), Document("2", "أ", published="2024-05-08T10:00")]
    bad, good = code_items(items, Settings())
    assert isinstance(bad, Failure)
    assert (bad.error.code, bad.error.at) == ("DAT01", "1")
    assert isinstance(good, Coded)
    assert good.record["document"]["published"] == "2024-05-08"


@pytest.mark.usefixtures("faulty")
def test_the_default_date_is_for_articles_without_one() -> None:
    items = [Document("1", "أ"), Document("2", "أ", published="2023")]
    found = code_items(items, replace(Settings(), published="2024-05"))
    dates = [one.record["document"]["published"] for one in found if isinstance(one, Coded)]
    assert dates == ["2024-05", "2023"]
