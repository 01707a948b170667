"""Write data/grammar/common.txt: the words of news Arabic that are too frequent to be part of an unknown name.

usage: build_common.py ARTICLES.jsonl.gz   (lines with "text"; only counts leave it)

A frequent word that mostly follows a given name is a surname, and left out.
"""

import gzip
import json
import re
import sys
from collections import Counter
from itertools import pairwise

from taqarub.knowledge import schema
from taqarub.knowledge.schema import TableSpec
from taqarub.knowledge.tables import DATA, read_table, read_toml
from taqarub.text.normalise import fold

LEAST = 25  # articles a word must stand in
SURNAME = 0.3  # share of its occurrences after a given name from which on a word is taken for a surname
WORD = re.compile(r"[^\W\d_]+|[^\w\s]")


def names(spec: TableSpec, column: str) -> set[str]:
    """Every word of a column of names, folded."""
    paths = DATA.glob(spec.pattern)
    return {
        w for p in paths for row in read_table(p, spec.columns) for w in fold(row[column].replace("|", " ")).split()
    }


def closed() -> set[str]:
    """Every word of the closed classes, folded: «على» is spelt as the name علي."""
    words, _ = read_toml(DATA / "grammar/words.toml")
    return {fold(word) for lists in words.values() for members in lists.values() for word in members}


def count(path: str, given: set[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """(articles a word stands in, its occurrences, those right after a given name)."""
    articles: Counter[str] = Counter()
    total: Counter[str] = Counter()
    after: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            words = WORD.findall(fold(json.loads(line)["text"]))
            articles.update(set(words))
            total.update(words)
            after.update(second for first, second in pairwise(words) if first in given)
    return articles, total, after


def main() -> None:
    """Count and write."""
    given = names(schema.GIVEN, "name")
    telling = {name for name in given - closed() if len(name) > 2}
    known = given | names(schema.PEOPLE, "names")
    articles, total, after = count(sys.argv[1], telling)
    frequent = (w for w, n in articles.items() if n >= LEAST and len(w) > 1 and w.isalpha() and not w.isascii())
    words = sorted(w for w in frequent if w not in known and after[w] < SURNAME * total[w])
    head = f"# Words in at least {LEAST} of {sys.argv[1].rsplit('/', 1)[-1]}; made by scripts/build_common.py\n"
    (DATA / "grammar/common.txt").write_text(head + "\n".join(words) + "\n", "utf-8")
    print(len(words), "words", file=sys.stderr)


if __name__ == "__main__":
    main()
