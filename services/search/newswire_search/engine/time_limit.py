"""What is told of a search that was ended."""

from __future__ import annotations

from newswire_shared.contracts.errors import TransientError


def too_long(longest_s: float) -> TransientError:
    """That a search took longer than it may, and what to do."""
    return TransientError(f"the search took longer than {longest_s:g} s: ask for rarer words, or with filters")
