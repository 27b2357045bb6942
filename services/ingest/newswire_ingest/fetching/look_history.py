"""What earlier looks at an article came to, read from the ledger's records of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newswire_shared.accounting.ledger import AGAIN, EDIT, FIRST, RECHECK, CaptureRecord
from newswire_shared.contracts.reasons import End, Stage

HALVED = 0.5  # the chance of an edit after a planned look that found none


@dataclass(frozen=True, slots=True)
class PastLook:
    """One look whose page was had: at which age of the article, and whether it found something new.

    `is_changed` is None for a first look, and while nothing is known yet.
    """

    capture_id: str
    slot: str
    age_s: float
    is_changed: bool | None
    state: str

    @property
    def is_planned(self) -> bool:
        return self.slot.startswith(RECHECK)

    @property
    def is_announced(self) -> bool:
        return self.slot.startswith(EDIT)


def past_looks(records: Iterable[CaptureRecord]) -> list[PastLook]:
    """The looks at an article, the first one first, of records in any order."""
    found = [look for look in map(_look, records) if look]
    return sorted(found, key=lambda look: look.age_s)


def chance(looks: Iterable[PastLook]) -> float:
    """How likely an article is to be edited again, compared with others of its source."""
    return HALVED ** sum(look.is_planned and look.is_changed is False for look in looks)


def looked_ms(record: CaptureRecord) -> int | None:
    """When a look had its page, None where it had none."""
    reached = record.reached_ms
    had = reached.get(Stage.ENRICH)
    return had if had is not None else reached.get(End.UNCHANGED)


def _look(record: CaptureRecord) -> PastLook | None:
    at = looked_ms(record)
    if at is None or not (record.slot == FIRST or record.slot.startswith((AGAIN, RECHECK, EDIT))):
        return None
    is_again = record.slot.startswith((RECHECK, EDIT))
    ended = {End.UNCHANGED: False, End.INDEXED: True}.get(record.state) if is_again else None  # type: ignore[call-overload]
    return PastLook(record.capture_id, record.slot, (at - record.first_seen_ms) / 1000, ended, record.state)
