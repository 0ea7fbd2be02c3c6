"""Nyhetsgraf: from Norwegian news to a knowledge graph of what happened, what is said to have happened, and what is denied."""

__version__ = "0.1.0"
