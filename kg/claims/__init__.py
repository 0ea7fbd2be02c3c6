"""Who takes which stance on which stretch of text: direct speech, attributions, and claims about events."""

from kg.claims.quotes import find_quotes

__all__ = ["find_quotes"]
