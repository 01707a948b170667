"""Well-known past events: every row names its own, near words count together, and no word alone is enough."""

import csv
from pathlib import Path

import pytest

from taqarub.knowledge.tables import DATA
from taqarub.mentions.landmarks import LandmarkMention, find_landmarks
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

TABLE = DATA / "grammar/landmarks.tsv"


def rows() -> list[dict[str, str]]:
    with Path(TABLE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def find(coder: Coder, text: str) -> list[LandmarkMention]:
    return find_all(coder, text)[0]


def find_all(coder: Coder, *sentences: str) -> list[list[LandmarkMention]]:
    tokens = [coder.reader.tokeniser.tokens(fold(text)) for text in sentences]
    return find_landmarks(tokens, coder.reader.lexicon.landmarks)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_the_words_of_a_row_name_its_event(coder: Coder, row: dict[str, str]) -> None:
    words = [group.split("|")[0].replace("_", " ") for group in row["words"].split(" + ")]
    assert row["date"] in [one.edtf for one in find(coder, f"وجاء ذلك عقب {' '.join(words)} بسنوات.")]


def test_proclitics_do_not_hide_a_landmark_and_its_words_are_pointed_at(coder: Coder) -> None:
    text = "وذكّر الوزير بالغزو العراقي للكويت."
    (found,) = find(coder, text)
    assert (found.edtf, found.types) == ("1990-08-02", frozenset({"ASSAULT"}))
    assert fold(text)[found.span.start : found.span.end] == fold("بالغزو العراقي للكويت")


@pytest.mark.parametrize(
    "text",
    [
        "زار الوزير الكويت.",
        "أدان الوزير الغزو.",
        f"تحدث الوزير عن الغزو {'الطويل ' * 12} ثم عن العراق والكويت.",
    ],
)
def test_a_part_of_the_name_or_words_far_apart_are_no_landmark(coder: Coder, text: str) -> None:
    assert "1990-08-02" not in [one.edtf for one in find(coder, text) if one.whole]


def test_what_the_sentence_before_tells_completes_a_landmark_but_is_not_its_name(coder: Coder) -> None:
    told = find_all(
        coder, "كان العراق قد حشد قواته على حدود الكويت.", "وأدان المجلس الغزو.", "وعقد جلسة.", "ثم رحل الغزو."
    )
    assert [[(one.edtf, one.whole) for one in part] for part in told] == [[], [("1990-08-02", False)], [], []]
