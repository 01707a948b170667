"""Taqarub: from Arabic news to a sourced record of how states draw together or apart."""

__version__ = "0.1.0"
