"""The error that search adds to those that all services share."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.error_answers import WrongParameter
from newswire_shared.contracts.errors import NewswireError, TransientError


class NotFoundError(NewswireError):
    """Nothing is known by that name."""


class GoneError(NewswireError):
    """It was there, or might have been, and was taken down."""


class ForgottenError(NewswireError):
    """What is asked for is known no more, and the text says what to do instead."""


class TooManyError(TransientError):
    """A caller asks more often than one may; others are served."""


class ParameterError(NewswireError):
    """Parameters are wrong, each in its own way."""

    def __init__(self, message: str, errors: Sequence[WrongParameter]) -> None:
        super().__init__(message)
        self.errors = tuple(errors)
