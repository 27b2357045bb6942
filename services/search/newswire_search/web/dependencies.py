"""The use cases as routes ask for them, by FastAPI's dependencies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import Depends, Request

from newswire_search.access.admission import Admission
from newswire_search.addresses.find_article import FindArticle
from newswire_search.alerts.desk import AlertDesk
from newswire_search.articles.export_articles import ExportArticles
from newswire_search.articles.links import ReadLinks
from newswire_search.articles.read_article import ReadArticle
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.changes.follow_changes import FollowChanges
from newswire_search.changes.read_changes import ReadChanges
from newswire_search.coverage.read_coverage import ReadCoverage
from newswire_search.entities.edit_entity import EditEntity
from newswire_search.entities.read_entity import ReadEntity
from newswire_search.entities.suggest_entities import SuggestEntities
from newswire_search.facets.count_facets import CountFacets
from newswire_search.front.read_front import ReadFront
from newswire_search.pictures.show_picture import ShowPicture
from newswire_search.quotes.export_quotes import ExportQuotes
from newswire_search.quotes.search_quotes import SearchQuotes
from newswire_search.relations.read_related import ReadRelated
from newswire_search.reports.report_name import ReportName
from newswire_search.revisions.read_revision import ReadRevision
from newswire_search.settings import SearchSettings
from newswire_search.sources.list_sources import ListSources
from newswire_search.stories.read_story import ReadStory
from newswire_search.stories.search_stories import SearchStories
from newswire_search.timelines.read_timeline import ReadTimeline
from newswire_search.trends.read_trends import ReadTrends


class SearchUseCases(Protocol):
    """The composition root as the application needs it, which does not import it: that would bring the adapters."""

    @property
    def settings(self) -> SearchSettings:
        """Search's own settings."""

    @property
    def admission(self) -> Admission:
        """Who may read, and how much."""

    @property
    def search_articles(self) -> SearchArticles:
        """Articles by words and filters."""

    @property
    def count_facets(self) -> CountFacets:
        """Counts of facets, without hits."""

    @property
    def export_articles(self) -> ExportArticles:
        """Every article of a search."""

    @property
    def read_article(self) -> ReadArticle:
        """One article with what is around it."""

    @property
    def read_links(self) -> ReadLinks:
        """What links to an article."""

    @property
    def find_article(self) -> FindArticle:
        """The article of an address."""

    @property
    def read_related(self) -> ReadRelated:
        """What is around an article."""

    @property
    def read_revision(self) -> ReadRevision:
        """A text that an article had."""

    @property
    def search_stories(self) -> SearchStories:
        """Stories by words of their title and filters."""

    @property
    def read_front(self) -> ReadFront:
        """What leads now."""

    @property
    def read_story(self) -> ReadStory:
        """One story with its articles."""

    @property
    def read_coverage(self) -> ReadCoverage:
        """How a story was told."""

    @property
    def read_timeline(self) -> ReadTimeline:
        """How many articles of a search came when."""

    @property
    def read_trends(self) -> ReadTrends:
        """What is unusually frequent now."""

    @property
    def read_changes(self) -> ReadChanges:
        """What changed since a number."""

    @property
    def alerts(self) -> Callable[[], AlertDesk]:
        """Opens what is done with alerts.  The call raises TransientError where there is no state."""

    @property
    def follow_changes(self) -> FollowChanges:
        """What changes, for one listener."""

    @property
    def suggest_entities(self) -> SuggestEntities:
        """Entities by the beginnings of their names."""

    @property
    def read_entity(self) -> ReadEntity:
        """One entity with all that the index holds of it."""

    @property
    def edit_entity(self) -> EditEntity:
        """What the operator decides of an entity."""

    @property
    def report_name(self) -> ReportName:
        """What readers report as wrong."""

    @property
    def search_quotes(self) -> SearchQuotes:
        """Who said what."""

    @property
    def export_quotes(self) -> ExportQuotes:
        """Every quote of a search."""

    @property
    def list_sources(self) -> ListSources:
        """What comes from whom."""

    @property
    def pictures(self) -> ShowPicture:
        """Pictures of articles, through us."""

    def ping(self) -> None:
        """Return if searches can be answered.  Raises TransientError if not."""


def use_cases_of(request: Request) -> SearchUseCases:
    """The use cases of the application that a request came to."""
    held: SearchUseCases = request.app.state.use_cases
    return held


async def _injected(request: Request) -> SearchUseCases:
    return use_cases_of(request)  # async, or FastAPI would hand it to a thread, which costs a fifth of a millisecond


Injected = Annotated[SearchUseCases, Depends(_injected)]
