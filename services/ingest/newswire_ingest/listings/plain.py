"""Plain text out of titles and teasers that hold markup."""

from __future__ import annotations

import re
from html import unescape

# Bounded, for a title of `<` alone would cost the square of its length.
TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--[^<>]{0,500}--)/?>")
# Where these stand, words are apart; others stand within words.
BREAK = re.compile(r"</?(?:br|p|div|li|ul|ol|td|tr|h[1-6]|blockquote)\b[^<>]{0,500}>", re.I)


def plain(text: str | None, *, is_literal: bool = False) -> str | None:
    """A text without markup and references, in one line; as it is where it is said to be no markup; None for none."""
    if not text:
        return None
    if not is_literal:
        if "<" in text:
            text = TAG.sub("", BREAK.sub(" ", text))
        if "&" in text:
            text = unescape(text)
    return " ".join(text.split()) or None
