"""How long a robots.txt, and what is known of looks at it, counts."""

from __future__ import annotations

FRESH_S = 3600.0  # an editor who asks to be left alone is heard within the hour
FRESH_MOST_S = 86400.0  # what Cache-Control may ask for; RFC 9309 wants no copy to be used longer unasked
KEPT_S = 30 * 86400  # a stale text stays in force while its server fails, up to the 30 days that RFC 9309 names
LOOK_AGAIN_S = 300.0  # a failed look is not repeated sooner: meanwhile the stale text decides
GIVEN_UP_S = 30 * 86400.0  # of failures alone: then RFC 9309 lets a server that never had a text count as without one
ROW_S = 7 * 86400.0  # failures further apart than this are no row: nobody looked in between
AHEAD_S = 3600.0  # a redirect is followed within this, or the look begins anew: where it led may be gone by then
ASKED_S = 60  # twice a request's deadline: whoever asks longer was killed
