"""Taqarub: from Arabic news to a sourced record of how states draw together or apart.

    import taqarub

    record = taqarub.code(text)
    with taqarub.open("taqarub.db") as db:
        db.dyad("DZA", "RUS").index()

Both are described in docs/api.md; nothing is loaded before one of them is used.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["__version__", "code", "open"]


def __getattr__(name: str) -> object:
    """`code` and `open` come with the first use: `import taqarub` stays instant."""
    if name in ("code", "open"):
        return getattr(import_module("taqarub.surfaces.api"), name)
    raise AttributeError(f"module 'taqarub' has no attribute {name!r}")
