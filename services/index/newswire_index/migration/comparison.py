"""Compares a version with the one that it was made of: how many, which, and some of them word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import orjson
from newswire_shared.contracts.errors import PermanentError

from newswire_index.engine.removals import NamedRemovals
from newswire_index.engine.versions import CopiedIndex, IndexVersions, RowCopy
from newswire_index.migration.copying import Target, copy_of
from newswire_index.migration.windows import Window, sampled

SHARE = 0.01  # of all documents is compared word by word
PAGE = 2000  # ids in an answer
DROPPED_AT_ONCE = 500

Place = tuple[str, str]  # an id and its home


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares while writers go on: what they wrote since it was copied is left out of it."""

    versions: IndexVersions
    keep: Callable[[], None]

    def contents(self, target: Target, removals: NamedRemovals) -> int:
        """Compare a hundredth of the documents; answers how many.  Raises PermanentError for one that differs."""
        return sum(self._window(target, *chosen, removals) for chosen in self._chosen(target))

    def _chosen(self, target: Target) -> Iterator[tuple[CopiedIndex, Window]]:
        for index in self.versions.copied_indices(target.collection, target.progress.source):
            upto = target.progress.copied.get(index.uuid, -1)
            yield from ((index, window) for window in sampled(upto, SHARE, target.progress.generation))

    def _window(self, target: Target, index: CopiedIndex, window: Window, removals: NamedRemovals) -> int:
        self.keep()
        # what lies in the window now was not written since it was copied
        rows = self.versions.rows(target.collection, index.name, window.after, window.upto, removals)
        wanted = [copy_of(target, row) for row in rows]
        found = self.versions.read(target.collection, target.number, [(copy.id, copy.home) for copy in wanted])
        for copy in wanted:
            if found.get(copy.id) != _as_stored(copy):
                raise PermanentError(
                    f"{copy.id} is not the same in version {target.number} of {target.collection} as in version "
                    f"{target.progress.source}. Nothing was switched; `newswire index migrate --clean` drops the copy"
                )
        return len(wanted)

    def is_even(self, target: Target, removals: NamedRemovals) -> bool:
        """Whether both hold as many documents; true only of what nobody writes meanwhile."""
        source = self.versions.count(target.collection, target.progress.source, removals)
        return source == self.versions.count(target.collection, target.number, removals)

    def drop_surplus(self, target: Target) -> int:
        """Remove what was removed from the source after it was copied, and no record names; answers how many.

        Both are as search sees them; what was written to the source since then is not in the copy yet.
        """
        for number in (target.number, target.progress.source):  # the copy first: what it has, the source had earlier
            self.versions.refresh(target.collection, number)
        surplus = self._surplus(target)
        dropped = 0
        while part := [*islice(surplus, DROPPED_AT_ONCE)]:
            self.keep()
            self.versions.drop(target.collection, target.number, part)
            dropped += len(part)
        return dropped

    def _surplus(self, target: Target) -> Iterator[Place]:
        kept = self._walk(target, target.progress.source)
        ahead = next(kept, None)
        for place in self._walk(target, target.number):
            while ahead and ahead[0] < place[0]:
                ahead = next(kept, None)
            if ahead is None or ahead[0] != place[0]:
                yield place

    def _walk(self, target: Target, number: int) -> Iterator[Place]:
        after = ""
        while page := self.versions.ids(target.collection, number, after, PAGE):
            yield from page
            after = page[-1][0]


def _as_stored(copy: RowCopy) -> object:
    return orjson.loads(orjson.dumps(copy.fields))
