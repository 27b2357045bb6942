"""Use case: send what is indexed, or was, through enrichment again.

Each article sent is a capture of its own in the ledger, of a run of its own, that carries the earlier capture
whose copy it reads: the document is that capture's again, so no revision comes of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import orjson
from newswire_shared.accounting.ledger import REBUILDS, Ledger, Offer, first_message
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.archive.walk import kept_articles
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.recipe import RECIPE

from newswire_index.engine.ports import ArticleIndex, Place, Selection, place_of

WALKED_AT_ONCE = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Look:
    """A capture that was enriched once: where its raw copy lies, and by what recipe it was made ("": unknown).

    `place` is where a walk goes on after it, `done` how far the walk is then, in articles or in bytes.
    """

    article_id: str
    capture_id: str
    url: str
    source: str
    raw_ref: str
    first_seen_ms: int
    place: str
    done: int
    recipe: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a rebuild is; `choice` tells what it was asked to do."""

    choice: str
    run: str
    place: str = ""
    done: int = 0
    sent: int = 0
    fresh: int = 0
    refused: int = 0

    def after(self, look: Look, counted: str) -> Cursor:
        """The cursor with one look more, counted as `sent`, `fresh` or `refused`."""
        return replace(self, place=look.place, done=look.done, **{counted: getattr(self, counted) + 1})


class Cursors(Protocol):
    """Keeps cursors, so that a rebuild that was cut off goes on.  Raises TransientError."""

    def find(self, choice: str) -> Cursor | None:
        """The cursor of a rebuild that was not finished."""

    def keep(self, cursor: Cursor) -> None:
        """Keep how far it is."""

    def forget(self, choice: str) -> None:
        """It is finished, or shall begin anew."""


def indexed_looks(index: ArticleIndex, selection: Selection, cursor: Cursor) -> Iterator[Look]:
    """The newest capture of each indexed article, by when it was first seen."""
    place, done = _place(cursor.place), cursor.done
    while documents := index.walk(selection, place, WALKED_AT_ONCE):
        for document in documents:
            done, place = done + 1, place_of(document)
            article = document.article
            yield Look(
                article.article_id,
                article.capture_id,
                article.url,
                article.source,
                article.raw_ref,
                place.first_seen_ms,
                place=f"{place.first_seen_ms}:{place.article_id}",
                done=done,
                recipe=article.versions.get(RECIPE, ""),
            )


def archived_looks(folder: Path, selection: Selection, cursor: Cursor) -> Iterator[Look]:
    """Every capture whose enriched copy the archive holds, in the archive's order."""
    for kept in kept_articles(folder, cursor.place):
        found = orjson.loads(kept.article)  # by whatever release it was written
        look = Look(
            found["article_id"],
            found["capture_id"],
            found["url"],
            found["source"],
            found["raw_ref"],
            to_ms(datetime.fromisoformat(found["first_seen_at"])),
            place=kept.ref,
            done=kept.done_bytes,
        )
        is_in_time = selection.since_ms <= look.first_seen_ms < selection.until_ms
        has = [entity["id"] for entity in found["entities"]]
        about = is_about(selection, has, found["title"], found["body"])
        if is_in_time and about and selection.source in ("", look.source):
            yield look


def is_about(selection: Selection, entity_ids: Iterable[str], *texts: str) -> bool:
    """Whether an article with these entities and texts is one of the selection, as far as it is about something."""
    if not selection.is_about or not {*entity_ids}.isdisjoint(selection.entities):
        return True
    wanted = [" ".join(_words(name)) for name in selection.named]
    return any(f" {name} " in f" {' '.join(_words(text))} " for name in wanted if name for text in texts)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _place(text: str) -> Place | None:
    first_seen_ms, _, article_id = text.partition(":")
    return Place(int(first_seen_ms), article_id) if text else None


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Sends looks on, at the pace that queues and memory allow.

    `recipe` leaves out what was made by it already, "" nothing.  `say` is told why it waits.
    """

    ledger: Ledger
    publisher: EventPublisher
    pressure: Pressure
    clock: Clock
    cursors: Cursors
    recipe: str
    say: Callable[[str], None]

    def __call__(self, looks: Iterable[Look], cursor: Cursor) -> Iterator[Cursor]:
        """Send each look, and answer the cursor after it.  Cut off, it can go on from the cursor that was kept."""
        try:
            for number, look in enumerate(looks):
                if number % WALKED_AT_ONCE == 0:
                    self.cursors.keep(cursor)
                    wait_for_room(self.pressure, self.clock, self.say)
                cursor = cursor.after(look, self._sent(look, cursor.run))
                yield cursor
        except BaseException:
            self.cursors.keep(cursor)
            raise
        self.cursors.forget(cursor.choice)

    def _sent(self, look: Look, run: str) -> str:
        """How a look is counted; the copy lies in the archive, so what is left is to accept, then the event."""
        if self.recipe and look.recipe == self.recipe:
            return "fresh"
        offer = Offer(
            key=look.article_id, url=look.url, source=look.source, lane=Lane.BACKFILL, stage=Stage.ENRICH,
            slot=f"rebuild-{run}-{look.capture_id}", ref=look.raw_ref, run=run,
            fields={REBUILDS: look.capture_id, "first_seen_ms": str(look.first_seen_ms)},
        )  # fmt: skip
        acceptance = self.ledger.accept(offer)
        if acceptance.is_new:
            self.publisher.publish(first_message(acceptance, offer))
        return "sent" if acceptance.is_new else "refused"


def choice_of(selection: Selection, recipe: str, from_archive: bool) -> str:
    """A digest of what a rebuild was asked to do, by which its cursor is found again."""
    return hashlib.sha256(repr((selection, recipe, from_archive)).encode()).hexdigest()[:12]
