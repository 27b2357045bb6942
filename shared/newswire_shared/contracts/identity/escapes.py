"""One spelling for every percent-encoded text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What may stand as it is in a path or a query: unreserved characters and the delimiters.
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!$&'()*+,;=/?")
# What an escape may be undone for. The marks !'()* separate nothing and are escaped at whim.
_SAFE: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*")
_CLEAN = re.compile(r"[A-Za-z0-9\-._~:@!$&'()*+,;=/?]*", re.ASCII)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+", re.ASCII)
_ESCAPE = re.compile(r"(%[0-9A-F]{2})", re.ASCII)


def is_normal(text: str) -> bool:
    """Whether a text is certainly in its one spelling; only a quick look."""
    return _CLEAN.fullmatch(text) is not None


def normal(text: str) -> str:
    """The one spelling of a piece of an address.

    Escapes in upper case, needless ones undone, everything outside ASCII composed (NFC) and
    escaped as UTF-8. An escaped delimiter stays escaped: it is data. Bytes that are no UTF-8
    stay what they are.
    """
    if is_normal(text):
        return text
    pieces = _ESCAPE.split(_ESCAPES.sub(_undone, text))
    pieces[::2] = [_escaped(unicodedata.normalize("NFC", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _undone(run: re.Match[str]) -> str:
    data = bytes.fromhex(run[0].replace("%", ""))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_undone_byte(byte) for byte in data)
    return "".join(char if char in _SAFE or not char.isascii() else f"%{ord(char):02X}" for char in text)


def _undone_byte(byte: int) -> str:
    return chr(byte) if chr(byte) in _SAFE else f"%{byte:02X}"


def _escaped(text: str) -> str:
    if is_normal(text):
        return text
    return "".join(
        char if char in _PLAIN else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
        for char in text
    )
