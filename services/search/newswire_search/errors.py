"""The error that search adds to those that all services share."""

from __future__ import annotations

from newswire_shared.contracts.errors import NewswireError


class NotFoundError(NewswireError):
    """Nothing is known by that name."""


class GoneError(NewswireError):
    """It was there, or might have been, and was taken down."""


class ForgottenError(NewswireError):
    """What is asked for is known no more, and the text says what to do instead."""
