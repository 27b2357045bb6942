"""What a look at an article teaches of its source, and when the next one comes: pure functions over past looks."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from newswire_ingest.fetching.edit_habits import AGES_S, EditHabit, Lesson, announced, looked, raised, repeated
from newswire_ingest.fetching.look_history import PastLook, chance
from newswire_ingest.fetching.look_plan import next_look

EXPLORED = 10  # one article in so many is looked at whatever is known of its source, for sources change
VARIED = 10  # one look in so many comes earlier than is best, which shows when a source edits


def lessons(habit: EditHabit, before: Sequence[PastLook], look: PastLook, edited_s: float | None) -> list[Lesson]:
    """What a look teaches after those before it; `edited_s` is at which age an edit was announced, if one was."""
    found = look.is_changed
    if not before or found is None:
        return []
    last, taught = before[-1], list[Lesson]()
    if look.is_planned or not found:  # an edit that was announced says nothing of those that are not
        taught += looked(habit, last.age_s, look.age_s, chance(before), is_changed=found)
    if look.is_planned and last.is_planned and last.is_changed:
        taught += repeated(is_changed=found)
    if look.is_announced and edited_s is not None and last.age_s < edited_s:  # else the look before had seen it
        taught += announced(is_changed=found)
    return taught


def next_age(habit: EditHabit, looks: Sequence[PastLook], article_id: str, now_s: float, most: int) -> float | None:
    """The age of the next planned look at an article, None for none; draws by ids, so that it is the same each time."""
    if not looks or most <= 0:
        return None
    last = looks[-1]
    rates = raised(habit, last.age_s, chance(looks), is_edited=last.is_planned and bool(last.is_changed))
    best = next_look(rates, last.age_s, now_s, most)
    if best is None:  # at the last age all its edits show, whenever they came
        return max(AGES_S[-1], now_s) if len(looks) == 1 and is_explored(article_id) else None
    return _varied(best, now_s, last.capture_id)


def is_explored(article_id: str) -> bool:
    """Whether an article is one of the few that are looked at again whatever is known of their source."""
    return zlib.crc32(article_id.encode()) % EXPLORED == 0


def _varied(best_s: float, now_s: float, capture_id: str) -> float:
    """The best age, or now and then an earlier one: what is only seen a day late may have come at any hour."""
    if zlib.crc32(capture_id.encode()) % VARIED:
        return best_s
    ages = [age for age in AGES_S if now_s <= age <= best_s] or [best_s]
    return ages[zlib.crc32(capture_id[::-1].encode()) % len(ages)]
