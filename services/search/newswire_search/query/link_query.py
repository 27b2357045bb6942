"""The articles that link to an article, as every engine is asked for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newswire_search.query.fingerprint import fingerprint


class LinkSort(StrEnum):
    """The order of links: by the sort date of what links, the newest first."""

    NEWEST = "linked"


@dataclass(frozen=True, slots=True)
class LinkQuery:
    """`size` articles that link to one that has these keys; its own id is the first of them."""

    keys: tuple[str, ...]
    size: int
    after: str | None = None

    @property
    def fingerprint(self) -> str:
        """What its cursors are bound to: the article, whose other keys may change."""
        return fingerprint(self.keys[0])
