"""Reads what is around an article: each with its type, a score, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.documents import ArticleDocument, StoryDocument, copy_of
from newswire_shared.contracts.heads import Head, head_of

from newswire_search.articles.links import linked_by, links_to
from newswire_search.articles.presentation import article_reference, relations_of
from newswire_search.articles.read_article import missing
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_search.relations.responses import (
    RELATION_TYPES,
    Measure,
    RelatedAnswer,
    RelatedArticle,
    RelationType,
)
from newswire_search.stories.ports import NewsEngine

MOST_NAMED = 3  # entities in a reason, which is one line


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article that has to do with another; without a score it is that of the entities that both name."""

    head: Head
    why: str
    score: float | None = None
    measure: Measure = "entities"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Some of those of one type, and how many there are."""

    shown: Sequence[Neighbour] = field(default_factory=tuple)
    total: int = 0


@dataclass(frozen=True, slots=True)
class ReadRelated:
    """Gives the articles around one, at most so many of each type."""

    engine: NewsEngine

    def __call__(self, article_id: str, types: Sequence[RelationType], size: int) -> RelatedAnswer:
        """What is around an article, of some types or of all.  Raises NotFoundError and GoneError."""
        document = self.engine.get(article_id)
        if document is None:
            raise missing(self.engine, article_id)
        own = head_of(document)
        found = {name: self._readers[name](document, size) for name in RELATION_TYPES if not types or name in types}
        related = [item for name, near in found.items() for item in _answers(own, name, near.shown)]
        return RelatedAnswer(
            id=article_id, related=tuple(related), totals={name: near.total for name, near in found.items()}
        )

    @property
    def _readers(self) -> dict[RelationType, Callable[[ArticleDocument, int], Neighbours]]:
        return {
            "copy_of": self._original, "copy": self._copies, "same_story": self._companions,
            "story_follows": self._followed, "story_followed_by": self._following, "related": self._found_by_linking,
            "links_to": self._links_to, "linked_by": self._linked_by,
        }  # fmt: skip

    def _original(self, document: ArticleDocument, size: int) -> Neighbours:
        copy = copy_of(document)
        head = self.engine.heads([copy.duplicate_of]).get(copy.duplicate_of) if copy else None
        if copy is None or head is None:
            return Neighbours()
        why = f"this is a copy of it ({copy.kind}), {copy.similarity:.0%} alike"
        return Neighbours([Neighbour(head, why, copy.similarity, "similarity")], 1)

    def _copies(self, document: ArticleDocument, size: int) -> Neighbours:
        own = (document.article.article_id,)
        asked = Query(filters=Filters(originals=own), sort=Sort.OLDEST, size=size, facets=(), marked=False)
        found = self.engine.search(asked)
        copies = [(hit.head, hit.head.copy_of) for hit in found.hits]
        return Neighbours(
            [
                Neighbour(head, f"a copy of this ({c.kind}), {c.similarity:.0%} alike", c.similarity, "similarity")
                for head, c in copies
                if c
            ],
            found.total,
        )

    def _companions(self, document: ArticleDocument, size: int) -> Neighbours:
        own = head_of(document)
        if not own.story:
            return Neighbours()
        asked = Query(filters=Filters(stories=(own.story,)), sort=Sort.NEWEST, size=size + 1, facets=(), marked=False)
        found = self.engine.search(asked)
        others = [hit.head for hit in found.hits if hit.head.article_id != own.article_id][:size]
        return Neighbours([Neighbour(head, "same story") for head in others], max(found.total - 1, len(others)))

    def _followed(self, document: ArticleDocument, size: int) -> Neighbours:
        own = self._story(head_of(document).story)
        earlier = self._story(own.story.follows) if own else None
        if own is None or earlier is None or earlier.story.id == own.story.id:
            return Neighbours()
        return self._leads([earlier], 1, "its story went before this one's")

    def _following(self, document: ArticleDocument, size: int) -> Neighbours:
        own = self._story(head_of(document).story)
        if own is None:
            return Neighbours()
        asked = StoryQuery(filters=StoryFilters(follows=own.story.id, least_size=1), size=size)
        found = self.engine.stories.find(asked)
        return self._leads(
            [s for s in found.stories if s.story.id != own.story.id], found.total, "its story goes on from this one's"
        )

    def _found_by_linking(self, document: ArticleDocument, size: int) -> Neighbours:
        relations = relations_of(document.article)
        heads = self.engine.heads([relation.id for relation in relations])
        near = [Neighbour(heads[r.id], r.why, r.score, "linking") for r in relations if r.id in heads]
        return Neighbours(near[:size], len(near))

    def _links_to(self, document: ArticleDocument, size: int) -> Neighbours:
        targets = [each.id for each in links_to(self.engine, document.article)]
        return Neighbours(self._named(targets[:size], "this links to it"), len(targets))

    def _linked_by(self, document: ArticleDocument, size: int) -> Neighbours:
        found = linked_by(self.engine, document.article, size)
        return Neighbours(self._named([each.id for each in found.articles], "it links to this"), found.count)

    def _story(self, story_id: str | None) -> StoryDocument | None:
        """A story by its id, or by one from before a merge."""
        if not story_id:
            return None
        present = self.engine.stories.resolve([story_id])[story_id]
        return self.engine.stories.get_many([present]).get(present)

    def _leads(self, stories: Sequence[StoryDocument], total: int, why: str) -> Neighbours:
        titles = {document.story.lead: document.title for document in stories}
        shown = self._named([*titles], why)
        return Neighbours([Neighbour(n.head, f"{n.why}: {titles[n.head.article_id]}") for n in shown], total)

    def _named(self, article_ids: Sequence[str], why: str) -> list[Neighbour]:
        heads = self.engine.heads(article_ids) if article_ids else {}
        return [Neighbour(heads[name], why) for name in article_ids if name in heads]


def _answers(own: Head, name: RelationType, shown: Iterable[Neighbour]) -> list[RelatedArticle]:
    found = [_answer(own, name, each) for each in shown]
    return sorted(found, key=lambda each: -each.score)


def _answer(own: Head, name: RelationType, near: Neighbour) -> RelatedArticle:
    shared = _shared(own, near.head) if near.score is None else []
    score = near.score if near.score is not None else _share(own, near.head, len(shared))
    why = f"{near.why}; both name {', '.join(shared[:MOST_NAMED])}" if shared else near.why
    return RelatedArticle(type=name, score=score, measure=near.measure, why=why, article=article_reference(near.head))


def _shared(own: Head, other: Head) -> list[str]:
    theirs = {entity.id for entity in other.entities}
    return [entity.name for entity in own.entities if entity.id in theirs]


def _share(own: Head, other: Head, shared: int) -> float:
    """Of the fewer foremost entities of the two, the share that both name."""
    fewer = min(len(own.entities), len(other.entities))
    return round(shared / fewer, 3) if fewer else 0.0
