"""Serve the pages on this machine."""

import socket
import sys

import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware

from taqarub.errors import SettingsError
from taqarub.surfaces.web.app import create_app

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def run(store_url: str, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve until interrupted; the address goes to stderr once it answers. Port 0 takes any free one.

    The pages have no login: the caller decides whether a host that others can reach is meant.
    Raises SettingsError SET07 when the address cannot be listened on.
    """
    app = create_app(store_url)
    if host in _LOOPBACK:
        # A page elsewhere must not reach this server under a name that it makes point here.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"], www_redirect=False)
    listener = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"Pages: http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C ends)\n")
    sys.stderr.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises SettingsError SET07 when the port is taken or the host is not of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        hint = "end the program that uses the port, or choose another with --port"
        raise SettingsError("SET07", "cannot listen on this address", got=f"{host}:{port}", hint=hint) from error
