"""What is left of a story, or of an original's copies, without some articles: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import (
    ArticleDocument,
    CeasedStory,
    IndexedStory,
    StoryDocument,
    StoryEntity,
    StorySection,
    copy_of,
    story_of,
)
from newswire_shared.contracts.index_schema import milliseconds, sort_date
from newswire_shared.contracts.stories import MOST_ENTITIES, STORY_ENTITIES


def story_of_rest(known: StoryDocument, size: int, documents: Sequence[ArticleDocument], version: int) -> IndexedStory:
    """The story that these of its `size` articles make up, that linking has forgotten; it ceased without any.

    The version is above the known one, or engines would ignore it.
    """
    newer = max(version, known.story.version + 1)
    if not documents:
        return CeasedStory(id=known.story.id, version=newer)
    articles = sorted((each.article for each in documents), key=lambda a: (sort_date(a), a.article_id))
    lead, last = articles[0], articles[-1]
    fields = {
        "version": newer, "lead": lead.article_id, "size": size,
        "sources": tuple(sorted({article.source for article in articles if article.source})),
        "first_published_at": from_ms(sort_date(lead)), "last_published_at": from_ms(sort_date(last)),
        "first_seen_at": from_ms(min(milliseconds(article.first_seen_at) for article in articles)),
        "entities": _entities(documents),
    }  # fmt: skip
    return StoryDocument(story=known.story.model_copy(update=fields), title=lead.title, language=lead.language)


def _entities(documents: Sequence[ArticleDocument]) -> tuple[StoryEntity, ...]:
    counted = Counter(entity.id for each in documents for entity in each.article.entities[:MOST_ENTITIES])
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:STORY_ENTITIES]
    return tuple(StoryEntity(id=name, articles=number) for name, number in most)


def sections_of_rest(
    documents: Sequence[ArticleDocument], sections: Mapping[str, StorySection], gone: Collection[str]
) -> dict[str, StorySection]:
    """Where articles are placed that copied what is gone: the earliest of an original's copies is the original now.

    `sections` is what linking says; what it has forgotten keeps its story.
    """
    found, heirs = dict[str, StorySection](), dict[str, str]()
    for document in sorted(documents, key=lambda d: (sort_date(d.article), d.article.article_id)):
        name = document.article.article_id
        own = StorySection(id=story_of(document) or name, copy_of=copy_of(document))
        section = sections.get(name, own)
        copy = section.copy_of
        if copy and copy.duplicate_of in gone:
            heir = heirs.setdefault(copy.duplicate_of, name)
            now = None if heir == name else copy.model_copy(update={"duplicate_of": heir})
            section = section.model_copy(update={"copy_of": now})
        found[name] = section
    return found
