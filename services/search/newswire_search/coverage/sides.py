"""The sites that told a story side by side, who of them was first, and who copied whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, copy_of
from newswire_shared.contracts.heads import Head, head_of

from newswire_search.articles.presentation import article_reference
from newswire_search.articles.responses import ArticleReference
from newswire_search.coverage.firsts import first_published, published
from newswire_search.coverage.responses import CopyingAnswer, FirstAnswer, SideAnswer
from newswire_search.formats.sites import named_site

MOST_COPIES = 10  # of one site, named; their number is given beside them


def site(article: Article | Head) -> str:
    """Where an article was printed; its source where its address names no site."""
    return named_site(article.url) or article.source


def word_count(article: Article) -> int:
    """The words of an article's text; a run without blanks is one."""
    return len(words_of(article.body))


def first_of(documents: Sequence[ArticleDocument]) -> FirstAnswer | None:
    """Who was first, and before whom."""
    articles = [document.article for document in documents]
    first = first_published(articles)
    by: Literal["published", "first_seen"] = "published" if first else "first_seen"
    at = published if first else _seen
    first = first or min(articles, key=_seen, default=None)
    if first is None:
        return None
    others = [article for article in articles if site(article) != site(first)]
    following = min(others, key=at, default=None)
    ahead = int((at(following) - at(first)).total_seconds()) if following else None
    [own] = [document for document in documents if document.article is first]
    return FirstAnswer(
        article=reference(own), site=site(first), by=by, ahead_s=ahead, next_site=site(following) if following else None
    )


def _seen(article: Article) -> datetime:
    return article.first_seen_at


def reference(document: ArticleDocument) -> ArticleReference:
    """An article as another answer names it."""
    return article_reference(head_of(document))


def sides(documents: Sequence[ArticleDocument]) -> tuple[SideAnswer, ...]:
    """What each site had, in the order in which they came to the story."""
    by_site: dict[str, list[ArticleDocument]] = {}
    for document in documents:
        by_site.setdefault(site(document.article), []).append(document)
    return tuple(_side(name, own) for name, own in by_site.items())


def _side(name: str, documents: Sequence[ArticleDocument]) -> SideAnswer:
    longest = max(documents, key=lambda document: word_count(document.article))
    return SideAnswer(
        site=name, first=reference(documents[0]), longest=reference(longest), words=word_count(longest.article),
        articles=len(documents), copies=sum(copy_of(document) is not None for document in documents),
    )  # fmt: skip


def copying(documents: Sequence[ArticleDocument], originals: Mapping[str, Head]) -> tuple[CopyingAnswer, ...]:
    """Who copied whom; a copy whose original is not indexed is left out."""
    pairs: dict[tuple[str, str], list[tuple[ArticleDocument, Copy]]] = {}
    for document in documents:
        copy = copy_of(document)
        original = originals.get(copy.duplicate_of) if copy else None
        if copy and original:
            pairs.setdefault((site(document.article), site(original)), []).append((document, copy))
    found = (_copying(copier, original, copies) for (copier, original), copies in pairs.items())
    return tuple(sorted(found, key=lambda each: -each.count))


def _copying(copier: str, original: str, copies: Sequence[tuple[ArticleDocument, Copy]]) -> CopyingAnswer:
    alike = [copy.similarity for _, copy in copies]
    return CopyingAnswer(
        site=copier, original_site=original, count=len(copies), least=min(alike), most=max(alike),
        articles=tuple(reference(document) for document, _ in copies[:MOST_COPIES]),
    )  # fmt: skip
