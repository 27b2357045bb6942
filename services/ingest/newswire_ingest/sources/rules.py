"""The rules of a source for the addresses of its items.

A rule is a pattern over path and query, in which `*` stands for anything and `?` for one sign: `/sport/*`,
`*/live-*`; a `?` itself is written `[?]`, as in `*[?]page=*`.  With `include`, only what one of its patterns
matches is taken; what one of `exclude` matches never is.  Small and capital letters are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache
from urllib.parse import urlsplit

import structlog

from newswire_ingest.listings.values import Item
from newswire_ingest.sources.ports import Source

log = structlog.get_logger(__name__)

COMPILED = 4096  # patterns that a worker keeps ready: those of a thousand sources


def allows(source: Source, url: str) -> bool:
    """Whether the source's rules let an address be taken."""
    if not source.include and not source.exclude:
        return True
    parts = urlsplit(url)
    shown = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if any(_compiled(pattern).match(shown) for pattern in source.exclude):
        return False
    return not source.include or any(_compiled(pattern).match(shown) for pattern in source.include)


def within_rules(source: Source, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items that the source's rules let be taken."""
    within = tuple(item for item in items if allows(source, item.url))
    if len(within) < len(items):
        log.debug("source.outside_rules", source=source.name, items=len(items) - len(within))
    return within


def fault(pattern: str) -> str:
    """What is wrong with a pattern, "" for a sound one."""
    if pattern.startswith(("http://", "https://")):
        return "it is matched against path and query only: leave out the host, as in /sport/*"
    if not pattern.startswith(("/", "*")):
        return "it must begin with / or *, as in /sport/* or */live-*"
    return ""


@lru_cache(maxsize=COMPILED)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern), re.IGNORECASE)
