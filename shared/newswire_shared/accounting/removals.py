"""What was removed on purpose, and must not come back: articles that were taken down, and those that are too old.

The state holds it where every step asks; each take-down and the last retention are also records in the index `people`.
Of the two the newer revision counts, whichever of them was lost or put back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.reasons import Reason

TAKEDOWN, RETENTION, MERGED = "takedown", "retention", "merged"  # kinds of records
SURVIVOR = "survivor"  # what a record of MERGED has: the id of the article that took in the one it is named after
ARTICLES = "articles"  # the name of the one record of retention
OF_THE_STATE = {"revision", "undone"}  # what a record says by its own fields


class TakeDown(BaseModel):
    """That an article was taken down, or that this was undone.

    `group` is the article that was meant; another that turns out to be the same shares it.  `keys` are those of its
    other addresses, with spaces between, so that they lead to it where the state is lost.  The rest is by what it can
    come back: its newest capture and where that one's copies lie.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")  # a later release may write more

    article_id: str
    url: str = ""
    why: str = ""
    by: str = ""
    at: datetime
    revision: int = 0
    undone: bool = False
    group: str = ""
    keys: str = ""
    source: str = ""
    capture_id: str = ""
    raw_ref: str = ""
    copy_ref: str = ""
    first_seen_ms: int = 0

    @property
    def holds(self) -> bool:
        return not self.undone

    def stored(self) -> StoredRecord:
        """The record of it."""
        record = self.model_dump(mode="json", exclude=OF_THE_STATE) if self.holds else None
        return StoredRecord(kind=TAKEDOWN, name=self.article_id, revision=self.revision, record=record)


def take_down_of(stored: StoredRecord) -> TakeDown | None:
    """What a record says; None where it cannot be read.  A removed one undoes."""
    try:
        if stored.record is None:
            since = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
            return TakeDown(article_id=stored.name, at=since, revision=stored.revision, undone=True)
        found = {**stored.record, "article_id": stored.name, "revision": stored.revision}
        return TakeDown.model_validate({"group": stored.name, **found})
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class RetentionMark:
    """That all articles first seen before a time are retired, since `at`."""

    before: datetime
    at: datetime

    def stored(self) -> StoredRecord:
        """The record of it."""
        record = {"before": self.before.isoformat(), "at": self.at.isoformat()}
        return StoredRecord(kind=RETENTION, name=ARTICLES, revision=to_ms(self.at), record=dict(record))


def retention_of(records: Iterable[StoredRecord]) -> RetentionMark | None:
    """The mark that the records of its kind hold."""
    found = [each.record for each in records if each.name == ARTICLES and each.record]
    marks = [RetentionMark(_instant(each["before"]), _instant(each.get("at", each["before"]))) for each in found]
    return max(marks, key=lambda mark: mark.before, default=None)


def _instant(told: object) -> datetime:
    found = datetime.fromisoformat(str(told))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


class Removals(Protocol):
    """Knows what was removed.  Every method raises TransientError when the state cannot be reached."""

    def put(self, entries: Sequence[TakeDown]) -> list[bool]:
        """Keep what is newer than what is known, and answer of each whether it is.

        What is taken down is never accepted, and its text and bytes are forgotten, so that the first look after it was
        undone is a whole one.
        """

    def get(self, article_ids: Sequence[str]) -> dict[str, TakeDown]:
        """What is known of these articles, also what was undone."""

    def all(self) -> list[TakeDown]:
        """All that is known, by article."""

    def retire(self, mark: RetentionMark) -> None:
        """Articles first seen before the mark are retired; an earlier mark than the known one changes nothing."""

    def retention(self) -> RetentionMark | None:
        """The mark, None where nothing was retired yet."""

    def reasons(self, first_seen_ms: Mapping[str, int]) -> dict[str, Reason]:
        """Why articles are out, by their ids and when they were first seen; those that are not are absent."""

    def may_look(self, every_s: float) -> bool:
        """Whether nobody looked after all this for so long; whoever is told so does."""


class Forgetful(Protocol):
    """Lets linking forget articles.  Raises TransientError when the state cannot be reached."""

    def forget(self, article_id: str) -> Forgotten:
        """Take an article out of its story, and let nothing copy it or be found by it; repeating it changes nothing."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What changed for others: the story that it was in with its new version, and articles that copied it."""

    story: str = ""
    version: int = 0
    copies: tuple[str, ...] = ()
