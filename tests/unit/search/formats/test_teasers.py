"""A teaser says more than its headline."""

from __future__ import annotations

import pytest
from newswire_search.formats.teasers import teaser


@pytest.mark.parametrize(
    ("summary", "title", "shown"),
    [
        ("A ferry hit the pier.", "Ferry accident", "A ferry hit the pier."),
        ("Ferry accident: a ferry hit the pier.", "Ferry accident", "a ferry hit the pier."),
        ("FERRY ACCIDENT\n\nA ferry hit the pier.", "Ferry accident!", "A ferry hit the pier."),
        ("Ferry accidents are rare in the bay.", "Ferry accident", "Ferry accidents are rare in the bay."),
        ("Ferry accident", "Ferry accident", None),
        ("Ferry accident in the…", "Ferry accident in the bay of Saltmere", None),
        ("Ferry accident. By us.", "Ferry accident", None),
        ("LONDON, March 9 (Meridian Wire) - A ship was adrift.", "Ship", "A ship was adrift."),
        ("BAKU (Meridian Wire) — A ship was adrift.", "Ship", "A ship was adrift."),
        ("Anna Lind (54) - a skipper for years - said so.", "Ship", "Anna Lind (54) - a skipper for years - said so."),
        ("The ship (see map) is adrift - again.", "Ship", "The ship (see map) is adrift - again."),
        ("Une panne a touché l'hôpital.", "", "Une panne a touché l'hôpital."),
        (None, "Ferry accident", None),
        ("", "", None),
    ],
)
def test_a_teaser_says_more_than_its_headline(summary: str | None, title: str, shown: str | None) -> None:
    assert teaser(summary, title) == shown
