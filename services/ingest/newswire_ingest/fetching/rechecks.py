"""Looking at an article again: each look is a capture of its own, minted when it is due."""

from __future__ import annotations

import json
from dataclasses import dataclass

from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.ledger import AGAIN, FIRST, GIVEN, CaptureRecord, Ledger, Offer
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.reasons import Lane

LEASE_S = 30  # to accept a hundred takes far less; a tick that was killed leaves them to the one after it
LIMIT = 100  # a tick, so 360,000 an hour: more than one machine fetches


@dataclass(frozen=True, slots=True)
class Rechecks:
    """Plans re-checks and accepts those that are due.  `after_s` are the waits, one after another."""

    queue: DueQueue
    ledger: Ledger
    after_s: tuple[float, ...]

    def plan(self, record: CaptureRecord) -> None:
        """Plan the look after this one, if there is to be one."""
        looks = looks_so_far(record.slot)
        if record.lane is not Lane.LIVE or looks is None or looks >= len(self.after_s):
            return
        planned = {"url": record.url, "source": record.source, "n": looks + 1}
        payload = json.dumps(planned, ensure_ascii=False, separators=(",", ":"))
        self.queue.put(record.article_id, self.after_s[looks], payload)

    def accept_due(self) -> int:
        """Accept the looks that are due and answer how many."""
        claims = self.queue.claim(LIMIT, LEASE_S)
        for claim in claims:
            self.ledger.accept(self._offer(claim.member, claim.payload))  # twice is once: the slot names the capture
            self.queue.complete(claim)
        return len(claims)

    def _offer(self, article_id: str, payload: str) -> Offer:
        """The next look, with what was known of the article as it was first offered."""
        planned = json.loads(payload)
        url, earlier = planned["url"], self.ledger.captures_of(article_id)
        known = next((record.given for record in earlier if record.given), {})
        return Offer(
            key=article_id, url=url, source=planned["source"], slot=f"recheck-{planned['n']}", host=host_key(url),
            fields={f"{GIVEN}{name}": value for name, value in known.items()},
        )  # fmt: skip


def looks_so_far(slot: str) -> int | None:
    """0 for the first look that was of use, n for `recheck-n`, None for looks that are not followed by re-checks."""
    if slot == FIRST or slot.startswith(AGAIN):
        return 0
    number = slot.removeprefix("recheck-")
    return int(number) if number != slot and number.isdecimal() else None
