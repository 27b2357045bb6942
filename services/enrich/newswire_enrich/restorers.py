"""What enrichment brings back with `newswire restore`, and tells an index that was lost."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Restorer, Reteller
from newswire_shared.contracts.settings import SharedSettings


def restorers(settings: SharedSettings) -> Sequence[Restorer]:
    """Edits of entities, linking, and edits of stories.  Raises MissingStack if there is no stack."""
    from newswire_enrich.composition.restoration import restorers_of

    return restorers_of(settings)


def retellers(settings: SharedSettings) -> Sequence[Reteller]:
    """Edits of entities and of stories, and stories.  Raises MissingStack if there is no stack."""
    from newswire_enrich.composition.restoration import retellers_of

    return retellers_of(settings)
