"""The sample articles: complete, readable, dated consistently, and each listed in their README."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("*.json"))
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def article(path: Path) -> dict[str, Any]:
    """One sample."""
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def test_there_are_enough_samples_and_the_readme_lists_each() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert len(FILES) >= 10
    assert re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_is_a_short_dated_arabic_article(path: Path) -> None:
    found = article(path)
    assert set(found) == {"id", "title", "text", "published", "outlet", "url"}
    assert found["id"] == path.stem
    assert found["id"].startswith(found["published"])
    assert 150 <= len(found["text"].split()) <= 350
    assert not re.search("[یکـ\ufb50-\ufdff\ufe70-\ufeff]", found["text"] + found["title"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_weekdays_in_a_sample_agree_with_its_date(path: Path) -> None:
    found = article(path)
    today = date.fromisoformat(found["published"]).weekday()
    for word, back in (("اليوم", 0), ("أمس", 1)):
        for day in re.findall(rf"{word} (ال\w+)", found["text"]):
            if day in WEEKDAYS:
                assert day == WEEKDAYS[(today - back) % 7]


def test_two_pairs_run_over_months() -> None:
    for one, other in (("مصر", "تركي"), ("الجزائر", "فرنس")):
        dated = {a["published"][:7] for a in map(article, FILES) if one in a["text"] and other in a["text"]}
        assert len(dated) >= 4
