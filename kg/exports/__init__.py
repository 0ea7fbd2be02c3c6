"""The graph in the formats that other programs open; in each of them a contested event says so, and who says what.

``formats`` lists them, and one module writes each. Importing this package loads nothing but the list.
"""

from kg.exports.formats import FORMATS, Format, export, format_named

__all__ = ["FORMATS", "Format", "export", "format_named"]
