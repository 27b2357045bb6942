"""A change of the index as index workers announce it and search tells it on.

Changes are numbered by Redis: `1795793678414-0`, milliseconds and a counter, each greater than all before.  A reader
that has seen a number has seen all before it.  What is announced again, because a worker was killed before it could say
that it was done, keeps its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Number = tuple[int, int]
FIRST: Number = (0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one article or one story.

    `is_gone` is of an article that was taken down and of a story that ceased, with the story that took it in as
    `survivor`.  `made_ms` is when an article was written, 0 where an earlier release did not say.
    """

    number: str
    kind: Literal["article", "story"]
    id: str
    is_gone: bool = False
    title: str = ""
    source: str = ""
    revision: int = 0
    story: str = ""
    size: int = 0
    survivor: str = ""
    made_ms: int = 0


def change_of(number: str, fields: Mapping[str, str]) -> Change:
    """The change that an entry of the stream tells of."""
    if fields["kind"] == "story":
        size = int(fields["size"])
        return Change(
            number, "story", fields["story_id"], not size, fields.get("title", ""), size=size,
            survivor=fields.get("survivor", ""),
        )  # fmt: skip
    if fields["kind"] == "gone":
        return Change(number, "article", fields["article_id"], is_gone=True)
    return Change(
        number, "article", fields["article_id"], title=fields["title"], source=fields["source"],
        revision=int(fields["revision"]), story=fields["story_id"], made_ms=int(fields.get("made_ms", 0)),
    )  # fmt: skip


def read_number(text: str) -> Number | None:
    """A number as what it is ordered by; None for a text that is none."""
    before, dash, after = text.partition("-")
    parts = (before, after if dash else "0")
    if not all(part.isascii() and part.isdigit() and len(part) <= 19 for part in parts):
        return None
    return int(parts[0]), int(parts[1])
