"""Use case: put a snapshot in the place of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.known_articles import KnownArticles
from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.accounting.restoration import Reteller
from newswire_shared.contracts.errors import PermanentError, UsageError

from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from newswire_index.engine.snapshots import Snapshot, Snapshots
from newswire_index.recovery.removed_articles import removed_articles


class NothingKnown:
    """KnownArticles where no state runs."""

    def of(self, article_ids: Sequence[str]) -> Mapping[str, KnownArticle]:
        return {}

    def walk(self) -> Iterator[Mapping[str, KnownArticle]]:
        return iter(())


@dataclass(frozen=True, slots=True)
class PutBackReport:
    """What the index holds now, and what it was told besides."""

    snapshot: Snapshot
    articles: int
    retold: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {"snapshot": self.snapshot.name, "articles": self.articles, "retold": dict(self.retold)}

    def lines(self) -> Iterator[str]:
        """For a person."""
        yield f"the index holds {self.articles} articles, of the snapshot {self.snapshot.name}"
        if told := ", ".join(f"{number} {name}" for name, number in self.retold.items() if number):
            yield f"told the index what the state knows: {told}"
        yield "what was indexed since: `newswire index reconcile --mend` sends it again"


@dataclass(frozen=True, slots=True)
class PutBack:
    """Puts a snapshot back; what was removed since it was taken stays away.

    `retellers` tell what the state knows and the snapshot may not; none where no state runs.
    """

    index: Index
    snapshots: Snapshots
    known: KnownArticles
    retellers: Callable[[], Sequence[Reteller]]

    def __call__(self, name: str, *, replace: bool) -> PutBackReport:
        """Raises UsageError for an index that holds articles, unless it shall be replaced."""
        found = self.snapshots.check(name)
        if found.flaw:
            raise PermanentError(f"the snapshot {name} cannot be put back: {found.flaw}")
        self.index.install()
        if not replace:
            self._refuse_full(name)
        retellers = self.retellers()  # first: one that is not there ends this before it begins
        self.snapshots.put_back(name, removed_articles(self.index, self.known).among)
        self.index.install()  # of a snapshot of an older release: the fields that it lacks
        retold = {each.name: each.retell() for each in retellers}
        return PutBackReport(found, self._held(), retold)

    def _refuse_full(self, name: str) -> None:
        held = self._held()
        if held:
            raise UsageError(
                f"the index holds {held} articles, which the snapshot {name} would replace: add --replace if it shall, "
                "and take a snapshot of what there is before"
            )

    def _held(self) -> int:
        self.index.refresh()
        return self.index.count(Selection())
