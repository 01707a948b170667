"""Every row of the triggers is tested by its own example: the coder must find an act of that type in it."""

from pathlib import Path

import pytest

from taqarub.events.triggers import candidates
from taqarub.knowledge import schema
from taqarub.knowledge.tables import DATA, Row, read_table
from taqarub.model.text import Document
from taqarub.pipeline import Coder

FILES = sorted(DATA.glob(schema.TRIGGERS.pattern))


def types_found(coder: Coder, example: str) -> list[str]:
    """The types of the candidates of a text, kept or not."""
    article = coder.reader.read(Document("example", example, published="2024-05-15"))
    return [c.row.type for s in article.sentences for c in candidates(s, coder.reader.lexicon)]


def rows(path: Path) -> tuple[Row, ...]:
    """The rows of one file."""
    return read_table(path, schema.TRIGGERS.columns, schema.TRIGGERS.key).rows


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_fires_on_its_example(coder: Coder, path: Path) -> None:
    silent = []
    for row in rows(path):
        found = types_found(coder, row["example"])
        if path.stem not in found:
            silent.append(f"{row.at} {row['head']}: {found or 'nothing'} in «{row['example']}»")
    assert not silent, "\n" + "\n".join(silent)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_example_stands_twice(path: Path) -> None:
    examples = [row["example"] for row in rows(path)]
    assert len(examples) == len(set(examples))
