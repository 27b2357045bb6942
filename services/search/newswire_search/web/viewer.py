"""How one person sees the pages: in which language, in which time zone, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Final
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from fastapi import Request

from newswire_search.web.wording.catalogues import LOCALES, preferred

LANGUAGE: Final = "language"  # the cookie that `/language/CODE` sets
ZONE: Final = "zone"  # the cookie that the pages' script sets, to the name of the browser's time zone
LONGEST_ZONE: Final = 64  # characters; the longest name of the database has 32


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who sees a page; without a cookie that says more, times are UTC and say so."""

    language: str
    zone: tzinfo
    now: datetime


def viewer_of(request: Request) -> Viewer:
    """Who sends a request, by its cookies, else by the languages that the browser prefers."""
    known: Viewer | None = getattr(request.state, "viewer", None)  # one a request, so that it has one `now`
    if known is None:
        known = request.state.viewer = _viewer(request)
    return known


def _viewer(request: Request) -> Viewer:
    chosen = request.cookies.get(LANGUAGE, "")
    language = chosen if chosen in LOCALES else preferred(request.headers.get("Accept-Language"))
    zone = _zone(unquote(request.cookies.get(ZONE, "")))
    return Viewer(language, zone, datetime.now(zone))


def viewer_for(request: Request, language: str, zone: str) -> Viewer:
    """The readers of a site that shows us: as it says, else by the languages that a browser prefers, in UTC."""
    known = language if language in LOCALES else preferred(request.headers.get("Accept-Language"))
    shown_in = _zone(zone)
    return Viewer(known, shown_in, datetime.now(shown_in))


@lru_cache(maxsize=1_000)  # more than there are zones; what a stranger makes up drops out again
def _zone(name: str) -> tzinfo:
    if not name or len(name) > LONGEST_ZONE:
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # no such zone, or no name of a zone at all
        return UTC
