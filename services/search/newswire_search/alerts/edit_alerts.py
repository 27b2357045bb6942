"""Alerts are made, changed and removed: the copy that everyone asks, and the record from which it can be made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newswire_shared.accounting.journal import Records
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.contracts.errors import UsageError

from newswire_search.alerts.alert import KIND, Alert, Way, alert_of, as_record, new_id, new_secret
from newswire_search.alerts.ports import AlertStore, Couriers
from newswire_search.alerts.request import AlertChange, NewAlert
from newswire_search.articles.request import ArticleChoice
from newswire_search.changes.follow_changes import listener_of
from newswire_search.errors import NotFoundError

NO_MAIL = (
    "this newswire sends no mail: take the alert's feed or a webhook, or ask the operator for a mail server "
    "(NEWSWIRE_SEARCH_ALERT_SMTP_HOST)"
)
DISABLED_BY_HAND = "it was stopped by hand"


@dataclass(frozen=True, slots=True)
class EditAlerts:
    """Makes, changes and removes alerts; `most` of them may be there at a time."""

    store: AlertStore
    publisher: EventPublisher
    couriers: Couriers
    most: int

    @property
    def sends_mail(self) -> bool:
        """Whether a server for mail is set; without one an alert with an address for mail is refused."""
        return Way.MAIL in self.couriers

    def add(self, asked: NewAlert) -> Alert:
        """Make an alert.  Raises UsageError for a search or an address that is none, or where there are too many."""
        if (number := len(self.store.all())) >= self.most:
            raise UsageError(
                f"there are {number} alerts, and {self.most} at most: remove one, or raise NEWSWIRE_SEARCH_ALERTS_MOST"
            )
        made = Alert(
            new_id(), asked.name.strip(), _choice(asked.search), asked.once_a_story, asked.webhook or "",
            asked.mail or "", new_secret(), mailed=asked.mailed,
        )  # fmt: skip
        self._check_ways(made, made.ways)
        return self._kept(made)

    def change(self, alert_id: str, asked: AlertChange) -> Alert:
        """Change what is given.  Raises NotFoundError, and UsageError as `add`."""
        known = self.get(alert_id)
        given = asked.model_dump(exclude_none=True, exclude={"search", "enabled"})
        if asked.search is not None:
            given["choice"] = _choice(asked.search)
        if asked.enabled is not None:
            given["disabled"] = "" if asked.enabled else DISABLED_BY_HAND
        changed = replace(known, **given, revision=known.revision + 1)
        self._check_ways(changed, [way for way in changed.ways if way not in known.ways or way in given])
        return self._kept(changed)

    def disable(self, alert_id: str, why: str) -> None:
        """Deliver nothing more for an alert, if it is still there."""
        known = self.store.get(alert_id)
        if known and not known.disabled:
            self._kept(replace(known, disabled=why, revision=known.revision + 1))

    def remove(self, alert_id: str) -> Alert:
        """Forget an alert.  Raises NotFoundError where there is none."""
        known = self.get(alert_id)
        self.store.remove(known.id)
        self._records.drop(known.id, known.revision + 1)
        return known

    def get(self, alert_id: str) -> Alert:
        """An alert.  Raises NotFoundError where there is none."""
        found = self.store.get(alert_id)
        if found is None:
            raise NotFoundError(f"there is no alert {alert_id[:60]!r}: `newswire alerts list` lists them")
        return found

    def restore(self, alerts: Sequence[Alert]) -> int:
        """Put alerts back as their records have them, and answer how many; what is newer here stays."""
        known = {alert.id: alert.revision for alert in self.store.all()}
        lost = [alert for alert in alerts if known.get(alert.id, 0) < alert.revision]
        for alert in lost:
            self.store.put(alert)
        return len(lost)

    def record(self) -> int:
        """Publish the record of every alert again, and answer how many."""
        alerts = self.store.all()
        for alert in alerts:
            self._records.keep(alert.id, alert.revision, as_record(alert))
        return len(alerts)

    def _kept(self, alert: Alert) -> Alert:
        kept = self.store.put(alert)
        self._records.keep(kept.id, kept.revision, as_record(kept))
        return kept

    def _check_ways(self, alert: Alert, ways: Sequence[Way]) -> None:
        addresses = {Way.WEBHOOK: alert.webhook, Way.MAIL: alert.mail}
        for way in ways:
            courier = self.couriers.get(way)
            if courier is None:
                raise UsageError(NO_MAIL)
            courier.check(addresses[way])

    @property
    def _records(self) -> Records:
        return Records(KIND, self.publisher)


@dataclass(frozen=True, slots=True)
class RestoreAlerts:
    """Use case: bring alerts back from their records in the index."""

    edit: EditAlerts

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        found, notes = list[Alert](), list[str]()
        records = survivors.records(KIND)
        for record in records:
            try:
                found.append(alert_of(record.record or {}))
            except TypeError as error:
                notes.append(f"the record of alert {record.name} cannot be read: {error}")
        back = len(found) if resumption.dry_run else self.edit.restore(found)
        yield PartProgress(total=len(records)).after("", len(records), back, notes)


def _choice(search: ArticleChoice) -> Mapping[str, Any]:
    """What differs from the defaults, once the search was checked."""
    listener_of(search)
    return search.model_dump(mode="json", exclude_defaults=True)
