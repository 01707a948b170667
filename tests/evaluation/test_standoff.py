"""Annotations by offsets get their words back from the news they are about."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from taqarub.errors import RecordError
from taqarub.evaluation.standoff import read_standoff

TEXT = "زار وزير الخارجية الكيني أوغندا. ورحبت كمبالا بالزيارة."
ROW = {
    "id": "one",
    "events": [
        {
            "type": "CONSULT", "mode": "visit", "status": "actual", "sentence": [0, 32], "trigger": [0, 3],
            "actors": [[4, 24, "KEN", "GOV"]], "recipients": [[25, 31, "UGA", None]],
        },
        {
            "type": "SUPPORT", "status": "actual", "sentence": [33, 55], "trigger": [33, 38], "attribution": [39, 45],
            "actors": [[39, 45, "UGA", "GOV"]], "recipients": [],
        },
    ],
    "debatable": [[46, 54]],
}  # fmt: skip


def write(folder: Path, rows: list[Any], news: list[Any], *, packed: bool = False) -> tuple[Path, Path]:
    """Both files as they lie in the repository: annotations plain, news packed or not."""
    paths = folder / "annotations.jsonl", folder / ("news.jsonl.gz" if packed else "news.jsonl")
    for path, lines in zip(paths, (rows, news), strict=True):
        data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return paths


@pytest.mark.parametrize("packed", [True, False])
def test_spans_become_the_words_they_point_at(tmp_path: Path, packed: bool) -> None:
    (found,) = read_standoff(*write(tmp_path, [ROW], [{"id": "one", "text": TEXT}], packed=packed))
    visit, welcome = found.gold["events"]
    assert (visit["sentence"], visit["trigger"]) == ("زار وزير الخارجية الكيني أوغندا.", "زار")
    assert visit["actors"] == [{"text": "وزير الخارجية الكيني", "country": "KEN", "sector": "GOV"}]
    assert (visit["same_as"], visit["date"], visit["attribution"]) == (None, None, None)
    assert (welcome["mode"], welcome["attribution"]) == (None, "كمبالا")
    assert found.gold["debatable"] == [{"text": "بالزيارة"}]
    assert found.article["text"] == TEXT
    assert found.gold["keeping"]


def test_an_article_that_does_not_teach_keeping_is_marked(tmp_path: Path) -> None:
    (found,) = read_standoff(*write(tmp_path, [{**ROW, "keeping": False}], [{"id": "one", "text": TEXT}]))
    assert not found.gold["keeping"]


def test_annotations_of_articles_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    assert read_standoff(*write(tmp_path, [ROW], [{"id": "two", "text": TEXT}])) == ()


@pytest.mark.parametrize(
    "row",
    [
        {"id": "one"},
        {"id": "one", "events": [{"type": "CONSULT"}]},
        {"id": "one", "events": [{**ROW["events"][0], "actors": [[4]]}]},  # type: ignore[index]
    ],
)
def test_a_line_of_another_form_is_told_with_its_place(tmp_path: Path, row: dict[str, Any]) -> None:
    paths = write(tmp_path, [ROW, row], [{"id": "one", "text": TEXT}])
    with pytest.raises(RecordError) as caught:
        read_standoff(*paths)
    assert (caught.value.code, caught.value.at) == ("REC04", f"{paths[0]}:2")


def test_what_is_no_json_is_told(tmp_path: Path) -> None:
    paths = write(tmp_path, [ROW], [])
    paths[1].write_text("{", "utf-8")
    with pytest.raises(RecordError) as caught:
        read_standoff(*paths)
    assert caught.value.code == "REC04"
