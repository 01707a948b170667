"""Serving: which addresses, and what is said when one is taken."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from taqarub.errors import SettingsError
from taqarub.surfaces.web.server import listen


def test_a_taken_port_is_one_clear_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as caught:
            listen("127.0.0.1", port)
    assert caught.value.code == "SET07"
    assert str(port) in str(caught.value)


def test_port_zero_takes_a_free_one() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_the_server_prints_its_address_answers_and_ends(store_url: str) -> None:
    code = f"from taqarub.surfaces.web.server import run; run({store_url!r}, '127.0.0.1', 0)"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.findall(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())[0]
            assert httpx.get(f"{address}health", trust_env=False).json()["status"] == "ok"
            strange = httpx.get(f"{address}health", headers={"host": "example.org"}, trust_env=False)
            assert strange.status_code == 400
        finally:
            server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
