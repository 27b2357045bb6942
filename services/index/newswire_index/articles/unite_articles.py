"""Use case: what the index holds of one article under several ids becomes one document, under the id that survives.

Two addresses may turn out to be one article once both were taken in: enriched at the same time, indexed long ago, or
put back from a snapshot.  The registry knows; the index is told by whoever writes, or compares, one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newswire_shared.accounting.known_articles import KnownArticles
from newswire_shared.accounting.registry import KnownArticle, UrlRegistry
from newswire_shared.accounting.removals import MERGED, SURVIVOR
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import ArticleDocument, StoredRecord, StorySection
from newswire_shared.contracts.reasons import Reason
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.announcement import announce
from newswire_index.articles.homes import agreed_homes
from newswire_index.articles.merge import replace_time, united
from newswire_index.articles.placements import placed, read_placed
from newswire_index.changes.changes import Changes
from newswire_index.engine.compare_and_set import TRIES, Attempt, CompareAndSet, with_fate
from newswire_index.engine.ports import RecordedStore, Stored, Write, WriteFate, WriteResult
from newswire_index.links.edges import Linking
from newswire_index.links.write_links import known_links, write_linked


@dataclass(frozen=True, slots=True)
class Family:
    """An article that has, or had, other ids."""

    known: KnownArticle
    others: tuple[str, ...]

    @property
    def article_id(self) -> str:
        """The id that survives."""
        return self.known.article_id


@dataclass(frozen=True, slots=True)
class UniteArticles:
    """Writes the survivor with the captures of all, then takes the others out: cut off, it is done again whole."""

    index: RecordedStore
    known: KnownArticles
    registry: UrlRegistry
    placements: Placements
    changes: Changes
    clock: Clock
    withdraw: Callable[[Mapping[str, Reason]], object]
    tries: int = TRIES

    def __call__(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument | None]:
        """The one document of each of these that has or had other ids, by the id asked for; others are absent.

        None where there is no document, or others kept writing it, or the engine did not take it.
        """
        families = families_of(self.known.of(article_ids))
        if not families:
            return {}
        writing = _Writing(self)
        CompareAndSet(self.clock, self.tries)(
            [*{each.article_id: each for each in families.values()}.values()], writing
        )
        return {name: writing.documents.get(family.article_id) for name, family in families.items()}


def families_of(known: Mapping[str, KnownArticle]) -> dict[str, Family]:
    """The families of articles, by the ids that they were asked for; those that have no other id are absent."""
    others = dict[str, dict[str, None]]()
    for name, article in known.items():
        ids = dict.fromkeys((*article.was, name))
        others.setdefault(article.article_id, {}).update(ids)
    found = {
        name: Family(article, tuple(each for each in others[article.article_id] if each != article.article_id))
        for name, article in known.items()
    }
    return {name: family for name, family in found.items() if family.others}


def merged_record(article_id: str, survivor: str, at: datetime) -> StoredRecord:
    """The record by which an id that somebody kept leads on."""
    return StoredRecord(kind=MERGED, name=article_id, revision=to_ms(at), record={SURVIVOR: survivor})


@dataclass(frozen=True, slots=True)
class _Union:
    """The document of a family, and those that it was made of; `write` is None where the index holds it like that."""

    document: ArticleDocument
    made_of: tuple[ArticleDocument, ...]
    write: Write | None


class _Writing:
    """The steps for some families, and their documents so far, by the ids that survive."""

    def __init__(self, case: UniteArticles) -> None:
        self.case, self.documents = case, dict[str, ArticleDocument]()

    def key_of(self, item: Family) -> str:
        return item.article_id

    def prepare(self, items: Sequence[Family]) -> list[Attempt[Family, _Union]]:
        case, ids = self.case, [name for item in items for name in (item.article_id, *item.others)]
        stored, sections = read_placed(case.index, case.placements, ids)
        held = [item for item in items if any(name in stored for name in (item.article_id, *item.others))]
        unions = [self._union(item, stored, sections.get(item.article_id)) for item in held]
        attempts = [Attempt(item, union) for item, union in zip(held, unions, strict=True)]
        self._end([attempt for attempt in attempts if attempt.write.write is None])
        return [attempt for attempt in attempts if attempt.write.write is not None]

    def write(self, writes: Sequence[_Union]) -> list[WriteResult]:
        case = self.case
        linking = [Linking(u.document.article, tuple(each.article for each in u.made_of)) for u in writes]
        links = known_links(case.registry, linking)
        return write_linked(case.index, links, [union.write for union in writes if union.write])

    def note(self, attempts: Sequence[Attempt[Family, _Union]], results: Sequence[WriteResult]) -> None:
        self._end(with_fate(attempts, results, WriteFate.DONE))

    def _union(self, family: Family, stored: Mapping[str, Stored], section: StorySection | None) -> _Union:
        own = stored.get(family.article_id)
        others = tuple(stored[name].document for name in family.others if name in stored)
        if own and not others:
            return _Union(own.document, (), None)
        document = placed(united(family.article_id, own.document if own else None, others), section)
        if own and replace_time(document, own.document) == own.document:  # who wrote it was killed before it ended
            return _Union(own.document, others, None)
        timed = document.model_copy(update={"indexed_at": self.case.clock.now()})
        made_of = (*((own.document,) if own else ()), *others)
        return _Union(timed, made_of, Write(timed, own.version if own else None, self._home(timed, own)))

    def _home(self, document: ArticleDocument, own: Stored | None) -> str:
        if own:
            return own.version.home
        name = document.article.article_id
        seen = {name: document.article.first_seen_at}
        return agreed_homes(self.case.index, self.case.registry, seen, {}, {}).get(name, "")

    def _end(self, attempts: Sequence[Attempt[Family, _Union]]) -> None:
        unions = [attempt.write for attempt in attempts]
        announce([union.document for union in unions if union.made_of], self.case.registry, self.case.changes)
        gone = {
            each.article.article_id: union.document.article.article_id for union in unions for each in union.made_of
        }
        gone = {name: survivor for name, survivor in gone.items() if name != survivor}
        for name, survivor in gone.items():  # before it is gone: who asks for it is led on
            self.case.index.write_record(merged_record(name, survivor, self.case.clock.now()))
        if gone:
            self.case.withdraw(dict.fromkeys(gone, Reason.MERGED))
        self.documents |= {union.document.article.article_id: union.document for union in unions}
