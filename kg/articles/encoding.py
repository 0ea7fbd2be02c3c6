"""From bytes to text without guessing.

UTF-8 with or without a byte-order mark, UTF-16 with one. Bytes that are neither are taken for Windows-1252
only if that yields Norwegian letters and no trace of damaged UTF-8; whether the text *is* Norwegian is then
for ``language`` to say. Everything else is refused.
"""

from __future__ import annotations

import codecs
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Two bytes of UTF-8 read as Windows-1252 look like this: damaged UTF-8, not Windows-1252.
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


class UndecodableError(ValueError):
    """The bytes are no text in an encoding that can be told with certainty."""


def decode(raw: bytes) -> str:
    """The text of a file, line ends untouched, a byte-order mark taken off.

    Raises UndecodableError with a reason fit for the user.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf16(raw)
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = _windows1252(raw, error)
    if "\x00" in text or len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 100:
        raise UndecodableError("binary data, not text")
    return text


def _utf16(raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UndecodableError(f"damaged UTF-16 at byte {error.start}") from None


def _windows1252(raw: bytes, error: UnicodeDecodeError) -> str:
    reason = f"not UTF-8 (byte 0x{raw[error.start]:02x} at position {error.start}); save it as UTF-8"
    if b"\x00" in raw:
        raise UndecodableError("binary data, not text") from None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise UndecodableError(reason) from None
    if _MOJIBAKE.search(text) or not any(letter in text for letter in "æøåÆØÅ"):
        raise UndecodableError(reason)
    return text
