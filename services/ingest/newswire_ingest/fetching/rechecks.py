"""Looking at an article again: each look is a capture of its own, minted when it is due.

The due queue holds three kinds of members: an article whose next look is planned, `judge:` and one whose last look is
to be learned from once its fate is known, and `edit-` and one of which an announced edit waits to be looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_shared.accounting.due_queue import Claim, DueQueue
from newswire_shared.accounting.ledger import AGAIN, EDIT, FIRST, GIVEN, RECHECK, CaptureRecord, Ledger, Offer
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.reasons import End, Lane, Stage

from newswire_ingest.fetching.edit_habits import EditHabit, EditHabits
from newswire_ingest.fetching.instants import stated_ms
from newswire_ingest.fetching.judging import lessons, next_age
from newswire_ingest.fetching.look_history import PastLook, past_looks

LEASE_S = 30  # to serve a hundred takes far less; a tick that was killed leaves them to the one after it
LIMIT = 100  # a tick, so 360,000 an hour: more than one machine fetches
JUDGE = "judge:"
SETTLE_S = 120  # after which most captures have come to their end
UNSETTLED_S = 600  # one that has not yet is asked for again


@dataclass(frozen=True, slots=True)
class RecheckRule:
    """When articles are looked at again: after fixed waits, or where there are none by habit, at most so often."""

    after_s: tuple[float, ...] | None = None
    most: int = 4

    @property
    def is_on(self) -> bool:
        """Whether anything is looked at again."""
        return self.after_s is None or bool(self.after_s)


@dataclass(frozen=True, slots=True)
class Rechecks:
    """Plans re-checks, accepts those that are due, and learns from what they came to."""

    queue: DueQueue
    ledger: Ledger
    habits: EditHabits
    clock: Clock
    rule: RecheckRule

    def plan(self, record: CaptureRecord) -> None:
        """Plan what follows a look whose page was had: the next look by fixed waits, or a judgement of this one."""
        looks, is_edit = looks_so_far(record.slot), record.slot.startswith(EDIT)
        if record.lane is not Lane.LIVE or not self.rule.is_on or (looks is None and not is_edit):
            return
        of = {"url": record.url, "source": record.source}
        if is_edit or self.rule.after_s is None:
            self._put(JUDGE + record.article_id, SETTLE_S, of | {"of": record.capture_id})
        elif looks is not None and looks < len(self.rule.after_s):
            self._put(record.article_id, self.rule.after_s[looks], of | {"n": looks + 1})

    def put_off(self, article_id: str, wait_s: float, offer: Offer) -> None:
        """Have an announced edit looked at later; the last one that is announced counts."""
        planned = {"url": offer.url, "source": offer.source, "slot": offer.slot, "fields": dict(offer.fields)}
        self._put(EDIT + article_id, wait_s, planned)

    def accept_due(self) -> int:
        """Accept the looks that are due and answer how many."""
        return sum(self._serve(claim) for claim in self.queue.claim(LIMIT, LEASE_S))

    def _serve(self, claim: Claim) -> int:
        planned = json.loads(claim.payload)
        if "of" in planned:
            return self._judge(claim, planned)
        article_id = claim.member.removeprefix(EDIT)
        records = self.ledger.captures_of(article_id)
        is_rejected = bool(records) and records[0].state == End.REJECTED
        if not is_rejected:  # a page that is gone, or no article, is not asked for again
            self.ledger.accept(_offer(article_id, planned, records))  # twice is once: the slot names the capture
        self.queue.complete(claim)
        return int(not is_rejected)

    def _judge(self, claim: Claim, planned: Mapping[str, Any]) -> int:
        """Learn from a look that has come to its end, and plan the next one."""
        record = self.ledger.record(planned["of"])
        if record and record.state in (*Stage,):
            self.queue.release(claim, UNSETTLED_S)
            return 0
        if record and record.state != End.REJECTED:
            self._learn(record)
        self.queue.complete(claim)
        return 0

    def _learn(self, record: CaptureRecord) -> None:
        others = self.ledger.captures_of(record.article_id)
        looks = past_looks({each.capture_id: each for each in (*others, record)}.values())
        at = next((at for at, look in enumerate(looks) if look.capture_id == record.capture_id), None)
        habit = self.habits.of(record.source)
        if at is not None and (taught := lessons(habit, looks[:at], looks[at], _edited_s(record))):
            self.habits.learn(record.source, taught)
            habit = self.habits.of(record.source)
        if self.rule.after_s is None:
            self._plan_next(record, looks, habit)

    def _plan_next(self, record: CaptureRecord, looks: Sequence[PastLook], habit: EditHabit) -> None:
        planned, now_s = sum(look.is_planned for look in looks), _age_s(record, to_ms(self.clock.now()))
        age = next_age(habit, looks, record.article_id, now_s, self.rule.most - planned)
        if age is not None:
            of = {"url": record.url, "source": record.source, "n": planned + 1}
            self._put(record.article_id, age - now_s, of)
        elif record.slot.startswith(EDIT):  # what was planned before it was announced
            self.queue.remove(record.article_id)

    def _put(self, member: str, wait_s: float, planned: Mapping[str, object]) -> None:
        self.queue.put(member, wait_s, json.dumps(planned, ensure_ascii=False, separators=(",", ":")))


def looks_so_far(slot: str) -> int | None:
    """0 for the first look that was of use, n for `recheck-n`, None for looks that are not followed by re-checks."""
    if slot == FIRST or slot.startswith(AGAIN):
        return 0
    number = slot.removeprefix(RECHECK)
    return int(number) if number != slot and number.isdecimal() else None


def _offer(article_id: str, planned: Mapping[str, Any], earlier: Sequence[CaptureRecord]) -> Offer:
    """The next look, with what was known of the article last."""
    url, known = planned["url"], next((record.given for record in earlier if record.given), {})
    fields = {f"{GIVEN}{name}": value for name, value in known.items()} | planned.get("fields", {})
    slot = planned.get("slot") or f"{RECHECK}{planned['n']}"
    return Offer(
        key=article_id, url=url, source=planned["source"], slot=slot, host=host_key(url), fields=fields
    )  # fmt: skip


def _age_s(record: CaptureRecord, at_ms: int) -> float:
    return (at_ms - record.first_seen_ms) / 1000


def _edited_s(record: CaptureRecord) -> float | None:
    """The age at which an article was edited, as its listing said."""
    edited_ms = stated_ms(record.given.get("updated"))
    return None if edited_ms is None else _age_s(record, edited_ms)
