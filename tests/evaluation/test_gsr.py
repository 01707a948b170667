"""The judged sentences: reading, counting, and the present coder on a small sample of our own."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest_types import Cli
from taqarub.errors import RecordError
from taqarub.evaluation.gsr import (
    GsrResult,
    Party,
    Standard,
    best_overlap,
    gsr_lines,
    majority,
    read_standards,
    score_standard,
)

SHARED = Path(__file__).parents[3] / "shared" / "gsr"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared sentences are not beside this checkout")

RAID = "قتلت القوات الكينية ثلاثة مسلحين في غارة قرب بلدة حدودية."
BOMB = "انفجرت عبوة ناسفة في سوق شعبية في كابول وأدت إلى مقتل خمسة مدنيين."
TRADE = "افتتح وزير التجارة الماليزي معرضا للمنتجات الزراعية في العاصمة."
CLASH = "قال مراقبون إن الحدود شهدت ليلة متوترة."
TWICE = "سمع السكان دوي إطلاق نار كثيف قرب الميناء."
ROWS = (
    (RAID, "yes"),
    (RAID, "yes"),
    (BOMB, "yes"),
    (TRADE, "easy no"),
    (CLASH, "ambiguous"),
    (TWICE, "yes"),
    (TWICE, "difficult no"),
)
KENYA = {"main": "KEN", "role": "MIL"}


def span(source: str, target: str, verb: str, source_role: object, target_role: object) -> dict[str, Any]:
    return {
        "source_actor": source.split(),
        "target_actor": target.split(),
        "verb": verb.split(),
        "source_role": source_role,
        "target_role": target_role,
    }


SPANS = [
    {
        "text": RAID,
        "spans": [
            span("القوات الكينية", "ثلاثة مسلحين", "قتلت", KENYA, {"main": "None", "role": "UAF"}),
            span("القوات", "مسلحين", "قتلت", KENYA, "UNKNOWN"),
            span("القوات الكينية", "", "قتلت", {"main": "None", "role": "None"}, {}),
        ],
    },
    {
        "text": BOMB,
        "spans": [span("", "خمسة مدنيين", "انفجرت", {}, {"main": "None", "role": "HLH"})],
    },
    {"text": CLASH, "spans": [span("", "", "شهدت", {}, {})]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with (tmp_path / "assault_gsr.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("accept", "event_type", "id", "label", "reject", "text", "total"))
        table.writerows((0, "ASSAULT", f"own-{n}", label, 0, text, 3) for n, (text, label) in enumerate(ROWS))
    (tmp_path / "assault_spans.json").write_text(json.dumps(SPANS, ensure_ascii=False), "utf-8")
    return tmp_path


@pytest.fixture
def standard(folder: Path) -> Standard:
    (found,) = read_standards(folder)
    return found


def party(text: str, country: str | None = None, sector: str | None = None) -> dict[str, Any]:
    return {"text": text, "country": country, "sector": sector}


def event(trigger: str, *, status: str = "actual", type_: str = "ASSAULT", **sides: Any) -> dict[str, Any]:
    parties = {"actors": [], "recipients": []} | sides
    return {"type": type_, "status": status, "trigger": {"text": trigger}, **parties}


def records(standard: Standard, by_text: Mapping[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {one.id: {"events": by_text.get(one.text, [])} for one in standard.judged}


def score(standard: Standard, by_text: Mapping[str, list[dict[str, Any]]]) -> GsrResult:
    return score_standard(standard, records(standard, by_text))


def test_doubles_count_once_and_unsure_or_conflicting_texts_are_set_aside(standard: Standard) -> None:
    assert [one.event for one in standard.judged] == [True, True, False, None, None]
    assert [one.text for one in standard.marked] == [RAID, BOMB]


@pytest.mark.parametrize(
    ("status", "type_", "right"),
    [
        ("actual", "ASSAULT", 1),
        ("historical", "ASSAULT", 0),
        ("negated", "ASSAULT", 0),
        ("future", "ASSAULT", 0),
        ("hypothetical", "ASSAULT", 0),
        ("actual", "PROTEST", 0),
    ],
)
def test_only_what_is_news_and_of_the_type_is_detected(standard: Standard, status: str, type_: str, right: int) -> None:
    result = score(standard, {RAID: [event("قتلت", status=status, type_=type_)]})
    assert (result.detection.right, result.detection.gold, result.set_aside) == (right, 2, 2)


def test_an_event_in_a_sentence_labelled_no_costs_precision(standard: Standard) -> None:
    result = score(standard, {TRADE: [event("افتتح")], CLASH: [event("شهدت")], RAID: [event("قتلت")]})
    assert (result.detection.right, result.detection.predicted) == (1, 2)
    assert ("extra", TRADE) in result.wrong and ("miss", BOMB) in result.wrong


def test_fields_are_compared_where_the_event_was_coded(standard: Standard) -> None:
    found = event(
        "قتلت", actors=[party("القوات الكينية", "KEN", "MIL")], recipients=[party("ثلاثة مسلحين", None, "REB")]
    )
    fields = score(standard, {RAID: [found]}).fields
    means = {name: mean.value for name, mean in fields.items()}
    assert means["source_span"] == means["source_country"] == means["source_sector"] == 1.0
    assert means["target_span"] == means["target_country_or_none"] == 1.0
    assert means["target_sector"] == 0.0 and means["target_country"] is None


def test_the_event_with_the_marked_verb_is_compared(standard: Standard) -> None:
    other = event("غارة", actors=[party("بلدة حدودية")])
    marked = event("قتلت", actors=[party("القوات الكينية", "KEN", "MIL")])
    assert score(standard, {RAID: [other, marked]}).fields["source_span"].value == 1.0
    assert score(standard, {RAID: [other]}).fields["source_span"].value == 0.0


def test_sectors_of_the_older_coding_get_their_present_names(standard: Standard) -> None:
    assert standard.marked[1].targets[0].sector == "MED"
    assert standard.marked[0].sources[2].country == ""


@pytest.mark.parametrize(
    ("texts", "gold", "share"),
    [
        ([], "", 1.0),
        (["القوات"], "", 0.0),
        ([], "القوات", 0.0),
        (["القُوّات"], "القوات", 1.0),
        (["الجيش الهندي"], "الجيش", 2 / 3),
        (["أنصار", "الحزب"], "انصار الحزب", 1.0),
    ],
)
def test_words_are_compared_folded(texts: list[str], gold: str, share: float) -> None:
    assert best_overlap(texts, [Party(tuple(gold.split()), None, None)]) == pytest.approx(share)


def test_a_tie_of_the_annotators_allows_either() -> None:
    assert majority(["KEN", "", None]) == {"KEN", ""}
    assert majority(["KEN", "KEN", ""]) == {"KEN"}
    assert majority([None, None]) == frozenset()


def test_lines_name_every_figure(standard: Standard) -> None:
    lines = list(gsr_lines([score(standard, {})]))
    assert lines[0].startswith("ASSAULT") and "2 set aside" in lines[0]
    assert len(lines) == 11 and "-" in lines[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [("assault_gsr.csv", "id,words\n1,x\n"), ("assault_spans.json", "{"), ("assault_spans.json", '[{"text": 1}]')],
)
def test_gold_that_cannot_be_used_is_named(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(RecordError) as caught:
        read_standards(folder)
    assert caught.value.code == "REC04" and name in caught.value.at


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        read_standards(tmp_path)
    assert caught.value.code == "REC04"


def test_the_command_codes_the_sentences(cli: Cli, folder: Path) -> None:
    ran = cli("evaluate", "--gsr", folder, "--json")
    (result,) = json.loads(ran.out)
    assert ran.code == 0
    assert result["detection"]["gold"] == 2 and result["set_aside"] == 2


def test_the_command_wants_some_gold(cli: Cli) -> None:
    ran = cli("evaluate")
    assert ran.code == 2 and "REC04" in ran.errors[0]


@needs_shared
def test_the_shared_sentences_can_be_read() -> None:
    assault, protest = read_standards(SHARED)
    assert sum(one.event is True for one in assault.judged) == 113
    assert sum(one.event is True for one in protest.judged) == 25
    assert len(assault.marked) == 113 and len(protest.marked) == 25
