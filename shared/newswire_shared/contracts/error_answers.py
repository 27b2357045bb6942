"""Errors as they are answered over HTTP: one shape for every route, whichever service gives it."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ErrorDetail(BaseModel):
    """What went wrong, for a program (`code`) and for a person."""

    code: str = Field(description="A word that does not change between versions.")
    message: str = Field(description="What is wrong, naming the parameter where there is one.")
    hint: str | None = Field(description="What to do about it.")


class ErrorAnswer(BaseModel):
    """The shape of every error."""

    error: ErrorDetail
