"""What search brings back with `newswire restore`, and tells an index that was lost."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Restorer, Reteller
from newswire_shared.contracts.settings import SharedSettings


def restorers(settings: SharedSettings) -> Sequence[Restorer]:
    """Alerts.  Raises MissingStack if there is no stack."""
    from newswire_search.composition import Alerting

    return Alerting.open(settings).restorers


def retellers(settings: SharedSettings) -> Sequence[Reteller]:
    """Alerts.  Raises MissingStack if there is no stack."""
    from newswire_search.composition import Alerting

    return (Reteller("alerts", Alerting.open(settings).edit.record),)
