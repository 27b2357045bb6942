"""Sources in memory, for tests of what asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from newswire_shared.contracts.article_facets import site_of
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import Article, ArticleDocument, copy_of
from newswire_shared.contracts.index_schema import late_s, milliseconds, sort_date

from newswire_search.sources.ports import (
    MOST_COPIED,
    MOST_LANGUAGES,
    FoundSources,
    Grouping,
    SourceFacts,
    SourceQuery,
)
from newswire_search.testing.quotes import Choosing


class InMemorySources:
    """SourceLookup over what a search in memory finds, and the articles that there are."""

    def __init__(self, choose: Choosing, documents: Mapping[str, ArticleDocument]) -> None:
        self._choose, self._documents = choose, documents

    def facts(self, query: SourceQuery) -> FoundSources:
        """What the articles show of their sources."""
        found: dict[str, list[ArticleDocument]] = {}
        for document in self._choose(query.plan):
            if name := _name(document.article, query.by):
                found.setdefault(name, []).append(document)
        ordered = sorted(found, key=lambda name: (-len(found[name]), name))[: query.most]
        return FoundSources(len(found), tuple(self._facts(name, found[name], query) for name in ordered))

    def _facts(self, name: str, documents: Sequence[ArticleDocument], query: SourceQuery) -> SourceFacts:
        articles = [document.article for document in documents]
        copies = [copy.duplicate_of for document in documents if (copy := copy_of(document))]
        originals = (self._documents[each].article for each in copies if each in self._documents)
        copied = Counter(_name(article, query.by) for article in originals)
        late = [seconds for article in articles if (seconds := late_s(article)) is not None]
        dates = (sort_date(article) for article in articles)
        return SourceFacts(
            name, len(articles), len(copies), _most(copied, MOST_COPIED), copied.total(),
            int(median(late)) if late else None, len(late),
            _most((a.language for a in articles if a.language), MOST_LANGUAGES),
            Counter(from_ms(moment).date() for moment in dates if moment >= query.since_ms),
            max(milliseconds(article.first_seen_at) for article in articles),
        )  # fmt: skip


def _name(article: Article, by: Grouping) -> str:
    return article.source if by == "source" else site_of(article.url)


def _most(values: Iterable[str], most: int) -> dict[str, int]:
    counts = values if isinstance(values, Counter) else Counter(values)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most])
