"""Forms of the pages; who sends one from another site is refused."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from newswire_shared.web.forms import FormRefused, read_form

MOST_BYTES = 60_000  # fifty values of some filters; an alert by the API has no more than 100 kB
MOST_FIELDS = 1_000
Fields = list[tuple[str, str]]


async def own_form(request: Request) -> Fields:
    """The fields of a form in their order.  Raises HTTPException for one from elsewhere, and for what is none."""
    try:
        return await read_form(request.headers, request.stream(), MOST_BYTES, MOST_FIELDS)
    except FormRefused as refused:
        raise HTTPException(refused.status, str(refused)) from None


OwnForm = Annotated[Fields, Depends(own_form)]


def field_of(form: Fields, name: str) -> str:
    """The value of a field, stripped; "" where it is not there."""
    return next((value.strip() for field, value in form if field == name), "")
