"""Serve the pages on this machine."""

import ipaddress

import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware

from taqarub.errors import SettingsError
from taqarub.surfaces.web.app import create_app


def run(store_url: str, host: str = "127.0.0.1", port: int = 8765, *, allow_remote: bool = False) -> None:
    """Serve until interrupted. The pages have no login, so a host others can reach needs `allow_remote`.

    Raises SettingsError SET20 when it is needed and missing.
    """
    if not is_loopback(host) and not allow_remote:
        hint = "serve on 127.0.0.1, or add --allow-remote if everyone on the network may read the articles"
        raise SettingsError("SET20", "this host can be reached by others", at="--host", got=host, hint=hint)
    app = create_app(store_url)
    if not allow_remote:
        # A page elsewhere must not reach this server under a name that it makes point here.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", host])
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)


def is_loopback(host: str) -> bool:
    """True for a name or address that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
