"""Everything a user can hand over by mistake, through the real command: one clear line each, the rest is coded."""

import json
import os
import re
from pathlib import Path

import pytest

from conftest_types import Cli

GOOD = "وقّع وزيرا خارجية مصر واليونان اتفاقية لترسيم الحدود البحرية في القاهرة يوم الأحد."
LINE = re.compile(r"^error: ([A-Z]{3}\d\d) .+ — .+")


def code_of(line: str) -> str | None:
    """The code of an error line that is whole: code, message and cure."""
    match = LINE.match(line)
    return match[1] if match else None


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


BAD_FILES = {
    "empty.txt": (b"", "INP03"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\0\0\0\0", "INP04"),
    "latin.txt": (("à côté d'un mélange " * 9).encode("latin-1"), "INP05"),
    "english.txt": (b"The ministers met in Cairo on Sunday and signed an agreement.", "INP07"),
    "surrogate.json": (b'{"text": "\\u0648\\u0635\\u0644 \\ud83d"}', "INP10"),
    "broken.json": (b'{"text": ', "INP08"),
    "shape.json": (b'{"title": "x"}', "INP09"),
    "table.xlsx": (b"PK", "INP11"),
    "date.json": (json.dumps({"text": GOOD, "published": "yesterday"}).encode(), "DAT01"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_costs_one_line_and_the_rest_is_coded(cli: Cli, tmp_path: Path, good: Path, name: str) -> None:
    content, code = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    ran = cli("code", name, good.name)
    assert ran.code == 1
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["good"]
    errors = [line for line in ran.errors if line.startswith("error:")]
    assert len(errors) == 1
    assert code_of(errors[0]) == code, errors
    assert not any("Traceback" in line for line in ran.errors)
    assert cli("code", name).code == 2


def test_a_missing_file_is_told(cli: Cli, good: Path) -> None:
    ran = cli("code", "none.txt", good.name)
    assert (ran.code, ran.errors[0][:12]) == (1, "error: INP01")


def test_fifty_megabytes_are_refused_and_the_limit_can_be_raised(cli: Cli, tmp_path: Path, good: Path) -> None:
    (tmp_path / "huge.txt").write_text(GOOD * (50_000_000 // len(GOOD.encode()) + 1), "utf-8")
    ran = cli("code", "huge.txt", good.name)
    assert ran.code == 1
    assert ran.errors[0].startswith("error: INP06 huge.txt:")
    assert "TAQARUB_MAX_BYTES" in ran.errors[0]


def test_windows_1256_is_read_and_told(cli: Cli, tmp_path: Path, good: Path) -> None:
    (tmp_path / "old.txt").write_bytes(GOOD.encode("cp1256"))
    ran = cli("code", "old.txt")
    assert (ran.code, ran.errors[0]) == (0, "note: old.txt: read as windows-1256")
    words = [event["trigger"] for event in json.loads(ran.out)["events"]]
    assert words == [event["trigger"] for event in json.loads(cli("code", good.name).out)["events"]]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير: «نرحب بالزيارة المقبلة لرئيس وزراء الهند إلى مسقط.",
        'أعلنت الوزارة "أن سفيرها عاد إلى بيروت" و"أن اللقاء تم.',
        "»وصل الرئيس« (إلى تونس [يوم} الأحد",
        "\u202e وصل الرئيس المصري إلى الخرطوم \u2066",
        "؟" * 500 + " وصل الرئيس",
    ],
    ids=["guillemet", "straight", "reversed", "direction marks", "signs"],
)
def test_odd_text_is_coded(cli: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.txt").write_text(text, "utf-8")
    ran = cli("code", "odd.txt")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1), ran.errors


def test_a_bad_line_of_a_batch_is_named_by_line_and_column(cli: Cli, tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": GOOD})
    (tmp_path / "b.jsonl").write_text(f'{good}\n{{"id": }}\n{good}\n', "utf-8")
    ran = cli("code", "b.jsonl")
    assert ran.code == 1
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["a", "a-2"]
    assert ran.errors[0].startswith("error: INP08 b.jsonl:2:8:")


def test_output_that_cannot_be_written_is_told_before_work(cli: Cli, good: Path) -> None:
    ran = cli("code", good.name, "-o", f"{good.name}/out.jsonl")
    assert (ran.code, ran.errors[0][:12]) == (2, "error: REC03")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere, so a read-only folder cannot be had")
def test_a_read_only_folder_is_told(cli: Cli, tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    assert cli("code", good.name, "-o", folder / "x.jsonl").errors[0].startswith("error: REC03")
    assert cli("add", good.name, "--database", folder / "x.db").errors[0].startswith("error: STO04")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "TUN", "TUR"), "STO01"),
        (("show", "--database", "good.txt"), "STO02"),
        (("add", "good.txt", "--database", "good.txt/x.db"), "STO04"),
        (("show", "--database", "nosuch://x"), "STO07"),
        (("code", "good.txt", "--published", "soon"), "DAT01"),
        (("code", "good.txt", "--published", "2024-02-30"), "DAT02"),
        (("code", "good.txt", "--processes", "0"), "SET04"),
        (("code", "good.txt", "--config", "none.toml"), "SET01"),
        (("serve", "--host", "0.0.0.0"), "SET06"),
        (("evaluate", "nowhere"), "REC04"),
        (("code", "good.txt", "--knowledge-dir", "nowhere"), "SET04"),
        (("lexicon", "check", "--knowledge-dir", "nowhere"), "SET04"),
    ],
)
def test_bad_settings_and_databases_are_one_line(cli: Cli, good: Path, arguments: tuple[str, ...], code: str) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert code_of(ran.errors[0]) == code, ran.errors


def test_a_broken_lexicon_row_is_told_with_its_place(cli: Cli, tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "mine" / "triggers"
    folder.mkdir(parents=True)
    (folder / "AID.tsv").write_text("not\tthe\theader\n", "utf-8")
    ran = cli("lexicon", "check", "--knowledge-dir", "mine")
    assert ran.code == 1
    assert re.search(r"AID\.tsv:1:\d+ LEX\d\d ", ran.out)
    ran = cli("code", good.name, "--knowledge-dir", "mine")
    assert ran.code == 2
    assert ran.errors[0].startswith("error: ")
    assert any("AID.tsv:1:" in line for line in ran.errors)


@pytest.mark.parametrize("arguments", [(), ("nosuch",), ("code",), ("code", "x.txt", "--format", "xml")])
def test_usage_errors_exit_two(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert not any("Traceback" in line for line in ran.errors)
