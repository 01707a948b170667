"""A process that adds articles until it is killed. It tells each one only when it is in."""

from multiprocessing.connection import Connection
from typing import Any

from taqarub.record.store import Store


def add_until_killed(url: str, articles: list[tuple[dict[str, Any], str]], told: Connection) -> None:
    """Add `articles` in turn, sending each id after its transaction."""
    with Store.open(url) as store:
        told.send("ready")
        for record, text in articles:
            store.add(record, text)
            told.send(record["document"]["id"])
