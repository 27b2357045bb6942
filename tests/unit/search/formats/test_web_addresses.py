"""The icon of a site is asked for where browsers ask when a page names none."""

from __future__ import annotations

import pytest
from newswire_search.formats.web_addresses import icon_address


@pytest.mark.parametrize(
    ("address", "icon"),
    [
        ("https://paper.example/news/1?page=2", "https://paper.example/favicon.ico"),
        ("http://paper.example:8080", "http://paper.example:8080/favicon.ico"),
        ("https://paper.example?id=7", "https://paper.example/favicon.ico"),
        ("https://name:word@paper.example/news/1", None),
        ("file:desk/mill.html", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_the_icon_lies_at_the_root_of_its_site(address: str | None, icon: str | None) -> None:
    assert icon_address(address) == icon
