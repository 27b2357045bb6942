"""The words of a quote as it stands alone, without what only joined it to the writer's sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

JOINING = " \xa0,;:،；，、："  # before "said Marrow" they stand for a full stop, or for nothing at all
GAP = " … "  # where the writer's words stood: what was said around them need not have been said in one breath
_WORD = re.compile(r"\w")


def worded(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """What the spans of a text say together: with a gap where words stand between them, and none over paragraphs."""
    first, *others = (text[start:end].rstrip(JOINING) or text[start:end] for start, end in spans)
    between = (GAP if _WORD.search(text, end, start) else " " for (_, end), (start, _) in pairwise(spans))
    return first + "".join(gap + part for gap, part in zip(between, others, strict=True))
