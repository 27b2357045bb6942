"""Deliveries: tried again with growing waits under one id, for a day; 410 ends them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from newswire_search.alerts.alert import Way
from newswire_search.alerts.deliver_alerts import LONGEST_S, READ_AT_ONCE
from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.request import AlertChange
from newswire_search.alerts.responses import alert_answer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.contracts.heads import Head
from unit.search.alerts.world import AlertWorld

FAILS = Answered(False, 500, "no")


def test_a_delivery_tells_of_the_article_as_a_search_shows_it() -> None:
    world = AlertWorld()
    alert = world.add(mail="desk@news.example")
    world.index("a")
    world.delivered()
    ((of, told),) = world.webhook.sent
    assert of == alert.id and [article.title for article in told.articles] == ["Minsk Group meets"]
    ((_, other),) = world.mail.sent
    assert told.id.startswith("msg_") and other.id.startswith("msg_") and told.id != other.id
    assert {each.outcome for each in world.store.log(alert.id)} == {"delivered"}


def test_what_fails_is_tried_again_under_its_id_with_growing_waits() -> None:
    world = AlertWorld()
    alert = world.add()
    world.webhook.answers = [FAILS] * 4 + [Answered(True, 204)]
    world.index("a")
    world.delivered()
    for _ in range(10):
        world.memory.clock.sleep(100)
        world.delivered()
    assert len(world.webhook.sent) == 5 and len({told.id for _, told in world.webhook.sent}) == 1
    log = world.store.log(alert.id)
    assert [each.outcome for each in log] == ["delivered"] + ["failed"] * 4
    waits = [each.again_s or 0 for each in reversed(log[1:])]
    assert all(2.5 * 2**n <= wait <= 5 * 2**n for n, wait in enumerate(waits))
    assert world.store.health([alert.id])[0].failures == 0


def test_after_a_day_it_is_given_up_and_the_alert_says_that_it_fails() -> None:
    world = AlertWorld()
    alert = world.add()
    world.webhook.answers = [FAILS]
    world.index("a")
    world.delivered()
    for _ in range(40):
        world.memory.clock.sleep(LONGEST_S)
        world.delivered()
    log, health = world.store.log(alert.id), world.store.health([alert.id])[0]
    assert log[0].outcome == "given up" and log[0].again_s is None and len(log) == len(world.webhook.sent)
    assert (health.given_up, health.waiting) == (1, 0) and health.failures >= 5
    shown = alert_answer(world.desk.show.one(alert.id), "")
    assert shown.state == "failing" and shown.failing_since is not None and shown.given_up == 1


@pytest.mark.parametrize(("asked_s", "least_s"), [(120, 120), (10**8, 3600)])
def test_a_receiver_may_ask_for_a_longer_wait_within_bounds(asked_s: float, least_s: float) -> None:
    world = AlertWorld()
    alert = world.add()
    world.webhook.answers = [Answered(False, 429, retry_after_s=asked_s)]
    world.index("a")
    world.delivered()
    assert world.store.log(alert.id)[0].again_s == least_s


def test_gone_disables_the_alert_and_drops_what_waits() -> None:
    world = AlertWorld()
    alert = world.add(once_a_story=False)
    world.webhook.answers = [Answered(False, 410, is_gone=True), Answered(True, 200)]
    for name in ("a", "b"):
        world.index(name)
    world.delivered()
    assert len(world.webhook.sent) == 1
    shown = alert_answer(world.desk.show.one(alert.id), "")
    assert (shown.state, shown.waiting) == ("disabled", 0) and "410" in (shown.disabled_because or "")
    assert [each.outcome for each in world.store.log(alert.id)] == ["dropped", "dropped"]
    last = world.publisher.messages[-1]
    assert isinstance(last, RecordChanged) and last.record and "410" in last.record["disabled"]


def test_a_defect_of_one_delivery_is_a_failure_that_holds_up_nobody() -> None:
    world = AlertWorld()
    alert = world.add(mail="desk@news.example")
    world.webhook.answers = []
    world.index("a")
    world.delivered()
    assert {(each.way, each.outcome) for each in world.store.log(alert.id)} == {
        ("webhook", "failed"), ("mail", "delivered"),
    }  # fmt: skip
    assert "IndexError" in next(each.detail for each in world.store.log(alert.id) if each.way == "webhook")


def test_an_engine_that_is_away_leaves_a_delivery_where_it_is() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a")
    world.matched()

    def away(*_: object) -> dict[str, Head]:
        raise TransientError("away")

    there, world.engine.heads = world.engine.heads, away  # type: ignore[method-assign, assignment]
    with pytest.raises(TransientError):
        world.deliver()
    world.engine.heads = there  # type: ignore[method-assign]
    world.delivered()
    assert world.webhook.sent == []
    world.memory.clock.sleep(60)
    world.delivered()
    assert [each.outcome for each in world.store.log(alert.id)] == ["delivered"]


def test_what_was_taken_down_meanwhile_is_not_told() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a")
    world.matched()
    del world.documents["a"]
    world.delivered()
    assert world.webhook.sent == [] and world.store.log(alert.id)[0].outcome == "dropped"


def test_an_address_that_was_taken_away_gets_nothing_more() -> None:
    world = AlertWorld()
    alert = world.add(mail="desk@news.example")
    world.index("a")
    world.matched()
    world.desk.edit.change(alert.id, AlertChange(mail=""))
    world.delivered()
    assert (len(world.webhook.sent), len(world.mail.sent)) == (1, 0)


def test_a_mail_server_that_is_not_set_any_more_is_said_and_tried_again() -> None:
    world = AlertWorld()
    alert = world.add(webhook=None, mail="desk@news.example")
    del world.couriers[Way.MAIL]
    world.index("a")
    world.delivered()
    (attempt,) = world.store.log(alert.id)
    assert attempt.outcome == "failed" and "no server" in attempt.detail


def test_a_digest_is_one_mail_of_all_and_a_webhook_still_gets_each() -> None:
    world = AlertWorld()
    world.add(mail="desk@news.example", mailed="hourly")
    for name in ("a", "b", "c"):
        world.index(name)
    world.delivered()
    assert sorted(world.told()) == ["a", "b", "c"] and world.mail.sent == []
    del world.documents["b"]
    world.memory.clock.sleep(3600)
    world.delivered()
    ((_, told),) = world.mail.sent
    assert {article.id for article in told.articles} == {"a", "c"}, "what was taken down meanwhile is not told"
    assert told.at.minute == told.at.second == 0


def test_a_digest_of_which_nothing_is_left_is_dropped() -> None:
    world = AlertWorld()
    alert = world.add(webhook=None, mail="desk@news.example", mailed="hourly")
    world.index("a")
    world.matched()
    del world.documents["a"]
    world.memory.clock.sleep(3600)
    world.delivered()
    assert world.mail.sent == [] and [each.outcome for each in world.store.log(alert.id)] == ["dropped"]


def test_a_daily_digest_that_fails_is_tried_for_a_day_from_when_it_was_due() -> None:
    world = AlertWorld()
    alert = world.add(webhook=None, mail="desk@news.example", mailed="daily")
    world.mail.answers = [FAILS, Answered(True, 250)]
    world.index("a")
    world.matched()
    for _ in range(2 * 24):
        world.memory.clock.sleep(3600)
        world.delivered()
    assert [each.outcome for each in world.store.log(alert.id)] == ["delivered", "failed"]
    assert len({told.id for _, told in world.mail.sent}) == 1


def test_a_large_digest_is_read_in_parts() -> None:
    world = AlertWorld()
    world.add(webhook=None, mail="desk@news.example", mailed="hourly", once_a_story=False)
    asked, heads = list[int](), world.engine.heads

    def noting(article_ids: Sequence[str]) -> dict[str, Head]:
        asked.append(len(article_ids))
        return heads(article_ids)

    world.engine.heads = noting  # type: ignore[method-assign]
    for number in range(READ_AT_ONCE + 1):
        world.index(f"a{number}")
    world.matched()
    world.memory.clock.sleep(3600)
    world.delivered()
    assert asked[-2:] == [READ_AT_ONCE, 1] and len(world.mail.sent[0][1].articles) == READ_AT_ONCE + 1
