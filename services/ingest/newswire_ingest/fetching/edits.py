"""Use case: look at once at articles that their listing says were edited.

Some systems move an article's `updated` with every comment, or with every poll.  So looks at one article come less and
less often, and a source whose announcements come to nothing is not believed any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import structlog
from newswire_shared.accounting.ledger import EDIT, GIVEN, CaptureRecord, Ledger, Offer
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.domains import registered_domain
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.reasons import End, Stage

from newswire_ingest.fetching.edit_habits import EditHabits
from newswire_ingest.fetching.instants import stated_ms
from newswire_ingest.fetching.judging import is_explored
from newswire_ingest.fetching.look_history import looked_ms
from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.polling.sightings import Sighting

log = structlog.get_logger(__name__)

MOVED_MS = 60_000  # less is the same edit, told by two clocks or by two listings
CACHED_MS = 600_000  # that sites' caches may hold the page from before an edit
RECENT_MS = 2 * 86_400_000  # older news of an edit is a system that was moved, or an archive that was touched
AHEAD_MS = 60_000  # by which the clock of a publisher may be ahead; what is later is no time of an edit
GAP_S = 600.0  # between two looks at one article at least, and longer the more there were
DAY_MS = 86_400_000
MOST_DOUBLED = 6  # looks in a row that found nothing: 600 s become ten hours
MOST_A_POLL = 30  # of one listing: more edits at a time are no edits, and if they are the planned looks find them


@dataclass(frozen=True, slots=True)
class Edits:
    """Offers edits that listings announce.  The bounds are read from the ledger's records of the article's looks."""

    ledger: Ledger
    habits: EditHabits
    rechecks: Rechecks
    clock: Clock

    def offer(self, source: str, sightings: Iterable[Sighting]) -> int:
        """Have edited articles looked at, at once or as soon as they may be; answers how many are at once."""
        now_ms, dated = to_ms(self.clock.now()), list[tuple[int, Sighting]]()
        for sighting in sightings if self.rechecks.rule.is_on else ():
            edited_ms = stated_ms(sighting.updated)
            if edited_ms is not None and now_ms - RECENT_MS <= edited_ms <= now_ms + AHEAD_MS:
                dated.append((edited_ms, sighting))
        looks = [(at, each, self.ledger.captures_of(each.article_id)) for at, each in dated]
        moved = sorted((look for look in looks if _is_moved(look[0], look[2])), key=lambda look: -look[0])
        if moved and self.habits.of(source).is_believed:
            chosen = moved[:MOST_A_POLL]
        else:  # a few are looked at all the same, for systems are mended
            chosen = [look for look in moved[:MOST_A_POLL] if _is_explored(*look[1:])]
        accepted = sum(self._look(at, sighting, records, now_ms) for at, sighting, records in chosen)
        if chosen:
            log.debug("source.edits", source=source, moved=len(moved), looked_at=len(chosen))
        return accepted

    def _look(self, edited_ms: int, sighting: Sighting, records: Sequence[CaptureRecord], now_ms: int) -> int:
        slot, url = f"{EDIT}{edited_ms // 1000}", sighting.offer.url
        offer = replace(
            _told(sighting, records), key=sighting.article_id, earlier_key="", slot=slot, host=host_key(url)
        )
        wait_s = gap_s(records, now_ms) - (now_ms - records[0].accepted_ms) / 1000 if records else 0
        if wait_s <= 0:
            return int(self.ledger.accept(offer).is_new)
        self.rechecks.put_off(sighting.article_id, wait_s, offer)
        return 0


def gap_s(records: Sequence[CaptureRecord], now_ms: int) -> float:
    """The least time between an article's last look and one at an edit, by its records with the newest first.

    It grows with the looks of a day and doubles with each in a row that found nothing.
    """
    looks = [record for record in records if record.slot.startswith(EDIT)]
    today = sum(now_ms - record.accepted_ms < DAY_MS for record in looks)
    in_vain = next((at for at, record in enumerate(looks) if record.state != End.UNCHANGED), len(looks))
    return GAP_S * max(1, today, 2.0 ** min(in_vain, MOST_DOUBLED))


def _told(sighting: Sighting, records: Sequence[CaptureRecord]) -> Offer:
    """What an announcement tells of its article.

    Of a source that did not bring it, and whose listing is of another site, the time alone counts: else whoever lists
    an article of others would give it another source, and a day, authors and a picture where its page is silent.
    """
    offer, known = sighting.offer, next((record for record in records if record.given), None)
    if known is None or known.source == offer.source or _is_of_its_site(offer):
        return offer
    fields = {f"{GIVEN}{name}": value for name, value in known.given.items()} | {
        f"{GIVEN}updated": sighting.updated or ""
    }
    return replace(offer, source=known.source, fields=fields)


def _is_of_its_site(offer: Offer) -> bool:
    """Whether the listing that an article is offered from lies at the article's own site."""
    via = offer.fields.get(f"{GIVEN}via", "")
    listing, article = host_key(via) if via else "", host_key(offer.url)
    return bool(listing) and (registered_domain(listing) or listing) == (registered_domain(article) or article)


def _is_moved(edited_ms: int, records: Sequence[CaptureRecord]) -> bool:
    """Whether an edit is later than what was known at the last look, of records with the newest first."""
    if not records:  # its last look is longer ago than records are kept
        return True
    newest = records[0]
    if newest.state in (Stage.FETCH, End.REJECTED):  # it is still to be looked at, or is no article
        return False
    if edited_ms + CACHED_MS <= (looked_ms(newest) or newest.accepted_ms):  # the last look saw it
        return False
    stated = (stated_ms(record.given.get("updated") or record.given.get("published")) for record in records)
    return edited_ms > max((at for at in stated if at is not None), default=0) + MOVED_MS


def _is_explored(sighting: Sighting, records: Sequence[CaptureRecord]) -> bool:
    """Whether an article is one of the few whose first announced edit is looked at whatever is known of its source."""
    is_first = not any(record.slot.startswith(EDIT) for record in records)
    return is_first and is_explored(sighting.article_id)
