"""Documents turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newswire_shared.documents import ArticleDocument, Entity, Revision

from newswire_search.ports import Answer, FacetValue, Fragment, Hit
from newswire_search.responses import (
    ArticleAnswer,
    EntityAnswer,
    FacetValueAnswer,
    HitAnswer,
    MentionedEntity,
    RevisionAnswer,
    SearchAnswer,
    SegmentAnswer,
)

SUMMARY_LENGTH = 240
HIGHLIGHTED = ("title", "body")
HEAD = frozenset({
    "url", "title", "published_at", "published_precision", "published_from", "first_seen_at", "source",
    "language", "kind", "authors", "section", "agency", "image", "paywalled", "copy_of",
})  # fmt: skip
WHOLE = HEAD | {
    "canonical", "body", "modified_at", "fetched_at", "tags", "dateline", "quotes", "attribution", "dates",
    "related", "ticker", "links", "versions",
}  # fmt: skip


def describe_answer(answer: Answer) -> SearchAnswer:
    """An engine's answer as the API gives it."""
    return SearchAnswer(
        total=answer.total,
        total_is_exact=answer.total_is_exact,
        hits=tuple(describe_hit(hit) for hit in answer.hits),
        facets={name: _values(values) for name, values in answer.facets.items()},
        after=answer.after,
        took_ms=round(answer.took_ms, 1),
    )


def describe_hit(hit: Hit) -> HitAnswer:
    """One hit as the API gives it."""
    return HitAnswer(
        **_fields(hit.document, HEAD),
        entities=tuple(_entity(entity) for entity in _by_salience(hit.document)),
        highlights=_highlights(hit.highlights),
        score=hit.score,
    )


def describe_article(document: ArticleDocument) -> ArticleAnswer:
    """One article with everything the index holds of it, but for its places in the archive."""
    return ArticleAnswer(
        **_fields(document, WHOLE),
        entities=tuple(_mentioned(entity) for entity in _by_salience(document)),
        revisions=tuple(_revision(n, revision) for n, revision in enumerate(document.revisions, 1)),
        indexed_at=document.indexed_at,
        inbound=document.inbound,
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


def _fields(document: ArticleDocument, names: frozenset[str]) -> dict[str, Any]:
    article = document.article
    own = {name: getattr(article, name) for name in names}
    story = document.story.id if document.story else None
    return {**own, "id": article.article_id, "summary": summary(article.body), "story": story}


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
