"""Use case: the articles of one task go into a batch, and each comes back with its fate."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.errors import NewswireError, PermanentError
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Ended, Outcome
from pydantic import ValidationError

from newswire_index.articles.batching import Batcher, BatchLimits, Flush, Sized
from newswire_index.articles.index_articles import Enriched


class BusyThreads:
    """Counts the threads that have a task."""

    def __init__(self) -> None:
        self._lock, self.count = threading.Lock(), 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """This thread has a task while inside."""
        with self._lock:
            self.count += 1
        try:
            yield
        finally:
            with self._lock:
                self.count -= 1


class IndexArticle:
    """Reads enriched articles from the archive and waits for their fates in a batch."""

    def __init__(self, archive: Archive, flush: Flush[Enriched, Ended], limits: BatchLimits) -> None:
        self._archive, self._busy = archive, BusyThreads()
        self._batcher: Batcher[Enriched, Ended] = Batcher(flush, limits, lambda: self._busy.count)

    def __call__(self, captures: Sequence[CaptureRef]) -> Sequence[Outcome | BaseException]:
        """The fate of each article, in order; the use of a copy that cannot be read is the error that says so."""
        with self._busy.one():  # before a copy is read: a batch waits for this thread as soon as it has a task
            read = [self._read(capture) for capture in captures]
            fates = iter(self._batcher.submit_all([each for each in read if isinstance(each, Sized)]))
            return [next(fates) if isinstance(each, Sized) else each for each in read]

    def _read(self, capture: CaptureRef) -> Sized[Enriched] | NewswireError:
        try:
            stored = self._archive.read_article(capture.ref)
            return Sized(Enriched(article_from(stored, capture), capture.ref, capture.home), len(stored))
        except NewswireError as error:
            return error


def article_from(stored: bytes, capture: CaptureRef) -> Article:
    """The enriched article of an archive record.  Raises PermanentError for another shape."""
    try:
        return Article.model_validate_json(stored)
    except ValidationError as error:
        raise PermanentError(
            f"the enriched copy at {capture.ref} has another shape than this release knows: {error}"
        ) from error
