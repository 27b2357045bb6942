"""The outbox of linking: changes of stories and placements that are published to the indexer.

Publish first, then forget, so that nothing is lost; what is published twice does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.events import Message, PlacementsChanged, StoryChanged

ARTICLES_A_MESSAGE = 20  # whose ids are mostly 32 letters: more would pass the limit of bytes below
BYTES_A_MESSAGE = 600  # of ids: with the envelope it stays under 2 kB in the broker


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """An entry of the outbox: a story, or an article whose placement changed.

    `what` and `since` name the entry.  `id` is empty where the state has forgotten what changed.
    """

    what: str
    since: str
    id: str
    version: int

    @property
    def is_story(self) -> bool:
        return self.what.startswith("story ")


@dataclass(frozen=True, slots=True)
class OutboxBatch:
    """Entries to publish, under a lease that others respect; `token` proves it."""

    token: str = ""
    entries: tuple[OutboxEntry, ...] = ()


class Outbox(Protocol):
    """Changes that wait to be published.  Raises TransientError when the state cannot be reached."""

    def read(self) -> OutboxBatch:
        """The entries that rested since they changed; none while another reads."""

    def done(self, batch: OutboxBatch) -> None:
        """Forget what was published, except what changed again since."""


@dataclass(frozen=True, slots=True)
class PumpOutbox:
    """Publishes what the outbox holds; done with every tick."""

    outbox: Outbox
    publisher: EventPublisher

    def __call__(self) -> None:
        batch = self.outbox.read()
        if not batch.entries:
            return
        for message in messages_of(batch.entries):
            self.publisher.publish(message)
        self.outbox.done(batch)  # after publishing: a crash in between publishes twice, which does no harm


def messages_of(entries: Iterable[OutboxEntry]) -> Iterator[Message]:
    """The messages that entries become: one a story, and some articles a message."""
    known = [entry for entry in entries if entry.id]
    stories = {entry.id: entry.version for entry in known if entry.is_story}
    yield from (StoryChanged(story=story, story_version=version) for story, version in stories.items())
    articles = dict.fromkeys(entry.id for entry in known if not entry.is_story)
    yield from (PlacementsChanged(articles=part) for part in parts_of([*articles]))


def parts_of(article_ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The ids in parts of a bounded number and size; an id that is too long alone goes alone."""
    part: list[str] = []
    size = 0
    for article_id in article_ids:
        length = len(article_id.encode())
        if part and (len(part) == ARTICLES_A_MESSAGE or size + length > BYTES_A_MESSAGE):
            yield tuple(part)
            part, size = [], 0
        part.append(article_id)
        size += length
    if part:
        yield tuple(part)
