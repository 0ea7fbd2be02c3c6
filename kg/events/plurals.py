"""Plurals that stand for several things named before, as the lexicon reads them."""

from kg.lexicon.plural_reference import members

__all__ = ["members"]
