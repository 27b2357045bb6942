"""A stack that is given enriched articles, as enrichment hands them over, one of fifty of them poison."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newswire_index.composition import open_index
from newswire_index.engine.selection import Place, Selection, place_of
from newswire_shared.accounting.ledger import Offer, first_message
from newswire_shared.contracts.documents import Article, ArticleDocument, Entity
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.settings import SharedSettings
from real_stack import RealStack, eventually
from unit.index.samples import article

POISON = 50  # one of so many is refused by every engine
A_PAGE = 500
DAY = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass
class Newsroom:
    """Enriched articles that are accepted at the stage index, as enrichment hands them over."""

    stack: RealStack

    def take_in(self, numbers: range, minute: int = 0) -> None:
        """Archive some articles, accept them, and send their messages."""
        parts = self.stack.parts
        offers = [self._offer(number, minute) for number in numbers]
        accepted = [*zip(parts.ledger.accept_all(offers), offers, strict=True)]
        seen = {offer.key: {"first_seen_ms": offer.fields["first_seen_ms"]} for offer in offers}
        parts.registry.note_all(seen)  # as if they had been accepted when the archive says
        parts.publisher.publish_all([first_message(acceptance, offer) for acceptance, offer in accepted])
        parts.archive.segments.close()

    def _offer(self, number: int, minute: int) -> Offer:
        made = made_article(number, minute)
        ref = self.stack.parts.archive.write_article(made.url, made.model_dump_json().encode())
        return Offer(
            made.article_id, made.url, made.source, Lane.LIVE, made.capture_id, Stage.INDEX, ref=ref,
            fields={"first_seen_ms": str(int(made.first_seen_at.timestamp() * 1000))},
        )  # fmt: skip

    def settled(self) -> None:
        eventually(lambda: not self.stack.parts.ledger.in_flight(Stage.INDEX), "nothing is in flight")

    def documents(self) -> dict[str, ArticleDocument]:
        return documents_of(self.stack.settings)


def made_article(number: int, minute: int = 0) -> Article:
    """Article `number`; they were first seen every ten minutes."""
    seen = DAY + timedelta(minutes=10 * number)
    endless = (Entity(id="x" * 40_000, name="X", type="person", salience=0.5, confidence=0.5),)
    poison = {"entities": endless} if number % POISON == POISON - 1 else {}
    name = f"{number:032x}"
    return article(
        name, minute, f"text {minute} of {number}", capture_id=f"{minute:08x}{number:024x}", first_seen_at=seen,
        fetched_at=seen + timedelta(minutes=minute), url=f"https://saltmere.example/{number}",
        raw_ref="dropped/segment.warc.gz:0:1", **poison,
    )  # fmt: skip


def documents_of(settings: SharedSettings) -> dict[str, ArticleDocument]:
    """What an index holds, apart from when it was written."""
    index, found, after = open_index(settings), dict[str, ArticleDocument](), Place(0, "")
    index.refresh()
    while page := index.walk(Selection(), after, A_PAGE):
        after = place_of(page[-1])
        found |= {each.article.article_id: each.model_copy(update={"indexed_at": None}) for each in page}
    return found
