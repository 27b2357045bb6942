"""The composition root of search: its use cases over the engine that the settings choose.  Nothing connects."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.running.archive import open_archive
from newswire_shared.running.embedded.stack_address import state_url_of
from newswire_shared.state.redis_state import State

from newswire_search.addresses.find_article import FindArticle
from newswire_search.articles.export_articles import ExportArticles
from newswire_search.articles.links import ReadLinks
from newswire_search.articles.read_article import ReadArticle
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.changes.follow_changes import FollowChanges
from newswire_search.changes.matching import Matching
from newswire_search.changes.ports import ChangeLog
from newswire_search.changes.read_changes import ReadChanges
from newswire_search.changes.redis_change_log import RedisChangeLog
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.relations.read_related import ReadRelated
from newswire_search.revisions.read_revision import ArchivedTexts, ReadRevision
from newswire_search.settings import SearchSettings
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.read_story import ReadStory
from newswire_search.stories.search_stories import SearchStories


@dataclass(frozen=True, slots=True)
class Search:
    """The use cases of search over one engine, which the server and the commands ask; tests give a fake engine."""

    engine: NewsEngine
    settings: SearchSettings
    changes: ChangeLog
    archive: ArchivedTexts | None = None

    @classmethod
    def open(cls, shared: SharedSettings | None = None, own: SearchSettings | None = None) -> Search:
        """By the settings given, else by those of the environment.  Raises as `open_engine` does."""
        settings, common = own or load(SearchSettings), shared or load(SharedSettings)
        log = RedisChangeLog(lambda: State(state_url_of(common)))
        return cls(open_engine(common, settings), settings, log, _archive(common))

    @property
    def search_articles(self) -> SearchArticles:
        """Articles by words and filters."""
        return SearchArticles(self.engine)

    @property
    def export_articles(self) -> ExportArticles:
        """Every article of a search."""
        return ExportArticles(self.engine, SystemClock())

    @property
    def read_article(self) -> ReadArticle:
        """One article with what is around it."""
        return ReadArticle(self.engine)

    @property
    def read_links(self) -> ReadLinks:
        """What links to an article."""
        return ReadLinks(self.engine)

    @property
    def find_article(self) -> FindArticle:
        """The article of an address."""
        return FindArticle(self.engine)

    @property
    def read_related(self) -> ReadRelated:
        """What is around an article."""
        return ReadRelated(self.engine)

    @property
    def read_revision(self) -> ReadRevision:
        """A text that an article had."""
        return ReadRevision(self.engine, self.archive)

    @property
    def search_stories(self) -> SearchStories:
        """Stories by words of their title and filters."""
        return SearchStories(self.engine)

    @property
    def read_story(self) -> ReadStory:
        """One story with its articles."""
        return ReadStory(self.engine)

    @property
    def read_changes(self) -> ReadChanges:
        """What changed since a number."""
        return ReadChanges(self.changes)

    @property
    def follow_changes(self) -> FollowChanges:
        """What changes, for one listener."""
        return FollowChanges(self.read_changes, Matching(self.engine))

    def ping(self) -> None:
        """Return if searches can be answered.  Raises TransientError if not."""
        self.engine.ping()


def _archive(shared: SharedSettings) -> ArchivedTexts | None:
    """The archive; None where it lies in an object store whose library is not installed here."""
    try:
        return open_archive(shared)
    except UsageError:
        return None


def open_engine(shared: SharedSettings, own: SearchSettings) -> NewsEngine:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, or the address is none.
    """
    if shared.elasticsearch_url is None:
        return SqliteEngine(shared.index_file, own.longest_s)
    # Imported late: the package is an extra, and takes 0.4 s that the embedded index need not wait for.
    from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(ElasticsearchAccess.of(shared), shared.alias_prefix, own.longest_s)
