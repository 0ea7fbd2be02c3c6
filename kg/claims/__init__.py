"""Who takes which stance on which stretch of text: direct speech, attributions, and claims about events."""

from kg.claims.attributions import find_attributions
from kg.claims.linking import make_claims
from kg.claims.quotes import find_quotes

__all__ = ["find_attributions", "find_quotes", "make_claims"]
