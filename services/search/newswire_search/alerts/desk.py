"""The use cases of alerts as routes and commands ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_search.alerts.edit_alerts import EditAlerts
from newswire_search.alerts.show_alerts import ShowAlerts, TryAlert


@dataclass(frozen=True, slots=True)
class AlertDesk:
    """Everything that is done with alerts."""

    edit: EditAlerts
    show: ShowAlerts
    send_test: TryAlert
