"""The commands as a user runs them, on articles written for these tests."""

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest_types import Cli

ARTICLES = {
    "talks": (
        "استقبل رئيس الوزراء المغربي نظيره الإسباني في الرباط يوم 12 مارس 2024.\n"
        "وبحث الجانبان التعاون الاقتصادي بين البلدين."
    ),
    "expulsion": "طردت وزارة الخارجية البولندية سفير روسيا بعد اتهامه بالتجسس يوم 3 أبريل 2024.",
    "aid": "أرسلت تركيا مساعدات إنسانية إلى الصومال يوم 5 يناير 2024.",
}


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    path = tmp_path / "batch.jsonl"
    rows = [{"id": name, "text": text, "published": "2024-04-05", "outlet": name} for name, text in ARTICLES.items()]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_version_is_told(cli: Cli) -> None:
    assert cli("--version").out.startswith("taqarub ")


def test_version_needs_nothing_heavy() -> None:
    heavy = "('sqlalchemy', 'rich', 'fastapi')"
    probe = f"import sys, taqarub.surfaces.cli.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_code_writes_one_valid_record_a_line_in_order(cli: Cli, batch: Path) -> None:
    ran = cli("code", batch)
    assert ran.code == 0, ran.errors
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == list(ARTICLES)
    assert ran.errors[-1].startswith("3 articles coded")


def test_output_is_the_same_bytes_from_run_to_run_and_on_any_number_of_processes(cli: Cli, tmp_path: Path) -> None:
    rows = [{"id": f"{name}-{n}", "text": text} for n in range(20) for name, text in ARTICLES.items()]
    rows.insert(7, {"id": "empty", "text": ""})
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for out, processes in (("1.jsonl", "1"), ("1b.jsonl", "1"), ("3.jsonl", "3")):
        ran = cli("code", "many.jsonl", "-o", out, "--processes", processes)
        assert ran.code == 1
        assert ran.errors[0].startswith("error: INP03 many.jsonl:8:")
    first, *others = ((tmp_path / name).read_bytes() for name in ("1.jsonl", "1b.jsonl", "3.jsonl"))
    assert others == [first, first]


def test_csv_is_for_spreadsheets_and_scholars(cli: Cli, batch: Path, tmp_path: Path) -> None:
    assert cli("code", batch, "-o", "out.csv").code == 0
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows
    for row in rows:
        text = ARTICLES[row["article_id"]]
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["quote"]
        assert row["trigger"] in row["quote"]
        assert row["version"].startswith("taqarub ")


def test_a_table_is_for_reading(cli: Cli, batch: Path) -> None:
    ran = cli("code", batch, "--format", "table")
    assert ran.code == 0
    assert "expulsion" in ran.out


def test_standard_input_is_coded(cli: Cli) -> None:
    ran = cli("code", "-", "--published", "2024-04-05", stdin=ARTICLES["aid"].encode())
    assert json.loads(ran.out)["document"]["published"] == "2024-04-05"


def test_a_date_in_the_article_file_comes_before_the_default(cli: Cli, batch: Path) -> None:
    ran = cli("code", batch, "--published", "2020-01-01")
    assert {json.loads(line)["document"]["published"] for line in ran.out.splitlines()} == {"2024-04-05"}


def test_an_older_output_survives_a_run_that_codes_nothing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old", "utf-8")
    assert cli("code", "none.txt", "-o", "out.jsonl").code == 2
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_reader_that_stops_early_is_no_error(batch: Path, shared_cache: Path) -> None:
    command = f"{sys.executable} -c 'from taqarub.surfaces.cli.app import main; main()' code {batch} | head -c 1"
    environ = {"PATH": "/usr/bin:/bin", "TAQARUB_CACHE_DIR": str(shared_cache)}
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, cwd=batch.parent, env=environ, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_ctrl_c_ends_quietly_and_leaves_no_half_file(tmp_path: Path, shared_cache: Path) -> None:
    # A test run that was itself started in the background hands an ignored SIGINT on to its children.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heeding}; from taqarub.surfaces.cli.app import main; main()"
    command = [sys.executable, "-c", program, "code", "-", "-o", "out.jsonl"]
    environ = {"PATH": "/usr/bin:/bin", "TAQARUB_CACHE_DIR": str(shared_cache)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, env=environ, **pipes) as process:  # type: ignore[call-overload]
        _wait_for_output_file(tmp_path)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.decode().splitlines()) == (130, ["stopped"])
    assert list(tmp_path.iterdir()) == []


def _wait_for_output_file(folder: Path) -> None:
    """Until the command has begun to write, which is after its start-up."""
    until = time.monotonic() + 30
    while not list(folder.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_stdout_is_told(batch: Path, shared_cache: Path) -> None:
    command = f"{sys.executable} -c 'from taqarub.surfaces.cli.app import main; main()' code {batch} > /dev/full"
    environ = {"PATH": "/usr/bin:/bin", "TAQARUB_CACHE_DIR": str(shared_cache)}
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, cwd=batch.parent, env=environ, timeout=60)
    assert done.returncode == 2
    assert b"error: REC03" in done.stderr
    assert b"Traceback" not in done.stderr


def test_add_then_show(cli: Cli, batch: Path) -> None:
    ran = cli("add", batch)
    assert ran.code == 0, ran.errors
    assert "articles: 3 new, 0 unchanged, 0 updated" in ran.errors
    assert "articles: 0 new, 3 unchanged, 0 updated" in cli("add", batch).errors
    pairs = [json.loads(line) for line in cli("show", "--json").out.splitlines()]
    assert {(pair["a"], pair["b"]) for pair in pairs} >= {("ESP", "MAR"), ("SOM", "TUR")}
    assert cli("show", "mar", "esp").out.startswith("MAR – ESP: ")
    (event, *_) = [json.loads(line) for line in cli("show", "TUR", "SOM", "--json").out.splitlines()]
    assert event["type"] == "AID"
    assert cli("show", "TUR", "SOM", "--since", "2025", "--json").out == ""


@pytest.mark.parametrize(
    ("arguments", "code"), [(("show", "XYZ", "RUS"), "SET05"), (("show", "TUN", "TUR", "--since", "soon"), "SET04")]
)
def test_show_refuses_what_it_does_not_know(cli: Cli, batch: Path, arguments: tuple[str, ...], code: str) -> None:
    cli("add", batch)
    ran = cli(*arguments)
    assert (ran.code, ran.errors[0][:12]) == (2, f"error: {code}")


def test_explain_tells_which_row_fired(cli: Cli, batch: Path) -> None:
    ran = cli("explain", batch, "--json")
    assert ran.code == 0, ran.errors
    sentences = [json.loads(line) for line in ran.out.splitlines()]
    rows = [event["row"] for sentence in sentences for event in sentence["events"]]
    assert rows
    assert all(row.startswith("triggers/") for row in rows)
    assert "triggers/" in cli("explain", batch).out


def test_evaluate_scores_a_folder_of_gold(cli: Cli) -> None:
    gold = Path(__file__).parents[2] / "gold" / "events"
    ran = cli("evaluate", gold, "--by-type", "--errors", "3")
    assert ran.code == 0, ran.errors
    assert ran.out.startswith("distinct ")
    assert json.loads(cli("evaluate", gold, "--json").out)["documents"] == 1


def test_lexicon_check_passes(cli: Cli) -> None:
    ran = cli("lexicon", "check")
    assert (ran.code, ran.out) == (0, "")


def test_doctor_finds_the_installation_well(cli: Cli) -> None:
    ran = cli("doctor")
    assert ran.code == 0, ran.out
    assert "absent database    STO01" in ran.out


def test_control_characters_never_reach_the_terminal(cli: Cli) -> None:
    ran = cli("code", "a\x1b[31m.txt")
    assert "\x1b" not in "".join(ran.errors)
