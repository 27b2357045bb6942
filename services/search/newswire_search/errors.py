"""The error that search adds to those that all services share."""

from __future__ import annotations

from newswire_shared.contracts.errors import NewswireError


class NotFoundError(NewswireError):
    """Nothing is known by that name."""


class GoneError(NewswireError):
    """What was there is there no more, and the text says what to do instead."""
