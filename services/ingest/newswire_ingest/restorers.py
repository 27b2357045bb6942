"""What ingest brings back with `newswire restore`, and tells an index that was lost."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Restorer, Reteller
from newswire_shared.contracts.settings import SharedSettings


def restorers(settings: SharedSettings) -> Sequence[Restorer]:
    """Sources, and the registry.  Raises MissingStack if there is no stack."""
    from newswire_shared.running.assembly import assemble

    from newswire_ingest.composition import restorers_over

    return restorers_over(assemble("restore", settings))


def retellers(settings: SharedSettings) -> Sequence[Reteller]:
    """Sources.  Raises MissingStack if there is no stack."""
    from newswire_ingest.composition import Ingest

    return (Reteller("sources", Ingest.open("restore", settings).source_editor.record),)
