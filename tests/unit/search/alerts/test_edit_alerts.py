"""Alerts are checked as they are made, and come back from their records."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from newswire_search.alerts.alert import Mailed, alert_of, as_record
from newswire_search.alerts.edit_alerts import RestoreAlerts
from newswire_search.alerts.request import AlertChange
from newswire_search.articles.request import ArticleChoice
from newswire_search.errors import NotFoundError
from newswire_shared.accounting.restoration import Resumption
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import RecordChanged
from unit.search.alerts.world import AlertWorld


class Records:
    """Survivors of which only records are asked for."""

    def __init__(self, records: Sequence[StoredRecord]) -> None:
        self._records = records

    def records(self, kind: str) -> list[StoredRecord]:
        return [each for each in self._records if each.kind == kind and each.record]

    count = pages = stories = None


def records_of(world: AlertWorld) -> list[StoredRecord]:
    """What the indexer keeps of what was published."""
    kept = dict[str, StoredRecord]()
    for each in world.publisher.messages:
        assert isinstance(each, RecordChanged)
        record = json.loads(json.dumps(each.record))
        kept[each.name] = StoredRecord(kind=each.kind, name=each.name, revision=each.revision, record=record)
    return [*kept.values()]


def test_alerts_come_back_from_their_records_with_their_secrets() -> None:
    world = AlertWorld()
    first, gone = world.add(search=ArticleChoice(q="minsk", source=("news.example",))), world.add()
    world.edit.change(first.id, AlertChange(name="Other"))
    world.edit.remove(gone.id)
    lost = AlertWorld()
    restore = RestoreAlerts(lost.edit)
    survivors = Records([*records_of(world), StoredRecord(kind="alert", name="odd", revision=1, record={"x": 1})])
    (dry,) = restore(survivors, Resumption(dry_run=True))  # type: ignore[arg-type]
    assert (dry.back, lost.store.all()) == (1, [])
    (done,) = restore(survivors, Resumption())  # type: ignore[arg-type]
    assert done.back == 1 and len(done.notes) == 1
    assert lost.store.all() == world.store.all() and lost.store.all()[0].name == "Other"
    assert next(iter(restore(survivors, Resumption()))).back == 0  # type: ignore[arg-type]
    assert lost.edit.record() == 1 and records_of(lost)[0].record == as_record(world.store.all()[0])


def test_a_change_keeps_what_is_not_given_and_checks_what_is() -> None:
    world = AlertWorld()
    alert = world.add(mail="desk@news.example")
    changed = world.edit.change(alert.id, AlertChange(search=ArticleChoice(q="geneva"), webhook=""))
    assert (changed.webhook, changed.mail, changed.secret) == ("", alert.mail, alert.secret)
    assert changed.search.q == "geneva" and changed.revision == 2
    world.webhook.refuses = UsageError("private")
    world.edit.change(alert.id, AlertChange(name="Other"))
    with pytest.raises(UsageError, match="private"):
        world.edit.change(alert.id, AlertChange(webhook="http://10.0.0.1/"))
    stopped = world.edit.change(alert.id, AlertChange(enabled=False))
    assert stopped.disabled and not world.edit.change(alert.id, AlertChange(enabled=True)).disabled


def test_what_cannot_be_is_refused() -> None:
    world = AlertWorld(most=1)
    with pytest.raises(UsageError, match="swap them"):
        world.add(search=ArticleChoice(since="2020-02-01", until="2020-01-01"))
    world.webhook.refuses = UsageError("not of the public web")
    with pytest.raises(UsageError, match="public web"):
        world.add()
    world.webhook.refuses = None
    assert world.store.all() == []
    world.add()
    with pytest.raises(UsageError, match="NEWSWIRE_SEARCH_ALERTS_MOST"):
        world.add()
    with pytest.raises(NotFoundError, match="no alert"):
        world.edit.remove("nobody")


def test_a_record_names_digests_where_there_are_some_and_one_of_before_them_is_read() -> None:
    world = AlertWorld()
    plain = world.add(mail="desk@news.example")
    assert "mailed" not in as_record(plain) and alert_of(as_record(plain)) == plain
    daily = world.edit.change(plain.id, AlertChange(mailed=Mailed.DAILY))
    assert as_record(daily)["mailed"] == "daily" and alert_of(as_record(daily)) == daily


def test_mail_needs_a_server() -> None:
    world = AlertWorld()
    world.couriers.clear()
    with pytest.raises(UsageError, match="NEWSWIRE_SEARCH_ALERT_SMTP_HOST"):
        world.add(webhook=None, mail="desk@news.example")


def test_a_secret_is_long_enough_and_none_is_another_s() -> None:
    world = AlertWorld()
    secrets = {world.add().secret for _ in range(5)}
    assert len(secrets) == 5 and all(each.startswith("whsec_") and len(each) == 38 for each in secrets)
