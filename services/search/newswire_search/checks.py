"""The doctor's check of alerts."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.checks import Finding, fine, odd

from newswire_search.alerts.alert import FAILING_AFTER
from newswire_search.alerts.ports import Followed
from newswire_search.alerts.show_alerts import ShownAlert

NAMED = 10  # alerts in a finding; `newswire alerts list` has all


def alerts() -> Finding:
    """Whether alerts reach who is to be told."""
    from newswire_search.composition import Alerting

    try:
        show = Alerting.open(load(SharedSettings)).desk.show
        return finding(show.all(), show.followed())
    except MissingStack:
        return fine("alerts", "not looked at: no stack runs")


def finding(shown: Sequence[ShownAlert], followed: Followed) -> Finding:
    """What is to be said of alerts."""
    failing = [each.alert for each in shown if each.health.failures >= FAILING_AFTER and not each.alert.disabled]
    if failing:
        names = ", ".join(f"{alert.name} ({alert.id})" for alert in failing[:NAMED])
        more = f" and {len(failing) - NAMED} more" if len(failing) > NAMED else ""
        found = f"{len(failing)} of {len(shown)} reach nobody: {names}{more}"
        return odd("alerts", found, f"newswire alerts log {failing[0].id} says what was answered")
    if shown and followed.number is None:
        return odd("alerts", f"none of {len(shown)} was matched yet", "start a worker: newswire worker alerts")
    return fine("alerts", f"{len(shown)}, of which none fails" if shown else "there are none")
