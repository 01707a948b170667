"""How fast articles go into the store, whether the same events come out, and how fast a pair of states is read.

    python benchmarks/store.py        # 10,000 articles at 1 and 4 processes and once more; then a million events
    python benchmarks/store.py --articles 2000 --events 100000

Articles are invented (`synthetic.py`), so that it is known which mentions tell one event. The million events are
written straight into the tables that `Store.add` fills for a pair's series: events, pairs, outlets and reports.
"""

import argparse
import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from synthetic import STATES, Synthetic, stream

from taqarub.model.text import Document
from taqarub.record.store import Added, Store
from taqarub.settings import Settings
from taqarub.surfaces.cli.batch import Coded, code_with

STEP = 1000
# Everything but times and keys that the database counts up.
CONTENT = (
    "SELECT id, digest, copy_of, ended_by FROM articles ORDER BY id, digest",
    "SELECT id, type, status, date, place, reports, ended_at IS NULL FROM events ORDER BY id",
    "SELECT m.id, m.event_id, a.id FROM mentions m JOIN articles a ON a.key = m.article_key ORDER BY 1, 3",
    "SELECT r.event_id, a.id, r.stance, r.copy FROM reports r JOIN articles a ON a.key = r.article_key ORDER BY 1, 2",
    "SELECT event_id, a, b, month, reports FROM event_pairs ORDER BY 1, 2, 3",
    "SELECT mention_id, kind, event_id, score FROM decisions WHERE mention_id IS NOT NULL ORDER BY 1, 2",
)


@dataclass(frozen=True, slots=True)
class FromList:
    """Stands in for the coder: the record of a document is looked up."""

    records: Mapping[str, dict[str, Any]]

    def code(self, document: Document) -> dict[str, Any]:
        """The record that was made with the document's text."""
        return self.records[document.id]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="the store's speed")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.articles:
            add_all(list(stream(given.articles)), Path(folder))
        if given.events:
            read_series(Path(folder) / "series.db", given.events)


def add_all(articles: Sequence[Synthetic], folder: Path) -> None:
    """Fill two stores, by 1 and by 4 processes, and compare them; then the first once more."""
    found = {}
    for processes in (1, 4):
        path = folder / f"added-{processes}.db"
        print(f"{len(articles):,} articles, {processes} process{'es' if processes > 1 else ''}")
        fill(path, articles, processes)
        found[processes] = digest(path)
    print(f"same content at 1 and 4 processes: {'yes' if found[1] == found[4] else 'NO'}")
    before = (folder / "added-1.db").read_bytes()
    added = fill(folder / "added-1.db", articles, 1, quiet=True)
    unchanged = added == {Added.UNCHANGED: len(articles)} and before == (folder / "added-1.db").read_bytes()
    print(f"a rerun changes nothing, to the byte: {'yes' if unchanged else 'NO'}")
    judge(folder / "added-1.db", articles)


def fill(path: Path, articles: Sequence[Synthetic], processes: int, quiet: bool = False) -> dict[Added, int]:
    """Add all, printing for each thousand the milliseconds an article: of the clock, and of the processor that stores.

    The second is what the store costs; the first also depends on what else the machine does.
    """
    coder = FromList({str(one.record["document"]["id"]): one.record for one in articles})
    items = [Document(str(one.record["document"]["id"]), one.text) for one in articles]
    counts: dict[Added, int] = defaultdict(int)
    with Store.open(f"sqlite:///{path}", create=True) as store:
        began = last = time.perf_counter()
        last_cpu = time.process_time()
        for number, coded in enumerate(code_with(coder, items, Settings(processes=processes)), 1):
            assert isinstance(coded, Coded)
            counts[store.add(coded.record, coded.document.text)] += 1
            if number % STEP == 0 and not quiet:
                now, cpu = time.perf_counter(), time.process_time()
                spent = (f"{one / STEP * 1000:5.1f} ms" for one in (now - last, cpu - last_cpu))
                print(f"  {number:>7,} {' '.join(spent)}", flush=True)
                last, last_cpu = now, cpu
        took = time.perf_counter() - began
        total = store.counts()
        assert not store.problems()
    told = f"{total.events:,} events · {total.reports:,} reports · {total.outlets} sources"
    print(f"  {took:.1f} s, {len(articles) / took:,.0f} articles a second; {told}")
    return dict(counts)


def digest(path: Path) -> str:
    """Of everything but times."""
    total = sha256()
    with sqlite3.connect(path) as connection:
        for query in CONTENT:
            for row in connection.execute(query):
                total.update(repr(row).encode())
    connection.close()
    return total.hexdigest()


def judge(path: Path, articles: Sequence[Synthetic]) -> None:
    """Precision and recall over pairs of mentions that tell one event."""
    truth = {mention: event for one in articles for mention, event in one.truth.items()}
    with sqlite3.connect(path) as connection:
        found = dict(connection.execute("SELECT id, event_id FROM mentions WHERE ended_at IS NULL"))
        copies = dict(connection.execute("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"))
    connection.close()
    wanted, got = _together(truth), _together(found)
    both = len(wanted & got)
    print(f"pairs of mentions: precision {both / len(got):.4f}, recall {both / len(wanted):.4f} of {len(wanted):,}")
    known = {str(one.record["document"]["id"]) for one in articles if one.copy_of}
    print(f"copies: {len(known & copies.keys())} of {len(known)} found, {len(copies.keys() - known)} wrongly")


def _together(events: Mapping[str, str]) -> set[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for mention, event in events.items():
        groups[event].append(mention)
    return {pair for group in groups.values() for pair in itertools.combinations(sorted(group), 2)}


def read_series(path: Path, count: int) -> None:
    """Write `count` events, one in fifty of them between one pair, and read that pair's months."""
    with Store.open(f"sqlite:///{path}", create=True) as store:
        write_events(path, count)
        size = path.stat().st_size / 1e6
        store.pair_months("DZA", "RUS")
        times = []
        for _ in range(7):
            began = time.perf_counter()
            months = store.pair_months("DZA", "RUS")
            times.append((time.perf_counter() - began) * 1000)
        told = f"{sum(m.events for m in months):,} events · {sum(m.reports for m in months):,} reports"
        spread = f"{min(times):.0f} to {max(times):.0f} ms"
        print(f"{count:,} events stored ({size:,.0f} MB); DZA–RUS: {told} in {len(months)} months")
        print(f"monthly series: median {statistics.median(times):.0f} ms ({spread}); goal: under 200 ms")


def write_events(path: Path, count: int) -> None:
    """The rows of events, pairs and reports; two reports an event on average, from 40 outlets."""
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO runs VALUES (1, 'synthetic 1', NULL, '')")
    row = "(?, ?, '', NULL, NULL, NULL, NULL, NULL, NULL, 'given', '', '{}', NULL, 1, '', NULL, NULL)"
    connection.executemany(f"INSERT INTO articles VALUES {row}", ((key, f"a{key}") for key in range(1, 5001)))
    for part in _parts(_events(count), 20_000):
        events, pairs, reports = zip(*part, strict=True)
        connection.executemany(f"INSERT INTO events VALUES ({','.join('?' * 18)})", events)
        connection.executemany("INSERT INTO event_pairs VALUES (?, ?, ?, 'actual', ?, ?, ?, ?, ?)", pairs)
        connection.executemany("INSERT INTO pair_outlets VALUES (?, ?, ?, ?, 'actual', ?)", _outlets(pairs, reports))
        connection.executemany(
            "INSERT INTO reports VALUES (?, ?, ?, NULL, NULL, 'adds', 0, '', NULL)", itertools.chain(*reports)
        )
    connection.commit()
    connection.close()


def _events(count: int) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...], list[tuple[Any, ...]]]]:
    chance = random.Random(1)
    others = sorted(itertools.combinations(sorted(STATES), 2))
    quads = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    for number in range(count):
        event = f"{number:020x}"
        a, b = ("DZA", "RUS") if number % 50 == 0 else chance.choice(others)
        day = f"{2005 + number % 20}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        quad, score = chance.choice(quads), float(chance.randint(-10, 10))
        told = chance.sample(range(1, 5001), chance.choice((1, 1, 2, 4)))
        core = ("CONSULT", None, "CONSULT", "diplomatic", "actual", day, day, day, None, quad, score, 0.9, None, None)
        pair = (event, a, b, day[:7], "CONSULT", quad, score, len(told))
        yield (event, *core, len(told), "", None), pair, [(event, key, f"outlet {key % 40}") for key in told]


def _outlets(pairs: Iterable[Any], reports: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    for (event, a, b, month, *_), told in zip(pairs, reports, strict=True):
        for outlet in sorted({one[2] for one in told}):
            yield a, b, month, outlet, event


def _parts(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    found = iter(rows)
    while part := list(itertools.islice(found, size)):
        yield part


if __name__ == "__main__":
    main()
