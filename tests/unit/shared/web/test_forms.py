"""Forms: from a page of ours, and bounded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from newswire_shared.web.forms import KIND, ForeignForm, FormRefused, is_from_here, read_form

FORM = {"content-type": f"{KIND}; charset=utf-8", "host": "news.example"}


async def pieces(*text: str) -> AsyncIterator[bytes]:
    for each in text:
        yield each.encode()


def read(*text: str, **headers: str) -> list[tuple[str, str]]:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return asyncio.run(read_form(FORM | given, pieces(*text), most_bytes=30, most_fields=3))


def test_fields_come_in_their_order_and_empty_ones_too() -> None:
    assert read("b=1&a=", "&b=%C3%A9+x") == [("b", "1"), ("a", ""), ("b", "é x")]


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True), ({"sec-fetch-site": "same-origin"}, True), ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False), ({"sec-fetch-site": "cross-site"}, False),
        ({"origin": "https://news.example"}, True), ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        # a proxy gave the server another name: what the browser says itself decides
        ({"sec-fetch-site": "same-origin", "origin": "https://public.example"}, True),
    ],
)  # fmt: skip
def test_the_browser_tells_whether_a_form_is_ours(headers: dict[str, str], ours: bool) -> None:
    assert is_from_here({"host": "news.example", **headers}) is ours


@pytest.mark.parametrize(
    ("text", "headers", "status"),
    [
        ("a=1", {"content_type": "application/json"}, 415), ("a=" + "x" * 30, {}, 413), ("a=1&b=2&c=3&d=4", {}, 413),
        ("a=1", {"origin": "https://evil.example"}, 400),
    ],
)  # fmt: skip
def test_what_is_none_or_too_much_is_refused(text: str, headers: dict[str, str], status: int) -> None:
    with pytest.raises(FormRefused) as refused:
        read(text, **headers)
    assert refused.value.status == status and isinstance(refused.value, ForeignForm) is ("origin" in headers)
