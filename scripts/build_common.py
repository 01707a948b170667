"""Write knowledge/data/grammar/common.txt: words of news Arabic that are too frequent to be part of an unknown name.

usage: build_common.py ARTICLES.jsonl.gz   (lines with "text"; only counts leave it)
"""

import gzip
import json
import re
import sys
from collections import Counter

from taqarub.knowledge import schema
from taqarub.knowledge.tables import DATA, read_table
from taqarub.text.normalise import fold

LEAST = 25  # articles a word must stand in
NAMES = (schema.GIVEN, "name"), (schema.PEOPLE, "names")


def names() -> set[str]:
    """Every word of the tables of names."""
    tables = ((read_table(path, spec.columns), column) for spec, column in NAMES for path in DATA.glob(spec.pattern))
    cells = (row[column].replace("|", " ") for table, column in tables for row in table)
    return {word for cell in cells for word in fold(cell).split()}


def main() -> None:
    counts: Counter[str] = Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        for line in file:
            counts.update(set(re.findall(r"[^\W\d_]+", fold(json.loads(line)["text"]))))
    known = names()
    words = sorted(w for w, n in counts.items() if n >= LEAST and len(w) > 1 and w not in known and not w.isascii())
    head = f"# Words in at least {LEAST} of {sys.argv[1].rsplit('/', 1)[-1]}; made by scripts/build_common.py\n"
    (DATA / "grammar/common.txt").write_text(head + "\n".join(words) + "\n", "utf-8")
    print(len(words), "words", file=sys.stderr)


if __name__ == "__main__":
    main()
