"""The site that an article counts for is the one that is asked for it."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.article_facets import site_of
from newswire_shared.contracts.identity import host_key


@pytest.mark.parametrize(
    "address",
    [
        "https://gazette.example/storm",
        "https://gazette.example\\@daily.example/storm",
        "https://gazette.example\\.daily.example/storm",
        "https://daily.example:word@gazette.example/storm",
        "https:\\\\gazette.example\\daily.example/storm",
        "https://www.gazette.example./storm",
        "https://GAZETTE.example:443/storm",
    ],
)
def test_a_site_is_where_the_web_goes(address: str) -> None:
    asked = host_key(address).removesuffix(":443").removeprefix("www.")
    assert site_of(address) == asked == "gazette.example"
