"""kill -9 at any moment: no article that was told to be in is lost, and the store agrees with itself."""

import multiprocessing
import random
import signal
import time
from typing import Any

import pytest

from conftest_types import RecordMaker
from killed import add_until_killed
from taqarub.record.store import Store

KILLS = 60
BATCH = 40
DAYS = ("2024-05-08", "2024-05-20", "2024-06-02", "2024-07-11")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no kill -9")
def test_kill_nine_at_any_moment_loses_nothing(url: str, make_record: RecordMaker, article: str) -> None:
    chance = random.Random(9)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["taqarub.record.store", "killed"])
    with Store.open(url, create=True) as store:
        told: set[str] = set()
        for number in range(KILLS):
            moment = chance.randrange(6), chance.uniform(0.0, 0.03)
            told |= kill_soon(context, url, batch(make_record, article, number), *moment)
            if number % 10 == 9:  # the store holds what was told, and perhaps one article more for each kill
                kept = {row.id for row in store.articles(limit=KILLS * BATCH)}
                assert told <= kept
                assert len(kept) <= len(told) + number + 1
                assert store.problems() == ()
    assert told, "every process was killed before it could add anything"


def kill_soon(
    context: Any, url: str, articles: list[tuple[dict[str, Any], str]], after: int, seconds: float
) -> set[str]:
    """Let a process add articles, kill it in the middle of one after so many; the ids that it told.

    By articles and not by the clock alone: on a busy machine the first may take longer than any time set here.
    """
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=add_until_killed, args=(url, articles, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == "ready"
    told = {ours.recv() for _ in range(after)}
    time.sleep(seconds)
    process.kill()
    process.join()
    told |= set(received(ours))
    ours.close()
    process.close()
    return told


def received(pipe: Any) -> list[str]:
    """What is still in the pipe of a dead process; a message that it was killed in the middle of counts for nothing."""
    found: list[str] = []
    try:
        while pipe.poll():
            found.append(pipe.recv())
    except (EOFError, OSError):
        return found
    return found


def batch(make_record: RecordMaker, article: str, number: int) -> list[tuple[dict[str, Any], str]]:
    """New articles on a few events, and now and then an older one that has changed."""
    articles = []
    for at in range(BATCH):
        name = f"a{number - 1}-{at}" if at % 7 == 6 and number else f"a{number}-{at}"
        day = DAYS[(number + at) % len(DAYS)]
        document = {"id": name, "published": day, "outlet": f"outlet {at % 5}"}
        articles.append((make_record(document, date=day), article))
    return articles
