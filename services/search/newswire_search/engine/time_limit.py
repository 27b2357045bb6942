"""The error of a search that was ended because it took too long."""

from __future__ import annotations

from newswire_shared.contracts.errors import TransientError


def too_long(longest_s: float) -> TransientError:
    """The error that names how long a search may take, and what makes it shorter."""
    return TransientError(f"the search took longer than {longest_s:g} s: ask for rarer words, or with filters")
