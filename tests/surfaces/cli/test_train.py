"""`taqarub train` as a user runs it."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from conftest_types import Cli

GOLD = Path(__file__).parents[2] / "gold" / "events"
WITH_EXTRA = find_spec("sklearn") is not None
# sentence, trigger, type, mode, status, actor, recipient
SENTENCES = [
    ("زار وزير الخارجية الكيني أوغندا أمس.", "زار", "CONSULT", "visit", "actual", "وزير الخارجية الكيني", "أوغندا"),
    ("هاتف رئيس تنزانيا نظيره الرواندي.", "هاتف", "CONSULT", "phone", "actual", "رئيس تنزانيا", "نظيره الرواندي"),
    ("لم تقصف القوات الكينية مواقع في الصومال.", "تقصف", "ASSAULT", "aerial", "negated", "القوات الكينية", "الصومال"),
    ("وقد تطرد بولندا السفير الروسي.", "تطرد", "SANCTION", "expel", "hypothetical", "بولندا", "السفير الروسي"),
    ("وستفرض بيرو عقوبات على فنزويلا.", "ستفرض", "SANCTION", "restrict", "future", "بيرو", "فنزويلا"),
    ("وكانت زيارة الوزير الكيني إلى أوغندا قصيرة.", "زيارة", "CONSULT", "visit", "actual", "الوزير الكيني", "أوغندا"),
    ("وسبق للوزير الكيني أن زار أوغندا.", "زار", "CONSULT", "visit", "historical", "للوزير الكيني", "أوغندا"),
]  # fmt: skip
TEXT = "\n".join([*(one[0] for one in SENTENCES), "وأدانت كينيا الهجوم، ثم أدانته أوغندا."])
CODES = {
    "وزير الخارجية الكيني": "KEN", "القوات الكينية": "KEN", "الوزير الكيني": "KEN", "للوزير الكيني": "KEN",
    "أوغندا": "UGA", "رئيس تنزانيا": "TZA",
    "نظيره الرواندي": "RWA", "الصومال": "SOM", "بولندا": "POL", "السفير الروسي": "RUS", "بيرو": "PER", "فنزويلا": "VEN",
}  # fmt: skip


def test_nothing_to_do_is_told(cli: Cli) -> None:
    ran = cli("train", GOLD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == (
        "error: SET08 there is nothing to do — -o weights.json writes the weights, --cross-validate measures them",
    )


def test_offsets_without_their_texts_are_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("train", GOLD, "--cross-validate", "--more", tmp_path / "more.jsonl")
    assert ran.code == 2
    assert ran.errors[-1].startswith("error: SET08 --more and --news go together")


@pytest.mark.skipif(WITH_EXTRA, reason="the extra `train` is installed")
def test_without_the_extra_one_line_says_what_to_install(cli: Cli, tmp_path: Path) -> None:
    ran = cli("train", GOLD, "-o", tmp_path / "weights.json")
    assert ran.code == 2
    assert len(ran.errors) == 1 and ran.errors[0].startswith("error: EXT02 ")
    assert ran.errors[0].endswith("pip install 'taqarub[train]'")
    assert not (tmp_path / "weights.json").exists()


def gold_event(number: int) -> dict[str, Any]:
    """The gold of one sentence of the table above."""
    sentence, trigger, type_, mode, status, *parties = SENTENCES[number]
    actor, recipient = ({"text": words, "country": CODES[words]} for words in parties)
    return {
        "sentence": sentence, "trigger": trigger, "type": type_, "mode": mode, "status": status, "actors": [actor],
        "recipients": [recipient], "date": None, "same_as": 0 if number == 5 else None,
    }  # fmt: skip


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_weights_are_the_same_from_run_to_run_and_can_be_read(cli: Cli, tmp_path: Path) -> None:
    from taqarub.events.model import load_models

    one, two = (_trained(cli, tmp_path).read_bytes() for _ in range(2))
    assert one == two
    assert 0 < load_models(tmp_path / "weights.json").threshold < 1
    assert not list(tmp_path.glob("part.*"))


def _trained(cli: Cli, folder: Path, *options: str | Path) -> Path:
    """Weights fitted to six articles of the table above."""
    _train(cli, folder, *options)
    return folder / "weights.json"


def _train(cli: Cli, folder: Path, *options: str | Path) -> str:
    """What the command says of weights fitted to six articles of the table above."""
    (folder / "events").mkdir(exist_ok=True)
    for number in range(6):
        one = {"id": f"a{number}", "text": TEXT, "events": [gold_event(n) for n in range(len(SENTENCES))]}
        (folder / "events" / f"a{number}.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    ran = cli("train", "events", *options, "-o", "weights.json")
    assert ran.code == 0, ran.errors
    return ran.errors[-1]


def _told_apart(folder: Path, *, keeping: bool) -> tuple[str | Path, ...]:
    """The options for one more article, annotated by offsets."""
    events = []
    for sentence, trigger, type_, mode, status, *_ in SENTENCES:
        start = TEXT.index(sentence)
        at = TEXT.index(trigger, start)
        spans = {"sentence": [start, start + len(sentence)], "trigger": [at, at + len(trigger)]}
        events.append({"type": type_, "mode": mode, "status": status, **spans, "actors": [], "recipients": []})
    row = {"id": "more", "keeping": keeping, "events": events}
    (folder / "more.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (folder / "news.jsonl").write_text(json.dumps({"id": "more", "text": TEXT}) + "\n", "utf-8")
    return "--more", folder / "more.jsonl", "--news", folder / "news.jsonl"


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_an_article_that_does_not_teach_keeping_teaches_what_its_acts_are(cli: Cli, tmp_path: Path) -> None:
    alone = _train(cli, tmp_path)
    whole, partly = (_train(cli, tmp_path, *_told_apart(tmp_path, keeping=keeping)) for keeping in (True, False))
    (candidates, kept, modes), (more, more_kept, more_modes), told = (_counts(line) for line in (alone, whole, partly))
    assert candidates < more and kept < more_kept and modes < more_modes
    assert told == (candidates, kept, more_modes)


def _counts(line: str) -> tuple[int, ...]:
    return tuple(int(part.split()[0].replace(",", "")) for part in line.partition("trained on ")[2].split(", "))


def judged(folder: Path) -> Path:
    """A folder of judged lines: five that report an attack, and five that speak of one."""
    folder.mkdir()
    lines = [f"قصفت الطائرات الكينية معسكرا أمس وقتلت {n} مسلحين.,yes" for n in range(5)]
    lines += [f"وقال خبير إن قصف المعسكر قبل {n} سنوات كان خطأ.,easy no" for n in range(5)]
    (folder / "assault_gsr.csv").write_text("text,label\n" + "\n".join(lines), "utf-8")
    return folder


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_judged_lines_teach_what_a_line_alone_reports(cli: Cli, tmp_path: Path) -> None:
    from taqarub.events.model import load_models

    folder = judged(tmp_path / "lines")
    assert not load_models(_trained(cli, tmp_path)).alone.weights
    assert load_models(_trained(cli, tmp_path, "--sentences", folder)).alone.weights


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_judged_lines_can_be_scored_unseen(cli: Cli, tmp_path: Path) -> None:
    ran = cli("evaluate", "--gsr", judged(tmp_path / "lines"), "--unseen")
    assert ran.code == 0, ran.errors
    assert ran.out.startswith("ASSAULT") and "5 labelled yes; 0 set aside" in ran.out


def plain(path: Path) -> Path:
    """A file of short texts by two authors: each reports an attack five times and speaks of one five times."""
    news, remark = "قصفت الطائرات الكينية {n} قرى صومالية", "ورأى خبير أن قصف الطائرات الكينية {n} قرى صومالية خطأ"
    rows = []
    for author in "ab":
        for n in range(3, 8):
            told, said = news.format(n=n), remark.format(n=n)
            act = {"type": "ASSAULT", "status": "actual", "sentence": [0, len(told)], "trigger": [0, 4]}
            act |= {"actors": [[5, 21, "KEN", None]], "recipients": [[len(told) - 7, len(told), "SOM", None]]}
            rows.append({"id": f"{author}-{n}", "published": "2024-05-15", "text": told, "events": [act]})
            rows.append({"id": f"{author}-{n}r", "published": "2024-05-15", "text": said, "events": []})
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_short_texts_teach_what_such_a_text_reports(cli: Cli, tmp_path: Path) -> None:
    from taqarub.events.model import load_models

    assert not load_models(_trained(cli, tmp_path)).plain.weights
    assert load_models(_trained(cli, tmp_path, "--plain", plain(tmp_path / "plain.jsonl"))).plain.weights


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
@pytest.mark.parametrize("options", [(), ("--unseen",)])
def test_short_texts_can_be_scored(cli: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = cli("evaluate", "--plain", plain(tmp_path / "plain.jsonl"), *options, "--json")
    assert ran.code == 0, ran.errors
    figures = json.loads(ran.out)
    assert (figures["documents"], figures["documents_missing"], figures["detection"]["gold"]) == (20, 0, 10)
    assert figures["detection"]["tp"] == 10


def test_unseen_needs_judged_lines(cli: Cli) -> None:
    ran = cli("evaluate", GOLD, "--unseen")
    assert ran.code == 2
    assert ran.errors[-1].startswith("error: SET08 --unseen goes with --gsr")


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_more_folds_than_articles_are_refused(cli: Cli) -> None:
    ran = cli("train", GOLD, "--cross-validate", "--folds", "5")
    assert ran.code == 2
    assert ran.errors[-1].startswith("error: SET04 ")


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_gold_without_an_event_cannot_train(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    for number in range(2):
        one = {"id": f"a{number}", "text": "السماء صافية فوق المدينة.", "events": []}
        (tmp_path / "events" / f"a{number}.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    ran = cli("train", "events", "-o", "weights.json")
    assert ran.code == 2
    assert ran.errors[-1].startswith("error: REC04 ")
