"""A search engine in memory, for tests of what uses one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from newswire_shared.accounting.removals import MERGED, SURVIVOR, TAKEDOWN
from newswire_shared.contracts.article_facets import facet_entries, folded_name
from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoredRecord, copy_of, story_of
from newswire_shared.contracts.heads import Head, head_of
from newswire_shared.contracts.index_schema import milliseconds, sort_date, suffix
from newswire_shared.contracts.links import LinkEdge

from newswire_search.articles.ports import EntityName, FoundArticles, Hit
from newswire_search.engine.walks import KeptWalks
from newswire_search.query import cursor
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.condition import STORY, Condition
from newswire_search.query.cursor import Position, having_shown
from newswire_search.query.facet_query import FacetQuery
from newswire_search.query.highlight import highlights
from newswire_search.query.occurrence import holds, satisfies
from newswire_search.query.plan import QueryPlan, plan_search
from newswire_search.query.terms import SearchTerms
from newswire_search.query.tokenizer import spans
from newswire_search.testing.articles import InMemoryArticles
from newswire_search.testing.batches import InMemoryBatches
from newswire_search.testing.entities import InMemoryEntities
from newswire_search.testing.facets import InMemoryFacets
from newswire_search.testing.freshness import InMemoryFreshness
from newswire_search.testing.links import InMemoryLinks
from newswire_search.testing.quotes import InMemoryQuotes
from newswire_search.testing.sources import InMemorySources
from newswire_search.testing.stories import InMemoryStories
from newswire_search.testing.story_groups import stories_of
from newswire_search.testing.timelines import InMemoryTimelines
from newswire_search.testing.vocabulary import InMemoryVocabulary

TITLE_WEIGHT = 3  # any number above 1 puts a title first, which is all that the contract asks
ALL_WORDS = 1_000_000  # more than any text has places


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """A document that matches, and how well."""

    document: ArticleDocument
    score: float


class InMemoryEngine:
    """SearchEngine over mappings of documents, of stories and of links, which it reads anew at each search."""

    def __init__(
        self,
        documents: Mapping[str, ArticleDocument],
        stories: Mapping[str, IndexedStory] | None = None,
        people: Mapping[tuple[str, str], StoredRecord] | None = None,
        links: Mapping[str, Sequence[LinkEdge]] | None = None,
    ) -> None:
        self._documents, self._people = documents, {} if people is None else people
        self.links = InMemoryLinks({} if links is None else links, documents)
        self._walks = KeptWalks()
        self.articles = InMemoryArticles(documents, links)
        self.vocabulary = InMemoryVocabulary(documents)
        self.entities = InMemoryEntities(documents, self._people)
        self.quotes = InMemoryQuotes(self._planned)
        self.sources = InMemorySources(self._planned, documents)
        self.stories = InMemoryStories({} if stories is None else stories, documents, links)
        self.timelines = InMemoryTimelines(self._matching)
        self.facet_counter = InMemoryFacets(self._matching)
        self.freshness = InMemoryFreshness(documents)
        self.batches = InMemoryBatches(self.search)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search by looking at every document."""
        started = time.perf_counter()
        plan = plan_search(query)
        sort = plan.sort
        position = cursor.decode(query.after, sort, query.fingerprint)
        found = sorted(self._matches(plan, plan.filters), key=lambda match: _key(_position(match, sort)))
        groups = stories_of([match.document for match in found]) if query.by_story else None
        if groups is not None:
            found = [match for match in found if match.document.article.article_id in groups]
        stories = {i: group.story for i, group in (groups or {}).items() if group}
        if position and sort is Sort.RELEVANCE:
            page, last, more = self._walked(found, position, query.size, stories)
        else:
            left = [match for match in found if position is None or _key(_position(match, sort)) > _key(position)]
            page, more = left[: query.size], 0 < query.size < len(left)
            last = _position(page[-1], sort) if page else None
            if last and sort is Sort.RELEVANCE:
                last = having_shown(last, (stories.get(i, i) for i in _ids(page)))
        after = cursor.onward(sort, query.after, last, more=more, asked=query.fingerprint)
        facets = self.facet_counter.count(FacetQuery.of(query)).values if query.facets else {}
        hits = tuple(_hit(match, plan, is_marked=query.marked) for match in page)
        by_story = {group.story: group for group in (groups or {}).values() if group}
        shown = {i: by_story[story] for i, story in _stories(page).items() if story in by_story}
        took_ms = (time.perf_counter() - started) * 1000
        return FoundArticles(
            len(found),
            True,
            hits,
            facets,
            after,
            took_ms,
            plan.left_out,
            more,
            groups=shown if query.by_story else None,
        )

    @contextmanager
    def frozen(self) -> Iterator[Callable[[Query], FoundArticles]]:
        """Searches that see each document as it is now."""
        yield InMemoryEngine(dict(self._documents)).search

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id."""
        return self._documents.get(article_id)

    def heads(self, article_ids: Sequence[str]) -> dict[str, Head]:
        """The heads of articles by their ids."""
        return {i: head_of(self._documents[i]) for i in article_ids if i in self._documents}

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        """Those of these articles that were taken down."""
        records = {i: self._people.get((TAKEDOWN, i)) for i in article_ids}
        return {i for i, each in records.items() if each and each.record}

    def survivors(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The article that took in each of these."""
        records = {i: self._people.get((MERGED, i)) for i in article_ids}
        return {i: str(each.record[SURVIVOR]) for i, each in records.items() if each and each.record}

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """The number of near-copies of each article."""
        copies = (copy for document in self._documents.values() if (copy := copy_of(document)))
        return dict(Counter(copy.duplicate_of for copy in copies if copy.duplicate_of in article_ids))

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """The names of entities."""
        entities = (entity for document in self._documents.values() for entity in document.article.entities)
        return {entity.id: EntityName(entity.name, entity.type) for entity in entities if entity.id in entity_ids}

    def ping(self) -> None:
        """Nothing can be wrong."""

    def _matching(self, query: Query) -> list[ArticleDocument]:
        return self._planned(plan_search(query))

    def _planned(self, plan: QueryPlan[Filters]) -> list[ArticleDocument]:
        return [match.document for match in self._matches(plan, plan.filters)]

    def _walked(
        self, found: Sequence[ScoredDocument], position: Position, size: int, stories: Mapping[str, str]
    ) -> tuple[list[ScoredDocument], Position | None, bool]:
        """The page after a position of a walk, which is kept with its second page."""
        view, begin = position.view, max(0, int(position.value))
        if not view:
            left = found if position.seen else [m for m in found if _key(_position(m, Sort.RELEVANCE)) > _key(position)]
            fresh = [
                match for match, i in zip(left, _ids(left), strict=True) if not position.has_shown(stories.get(i, i))
            ]
            view, begin = self._walks.keep(_ids(fresh), [match.score for match in fresh]), 0
        walk, end = self._walks.find(view), begin + size
        kept = [(i, walk.scores[n]) for n, i in enumerate(walk.ids[begin:end], begin) if i in self._documents]
        page = [ScoredDocument(self._documents[i], score) for i, score in kept]
        last = Position(Sort.RELEVANCE, float(end), walk.ids[-1], view=view) if walk.ids[begin:end] else None
        return page, last, size > 0 and end < len(walk.ids)

    def _matches(self, plan: QueryPlan[Filters], filters: Filters) -> Iterator[ScoredDocument]:
        for document in self._documents.values():
            texts = (document.article.title, document.article.body)
            is_named = any(entity.id in plan.named for entity in document.article.entities)
            if _passes(document, filters) and (is_named or satisfies(texts, plan, document.article.language)):
                yield ScoredDocument(document, _weight(*texts, plan.terms, suffix(document.article.language)))


def _ids(found: Sequence[ScoredDocument]) -> list[str]:
    return [match.document.article.article_id for match in found]


def _stories(found: Sequence[ScoredDocument]) -> dict[str, str]:
    told = ((match.document.article.article_id, story_of(match.document)) for match in found)
    return {article: story for article, story in told if story}


def _weight(title: str, body: str, terms: SearchTerms, language: str) -> float:
    """A score by which what holds all words comes first, and before that what holds them as they were typed."""
    every = sum(all(holds((title, body), word, form) for word in terms.words) for form in (None, language))
    in_title, in_body = ([*spans(text, terms.sought, language)] for text in (title, body))
    return float(TITLE_WEIGHT * len(in_title) + len(in_body) + ALL_WORDS * every)


def _passes(document: ArticleDocument, filters: Filters) -> bool:
    article, copy = document.article, copy_of(document)
    return (
        _within(sort_date(article), filters.since, filters.until)
        and _within(milliseconds(article.first_seen_at), filters.seen_after, filters.seen_before)
        and (not filters.sources or article.source in filters.sources)
        and (not filters.languages or article.language in filters.languages)
        and (not filters.kinds or article.kind in filters.kinds)
        and {entity.id for entity in article.entities}.issuperset(filters.entities)
        and (not filters.stories or story_of(document) in filters.stories)
        and (filters.copies or copy is None)
        and (not filters.only_copies or copy is not None)
        and (filters.articles is None or article.article_id in filters.articles)
        and (not filters.originals or (copy is not None and copy.duplicate_of in filters.originals))
        and all(_meets(document, condition) for condition in filters.conditions)
    )


def _within(at_ms: int, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at_ms >= milliseconds(since)) and (until is None or at_ms < milliseconds(until))


def _meets(document: ArticleDocument, condition: Condition) -> bool:
    entries = [entry for entry in facet_entries(document.article) if entry.facet in condition.facets]
    held = {entry.value for entry in entries} if condition.field != STORY else {story_of(document)}
    names = [f" {folded_name(entry.label)} " for entry in entries]
    found = [
        any(f" {value} " in name for name in names) if condition.by_name else value in held
        for value in condition.values
    ]
    return not any(found) if condition.excluded else all(found) if condition.every else any(found)


def _position(match: ScoredDocument, sort: Sort) -> Position:
    article = match.document.article
    dates = {Sort.FIRST_SEEN: milliseconds(article.first_seen_at), Sort.RELEVANCE: match.score}
    return Position(sort, dates.get(sort, sort_date(article)), article.article_id)


def _key(position: Position) -> tuple[float, str]:
    descending = position.sort in (Sort.RELEVANCE, Sort.NEWEST)
    return -position.value if descending else position.value, position.id


def _hit(match: ScoredDocument, plan: QueryPlan[Filters], *, is_marked: bool) -> Hit:
    article = match.document.article
    score = match.score if plan.sort is Sort.RELEVANCE else None
    language = suffix(article.language)
    marks = highlights(article.title, article.body, plan.terms.sought, language) if is_marked else {}
    return Hit(head_of(match.document), score, marks)
