"""Files, folders and standard input → documents, failures and notes."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.ingest.encoding import arabic_share
from taqarub.ingest.items import Failure, Item, Limits, Note
from taqarub.ingest.registry import distinct_ids, read_paths
from taqarub.model.text import Document

TEXT = "وقّعت الحكومتان مذكرة تفاهم في مجال النقل البحري.\nوحضر التوقيع وزيرا النقل."


def read(*paths: Path, **limits: float) -> list[Item]:
    return list(read_paths(paths, Limits(**limits)))  # type: ignore[arg-type]


def codes(items: list[Item]) -> list[str]:
    return [item.error.code for item in items if isinstance(item, Failure)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_text_file_is_kept_as_given(tmp_path: Path) -> None:
    text = "مذكرة تفاهم في النقل\r\n" + TEXT + "\r\n"
    assert read(write(tmp_path / "a.txt", text)) == [Document("a", text, title="مذكرة تفاهم في النقل")]


@pytest.mark.parametrize(
    "first", ["جملة تنتهي بنقطة.", "أهذا سؤال؟", "كلمة " * 60], ids=["full stop", "question", "long"]
)
def test_a_first_line_that_is_a_sentence_is_no_title(tmp_path: Path, first: str) -> None:
    (document,) = read(write(tmp_path / "a.txt", f"{first}\n{TEXT}"))
    assert isinstance(document, Document)
    assert document.title is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    data = b"\xff\xfe" + TEXT.encode("utf-16-le") if encoding == "utf-16-le-bom" else TEXT.encode(encoding)
    (document,) = read(write(tmp_path / "a.txt", data))
    assert isinstance(document, Document)
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6"), ("mac_arabic", "x-mac-arabic")]
)
def test_arabic_code_pages_are_recognised_and_told(tmp_path: Path, codec: str, name: str) -> None:
    text = TEXT * 5
    note, document = read(write(tmp_path / "a.txt", text.encode(codec)))
    assert isinstance(note, Note)
    assert isinstance(document, Document)
    assert name in note.message or codec == "mac_arabic"  # its letters stand where iso-8859-6 has them
    assert document.text == text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "INP03"),
        ("blank.txt", b" \n\t\n", "INP03"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "INP04"),
        ("mixed.txt", "à côté d'un mélange".encode("latin-1"), "INP05"),
        ("half.txt", b"\xff\xfe" + "نص عربي".encode("utf-16-le") + b"\x06", "INP05"),
        ("long.txt", TEXT.encode() * 40, "INP06"),
        ("english.txt", b"The two ministers signed a memorandum of understanding.", "INP07"),
        ("digits.txt", b"12345 67890", "INP07"),
        ("page.pdf", b"%PDF", "INP11"),
        ("broken.json", '{"text": "نص" ', "INP08"),
        ("number.json", "7", "INP09"),
        ("no_text.json", '{"id": "a"}', "INP09"),
        ("wrong.json", '{"text": ["نص"]}', "INP09"),
        ("empty.json", "", "INP03"),
        ("list.json", "[]", "INP03"),
        ("deep.json", "[" * 3000, "INP08"),
        ("surrogate.json", '{"text": "وصل الوزير \\ud83d إلى تونس"}', "INP10"),
        ("nul.json", '{"text": "وصل الوزير \\u0000 إلى تونس"}', "INP04"),
        ("empty.jsonl", "\n\n", "INP03"),
    ],
)
def test_bad_documents_are_failures_with_a_cure(tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    items = read(write(tmp_path / name, content), max_bytes=5000)
    assert codes(items) == [code]
    assert isinstance(items[0], Failure)
    assert items[0].error.hint


def test_missing_files_and_folders_without_articles_are_failures(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "none.txt", tmp_path / "none", tmp_path)) == ["INP01", "INP01", "INP12"]


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps({"id": 7, "text": TEXT, "title": "", "published": "2024-01-02"}, ensure_ascii=False)
    path = write(tmp_path / "a.jsonl", f'{good}\n{{"text": \n\n["x"]\n{good}\n')
    first, broken, shape, note, second = read(path)
    assert first == Document("7", TEXT, published="2024-01-02")
    assert isinstance(broken, Failure)
    assert (broken.error.code, broken.error.at) == ("INP08", f"{path}:2:10")
    assert isinstance(shape, Failure)
    assert (shape.error.code, shape.at) == ("INP09", f"{path}:4")
    assert isinstance(note, Note)
    assert isinstance(second, Document)
    assert second.id == "7-2"


def test_a_line_over_the_limit_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": TEXT * times}) for name, times in (("a", 1), ("b", 50), ("c", 1))]
    items = read(write(tmp_path / "a.jsonl", "\n".join(lines)), max_bytes=5000)
    assert codes(items) == ["INP06"]
    assert [item.id for item in items if isinstance(item, Document)] == ["a", "c"]


def test_json_lines_in_old_encodings_are_read(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
    for data in (line.encode("cp1256"), line.encode("utf-16"), line.encode("utf-8-sig")):
        items = read(write(tmp_path / "a.jsonl", data))
        assert [item.text for item in items if isinstance(item, Document)] == [TEXT]


def test_a_json_list_holds_many(tmp_path: Path) -> None:
    items = read(write(tmp_path / "a.json", json.dumps([{"text": TEXT}, {"text": ""}, {"id": "c", "text": TEXT}])))
    assert [item.id for item in items if isinstance(item, Document)][1] == "c"
    assert codes(items) == ["INP03"]


def test_folders_are_read_whole_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "b/c.txt", "a.json", ".hidden/x.txt"):
        content = json.dumps({"text": TEXT}) if name.endswith("json") else TEXT
        write(tmp_path / name, content)
    write(tmp_path / "README.md", "not an article")
    assert [item.id for item in read(tmp_path) if isinstance(item, Document)] == ["a", "c", "z"]


def test_files_of_one_name_get_digests_as_ids(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "x.txt", TEXT + folder)
    first, second = (item.id for item in read(tmp_path) if isinstance(item, Document))
    assert first != second
    assert len(first) == len(second) == 20


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (TEXT, 1),
        (json.dumps({"text": TEXT}), 1),
        ("\ufeff" + json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + "."}), 2),
        (json.dumps({"text": TEXT}, indent=1), 1),
        (json.dumps([{"text": TEXT}, {"text": TEXT + "."}]), 2),
    ],
    ids=["text", "one line", "two lines", "object over lines", "list"],
)
def test_standard_input_is_sniffed(data: str, count: int) -> None:
    stream = io.BufferedReader(io.BytesIO(data.encode("utf-8")))  # type: ignore[arg-type]
    found = [item for item in read_paths(["-"], stdin=stream) if isinstance(item, Document)]
    assert len(found) == count


@given(st.lists(st.sampled_from(["a", "a-2", "b"]), max_size=12))
def test_ids_of_a_batch_are_distinct_and_no_document_is_lost(names: list[str]) -> None:
    found = [one.id for one in distinct_ids(Document(name, TEXT) for name in names) if isinstance(one, Document)]
    assert len(found) == len(names) == len(set(found))


@given(st.text())
def test_share_of_arabic_is_a_share(text: str) -> None:
    assert 0.0 <= arabic_share(text) <= 1.0


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_a_failure(data: bytes) -> None:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    items = list(read_paths(["-"], stdin=stream))
    assert items
    assert all(isinstance(item, Document | Failure | Note) for item in items)
