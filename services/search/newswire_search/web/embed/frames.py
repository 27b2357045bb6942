"""The sites that may show our pages in a frame: those of a list, and none unless it is set."""

from __future__ import annotations

from functools import cache

from newswire_search.web.middleware.origins import ANY, origins_of
from newswire_search.web.middleware.response_headers import CONTENT_POLICY

NO_FRAMES = "frame-ancestors 'none'"


@cache
def policy_for(frames: str) -> str:
    """The Content-Security-Policy of what may be framed, by the setting.  Raises UsageError where one is no origin.

    Nothing runs there: who frames it may not steer it, and nobody can be led to press what they do not see.
    """
    origins = sorted(origins_of(frames, "NEWSWIRE_SEARCH_FRAMES"))
    allowed = f"frame-ancestors {'*' if ANY in origins else ' '.join(origins)}" if origins else NO_FRAMES
    return CONTENT_POLICY.replace("script-src 'self'; ", "").replace(NO_FRAMES, allowed)
