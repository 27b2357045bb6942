"""The error tree: they decide a message's fate, and hold the words for a person."""

from __future__ import annotations


class NewswireError(Exception):
    """The root of every error that newswire raises on purpose."""


class TransientError(NewswireError):
    """What failed may succeed later: the message is parked and tried again.

    `retry_after_s` is the wait that the other side asked for, in seconds, if it asked.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Overtime(TransientError):
    """The clock ran out before the work was done; it may be cheap and the machine busy, so it is tried again alone."""


class Silent(TransientError):
    """A server took what it was sent, or a connection was begun, and no answer came in time: it hangs."""


class EngineAway(TransientError):
    """The engine of the index serves nobody for now: it cannot be reached, is overloaded, or refuses this process."""


class PermanentError(NewswireError):
    """What failed will fail again: the message becomes a dead letter and waits for a person."""


class UsageError(NewswireError):
    """A person asked for what cannot be done; the text says which thing, what is wrong, what to do."""


class SettingsError(UsageError):
    """A setting is unknown or wrong; the start stops."""


class MissingStack(UsageError):
    """No broker is configured and no embedded stack runs in this data folder."""
