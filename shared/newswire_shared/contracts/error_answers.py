"""Errors as they are answered over HTTP: one shape for every route, whichever service gives it.

The shape is that of a problem by RFC 9457.  `error` holds what the first releases told, and stays for their clients.
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field

PROBLEM = "application/problem+json"


class ErrorDetail(BaseModel):
    """What went wrong, for a program (`code`) and for a person."""

    code: str = Field(description="A word that does not change between versions.", examples=["invalid_parameter"])
    message: str = Field(
        description="What is wrong, naming the parameter where there is one.",
        examples=["langauge: is not a parameter here; did you mean `language`?"],
    )
    hint: str | None = Field(
        description="What to do about it.", examples=["The parameters of every address are described at /docs."]
    )


class WrongParameter(BaseModel):
    """One parameter that is not taken as it is."""

    parameter: str = Field(description="Its name as it was given.", examples=["langauge"])
    detail: str = Field(description="What is wrong with it.", examples=["is not a parameter here"])
    did_you_mean: str | None = Field(
        description="The name, or the value, that is there and nearest to what was given.", examples=["language"]
    )


class ErrorAnswer(BaseModel):
    """The shape of every error: a problem by RFC 9457."""

    type: str = Field(
        description="Names the kind of problem: `urn:newswire:error:` and the `code` of `error`; no address to open.",
        examples=["urn:newswire:error:invalid_parameter"],
    )
    title: str = Field(description="The status in words.", examples=["Unprocessable Entity"])
    status: int = Field(description="The status of the answer.", examples=[422])
    detail: str = Field(
        description="What is wrong this time, for a person.",
        examples=["langauge: is not a parameter here; did you mean `language`?"],
    )
    errors: tuple[WrongParameter, ...] = Field((), description="The parameters that are wrong, where some are.")
    error: ErrorDetail = Field(description="The same as the first releases told it.")


def documented(*statuses: int, is_json: bool = True) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, as OpenAPI describes them; of one whose own answer is no JSON their type is said too.

    What is said to be JSON the application's document tells as a problem (`web/openapi.py` of search).
    """
    return {status: _described(status, is_json) for status in statuses}


def _described(status: int, is_json: bool) -> dict[str, Any]:
    described = {"description": HTTPStatus(status).phrase}
    if is_json:
        return {**described, "model": ErrorAnswer}
    return {**described, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}}}


def problem(status: int, error: ErrorDetail, errors: Sequence[WrongParameter] = ()) -> ErrorAnswer:
    """An error as it is answered with a status."""
    return ErrorAnswer(
        type=f"urn:newswire:error:{error.code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=error.message,
        errors=tuple(errors),
        error=error,
    )
