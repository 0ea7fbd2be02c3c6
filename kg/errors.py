"""Errors that are the user's to mend: their message is one clear line, shown without a traceback."""

from __future__ import annotations


class UserError(Exception):
    """Something asked for cannot be done; the message says what and, where possible, what to do instead."""
