"""The rules of a source for the addresses of its items."""

from __future__ import annotations

import pytest
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.rules import allows


def source(include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Source:
    return Source("desk", "https://a.example/", 900, include=include, exclude=exclude)


@pytest.mark.parametrize(("include", "exclude", "path", "allowed"), [
    ((), (), "/anything?x=1", True),
    (("/sport/*",), (), "/sport/1", True),
    (("/sport/*",), (), "/Sport/1", True),
    (("/sport/*",), (), "/news/1", False),
    (("/sport/*",), (), "/news/sport/1", False),
    (("*/sport/*",), (), "/news/sport/1", True),
    (("/sport/*", "/news/*"), (), "/news/1", True),
    ((), ("*/live-*",), "/news/live-1", False),
    ((), ("*/live-*",), "/news/alive-1", True),
    (("/sport/*",), ("*[?]page=*",), "/sport/1?page=2", False),
    (("/sport/*",), ("*[?]page=*",), "/sport/1", True),
    (("/",), (), "", True),
])  # fmt: skip
def test_rules_are_patterns_over_path_and_query(
    include: tuple[str, ...], exclude: tuple[str, ...], path: str, allowed: bool
) -> None:
    assert allows(source(include, exclude), f"https://a.example{path}") is allowed
