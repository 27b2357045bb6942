"""What enrichment brings back with `newswire restore`."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Restorer
from newswire_shared.contracts.settings import SharedSettings


def restorers(settings: SharedSettings) -> Sequence[Restorer]:
    """Edits of entities, linking, and edits of stories.  Raises MissingStack if there is no stack."""
    from newswire_enrich.composition.restoration import restorers_of

    return restorers_of(settings)
