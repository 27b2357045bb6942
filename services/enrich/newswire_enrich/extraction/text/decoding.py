"""From bytes to text: what a page says of its encoding is a hint, what its bytes allow decides."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

from newswire_enrich.page import CONTROL, without_controls

HEAD_BYTES = 4096  # in which the HTML standard has browsers look for an encoding, four times over
_STATED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
# References to them, as text processors leave them behind; no tree of markup can hold what they stand for.
_REFERENCE = re.compile(
    r"&#(?:(?P<ends_line>0*1[12](?!\d)|x0*[bc](?![\da-f]))"
    r"|0*(?:[1-8]|1[4-9]|2\d|3[01]|127|6553[45])(?!\d)|x0*(?:[1-8ef]|1[\da-f]|7f|fff[ef])(?![\da-f]));?",
    re.IGNORECASE,
)
_CONTROL_BYTES = bytes(code for code in range(0x80) if CONTROL.match(chr(code)))
_NO_CHARACTERS = tuple(each.encode() for each in ("\ufffe", "\uffff"))
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BINARY_SHARE = 0.02  # of control characters; a damaged page has fewer, a picture has many more


class Unreadable(Exception):
    """The bytes are no text in any encoding that can be recognised."""


def decode(body: bytes, content_type: str) -> str:
    """The text of a page, without control characters.

    Bytes that are sound UTF-8 are UTF-8 whatever is stated; else the stated encodings are tried, then the
    most likely one.  Raises Unreadable for binary data.
    """
    if not _has_control(body):
        with suppress(UnicodeDecodeError):
            return body.decode("utf-8-sig")
    text = _decode(body, content_type)
    clean = without_controls(text)
    if len(text) - len(clean) > BINARY_SHARE * len(text) + 16:
        raise Unreadable("this is binary data, not text")
    return clean


def without_references(markup: str) -> str:
    """Markup without references to control characters."""
    return _REFERENCE.sub(lambda found: " " if found["ends_line"] else "", markup) if "&#" in markup else markup


def _has_control(body: bytes) -> bool:
    """Whether a text in UTF-8 would have control characters, which its bytes tell sooner than its characters."""
    if len(body.translate(None, _CONTROL_BYTES)) < len(body):
        return True
    return _NO_CHARACTERS[0][0] in body and any(each in body for each in _NO_CHARACTERS)


def _decode(body: bytes, content_type: str) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    for encoding in _candidates(content_type, body[:HEAD_BYTES]):
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return _most_likely(body)


def _candidates(content_type: str, head: bytes) -> list[str]:
    """The encodings to try, in order; NULs in the text are UTF-16's and rule out every narrower one."""
    stated = _stated(content_type.encode(), head)
    return [name for name in ("utf-8", *stated) if name.startswith(("utf-16", "utf-32")) == (b"\0" in head)]


def _stated(*places: bytes) -> list[str]:
    names = [match.decode("ascii", "ignore").lower() for place in places for match in _STATED.findall(place)]
    # "latin-1" means windows-1252 on the web (WHATWG Encoding Standard)
    return ["cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name for name in names]


def _most_likely(body: bytes) -> str:
    """A few bad bytes in UTF-8 are a damaged page; many are another encoding."""
    damaged = body.decode("utf-8", "replace")
    # One bad byte in two thousand characters: a cut page or a bad advertisement, not another encoding.
    if damaged.count("\ufffd") < 0.0005 * len(damaged):
        return damaged
    # The guess costs time by the byte, and is as sure on the first 200 kB.
    best = from_bytes(body[:200_000]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
