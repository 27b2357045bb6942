"""The sites that told a story side by side, who of them was first, and who copied whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.documents import Article, Copy
from newswire_shared.contracts.heads import Head

from newswire_search.coverage.firsts import first_published, published
from newswire_search.coverage.members import Member
from newswire_search.coverage.responses import CopyingAnswer, FirstAnswer, SideAnswer
from newswire_search.formats.sites import named_site

MOST_COPIES = 10  # of one site, named; their number is given beside them


def site(article: Article | Head) -> str:
    """Where an article was printed; its source where its address names no site."""
    return named_site(article.url) or article.source


def word_count(article: Article) -> int:
    """The words of an article's text; a run without blanks is one."""
    return len(words_of(article.body))


def first_of(read: Sequence[Member]) -> FirstAnswer | None:
    """Who was first, and before whom."""
    articles = [member.article for member in read]
    first = first_published(articles)
    by: Literal["published", "first_seen"] = "published" if first else "first_seen"
    at = published if first else _seen
    first = first or min(articles, key=_seen, default=None)
    if first is None:
        return None
    others = [article for article in articles if site(article) != site(first)]
    following = min(others, key=at, default=None)
    ahead = int((at(following) - at(first)).total_seconds()) if following else None
    [own] = [member for member in read if member.article is first]
    return FirstAnswer(
        article=own.reference, site=site(first), by=by, ahead_s=ahead, next_site=site(following) if following else None
    )


def _seen(article: Article) -> datetime:
    return article.first_seen_at


def sides(read: Sequence[Member]) -> tuple[SideAnswer, ...]:
    """What each site had, in the order in which they came to the story."""
    by_site: dict[str, list[Member]] = {}
    for member in read:
        by_site.setdefault(site(member.article), []).append(member)
    return tuple(_side(name, own) for name, own in by_site.items())


def _side(name: str, own: Sequence[Member]) -> SideAnswer:
    longest = max(own, key=lambda member: word_count(member.article))
    return SideAnswer(
        site=name, first=own[0].reference, longest=longest.reference, words=word_count(longest.article),
        articles=len(own), copies=sum(member.copy_of is not None for member in own),
    )  # fmt: skip


def copying(read: Sequence[Member], originals: Mapping[str, Head]) -> tuple[CopyingAnswer, ...]:
    """Who copied whom; a copy whose original is not indexed is left out."""
    pairs: dict[tuple[str, str], list[tuple[Member, Copy]]] = {}
    for member in read:
        copy = member.copy_of
        original = originals.get(copy.duplicate_of) if copy else None
        if copy and original:
            pairs.setdefault((site(member.article), site(original)), []).append((member, copy))
    found = (_copying(copier, original, copies) for (copier, original), copies in pairs.items())
    return tuple(sorted(found, key=lambda each: -each.count))


def _copying(copier: str, original: str, copies: Sequence[tuple[Member, Copy]]) -> CopyingAnswer:
    alike = [copy.similarity for _, copy in copies]
    return CopyingAnswer(
        site=copier, original_site=original, count=len(copies), least=min(alike), most=max(alike),
        articles=tuple(member.reference for member, _ in copies[:MOST_COPIES]),
    )  # fmt: skip
