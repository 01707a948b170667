"""How fast Taqarub codes on one core, how soon it is ready, how much memory it takes.

    python benchmarks/speed.py [FILE_OR_FOLDER …] [--seconds 10] [--json]

Without arguments the sample articles of examples/ are coded, in random orders of their sentences (seeded), so that no
two documents are the same text. A "seed-sized" article has 3,200 characters; figures are also given per character.
"""

import argparse
import json
import math
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from taqarub.ingest.registry import read_paths
from taqarub.model.text import Document
from taqarub.pipeline import Coder, load_coder
from taqarub.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
SEED_SIZE = 3_200  # characters
READY = (
    "from taqarub.pipeline import load_coder; from taqarub.settings import Settings; "
    "from pathlib import Path; import sys; load_coder(Settings(cache_dir=Path(sys.argv[1])))"
)
VERSION = "from taqarub.surfaces.cli.app import main; main()"


@dataclass(frozen=True, slots=True)
class Figures:
    """Times in seconds, memory in MB, rates on one core; `seed_sized` counts articles of 3,200 characters."""

    documents: int
    mean_characters: float
    events_per_document: float
    articles_per_second: float
    seed_sized_per_second: float
    characters_per_second: float
    first_pass_ratio: float
    start_cold: float
    start_warm: float
    version: float
    memory: float


class Run(NamedTuple):
    """What was coded, and the seconds that took."""

    documents: int
    characters: int
    events: int
    seconds: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Taqarub's speed on one core")
    parser.add_argument("paths", nargs="*", help="articles instead of examples/")
    parser.add_argument("--seconds", type=float, default=10, help="how long to code (default 10)")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.paths or [str(EXAMPLES)], given.seconds)
    print(json.dumps(asdict(figures), indent=1) if given.json else table(figures))


def measure(paths: Sequence[str], seconds: float) -> Figures:
    """Start interpreters, then code varied documents for `seconds` after one pass over the originals."""
    originals = [item for item in read_paths(paths) if isinstance(item, Document)]
    if not originals:
        raise SystemExit(f"no article to code in {', '.join(paths)}")
    with tempfile.TemporaryDirectory() as cache:
        cold = started("-c", READY, cache)
        warm = statistics.median(started("-c", READY, cache) for _ in range(5))
        coder = load_coder(Settings(cache_dir=Path(cache)))
    version = statistics.median(started("-c", VERSION, "--version") for _ in range(5))
    first = coded(coder, originals)
    run = coded(coder, varied(originals), seconds)
    return Figures(
        documents=run.documents,
        mean_characters=run.characters / run.documents,
        events_per_document=run.events / run.documents,
        articles_per_second=run.documents / run.seconds,
        seed_sized_per_second=run.characters / SEED_SIZE / run.seconds,
        characters_per_second=run.characters / run.seconds,
        first_pass_ratio=(first.seconds / first.characters) / (run.seconds / run.characters),
        start_cold=cold,
        start_warm=warm,
        version=version,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def coded(coder: Coder, documents: Iterable[Document], seconds: float = math.inf) -> Run:
    """Code documents until `seconds` of coding have passed; making the documents is not counted."""
    count = characters = events = 0
    spent = 0.0
    for document in documents:
        began = time.perf_counter()
        events += len(coder.code(document)["events"])
        spent += time.perf_counter() - began
        count += 1
        characters += len(document.text)
        if spent >= seconds:
            break
    return Run(count, characters, events, spent)


def varied(originals: Sequence[Document], seed: int = 1) -> Iterator[Document]:
    """Endless documents: the sentences of one article in a new order. The same seed gives the same documents."""
    chance = random.Random(seed)
    number = 0
    while True:
        for one in originals:
            parts = [part for part in one.text.replace(". ", ".\n").split("\n") if part.strip()]
            chance.shuffle(parts)
            number += 1
            yield Document(f"{one.id}-{number}", "\n".join(parts), one.title, one.published)


def started(*arguments: str) -> float:
    """Wall-clock seconds of a fresh interpreter, from start to exit."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def table(found: Figures) -> str:
    """The figures for reading, with the goals beside them."""
    rows = [
        ("articles coded", f"{found.documents:,}", f"mean {found.mean_characters:,.0f} characters"),
        ("events an article", f"{found.events_per_document:.1f}", ""),
        ("articles a second, one core", f"{found.articles_per_second:,.0f}", ""),
        ("seed-sized articles a second", f"{found.seed_sized_per_second:,.0f}", "goal: 200"),
        ("characters a second", f"{found.characters_per_second:,.0f}", ""),
        ("first sight of a word costs", f"× {found.first_pass_ratio:.1f}", "first pass against later ones"),
        ("start-up, warm cache", f"{found.start_warm:.2f} s", "goal: under 0.5 s"),
        ("start-up, no cache", f"{found.start_cold:.2f} s", "compiles the tables"),
        ("taqarub --version", f"{found.version:.2f} s", "goal: under 0.2 s"),
        ("peak memory", f"{found.memory:,.0f} MB", ""),
    ]
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    lines = [f"{name:32}{value:>10}  {note}".rstrip() for name, value, note in rows]
    return "\n".join([machine, "", *lines])


if __name__ == "__main__":
    main()
