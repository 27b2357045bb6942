"""Quotes as people read them."""

from __future__ import annotations

import unicodedata
from typing import Final

from newswire_shared.contracts.documents import Quote

# What a sentence needs after the words and the words do not have: “We go on,” said Ani.
JOINTS: Final = " \t\n,;:\u060c\u3001\uff0c"
OTHER_MARKS: Final = '"\u201e\u300c\u300d\u300e\u300f'  # those that Unicode does not count among initial and final ones
APOSTROPHE: Final = "\u2019"  # a final mark too, and within words none


def spoken(text: str, kind: str) -> str:
    """The words of a quote without marks around all of them, and without the comma that joins them to their sentence.

    The page sets marks itself, as the language of the text has them.
    """
    words = text.strip(JOINTS)
    if kind == "direct" and len(words) > 1 and _is_mark(words[0]) and _is_mark(words[-1]):
        inner = words[1:-1].strip(JOINTS)
        words = words if any(_is_mark(each) for each in inner.replace(APOSTROPHE, "")) else inner
    return words or text


def parts(quote: Quote, title: str, body: str) -> tuple[str, ...]:
    """What was said in one piece each, of a quote that its writer parted; of any other the whole."""
    texts = {"title": title, "body": body}
    cut = tuple(texts[span.field][span.start : span.end] for span in quote.spans)
    return cut if len(cut) > 1 and all(cut) else (quote.text,)


def _is_mark(character: str) -> bool:
    return character in OTHER_MARKS or unicodedata.category(character) in ("Pi", "Pf")
