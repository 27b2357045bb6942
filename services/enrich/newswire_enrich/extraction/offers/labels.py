"""Labels above or before a list of links, in many languages, and the role that each gives the list."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from newswire_enrich.languages.page_labels import Reader, any_of

LABEL_WORDS = 8  # a longer text above a list is a sentence
LONGEST_LABEL = 100  # characters
CLOSE_WORDS = 3  # how many words may follow a phrase that is a whole label by itself


class ListRole(Enum):
    """What a list of links is to the article beside it."""

    RELATED = "chosen for this article"
    MOST_READ = "what others read"
    LISTING = "what would stand beside any article"
    TICKER = "headlines with their times"
    JUNK = "advertisements and requests"
    NAMELESS = "a heading that no list of phrases knows"


# Latin punctuation and symbols but the apostrophe and the ampersand, and the marks of other scripts
_MARKS = re.compile(r"[!-%(-,./:-@\[-`{-~¡§«»¿‐-‒–-―‘“-„…›‹•‣→-⇿■-◿★☆✓➔-➾、。〈-】・：｜！？（），،؛؟।։·]+")


def _labels(label: str, *readers: Reader, follow: int = 0) -> re.Pattern[str]:
    """A label as the whole of a text, or followed by a few words."""
    more = rf"(?:\s+\S+){{0,{follow}}}" if follow else ""
    return re.compile(rf"{any_of(label, *readers)}{more}$")


# In this order: "sponsored stories you may like" is an advertisement, and "most read in the series" is most read.
# Last comes a phrase for related items with words behind it, which a listing's own phrase may hold whole.
_KINDS = (
    (ListRole.JUNK, _labels("junk", "markup")),
    (ListRole.TICKER, _labels("ticker", "markup")),
    (ListRole.MOST_READ, _labels("most_read", "markup")),
    (ListRole.RELATED, _labels("related", "markup", "alone")),
    (ListRole.LISTING, _labels("listing", "markup")),
    (ListRole.RELATED, _labels("related", "markup", follow=CLOSE_WORDS)),
)
_SAME = str.maketrans({"’": "'", "\u0307": None})  # the dot that a small Turkish i has twice
_ICON = re.compile(r"[a-z]+(?:_[a-z]+)+")  # fonts draw such names as pictures
_NOISE = _labels("buttons", "markup")


def offer_of(label: str) -> ListRole | None:
    """What a label makes of the links below it; NAMELESS for a short text of other words, None for what is no label."""
    if len(label) > LONGEST_LABEL or len((words := plain(label)).split()) > LABEL_WORDS:
        return None
    known = next((kind for kind, pattern in _KINDS if pattern.match(words)), None)
    return known or ListRole.NAMELESS


def is_noise(text: str) -> bool:
    """Whether a text between a label and its list says nothing of the list."""
    return len(text) <= LONGEST_LABEL and bool(_ICON.fullmatch(text) or _NOISE.match(plain(text)))


def plain(text: str) -> str:
    """A label as it is compared: small letters, words alone."""
    return " ".join(_MARKS.sub(" ", unicodedata.normalize("NFC", text).casefold().translate(_SAME)).split())
