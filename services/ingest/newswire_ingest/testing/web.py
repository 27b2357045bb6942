"""A made-up web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from newswire_shared.contracts.outcomes import Ended

from newswire_ingest.web.ports import Answer

FETCHED = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
Reply = Answer | Ended | Exception


def answer(status: int = 200, body: bytes = b"<html><p>page</p></html>", **headers: str) -> Answer:
    """An answer; `_` in a header's name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in {"content_type": "text/html", **headers}.items()}
    return Answer("", status, named, body, FETCHED, tuple(named.items()))


def redirect(to: str, status: int = 301) -> Answer:
    """A redirect."""
    return answer(status, b"", location=to)


class FakeWeb:
    """A Fetcher over replies by address; addresses it does not know answer 404.  `asked` is what it was asked.

    `patience` has for how long each answer would have been waited for to begin, None for as usual.
    """

    def __init__(self, replies: Mapping[str, Reply] | None = None) -> None:
        self.replies: dict[str, Reply] = dict(replies or {})
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.patience: list[float | None] = []

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        """Answer with the reply of an address, or raise it."""
        self.asked.append(url)
        self.patience.append(first_byte_s)
        self.headers.append(dict(headers or {}))
        reply = self.replies.get(url, answer(404))
        if isinstance(reply, Exception):
            raise reply
        asked = tuple((headers or {}).items())
        return replace(reply, url=url, request_headers=asked) if isinstance(reply, Answer) else reply
