"""Use case: take in articles that are pushed, each kept once however often it is sent.

Order of effects: archived, accepted, then its event is published.  What is answered as taken has all three behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newswire_shared.accounting.ledger import Acceptance, Admission, CaptureRecord, Ledger, Offer, first_message
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import earlier_key
from newswire_shared.contracts.reasons import Lane, Stage

from newswire_ingest.push.article import Look, look_of
from newswire_ingest.push.turns import Turns

DIGEST = "pushed_digest"  # in the capture's record: what the client's key was used for
PUBLISHED = "published"  # in the capture's record: its first event was published, so a repeat need not do it again


class Fault(StrEnum):
    """Why an article is not taken; a word for programs."""

    INVALID = "invalid_article"
    TOO_LARGE = "article_too_large"
    KEY_USED = "idempotency_key_used"
    TAKEN_DOWN = "taken_down"


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that is kept, accepted and published; `is_new` is False where that was so before."""

    capture_id: str
    article_id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """An article that is not taken, and why in words."""

    fault: Fault
    message: str


@dataclass(frozen=True, slots=True)
class Pushing:
    """Who pushes: the source that it is counted under, the lane, and the key of the request, "" if it has none."""

    source: str
    lane: Lane = Lane.LIVE
    key: str = ""


@dataclass(frozen=True, slots=True)
class PushArticles:
    """Takes in one article.  Raises TransientError where it may have been kept and can be pushed again."""

    archive: Archive
    ledger: Ledger
    publisher: EventPublisher
    clock: Clock
    turns: Turns
    most_bytes: int

    def __call__(self, line: bytes, by: Pushing) -> Taken | Refused:
        if len(line) > self.most_bytes:
            return self.too_large
        try:
            look = look_of(line, by.source, by.key, self.clock.now())
        except ValueError as error:
            return Refused(Fault.INVALID, str(error))
        with self.turns.of(look.key + look.slot):
            earlier = self.ledger.offered_before(look.key, look.slot)  # first: a repeat is not archived again
            return self._again(earlier, look) if earlier else self._take(look, by)

    def _take(self, look: Look, by: Pushing) -> Taken | Refused:
        offer = Offer(
            key=look.key, url=look.copy.url, source=by.source, lane=by.lane, slot=look.slot, stage=Stage.ENRICH,
            ref=self.archive.write_raw(look.copy), fields={DIGEST: look.digest},
            earlier_key=earlier_key(look.copy.url),
        )  # fmt: skip
        acceptance = self.ledger.accept(offer)
        return self._published(acceptance, offer) if acceptance.is_new else self._again(acceptance, look)

    @property
    def too_large(self) -> Refused:
        """The answer to an article that is too large."""
        return Refused(Fault.TOO_LARGE, f"the article has more than {self.most_bytes} bytes")

    def _published(self, acceptance: Acceptance, offer: Offer) -> Taken:
        self.publisher.publish(first_message(acceptance, offer))
        self._note_published(acceptance.capture_id)
        return Taken(acceptance.capture_id, acceptance.article_id, True)

    def _again(self, earlier: Acceptance, look: Look) -> Taken | Refused:
        if earlier.admission is Admission.TAKEN_DOWN:
            return Refused(Fault.TAKEN_DOWN, "the article was taken down, and is not taken in again")
        record = self.ledger.record(earlier.capture_id)
        if record is None:
            raise TransientError("the record of this article ended just now: push it again")
        if record.kept.get(DIGEST) != look.digest:
            return Refused(Fault.KEY_USED, "the idempotency key was used for this article with another content: "
                           "a new text is pushed with a new key, or with none")  # fmt: skip
        self._publish_unless_done(record)
        return Taken(record.capture_id, earlier.article_id, False)

    def _publish_unless_done(self, record: CaptureRecord) -> None:
        """A request that was killed before its event was published left it to this one; twice does no harm."""
        if record.state == Stage.ENRICH and PUBLISHED not in record.kept:
            self.publisher.publish(record.message(Stage.ENRICH))
            self._note_published(record.capture_id)

    def _note_published(self, capture_id: str) -> None:
        self.ledger.advance(capture_id, Stage.ENRICH, {PUBLISHED: "1"})
