"""Where sentences end, in any script."""

from __future__ import annotations

import re
from typing import Final

_MARKS = ".!?\u2026\u0589\u061f\u06d4\u0964\u0965"  # of scripts that part words: behind a sentence a blank follows
_WIDE = "\u3002\uff01\uff1f"  # of those that do not
_CLOSING = "\"'\u201c\u201d\u2019\u00bb\u300d\u300f)\\]\uff09"  # what closes a sentence with its mark
_ENDED = re.compile(f"[{_MARKS}{_WIDE}][{_CLOSING}]*$")
# Within a text: a mark with what closes it, or the end of a line.
SENTENCE_END: Final = re.compile(f"[{_MARKS}]+[{_CLOSING}]*(?=\\s|\\Z)|[{_WIDE}]+[{_CLOSING}]*|\n")


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(_ENDED.search(text))
