"""What stands beneath a headline in a list: the beginning of the text, as far as it says more than the headline and
the line of place, day and agency.
"""

from __future__ import annotations

import re

LEAST_WORDS = 3  # fewer are a rest of something: "By our reporter" says nothing yet
_BETWEEN = " \t\n.,:;!?…\u2013\u2014-|·"  # what stands between a headline that a text repeats and what goes on
# Where and when an agency's text was written, before its first sentence: "LONDON, March 9 (Meridian Wire) - ".
_DATELINE = re.compile(
    r"^[^\W\d_a-zß-ÿ]{2}[^\s.!?()]*(?: [^\s.!?()]+){0,6} ?(?:\([^()\d]{2,40}\)|/[^/\d]{2,40}/)"
    r" ?[-\u2013\u2014:.]{1,2} (?=\S)"
)


def teaser(summary: str | None, title: str) -> str | None:
    """The summary without a repeated title and a dateline at its beginning; None where nothing is left to read."""
    text, repeated = " ".join((summary or "").split()), " ".join(title.split()).rstrip(_BETWEEN)
    if repeated and text.casefold().startswith(repeated.casefold()) and not text[len(repeated) :][:1].isalnum():
        text = text[len(repeated) :].lstrip(_BETWEEN)
    text = _DATELINE.sub("", text)
    is_cut_title = text and title.casefold().startswith(text.casefold().rstrip(_BETWEEN))
    return None if is_cut_title or len(re.findall(r"\w+", text)) < LEAST_WORDS else text
