"""Documents turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    StoryDocument,
)
from newswire_shared.contracts.index_schema import copy_of, story_of
from pydantic import BaseModel

from newswire_search.articles.context import ArticleContext
from newswire_search.articles.ports import FacetValue, FoundArticles, Hit
from newswire_search.articles.responses import (
    ArticleAnswer,
    CopyAnswer,
    EntityAnswer,
    FacetValueAnswer,
    HitAnswer,
    LinkedArticle,
    LinkedByAnswer,
    MentionedEntity,
    RelationAnswer,
    RevisionAnswer,
    SearchAnswer,
    SegmentAnswer,
    StoryBrief,
)
from newswire_search.formats.web_addresses import web_address
from newswire_search.query.highlight import Fragment
from newswire_search.query.match import Match

ALONE = ArticleContext()
NOTHING: Mapping[str, ArticleDocument] = {}
SUMMARY_LENGTH = 240  # characters; the description of `summary` in responses.py names it too
HIGHLIGHTED = ("title", "body")


NOBODY = LinkedByAnswer(count=0, articles=(), after=None)


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """The articles at the other ends of an article's links."""

    to: tuple[LinkedArticle, ...] = ()
    by: LinkedByAnswer = NOBODY


NO_LINKS = ArticleLinks()


def search_answer(found: FoundArticles, match: Match, known: ArticleContext = ALONE) -> SearchAnswer:
    """An engine's answer to a search that asked for so many of its words, as the API gives it."""
    return SearchAnswer(
        total=found.total,
        total_is_exact=found.total_is_exact,
        hits=tuple(hit_answer(hit, known) for hit in found.hits),
        facets={name: _values(values) for name, values in found.facets.items()},
        after=found.after,
        more=found.more,
        match=match,
        left_out=found.left_out,
        took_ms=round(found.took_ms, 1),
    )


def hit_answer(hit: Hit, known: ArticleContext = ALONE) -> HitAnswer:
    """One hit as the API gives it."""
    article = hit.document.article
    own = {
        "entities": tuple(_entity(entity) for entity in _by_salience(article)),
        "highlights": _highlights(hit.highlights),
        "score": hit.score,
    }
    return HitAnswer(**_named_alike(HitAnswer, article) | _head(hit.document, known) | own)


def article_answer(
    document: ArticleDocument,
    known: ArticleContext = ALONE,
    copies: Sequence[ArticleDocument] = (),
    related: Mapping[str, ArticleDocument] = NOTHING,
    links: ArticleLinks = NO_LINKS,
) -> ArticleAnswer:
    """One article with everything the index holds of it, but for its places in the archive.

    `copies` are its near-copies, `related` the articles that its relations name, as far as they are indexed, and
    `links` the other ends of its links.
    """
    article = document.article
    own = {
        "attribution": tuple(sorted(article.attribution, key=_place)),
        "copies": tuple(_copy(each.article, copy) for each in copies if (copy := copy_of(each))),
        "relations": tuple(_relation(r, related.get(r.id)) for r in relations_of(article)),
        "links_to": links.to,
        "linked_by": links.by,
        "entities": tuple(_mentioned(entity) for entity in _by_salience(article)),
        "revisions": tuple(_revision(number, revision) for number, revision in enumerate(document.revisions, 1)),
        "indexed_at": document.indexed_at,
        "truncated": document.truncated,
    }
    return ArticleAnswer(**_named_alike(ArticleAnswer, article) | _head(document, known) | own)


def linked_article(article: Article) -> LinkedArticle:
    """An article as the other end of a link."""
    return LinkedArticle(**_named_alike(LinkedArticle, article) | {"id": article.article_id})


def relations_of(article: Article) -> list[Relation]:
    """What linking found related, the closest first; what it links to is shown as that."""
    # an earlier release put links among the relations
    return sorted((r for r in article.relations if r.why != LINKS_TO_IT), key=lambda r: -r.score)


def story_brief(story_id: str, document: StoryDocument | None) -> StoryBrief:
    """A story in brief; where the index does not know it, its id alone."""
    if document is None:
        return StoryBrief(id=story_id, title=None, size=None)
    return StoryBrief(id=document.story.id, title=document.title, size=document.story.size)


def summary(body: str, length: int = SUMMARY_LENGTH) -> str | None:
    """The beginning of a text on one line, cut after a word."""
    text = " ".join(body[: 4 * length].split())  # four times as much: runs of blanks shrink to one each
    if len(text) <= length:
        return text or None
    cut = text[:length].rpartition(" ")[0] or text[:length]
    return cut.rstrip(" ,;:-") + "…"


def matched_title(title: str, fragments: list[list[SegmentAnswer]]) -> list[SegmentAnswer]:
    """The title with what matched, if the engine gave all of it; else the title as it is."""
    whole = [fragment for fragment in fragments if "".join(s.text for s in fragment) == title]
    return whole[0] if whole else [SegmentAnswer(text=title, hit=False)]


def _named_alike(answer: type[BaseModel], article: Article) -> dict[str, Any]:
    """The fields that an answer takes from the article as they are: those that have the same name in both models.

    So a new field of the article is shown as soon as the answer's model names and describes it.
    """
    return {name: getattr(article, name) for name in answer.model_fields if name in Article.model_fields}


def _head(document: ArticleDocument, known: ArticleContext) -> dict[str, Any]:
    """The fields that need more than the article, or are not shown as they are stored."""
    article, story = document.article, story_of(document)
    return {
        "id": article.article_id,
        "image": web_address(article.image),
        "summary": summary(article.body),
        "copy_of": copy_of(document),
        "copy_count": known.copy_counts.get(article.article_id, 0),
        "story": story_brief(story, known.stories.get(story)) if story else None,
    }


def _place(origin: Attribution) -> tuple[bool, int]:
    return origin.field != "title", origin.start


def _copy(article: Article, copy: Copy) -> CopyAnswer:
    own = {"id": article.article_id, "kind": copy.kind, "similarity": copy.similarity}
    return CopyAnswer(**_named_alike(CopyAnswer, article) | own)


def _relation(relation: Relation, document: ArticleDocument | None) -> RelationAnswer:
    unknown = {"title": None, "source": None, "published_at": None}
    known = _named_alike(RelationAnswer, document.article) if document else unknown
    return RelationAnswer(**known | relation.model_dump())


def _by_salience(article: Article) -> list[Entity]:
    return sorted(article.entities, key=lambda entity: -entity.salience)


def _entity(entity: Entity) -> EntityAnswer:
    return EntityAnswer(**entity.model_dump(include=set(EntityAnswer.model_fields)))


def _mentioned(entity: Entity) -> MentionedEntity:
    return MentionedEntity(**entity.model_dump(exclude={"mentions"}), mentions=entity.mentions)


def _revision(number: int, revision: Revision) -> RevisionAnswer:
    return RevisionAnswer(number=number, **revision.model_dump(exclude={"ref"}))


def _values(values: tuple[FacetValue, ...]) -> tuple[FacetValueAnswer, ...]:
    return tuple(FacetValueAnswer(value=v.value, label=v.label, count=v.count) for v in values)


def _highlights(found: Mapping[str, tuple[Fragment, ...]]) -> dict[str, list[list[SegmentAnswer]]]:
    return {
        name: [[SegmentAnswer(text=s.text, hit=s.hit) for s in fragment] for fragment in found.get(name, ())]
        for name in HIGHLIGHTED
    }
