"""Documents turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newswire_shared.contracts.documents import (
    ArticleDocument,
    Attribution,
    Copy,
    Entity,
    Relation,
    Revision,
    StoryDocument,
)
from newswire_shared.contracts.index_schema import copy_of, story_of

from newswire_search.articles.ports import Answer, FacetValue, Fragment, Hit
from newswire_search.articles.responses import (
    ArticleAnswer,
    CopyAnswer,
    EntityAnswer,
    FacetValueAnswer,
    HitAnswer,
    MentionedEntity,
    RelationAnswer,
    RevisionAnswer,
    SearchAnswer,
    SegmentAnswer,
    StoryBrief,
)
from newswire_search.articles.surroundings import Surroundings
from newswire_search.query.match import Match
from newswire_search.web.web_addresses import web_address

ALONE = Surroundings()
NOTHING: Mapping[str, ArticleDocument] = {}
COPY_HEAD = ("url", "title", "source", "published_at", "published_precision", "first_seen_at", "language")
SUMMARY_LENGTH = 240
HIGHLIGHTED = ("title", "body")
HEAD = frozenset({
    "url", "title", "published_at", "published_precision", "published_from", "first_seen_at", "source",
    "language", "kind", "authors", "section", "agency", "image", "paywalled",
})  # fmt: skip
WHOLE = HEAD | {
    "canonical", "body", "modified_at", "fetched_at", "tags", "dateline", "quotes", "dates",
    "related", "ticker", "links", "versions",
}  # fmt: skip


def describe_answer(answer: Answer, match: Match, known: Surroundings = ALONE) -> SearchAnswer:
    """An engine's answer to a search that asked for so many of its words, as the API gives it."""
    return SearchAnswer(
        total=answer.total,
        total_is_exact=answer.total_is_exact,
        hits=tuple(describe_hit(hit, known) for hit in answer.hits),
        facets={name: _values(values) for name, values in answer.facets.items()},
        after=answer.after,
        more=answer.more,
        match=match,
        left_out=answer.left_out,
        took_ms=round(answer.took_ms, 1),
    )


def describe_hit(hit: Hit, known: Surroundings = ALONE) -> HitAnswer:
    """One hit as the API gives it."""
    return HitAnswer(
        **_fields(hit.document, HEAD, known),
        entities=tuple(_entity(entity) for entity in _by_salience(hit.document)),
        highlights=_highlights(hit.highlights),
        score=hit.score,
    )


def describe_article(
    document: ArticleDocument,
    known: Surroundings = ALONE,
    copies: Sequence[ArticleDocument] = (),
    related: Mapping[str, ArticleDocument] = NOTHING,
) -> ArticleAnswer:
    """One article with everything the index holds of it, but for its places in the archive.

    `copies` are its near-copies, `related` the articles that its relations name, as far as they are indexed.
    """
    article = document.article
    return ArticleAnswer(
        **_fields(document, WHOLE, known),
        attribution=tuple(sorted(article.attribution, key=_place)),
        copies=tuple(_copy(each, copy) for each in copies if (copy := copy_of(each))),
        relations=tuple(_relation(r, related.get(r.id)) for r in sorted(article.relations, key=lambda r: -r.score)),
        entities=tuple(_mentioned(entity) for entity in _by_salience(document)),
        revisions=tuple(_revision(n, revision) for n, revision in enumerate(document.revisions, 1)),
        indexed_at=document.indexed_at,
        truncated=document.truncated,
    )


def summary(body: str, length: int = SUMMARY_LENGTH) -> str | None:
    """The beginning of a text on one line, cut after a word."""
    text = " ".join(body[: 4 * length].split())
    if len(text) <= length:
        return text or None
    cut = text[:length].rpartition(" ")[0] or text[:length]
    return cut.rstrip(" ,;:-") + "…"


def matched_title(title: str, fragments: list[list[SegmentAnswer]]) -> list[SegmentAnswer]:
    """The title with what matched, if the engine gave all of it; else the title as it is."""
    whole = [fragment for fragment in fragments if "".join(s.text for s in fragment) == title]
    return whole[0] if whole else [SegmentAnswer(text=title, hit=False)]


def describe_story(story_id: str, document: StoryDocument | None) -> StoryBrief:
    """A story in brief; where the index does not know it, its id alone."""
    if document is None:
        return StoryBrief(id=story_id, title=None, size=None)
    return StoryBrief(id=document.story.id, title=document.title, size=document.story.size)


def _fields(document: ArticleDocument, names: frozenset[str], known: Surroundings) -> dict[str, Any]:
    article, story = document.article, story_of(document)
    return {
        **{name: getattr(article, name) for name in names},
        "id": article.article_id,
        "image": web_address(article.image),
        "summary": summary(article.body),
        "copy_of": copy_of(document),
        "copy_count": known.copy_counts.get(article.article_id, 0),
        "story": describe_story(story, known.stories.get(story)) if story else None,
    }


def _place(origin: Attribution) -> tuple[bool, int]:
    return origin.field != "title", origin.start


def _copy(document: ArticleDocument, copy: Copy) -> CopyAnswer:
    own = {name: getattr(document.article, name) for name in COPY_HEAD}
    return CopyAnswer(id=document.article.article_id, kind=copy.kind, similarity=copy.similarity, **own)


def _relation(relation: Relation, document: ArticleDocument | None) -> RelationAnswer:
    article = document.article if document else None
    return RelationAnswer(
        **relation.model_dump(),
        title=article.title if article else None,
        source=article.source if article else None,
        published_at=article.published_at if article else None,
    )


def _by_salience(document: ArticleDocument) -> list[Entity]:
    return sorted(document.article.entities, key=lambda entity: -entity.salience)


def _entity(entity: Entity) -> EntityAnswer:
    return EntityAnswer(id=entity.id, name=entity.name, type=entity.type, salience=entity.salience)


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
