"""Where Elasticsearch keeps new articles: in the index of their home, which is made as its first article comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.accounting.removals import ARTICLES, RETENTION, RetentionMark, retention_of
from newswire_shared.contracts.index_schema import home_of, record_from_fields, record_id
from newswire_shared.engines.elasticsearch_client import Elasticsearch
from newswire_shared.engines.elasticsearch_homes import Homes, Layout

from newswire_index.engine.elasticsearch import bulk, schema
from newswire_index.engine.homes import is_retired
from newswire_index.engine.ports import Write, WriteFate, WriteResult

Lines = tuple[bytes, bytes]
REMOVED = "retired: the index of {home} was removed by `newswire index retain`, and is not made anew"


@dataclass(frozen=True, slots=True)
class HomeMaker:
    """The indices that articles are written to, and the records (`people`) that say which of them were retired."""

    homes: Homes
    people: str

    def lines(self, client: Elasticsearch, writes: Sequence[Write]) -> list[Lines | WriteResult]:
        """The lines of each write into the index of its home, which is there then; a refusal where that was retired."""
        layout = self.homes.layout(client)
        targets = [target(layout, write) for write in writes]
        new = {name for name, write in zip(targets, writes, strict=True) if name and not _is_bound(write)}
        refusals = self._made(client, layout, new.difference(layout.names))
        placed = zip(writes, targets, strict=True)
        return [refusals.get(name or "") or bulk.lines(write, name) for write, name in placed]

    def _made(self, client: Elasticsearch, layout: Layout, missing: set[str]) -> dict[str, WriteResult]:
        """Make indices that are not there, and answer the refusals of those that may not be."""
        if not missing:
            return {}
        self.homes.forget()  # it changes now, by us or by a worker that was faster
        retention, refusals = self._retention(client), dict[str, WriteResult]()
        for name in missing:
            home = layout.home_in(name)
            if is_retired(home, retention):
                refusals[name] = WriteResult(WriteFate.REFUSED, REMOVED.format(home=home))
            else:
                schema.create(client, layout.alias, name, layout.partition)
        return refusals

    def _retention(self, client: Elasticsearch) -> RetentionMark | None:
        (found,) = client.mget(index=self.people, ids=[record_id(RETENTION, ARTICLES)])["docs"]
        return retention_of([record_from_fields(found["_source"])] if found.get("found") else [])


def target(layout: Layout, write: Write) -> str | None:
    """The index that a write belongs to: where its document was read, else that of its home; None is the alias.

    Behind the alias may be another version by now, whose equal numbers mean other writes.
    """
    if write.expected and write.expected.index:
        return write.expected.index
    home = write.expected.home if write.expected else _new_home(layout, write)
    return layout.index_of(home) if home else None


def _is_bound(write: Write) -> bool:
    """Whether the index is that of the document's version: where that is gone, the write is a conflict."""
    return bool(write.expected and write.expected.index)


def _new_home(layout: Layout, write: Write) -> str:
    by_first_seen = home_of(layout.partition, write.document.article.first_seen_at)
    return write.home if len(write.home) == len(by_first_seen) else by_first_seen  # else it is of another partition
