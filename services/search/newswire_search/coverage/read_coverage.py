"""Reads how a story was told, article by article, or what it has had since a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newswire_shared.contracts.documents import Article, Quote, StoryDocument
from newswire_shared.contracts.heads import Head

from newswire_search.coverage.additions import Addition, Told
from newswire_search.coverage.firsts import published
from newswire_search.coverage.members import Member
from newswire_search.coverage.responses import AddedAnswer, AddedName, CoverageAnswer, StoryQuote
from newswire_search.coverage.sides import copying, first_of, sides, site, word_count
from newswire_search.coverage.speakers import speakers
from newswire_search.errors import NotFoundError
from newswire_search.formats.quotations import parts
from newswire_search.query.article_query import Sort
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.request import members

MOST_READ = 100  # articles of a story, each of which is read whole: a millisecond or two
NOTHING = Addition((), (), (), (), 0.0)


@dataclass(frozen=True, slots=True)
class ReadCoverage:
    """Tells how a story was told."""

    engine: NewsEngine

    def __call__(self, story_id: str, since: datetime | None = None) -> CoverageAnswer:
        """What each article added, who was first, who copied whom and who is quoted.  Raises NotFoundError."""
        story = self._story(story_id)
        asked = members(story.story.id, MOST_READ, None)
        found = self.engine.search(asked if since is None else replace(asked, sort=Sort.NEWEST))
        read = self._members([hit.head for hit in found.hits])
        articles = _added(read, since)
        return CoverageAnswer(
            story=story.story.id, title=story.title, since=since, total=found.total, read=len(read),
            new=sum(each.is_new for each in articles), articles=articles,
            first=first_of(read) if found.total <= len(found.hits) or since is None else None,
            copying=copying(read, self._originals(read)), speakers=speakers(read), sides=sides(read),
        )  # fmt: skip

    def _story(self, story_id: str) -> StoryDocument:
        present = self.engine.stories.resolve([story_id])[story_id]
        found = self.engine.stories.get_many([present]).get(present)
        if found is None:
            raise NotFoundError(f"There is no story {story_id!r}.")
        return found

    def _members(self, heads: Sequence[Head]) -> list[Member]:
        known = self.engine.articles.whole([head.article_id for head in heads])
        read = (Member(known[head.article_id], head) for head in heads if head.article_id in known)
        return sorted(read, key=lambda each: (published(each.article), each.article.first_seen_at))

    def _originals(self, read: Sequence[Member]) -> Mapping[str, Head]:
        own = {each.head.article_id: each.head for each in read}
        wanted = {copy.duplicate_of for each in read if (copy := each.copy_of)} - own.keys()
        return own | self.engine.heads(sorted(wanted)) if wanted else own


def _added(read: Sequence[Member], since: datetime | None) -> tuple[AddedAnswer, ...]:
    told = Told()
    return tuple(_answer(each, NOTHING if each.copy_of else told.take(each.article), since) for each in read)


def _answer(member: Member, addition: Addition, since: datetime | None) -> AddedAnswer:
    article = member.article
    return AddedAnswer(
        article=member.reference, site=site(article), copy_of=member.copy_of, words=word_count(article),
        is_new=since is not None and published(article) >= since, share_new=addition.share,
        sentences=addition.sentences, figures=addition.figures,
        names=tuple(AddedName(id=each.id, name=each.name, type=each.type) for each in addition.names),
        quotes=tuple(_quote(each, article) for each in addition.quotes),
    )  # fmt: skip


def _quote(quote: Quote, article: Article) -> StoryQuote:
    return StoryQuote(
        text=quote.text, parts=parts(quote, article.title, article.body), kind=quote.kind, speaker=quote.speaker,
        speaker_id=quote.speaker_id,
    )  # fmt: skip
