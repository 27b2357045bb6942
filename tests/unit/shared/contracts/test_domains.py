"""The registrable domain of a host: what stands below it is one site."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.domains import registered_domain


@pytest.mark.parametrize(
    ("netloc", "domain"),
    [
        ("www.example.org", "example.org"),
        ("live.example.org:8080", "example.org"),
        ("news.co.uk", "news.co.uk"),
        ("edition.news.co.uk", "news.co.uk"),
        ("alice.blogspot.com", "alice.blogspot.com"),
        ("127.0.0.1:8080", ""),
        ("localhost", ""),
        ("www.news.example", ""),  # no public suffix
    ],
)
def test_hosts_below_one_domain_are_one_site_and_blogs_at_one_host_of_blogs_are_not(netloc: str, domain: str) -> None:
    assert registered_domain(netloc) == domain
