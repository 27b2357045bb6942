"""Stage: what an article copies, the story it belongs to, and what it is related to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from newswire_shared.accounting.removals import Removals
from newswire_shared.contracts.article_facets import site_of
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Article, Relation
from newswire_shared.contracts.identity import keys_of
from newswire_shared.contracts.identity.hosts import registrable_length
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.stories import Card

from newswire_enrich.draft import Draft, analysed, article_of
from newswire_enrich.languages.agencies import AGENCY_WORDS, is_agency
from newswire_enrich.languages.calendars import months, weekdays
from newswire_enrich.limits import lift_time_limits
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.linking.signature import VERSION
from newswire_enrich.linking.terms import tokens

MOST_TARGETS = 20  # addresses, each with two ids, that one call of Redis looks up
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Link:
    """Registers the article with the state of linking and takes over what it finds.

    What was removed on purpose ends here.  Time limits end where it begins: an article that is known to the state and
    then rejected would be others' original.
    """

    linker: Linker
    removals: Removals | None = None  # None where articles of files are linked, which nobody removed

    def __call__(self, draft: Draft) -> Draft | Ended:
        seen = {draft.article_id: to_ms(draft.first_seen_at)}
        if self.removals and (reasons := self.removals.reasons(seen)):
            return rejected(reasons[draft.article_id])
        article = linkable_of(article_of(draft))
        lift_time_limits()  # from here on others see the article: half of it would be false
        found = self.linker(article)
        linked = replace(
            draft, copy_of=found.copy_of, story=found.story, relations=found.related, is_unsettled=found.is_unsettled
        )
        return linked.with_version("link", str(VERSION))

    def relations_now(self, draft: Draft) -> tuple[Relation, ...]:
        """The articles that one which was linked is related to by now, also those that came after it."""
        return self.linker.relations(linkable_of(article_of(draft)))


def linkable_of(article: Article) -> Linkable:
    """What linking needs of an article; who gets the credit for it and who publishes it are no part of its subject."""
    credited = [source for source in article.attribution if source.relation == "credit"]
    ids, publishers = {source.source_id for source in credited}, publishers_of(article)
    subjects = [e for e in article.entities if e.id not in ids and not is_agency(e.name, in_byline=True)]
    entities = tuple(e.id for e in subjects if together(e.name) not in publishers)
    source, seen = article.source or site_of(article.url), to_ms(article.first_seen_at)
    card = Card(article.article_id, source, published_ms(article), entities, seen)
    called = {entity.id: entity.name for entity in article.entities}
    targets = tuple(key for address in article.links[:MOST_TARGETS] for key in keys_of(address))
    names = (*(source.source for source in credited), article.agency or "")
    silent = AGENCY_WORDS | publishers | {word.lower() for name in names for word in tokens(name)}
    language = article.language or "en"
    return Linkable(
        card, analysed(article.title), analysed(article.body), language, targets, silent, called,
        unnamed=frozenset((*months(language), *weekdays(language))),
    )  # fmt: skip


def publishers_of(article: Article) -> frozenset[str]:
    """What a site may call itself, in one word: its source, and the label that is registered for it.

    Labels before that name sections: `health` and `money` are words.
    """
    labels = site_of(article.url).split(".")
    registered = labels[-registrable_length(labels)] if len(labels) > 1 else ""
    return frozenset(filter(None, map(together, (article.source, registered))))


def together(name: str) -> str:
    """A name as hosts have it: `The Saltmere Post` is `saltmerepost`."""
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the")))


def published_ms(article: Article) -> int | None:
    """When it was published; the latest instant that it can have been, where only the day is known."""
    if article.published_at is None:
        return None
    if article.published_precision != "day":
        return to_ms(article.published_at)
    return to_ms(max(article.published_at, min(article.first_seen_at, article.published_at + DAY)))
