import io
from pathlib import Path

import pytest

from conftest_types import RecordMaker
from taqarub.errors import InputError, RecordError
from taqarub.model.text import Document
from taqarub.surfaces.cli.batch import Coded
from taqarub.surfaces.cli.output import CSV_COLUMNS, Format, csv_rows, date_precision, writer
from taqarub.surfaces.cli.serve import is_loopback
from taqarub.surfaces.cli.terminal import Reporter, exit_code


@pytest.fixture
def coded(make_record: RecordMaker, article: str) -> Coded:
    return Coded(Document("visit", article), make_record())


def test_a_row_has_every_column_and_no_other(coded: Coded) -> None:
    (row,) = csv_rows(coded)
    assert set(row) == set(CSV_COLUMNS)
    assert (row["actor_countries"], row["recipient_countries"], row["date_precision"]) == ("TUN", "TUR", "day")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(coded: Coded, title: str) -> None:
    coded.record["document"]["title"] = title
    (row,) = csv_rows(coded)
    assert row["article_title"] == f"'{title}"


def test_negative_scores_stay_numbers(make_record: RecordMaker, article: str) -> None:
    (row,) = csv_rows(Coded(Document("visit", article), make_record(score=-3.0)))
    assert row["score"] == -3.0


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        (None, None),
        ("2024", "year"),
        ("2024-05", "month"),
        ("2024-05-08~", "day"),
        ("2024-05/..", "interval"),
        ("[2022-11-03,2022-11-10]", "one of several days"),
    ],
)
def test_precision_of_a_date(edtf: str | None, precision: str | None) -> None:
    assert date_precision(edtf) == precision


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path, coded: Coded) -> None:
    out = tmp_path / "new" / "out.jsonl"
    with pytest.raises(ZeroDivisionError), writer(out, Format.JSONL) as output:
        output.write(coded)
        raise ZeroDivisionError
    assert list(out.parent.iterdir()) == []
    with writer(out, Format.JSONL) as output:
        output.write(coded)
    assert [path.name for path in out.parent.iterdir()] == ["out.jsonl"]
    assert out.stat().st_mode & 0o444 == 0o444


def test_a_folder_cannot_be_written_over(tmp_path: Path, coded: Coded) -> None:
    with pytest.raises(RecordError) as caught, writer(tmp_path, Format.CSV) as output:
        output.write(coded)
    assert caught.value.code == "REC03"


@pytest.mark.parametrize(("done", "failed", "code"), [(2, 0, 0), (2, 1, 1), (0, 1, 2), (0, 0, 2)])
def test_exit_codes(done: int, failed: int, code: int) -> None:
    assert exit_code(done, failed) == code


def test_an_error_is_one_line_without_control_characters() -> None:
    stream = io.StringIO()
    Reporter(stream).error(InputError("INP01", "missing", at="a\x1b[2J\nb", hint="check"))
    assert stream.getvalue() == "error: INP01 a\ufffd[2J\ufffdb: missing — check\n"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
    ],
)
def test_loopback_addresses(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
    assert not is_loopback("example.org")
