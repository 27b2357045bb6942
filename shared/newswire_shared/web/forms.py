"""Forms as browsers send them: small, whole, and from a page of ours; of no framework."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from newswire_shared.contracts.errors import UsageError

SILENT_S: Final = 10.0  # for all of it: who sends more slowly holds a connection for nothing
KIND: Final = "application/x-www-form-urlencoded"


class FormRefused(UsageError):
    """A form that is not taken; `status` is what HTTP calls the reason."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class ForeignForm(FormRefused):
    """A form of another site's page: its reader did not mean to send it here."""


async def read_form(
    headers: Mapping[str, str], body: AsyncIterable[bytes], most_bytes: int, most_fields: int
) -> list[tuple[str, str]]:
    """The fields of a form in their order; names of headers are in lower case.  Raises FormRefused, ForeignForm."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise FormRefused(415, f"this takes a form ({KIND})")
    if not is_from_here(headers):
        raise ForeignForm(400, "the form came from another site: open the page here, and press the button there")
    text = (await _read(body, most_bytes)).decode("utf-8", "replace")
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=most_fields)
    except ValueError:
        raise FormRefused(413, f"a form has at most {most_fields} fields") from None


def is_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of this site, by what browsers tell of that.

    `Sec-Fetch-Site` decides where it stands: a proxy may change the name that `Origin` is held against.  A program
    tells nothing, and has no cookie of anybody.
    """
    told = headers.get("sec-fetch-site")
    if told is not None:
        return told in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def _read(body: AsyncIterable[bytes], most_bytes: int) -> bytes:
    held = bytearray()
    try:
        async with asyncio.timeout(SILENT_S):
            async for piece in body:
                held += piece
                if len(held) > most_bytes:
                    raise FormRefused(413, f"a form has at most {most_bytes} bytes")
    except TimeoutError:
        raise FormRefused(408, f"the form did not come within {SILENT_S:g} s") from None
    return bytes(held)
