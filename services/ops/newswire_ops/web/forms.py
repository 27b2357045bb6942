"""Forms of the operator's page: from a page of ours, and of the visit that it was made for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from newswire_shared.web.forms import ForeignForm, read_form

from newswire_ops.visitors.visitor import is_own_form
from newswire_ops.web.access import NotAllowed, token_of

MOST_BYTES = 8_192  # a stage and a reason; a key has 60 characters
MOST_FIELDS = 50
FIELD = "form"  # of the token that shows that it is ours
Fields = dict[str, str]


async def own_form(request: Request) -> Fields:
    """The fields of a form.  Raises NotAllowed for one from elsewhere, FormRefused for what is none."""
    try:
        fields = dict(await read_form(request.headers, request.stream(), MOST_BYTES, MOST_FIELDS))
    except ForeignForm as foreign:
        raise NotAllowed(str(foreign)) from foreign
    if not is_own_form(token_of(request), fields.pop(FIELD, "")):
        raise NotAllowed("the form is of an earlier visit: open the page again and press the button there")
    return fields


OwnForm = Annotated[Fields, Depends(own_form)]
