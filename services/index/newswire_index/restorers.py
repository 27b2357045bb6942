"""What index brings back with `newswire restore`, and what it holds for the parts of others."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Restorer, Reteller, Survivors
from newswire_shared.contracts.settings import SharedSettings


def restorers(settings: SharedSettings) -> Sequence[Restorer]:
    """What was removed, and what was in flight.  Raises MissingStack if there is no stack."""
    from newswire_index.composition import IndexService

    return IndexService.open(settings).restorers()


def survivors(settings: SharedSettings) -> Survivors:
    """What the index holds."""
    from newswire_index.composition import IndexService

    return IndexService.open(settings).survivors()


def retellers(settings: SharedSettings) -> Sequence[Reteller]:
    """What was taken down, and what is retired.  Raises MissingStack if there is no stack."""
    from newswire_index.composition import IndexService

    return IndexService.open(settings).retellers()
