"""Documents turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from newswire_shared.contracts.documents import (
    LINKS_TO_IT,
    Article,
    ArticleDocument,
    Attribution,
    Copy,
    Entity,
    Relation,
    Revision,
)
from newswire_shared.contracts.heads import Head, HeadEntity, by_salience, head_of, summary
from pydantic import BaseModel

from newswire_search.articles.context import ArticleContext
from newswire_search.articles.named_query import NamedWords
from newswire_search.articles.ports import FacetValue, FoundArticles, Hit, NamedStory
from newswire_search.articles.responses import (
    LISTED_ENTITIES,
    ArticleAnswer,
    ArticleReference,
    CopyAnswer,
    EntityAnswer,
    FacetValueAnswer,
    GroupAnswer,
    HitAnswer,
    LinkedByAnswer,
    MentionedEntity,
    RelationAnswer,
    RevisionAnswer,
    SearchAnswer,
    StoryBrief,
)
from newswire_search.articles.understood import Understood, UnderstoodEntity, understood
from newswire_search.formats.web_addresses import web_address
from newswire_search.freshness.responses import FreshnessAnswer
from newswire_search.query.highlight import Fragment, Segment
from newswire_search.query.match import Match
from newswire_search.query.operators import OF_ARTICLES

ALONE = ArticleContext()
NOTHING: Mapping[str, Head] = {}
HIGHLIGHTED = ("title", "body")
SHOWN_SOURCES = 20  # of a story: a line of names, and the number of the others


NOBODY = LinkedByAnswer(count=0, articles=(), after=None)


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """The articles at the other ends of an article's links."""

    to: tuple[ArticleReference, ...] = ()
    by: LinkedByAnswer = NOBODY


NO_LINKS = ArticleLinks()


def search_answer(
    found: FoundArticles,
    text: str,
    match: Match,
    freshness: FreshnessAnswer,
    known: ArticleContext = ALONE,
    names: Sequence[NamedWords] = (),
    meant: str | None = None,
    most_entities: int | None = LISTED_ENTITIES,
) -> SearchAnswer:
    """An engine's answer to a search for a text that asked for so many of its words, as the API gives it."""
    return SearchAnswer(
        total=found.total,
        total_is_exact=found.total_is_exact,
        hits=tuple(hit_answer(hit, known, _group(hit, found, known), most_entities) for hit in found.hits),
        facets={name: facet_values(values) for name, values in found.facets.items()},
        approximate=found.approximate,
        after=found.after,
        more=found.more,
        match=match,
        left_out=found.left_out,
        understood=understood_as(text, names),
        did_you_mean=meant,
        took_ms=round(found.took_ms, 1),
        freshness=freshness,
    )


def understood_as(text: str, names: Sequence[NamedWords], operators: Collection[str] = OF_ARTICLES) -> Understood:
    """How a text was read, with what was taken for names."""
    entities = (UnderstoodEntity(id=each.entity.id, name=each.entity.name, words=each.words) for each in names)
    return understood(text, operators).model_copy(update={"entities": tuple(entities)})


def hit_answer(
    hit: Hit,
    known: ArticleContext = ALONE,
    group: GroupAnswer | None = None,
    most_entities: int | None = LISTED_ENTITIES,
) -> HitAnswer:
    """One hit as the API gives it, with so many entities; None: with all that its head has.

    `group` is what was found of the story that it stands for.
    """
    own = {
        "entities": tuple(map(_entity, hit.head.entities[:most_entities])),
        "highlights": _highlights(hit.highlights),
        "score": hit.score,
        "group": group,
    }
    return HitAnswer(**_named_alike(HitAnswer, hit.head) | _around(hit.head, known) | own)


def article_answer(
    document: ArticleDocument,
    known: ArticleContext = ALONE,
    copies: Sequence[Head] = (),
    related: Mapping[str, Head] = NOTHING,
    links: ArticleLinks = NO_LINKS,
) -> ArticleAnswer:
    """One article with everything the index holds of it, but for its places in the archive.

    `copies` are its near-copies, `related` the articles that its relations name, as far as they are indexed, and
    `links` the other ends of its links.
    """
    article = document.article
    own = {
        "attribution": tuple(sorted(article.attribution, key=_place)),
        "copies": tuple(_copy(each, each.copy_of) for each in copies if each.copy_of),
        "relations": tuple(_relation(r, related.get(r.id)) for r in relations_of(article)),
        "links_to": links.to,
        "linked_by": links.by,
        "entities": tuple(_mentioned(entity) for entity in by_salience(article)),
        "revisions": tuple(_revision(number, revision) for number, revision in enumerate(document.revisions, 1)),
        "indexed_at": document.indexed_at,
        "truncated": document.truncated,
        "image": web_address(article.image),
        "summary": summary(article.body),
    }
    return ArticleAnswer(**_named_alike(ArticleAnswer, article) | _around(head_of(document), known) | own)


def article_reference(head: Head) -> ArticleReference:
    """An article as the other end of a link."""
    return ArticleReference(**_named_alike(ArticleReference, head) | {"id": head.article_id})


def relations_of(article: Article) -> list[Relation]:
    """What linking found related, the closest first; what it links to is shown as that."""
    # an earlier release put links among the relations
    return sorted((r for r in article.relations if r.why != LINKS_TO_IT), key=lambda r: -r.score)


def story_brief(story_id: str, named: NamedStory | None) -> StoryBrief:
    """A story in brief; where the index does not know it, its id alone."""
    if named is None:
        return StoryBrief(id=story_id, title=None, size=None)
    return StoryBrief(id=named.id, title=named.title, size=named.size)


def facet_values(values: tuple[FacetValue, ...]) -> tuple[FacetValueAnswer, ...]:
    """The values of a facet as the API gives them."""
    return tuple(FacetValueAnswer(value=v.value, label=v.label, count=v.count) for v in values)


def matched_title(title: str, fragments: Sequence[Fragment]) -> Fragment:
    """The title with what matched, if the engine gave all of it; else the title as it is."""
    whole = [fragment for fragment in fragments if "".join(s.text for s in fragment) == title]
    return whole[0] if whole else (Segment(title, False),)


def _named_alike(answer: type[BaseModel], shown: Article | Head) -> dict[str, Any]:
    """The fields that an answer takes as they are: those that have the same name in both models.

    So a new field of the article is shown as soon as the answer's model names and describes it.
    """
    return {name: getattr(shown, name) for name in _names_alike(answer, type(shown))}


@cache
def _names_alike(answer: type[BaseModel], shown: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in answer.model_fields if name in shown.model_fields)


def _around(head: Head, known: ArticleContext) -> dict[str, Any]:
    """The fields that need more than the article, or are not shown as they are stored."""
    return {
        "id": head.article_id,
        "image": web_address(head.image),
        "summary": head.summary,
        "copy_of": head.copy_of,
        "copy_count": known.copy_counts.get(head.article_id, 0),
        "story": story_brief(head.story, known.stories.get(head.story)) if head.story else None,
    }


def _group(hit: Hit, found: FoundArticles, known: ArticleContext) -> GroupAnswer | None:
    if found.groups is None:
        return None
    head, group = hit.head, found.groups.get(hit.head.article_id)
    if group is None:  # an article that belongs to no story is one by itself
        alone = {"title": head.title, "size": 1, "matching": 1, "copies": int(head.copy_of is not None)}
        return GroupAnswer(story=None, **alone, sources=(head.source,), source_count=1)
    return GroupAnswer(
        **_in_brief(story_brief(group.story, known.stories.get(group.story))), matching=group.matching,
        copies=group.copies, sources=group.sources[:SHOWN_SOURCES], source_count=len(group.sources),
    )  # fmt: skip


def _in_brief(story: StoryBrief) -> dict[str, Any]:
    return {"story": story.id, "title": story.title, "size": story.size}


def _place(origin: Attribution) -> tuple[bool, int]:
    return origin.field != "title", origin.start


def _copy(head: Head, copy: Copy) -> CopyAnswer:
    own = {"id": head.article_id, "kind": copy.kind, "similarity": copy.similarity}
    return CopyAnswer(**_named_alike(CopyAnswer, head) | own)


def _relation(relation: Relation, head: Head | None) -> RelationAnswer:
    unknown = {"title": None, "url": None, "source": None, "published_at": None}
    known = _named_alike(RelationAnswer, head) if head else unknown
    return RelationAnswer(**known | relation.model_dump())


def _entity(entity: HeadEntity) -> EntityAnswer:
    return EntityAnswer(id=entity.id, name=entity.name, type=entity.type, salience=entity.salience)


def _mentioned(entity: Entity) -> MentionedEntity:
    return MentionedEntity(**entity.model_dump(exclude={"mentions"}), mentions=entity.mentions)


def _revision(number: int, revision: Revision) -> RevisionAnswer:
    return RevisionAnswer(number=number, **revision.model_dump(exclude={"ref"}))


def _highlights(found: Mapping[str, tuple[Fragment, ...]]) -> dict[str, tuple[Fragment, ...]]:
    return {name: found.get(name, ()) for name in HIGHLIGHTED}
