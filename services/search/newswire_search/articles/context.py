"""The context of articles in the index: the stories that they belong to, and how many copies each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.documents import LINKS_TO_IT, Article, ArticleDocument, Relation
from newswire_shared.contracts.heads import Head
from newswire_shared.contracts.identity import keys_of

from newswire_search.articles.ports import NamedStory, SearchEngine

MOST_LINKS = 50  # each is two ids more that the engine is asked for


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The stories of some articles, by any id that one was asked for by, and the number of copies by article id."""

    stories: Mapping[str, NamedStory] = field(default_factory=dict)
    copy_counts: Mapping[str, int] = field(default_factory=dict)


def context_of(engine: SearchEngine, heads: Sequence[Head]) -> ArticleContext:
    """The context of the articles of one answer; asks the engine at most four times, whatever their number."""
    stories = [head.story for head in heads if head.story]
    counts = engine.copy_counts([head.article_id for head in heads]) if heads else {}
    return ArticleContext(known_stories(engine, stories), counts)


def linked(article: Article) -> Iterator[Relation]:
    """Relations to all that the article links to and that linking did not name: what it links to may come later."""
    named = {article.article_id, *(relation.id for relation in article.relations)}
    for address in article.links[:MOST_LINKS]:
        for target in keys_of(address):
            if target not in named:
                yield Relation(id=target, score=1.0, why=LINKS_TO_IT)


def with_relations(document: ArticleDocument, relations: Sequence[Relation]) -> ArticleDocument:
    """The document with these relations."""
    return document.model_copy(update={"article": document.article.model_copy(update={"relations": tuple(relations)})})


def known_stories(engine: SearchEngine, story_ids: Sequence[str]) -> dict[str, NamedStory]:
    """Stories by the ids asked for, which may be old ones; what the index does not know is absent."""
    wanted = list(dict.fromkeys(story_ids))
    found = engine.stories.named(wanted) if wanted else {}
    if not (missing := [story for story in wanted if story not in found]):
        return found
    # An article keeps the id of a story that another took in until it is placed again.
    present = engine.stories.resolve(missing)
    survivors = engine.stories.named(list(present.values()))
    return found | {story: survivors[now] for story, now in present.items() if now in survivors}
