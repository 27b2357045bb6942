"""Alerts are kept, matched and delivered from one state: in memory, and in a real Redis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from newswire_search.alerts.alert import Alert, AlertHealth, Mailed, Way, new_id, new_secret
from newswire_search.alerts.delivery import Attempt
from newswire_search.alerts.ports import AlertProgress, AlertStore, Matched, Outbox, TakenDelivery
from newswire_search.alerts.redis_alerts import RedisAlertProgress, RedisAlertStore, RedisOutbox
from newswire_search.testing.alerts import AlertMemory, FakeAlertProgress, FakeAlertStore, FakeOutbox
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]
LEASE_S, DAY_S = 60.0, 24 * 3600.0
DUE = f"{keys.PREFIX}due:alerts"


@dataclass(frozen=True)
class Kept:
    """One newswire's alerts; each `progress` is a process of its own."""

    store: AlertStore
    progress: Callable[[], AlertProgress]
    outbox: Outbox
    waited: Callable[[], object]  # until what is due at any time is due

    def make(self, name: str = "Harbour", **changes: object) -> Alert:
        """An alert with a webhook."""
        made = Alert(new_id(), name, {"q": "harbour"}, True, "https://desk.example/hook", "", new_secret())
        return self.store.put(replace(made, **changes))  # type: ignore[arg-type]

    def tell(self, alert: Alert, *found: Matched, joined: dict[str, str] | None = None) -> bool:
        """Match some articles from where it is."""
        progress = self.progress()
        after = progress.followed().number
        if after is None:
            progress.begin("1-0", is_gap=False)
            after = "1-0"
        return progress.advance(after, f"{int(after.partition('-')[0]) + 1}-0", {alert.id: found}, joined or {})

    def all_due(self) -> list[TakenDelivery]:
        """What is due, taken."""
        return [*iter(lambda: self.outbox.take(LEASE_S), None)]


@pytest.fixture(params=["memory", "redis"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "memory":
        memory = AlertMemory()
        return Kept(
            FakeAlertStore(memory), lambda: FakeAlertProgress(memory, 6), FakeOutbox(memory),
            lambda: memory.clock.sleep(2 * DAY_S),
        )  # fmt: skip
    state: State = request.getfixturevalue("redis_state")
    return in_redis(state)


def in_redis(state: State) -> Kept:
    """Over one Redis, whose clock nobody moves: what waits is made due."""

    def wait() -> None:
        for member in state.client.zrange(DUE, 0, -1):
            state.client.zadd(DUE, {member: 1})

    return Kept(RedisAlertStore(state), lambda: RedisAlertProgress(state, 6), RedisOutbox(state), wait)


def article(name: str, story: str = "", number: str = "5-0") -> Matched:
    return Matched(name, story, number)


def attempt(taken: TakenDelivery, outcome: str = "delivered", again_s: float | None = None) -> Attempt:
    delivery = taken.delivery
    return Attempt(
        delivery.id, delivery.way, delivery.article, delivery.tries + 1, outcome, 200, "", 3, again_s
    )  # fmt: skip


def test_an_alert_is_kept_changed_and_removed(kept: Kept) -> None:
    made = kept.make()
    assert made.created_ms > 0 and kept.store.get(made.id) == made
    later = kept.store.put(replace(made, name="Port", revision=2))
    assert kept.store.all() == [later] and later.created_ms == made.created_ms
    assert kept.store.health([made.id]) == [AlertHealth()]
    kept.store.remove(made.id)
    assert kept.store.get(made.id) is None and kept.store.all() == []
    kept.store.remove(made.id)


def test_what_is_matched_is_due_at_once_for_each_way_and_in_the_feed(kept: Kept) -> None:
    alert, silent = kept.make(mail="desk@news.example"), kept.make(webhook="")
    assert kept.tell(alert, article("a")) and kept.tell(silent, article("a"))
    due = kept.all_due()
    assert {(each.delivery.alert, each.delivery.way, each.delivery.article) for each in due} == {
        (alert.id, Way.WEBHOOK, "a"), (alert.id, Way.MAIL, "a"),
    }  # fmt: skip
    assert len({each.delivery.id for each in due}) == 2 and all(each.delivery.first_ms > 0 for each in due)
    assert kept.store.found(alert.id) == kept.store.found(silent.id) == ["a"]
    assert [health.waiting for health in kept.store.health([alert.id, silent.id])] == [2, 0]
    assert kept.outbox.waiting() == 2


def test_of_a_story_one_is_told_unless_every_article_is_asked_for(kept: Kept) -> None:
    once, every = kept.make(), kept.make(once_a_story=False)
    for alert in (once, every):
        kept.tell(alert, article("a", "s"), article("b", "s"), article("c"))
        kept.tell(alert, article("a", "s"), article("d", "s"), article("e", "t"))
    assert kept.store.found(once.id) == ["e", "c", "a"]
    assert kept.store.found(every.id) == ["e", "d", "c", "b", "a"]


def test_an_article_is_told_once_however_often_it_changes_and_its_later_story_counts_as_told(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, article("a"))
    kept.tell(alert, article("a", "s", "6-0"))
    kept.tell(alert, article("b", "s"))
    assert kept.store.found(alert.id) == ["a"]


def test_a_story_that_took_in_a_told_one_counts_as_told(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, article("a", "s"))
    kept.tell(alert, article("b", "t"), joined={"s": "t", "unknown": "u"})
    kept.tell(alert, article("c", "u"))
    assert kept.store.found(alert.id) == ["c", "a"]


def test_of_two_that_match_the_same_one_counts(kept: Kept) -> None:
    alert, one, other = kept.make(), kept.progress(), kept.progress()
    one.begin("5-0", is_gap=False)
    assert one.advance("5-0", "6-0", {alert.id: [article("a")]}, {})
    assert not other.advance("5-0", "6-0", {alert.id: [article("b")]}, {})
    assert kept.store.found(alert.id) == ["a"] and other.followed().number == "6-0"


def test_it_begins_anywhere_and_notes_a_gap(kept: Kept) -> None:
    progress = kept.progress()
    assert progress.followed().number is None
    progress.begin("5-0", is_gap=False)
    assert (progress.followed().number, progress.followed().lost_ms) == ("5-0", 0)
    progress.begin("9-0", is_gap=True)
    assert progress.followed().lost_ms > 0
    progress.begin("10-0", is_gap=False)
    assert progress.followed().lost_ms > 0 and progress.now_ms() >= progress.followed().lost_ms


def test_one_process_has_the_turn(kept: Kept) -> None:
    one, other = kept.progress(), kept.progress()
    assert one.take_turn(60) and one.take_turn(60) and not other.take_turn(60)
    other.end_turn()
    assert not other.take_turn(60)
    one.end_turn()
    assert other.take_turn(60)


def test_a_turn_comes_back_from_who_was_killed(redis_state: State) -> None:
    killed, other = RedisAlertProgress(redis_state), RedisAlertProgress(redis_state)
    assert killed.take_turn(60)
    assert 0 < redis_state.client.pttl(keys.ALERTS_TURN()) <= 60_000
    redis_state.client.pexpire(keys.ALERTS_TURN(), 0)
    assert other.take_turn(60) and not killed.take_turn(60)


def test_a_delivery_that_failed_is_due_again_under_its_id(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, article("a"))
    (first,) = kept.all_due()
    assert kept.outbox.settle(first, attempt(first, "failed", again_s=0.0))
    (again,) = kept.all_due()
    assert again.delivery.id == first.delivery.id and again.delivery.tries == 1
    assert again.delivery.first_ms == first.delivery.first_ms
    health = kept.store.health([alert.id])[0]
    assert (health.failures, health.waiting, health.delivered) == (1, 1, 0) and health.failing_since_ms > 0
    assert kept.outbox.settle(again, attempt(again))
    health = kept.store.health([alert.id])[0]
    assert (health.failures, health.failing_since_ms, health.waiting, health.delivered) == (0, 0, 0, 1)
    assert health.delivered_ms > 0 and kept.outbox.waiting() == 0
    outcomes = [(each.outcome, each.number, each.again_s) for each in kept.store.log(alert.id)]
    assert outcomes == [("delivered", 2, None), ("failed", 1, 0.0)]
    assert all(each.at_ms > 0 for each in kept.store.log(alert.id))


def test_a_wait_is_kept(kept: Kept) -> None:
    kept.tell(kept.make(), article("a"))
    (first,) = kept.all_due()
    kept.outbox.settle(first, attempt(first, "failed", again_s=3600))
    assert kept.all_due() == [] and kept.outbox.waiting() == 1


def test_what_was_given_up_or_dropped_is_counted_so(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, article("a"), article("b"))
    given_up, dropped = kept.all_due()
    kept.outbox.settle(given_up, attempt(given_up, "given up"))
    kept.outbox.settle(dropped, attempt(dropped, "dropped"))
    assert kept.store.health([alert.id]) == [
        replace(kept.store.health([alert.id])[0], failures=1, given_up=1, waiting=0, delivered=0)
    ]
    assert kept.outbox.waiting() == 0


def test_a_lease_that_was_lost_settles_nothing(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, article("a"))
    (taken,) = kept.all_due()
    assert kept.outbox.settle(taken, attempt(taken, "failed", again_s=0.0))
    (other,) = kept.all_due()
    assert not kept.outbox.settle(taken, attempt(taken))
    assert len(kept.store.log(alert.id)) == 1 and kept.outbox.settle(other, attempt(other))


def test_with_an_alert_goes_what_waits_for_it(kept: Kept) -> None:
    alert, other = kept.make(), kept.make("Other")
    kept.tell(alert, article("a"))
    (taken,) = kept.all_due()
    kept.tell(alert, article("b"))
    kept.tell(other, article("b"))
    kept.store.remove(alert.id)
    assert [each.delivery.alert for each in kept.all_due()] == [other.id]
    assert not kept.outbox.settle(taken, attempt(taken))
    kept.tell(alert, article("c"))
    assert not kept.store.found(alert.id) and not kept.store.log(alert.id) and kept.outbox.waiting() == 1


def test_a_log_and_a_feed_have_a_hundred(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, *(article(f"a{number}") for number in range(120)))
    for taken in kept.all_due():
        kept.outbox.settle(taken, attempt(taken))
    assert len(kept.store.log(alert.id)) == len(kept.store.found(alert.id)) == 100
    assert kept.store.found(alert.id)[0] == "a119"


def test_past_ten_thousand_nothing_more_is_queued_and_it_is_said(kept: Kept) -> None:
    alert = kept.make()
    kept.tell(alert, *(article(f"a{number}") for number in range(10_003)))
    health = kept.store.health([alert.id])[0]
    assert (health.waiting, health.passed_over) == (10_000, 3)


def digests(kept: Kept, mailed: str = Mailed.HOURLY, **changes: object) -> Alert:
    """An alert with mail alone."""
    return kept.make("Digest", **{"webhook": "", "mail": "desk@news.example", "mailed": mailed, **changes})


def test_a_digest_has_all_that_was_found_since_the_last(kept: Kept) -> None:
    alert = digests(kept)
    kept.tell(alert, article("a", number="5-0"), article("b", number="5-1"))
    kept.tell(alert, article("c", number="6-0"), article("a", number="6-1"))
    assert kept.all_due() == [] and kept.outbox.waiting() == 1
    health = kept.store.health([alert.id])[0]
    assert (health.waiting, health.gathered) == (1, 3) and kept.store.found(alert.id) == ["c", "b", "a"]
    kept.waited()
    (digest,) = kept.all_due()
    assert digest.delivery.is_digest and digest.articles == ("a", "b", "c")
    assert kept.outbox.settle(digest, attempt(digest))
    kept.tell(alert, article("d", number="7-0"))
    kept.waited()
    (later,) = kept.all_due()
    assert later.articles == ("d",) and later.delivery.id != digest.delivery.id


def test_a_digest_that_is_under_way_stays_as_it_is_at_every_try(kept: Kept) -> None:
    alert = digests(kept, Mailed.DAILY)
    kept.tell(alert, article("a", number="5-0"))
    kept.waited()
    (first,) = kept.all_due()
    kept.tell(alert, article("b", number="6-0"))
    assert kept.outbox.settle(first, attempt(first, "failed", again_s=0.0))
    (again,) = kept.all_due()
    assert (again.delivery.id, again.articles, again.delivery.tries) == (first.delivery.id, ("a",), 1)
    assert kept.outbox.settle(again, attempt(again))
    health = kept.store.health([alert.id])[0]
    assert (health.waiting, health.gathered, health.delivered) == (1, 1, 1)
    kept.waited()
    assert [each.articles for each in kept.all_due()] == [("b",)]


def test_a_worker_that_was_killed_leaves_a_digest_as_it_was(kept: Kept) -> None:
    alert = digests(kept)
    kept.tell(alert, article("a", number="5-0"))
    kept.waited()
    killed = kept.outbox.take(0.0)
    kept.tell(alert, article("b", number="6-0"))
    again = kept.outbox.take(LEASE_S)
    assert killed and again and (again.delivery.id, again.articles) == (killed.delivery.id, ("a",))
    assert not kept.outbox.settle(killed, attempt(killed)) and kept.outbox.settle(again, attempt(again))
    kept.waited()
    assert [each.articles for each in kept.all_due()] == [("b",)]


def test_a_webhook_is_sent_at_once_beside_a_digest_and_leaves_it_alone(kept: Kept) -> None:
    alert = kept.make(mail="desk@news.example", mailed=Mailed.HOURLY)
    kept.tell(alert, article("a", number="5-0"))
    (hook,) = kept.all_due()
    assert hook.delivery.way == Way.WEBHOOK and hook.articles == ("a",)
    kept.outbox.settle(hook, attempt(hook))
    kept.waited()
    assert [(each.delivery.way, each.articles) for each in kept.all_due()] == [(Way.MAIL, ("a",))]


@pytest.mark.parametrize(("mailed", "every_s", "after_s"), [("hourly", 3600, 0), ("daily", DAY_S, 6 * 3600)])
def test_a_digest_is_due_at_a_full_hour_or_at_the_hour_of_daily_mails(
    kept: Kept, mailed: str, every_s: int, after_s: int
) -> None:
    kept.tell(digests(kept, mailed), article("a"))
    before_s = kept.progress().now_ms() / 1000
    kept.waited()
    (digest,) = kept.all_due()
    due_s = digest.delivery.first_ms / 1000
    assert (due_s - after_s) % every_s == 0 and due_s - every_s <= before_s < due_s


def test_with_an_alert_goes_what_was_gathered(kept: Kept) -> None:
    alert, other = digests(kept), digests(kept)
    for each in (alert, other):
        kept.tell(each, article("a"))
    kept.store.remove(alert.id)
    kept.waited()
    assert [each.delivery.alert for each in kept.all_due()] == [other.id]


def test_a_digest_is_bounded_and_says_what_it_passed_over(kept: Kept) -> None:
    alert = digests(kept)
    kept.tell(alert, *(article(f"a{number}") for number in range(10_003)))
    health = kept.store.health([alert.id])[0]
    assert (health.waiting, health.gathered, health.passed_over) == (1, 10_000, 3)


def test_nothing_is_left_of_a_digest_that_was_delivered_or_whose_alert_is_gone(redis_state: State) -> None:
    kept = in_redis(redis_state)
    delivered, gone = digests(kept), digests(kept)
    for each in (delivered, gone):
        kept.tell(each, article("a"))
    kept.store.remove(gone.id)
    kept.waited()
    for taken in kept.all_due():
        kept.outbox.settle(taken, attempt(taken))
    assert redis_state.client.keys("*:digest:*") == []


def test_what_an_alert_remembers_is_bounded(redis_state: State) -> None:
    kept = in_redis(redis_state)
    alert = kept.make(webhook="")
    kept.tell(alert, *(article(f"a{number}", f"s{number}") for number in range(3_000)))
    assert redis_state.client.zcard(keys.ALERT_TOLD(alert.id)) == 5_000
    assert redis_state.client.pttl(keys.ALERT_TOLD(alert.id)) > 0
    kept.store.remove(alert.id)
    assert redis_state.client.keys("*alert:*") == []
