"""Follows the log of changes: an endless series, for one listener."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from newswire_search.articles.request import ArticleChoice
from newswire_search.articles.responses import HitAnswer
from newswire_search.changes.matching import Matching
from newswire_search.changes.read_changes import ChangePage, ReadChanges
from newswire_search.changes.responses import StreamedChange, streamed_change
from newswire_search.query.article_query import Query
from newswire_search.query.validation import check

PAGE = 100  # as the API's searches have at most: the engine is asked for all articles of a page at once


@dataclass(frozen=True, slots=True)
class Listener:
    """The articles that a listener asks for; `is_choosy` where these are not all, and then stories are not told."""

    query: Query
    is_choosy: bool


def listener_of(asked: ArticleChoice, own: Collection[str] = ()) -> Listener:
    """The listener that a request makes, but for the fields of its `own`.  Raises UsageError as a search does."""
    chosen = asked.model_dump(exclude_defaults=True, exclude={*own})
    query = Query(asked.q.strip(), asked.filters, match=asked.match)
    check(query)
    return Listener(query, bool(chosen))


@dataclass(frozen=True, slots=True)
class FollowChanges:
    """Reads on, a page at a time; the caller waits where there is nothing, or a page is not settled."""

    read: ReadChanges
    matching: Matching

    def page(self, since: str) -> ChangePage:
        """What came after a number.  Raises as `ReadChanges` does."""
        return self.read(since, PAGE)

    def is_settled(self, page: ChangePage) -> bool:
        """Whether searches see every article of the page as it was written, or as it was written since."""
        return not self.matching.unseen(page.changes)

    def told(self, listener: Listener, page: ChangePage) -> list[StreamedChange]:
        """The changes of a page that a listener hears: of articles that it asked for, of all that went, of stories."""
        return [*_told(listener, page, self.matching.answers(page.changes, listener.query))]


def _told(listener: Listener, page: ChangePage, found: Mapping[str, HitAnswer]) -> Iterator[StreamedChange]:
    newest = {(change.kind, change.id): change.number for change in page.changes}
    for change in page.changes:
        if newest[change.kind, change.id] != change.number:
            continue  # the later one tells all
        if change.is_gone or (change.kind == "story" and not listener.is_choosy):
            yield streamed_change(change, None)
        elif change.kind == "article" and change.id in found:
            yield streamed_change(change, found[change.id])
