"""The composition root of search: its use cases over the engine that the settings choose.  Nothing connects."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from newswire_shared.accounting.access_keys import KnownKeys
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.restoration import Phase, Restorer
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.entity_edits import EDITORS, EntityDesk
from newswire_shared.contracts.errors import MissingStack, TransientError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.running.archive import open_archive
from newswire_shared.running.embedded.stack_address import state_url_of
from newswire_shared.running.offers import offered
from newswire_shared.running.secret_files import kept_secret
from newswire_shared.state.redis_state import State
from newswire_shared.state.state_on_demand import StateOnDemand
from newswire_shared.state.ticks import RedisTicks
from newswire_shared.web.address_guard import AddressGuard

from newswire_search.access.admission import Admission
from newswire_search.access.ports import RateLimits
from newswire_search.access.process_limits import ProcessRateLimits
from newswire_search.access.redis_keys import RedisKeysOnDemand
from newswire_search.access.redis_limits import RedisRateLimits
from newswire_search.access.surviving_limits import SurvivingRateLimits
from newswire_search.addresses.find_article import FindArticle
from newswire_search.alerts.alert import Way
from newswire_search.alerts.deliver_alerts import DeliverAlerts
from newswire_search.alerts.desk import AlertDesk
from newswire_search.alerts.edit_alerts import EditAlerts, RestoreAlerts
from newswire_search.alerts.match_alerts import MatchAlerts
from newswire_search.alerts.ports import Courier, Couriers
from newswire_search.alerts.redis_alerts import RedisAlertProgress, RedisAlertStore, RedisOutbox
from newswire_search.alerts.show_alerts import ShowAlerts, TryAlert
from newswire_search.alerts.smtp_mail import MailServer, SmtpMail
from newswire_search.alerts.tick import AlertTick
from newswire_search.alerts.urllib3_webhooks import Urllib3Webhooks
from newswire_search.articles.export_articles import ExportArticles
from newswire_search.articles.links import ReadLinks
from newswire_search.articles.read_article import ReadArticle
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.changes.follow_changes import FollowChanges
from newswire_search.changes.matching import Matching
from newswire_search.changes.ports import ChangeLog
from newswire_search.changes.read_changes import ReadChanges
from newswire_search.changes.redis_change_log import RedisChangeLog
from newswire_search.coverage.read_coverage import ReadCoverage
from newswire_search.engine.ports import WholeEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.entities.edit_entity import EditEntity
from newswire_search.entities.read_entity import ReadEntity
from newswire_search.entities.suggest_entities import SuggestEntities
from newswire_search.facets.count_facets import CountFacets
from newswire_search.front.read_front import ReadFront
from newswire_search.pictures.picture_files import PictureFiles
from newswire_search.pictures.pillow_thumbnails import PillowThumbnails
from newswire_search.pictures.show_picture import PictureParts, ShowPicture
from newswire_search.pictures.signatures import PictureSigner
from newswire_search.pictures.urllib3_pictures import Urllib3Pictures
from newswire_search.quotes.export_quotes import ExportQuotes
from newswire_search.quotes.search_quotes import SearchQuotes
from newswire_search.relations.read_related import ReadRelated
from newswire_search.reports.ports import ReportBook
from newswire_search.reports.redis_reports import RedisReports
from newswire_search.reports.report_name import ReportName, SettleReports
from newswire_search.revisions.read_revision import ArchivedTexts, ReadRevision
from newswire_search.settings import SearchSettings
from newswire_search.sources.list_sources import ListSources
from newswire_search.stories.read_story import ReadStory
from newswire_search.stories.search_stories import SearchStories
from newswire_search.timelines.read_timeline import ReadTimeline
from newswire_search.trends.read_trends import ReadTrends

if TYPE_CHECKING:
    from newswire_shared.running.assembly import Assembly


log = structlog.get_logger(__name__)


def no_alerts() -> AlertDesk:
    """Of an application without a state."""
    raise TransientError("alerts are kept while newswire runs")


def no_pictures() -> None:
    """Of an application without a folder to keep them in."""


def offered_entity_desk() -> EntityDesk:
    """Who carries out edits of entities, as their service offers it.  Raises UsageError where none does."""
    points = offered(EDITORS)
    if not points:
        raise UsageError("entities are edited where the service enrich is installed too: use `newswire entities` there")
    desk: EntityDesk = points[0].load()
    return desk


def no_reports() -> ReportBook:
    """Of an application without a state."""

    def away() -> State:
        raise TransientError("reports are kept while newswire runs")

    return RedisReports(StateOnDemand(away, "reports are kept"))


@dataclass(frozen=True, slots=True)
class Search:
    """The use cases of search over one engine, which the server and the commands ask; tests give a fake engine."""

    engine: WholeEngine
    settings: SearchSettings
    changes: ChangeLog
    keys: KnownKeys | None = None
    limits: RateLimits = field(default_factory=ProcessRateLimits)
    alerts: Callable[[], AlertDesk] = no_alerts
    archive: ArchivedTexts | None = None
    pictures: ShowPicture = field(default_factory=lambda: ShowPicture(no_pictures))
    reports: ReportBook = field(default_factory=no_reports)
    entity_desk: Callable[[], EntityDesk] = offered_entity_desk

    @classmethod
    def open(cls, shared: SharedSettings | None = None, own: SearchSettings | None = None) -> Search:
        """By the settings given, else by those of the environment.  Raises as `open_engine` does."""
        settings, common = own or load(SearchSettings), shared or load(SharedSettings)
        state = StateOnDemand(lambda: State(state_url_of(common)), "keys are known and requests are counted")
        return cls(
            open_engine(common, settings), settings, RedisChangeLog(lambda: State(state_url_of(common))),
            RedisKeysOnDemand(state), SurvivingRateLimits(RedisRateLimits(state), ProcessRateLimits()),
            AlertOpener(common, settings), _archive(common), ShowPicture(lambda: open_pictures(common, settings)),
            RedisReports(StateOnDemand(lambda: State(state_url_of(common)), "reports are kept")),
        )  # fmt: skip

    @property
    def admission(self) -> Admission:
        """Who may read, and how much."""
        return Admission(self.settings, self.keys, self.limits)

    @property
    def search_articles(self) -> SearchArticles:
        """Articles by words and filters."""
        return SearchArticles(self.engine)

    @property
    def count_facets(self) -> CountFacets:
        """Counts of facets, without hits."""
        return CountFacets(self.engine)

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
        return SearchStories(self.engine, SystemClock())

    @property
    def read_front(self) -> ReadFront:
        """What leads now."""
        return ReadFront(self.engine, SystemClock())

    @property
    def read_story(self) -> ReadStory:
        """One story with its articles."""
        return ReadStory(self.engine)

    @property
    def read_coverage(self) -> ReadCoverage:
        """How a story was told."""
        return ReadCoverage(self.engine)

    @property
    def read_timeline(self) -> ReadTimeline:
        """How many articles of a search came when."""
        return ReadTimeline(self.engine)

    @property
    def read_trends(self) -> ReadTrends:
        """What is unusually frequent now."""
        return ReadTrends(self.engine, SystemClock())

    @property
    def read_changes(self) -> ReadChanges:
        """What changed since a number."""
        return ReadChanges(self.changes)

    @property
    def follow_changes(self) -> FollowChanges:
        """What changes, for one listener."""
        return FollowChanges(self.read_changes, Matching(self.engine))

    @property
    def suggest_entities(self) -> SuggestEntities:
        """Entities by the beginnings of their names."""
        return SuggestEntities(self.engine.entities)

    @property
    def read_entity(self) -> ReadEntity:
        """One entity with all that the index holds of it."""
        return ReadEntity(self.engine, self.engine.entities)

    @property
    def edit_entity(self) -> EditEntity:
        """What the operator decides of an entity."""
        return EditEntity(self.engine, self.entity_desk)

    @property
    def report_name(self) -> ReportName:
        """What readers report as wrong."""
        return ReportName(self.engine, self.reports, self.limits)

    @property
    def settle_reports(self) -> SettleReports:
        """What the operator makes of it."""
        return SettleReports(self.reports)

    @property
    def search_quotes(self) -> SearchQuotes:
        """Who said what."""
        return SearchQuotes(self.engine, self.engine.quotes)

    @property
    def export_quotes(self) -> ExportQuotes:
        """Every quote of a search."""
        return ExportQuotes(self.search_quotes)

    @property
    def list_sources(self) -> ListSources:
        """What comes from whom."""
        return ListSources(self.engine, self.engine.sources, SystemClock())

    def ping(self) -> None:
        """Return if searches can be answered.  Raises TransientError if not."""
        self.engine.ping()


@dataclass(frozen=True, slots=True)
class Alerting:
    """Alerts over the state, one engine, and what delivers."""

    state: State
    engine: WholeEngine
    publisher: EventPublisher
    couriers: Couriers
    settings: SearchSettings
    first_s: float

    @classmethod
    def over(cls, parts: Assembly, own: SearchSettings) -> Alerting:
        """Over the adapters of a process.  Raises as `open_engine`."""
        engine, first_s = open_engine(parts.settings, own), parts.settings.retry_first_s
        return cls(parts.state, engine, parts.publisher, couriers_of(own), own, first_s)

    @classmethod
    def open(cls, shared: SharedSettings, own: SearchSettings | None = None) -> Alerting:
        """By the settings.  Raises MissingStack if there is no stack, and as `open_engine`."""
        # Imported late: it loads Celery, which a server that is only searched need not wait for.
        from newswire_shared.running.assembly import assemble

        return cls.over(assemble("alerts", shared), own or load(SearchSettings))

    @property
    def edit(self) -> EditAlerts:
        """Alerts are made, changed and removed."""
        return EditAlerts(RedisAlertStore(self.state), self.publisher, self.couriers, self.settings.alerts_most)

    @property
    def desk(self) -> AlertDesk:
        """What routes and commands ask for."""
        show = ShowAlerts(RedisAlertStore(self.state), RedisAlertProgress(self.state), self.edit, self.engine)
        test = TryAlert(self.edit, self.couriers, SystemClock())
        return AlertDesk(self.edit, show, test)

    @property
    def tick(self) -> AlertTick:
        """The work of every second."""
        store, clock = RedisAlertStore(self.state), SystemClock()
        read = ReadChanges(RedisChangeLog(lambda: self.state))
        progress = RedisAlertProgress(self.state, self.settings.alert_daily_hour)
        match = MatchAlerts(read, self.engine, store, progress)
        outbox, longest_s = RedisOutbox(self.state), self.settings.alert_deadline_s
        deliver = DeliverAlerts(
            store, outbox, self.engine, self.couriers, self.edit, clock, self.first_s, longest_s
        )  # fmt: skip
        return AlertTick(RedisTicks(self.state), match, deliver, clock)

    @property
    def restorers(self) -> tuple[Restorer, ...]:
        """What `newswire restore` brings back."""
        return (Restorer("alerts", Phase.PEOPLE, RestoreAlerts(self.edit)),)


class AlertOpener:
    """Opens alerts for the first who asks; there may be no stack by then, which passes."""

    def __init__(self, shared: SharedSettings, own: SearchSettings) -> None:
        self._shared, self._own, self._opening = shared, own, threading.Lock()
        self._desk: AlertDesk | None = None

    def __call__(self) -> AlertDesk:
        with self._opening:
            try:
                self._desk = self._desk or Alerting.open(self._shared, self._own).desk
            except MissingStack as error:
                raise TransientError(f"alerts are kept while newswire runs: {error}") from error
            return self._desk


def couriers_of(own: SearchSettings) -> Couriers:
    """What delivers: webhooks, and mail where a server is set."""
    guard = AddressGuard(own.alert_networks)
    found: dict[Way, Courier] = {Way.WEBHOOK: Urllib3Webhooks(guard, SystemClock(), own.alert_deadline_s)}
    if own.alert_smtp_host:
        password = own.alert_smtp_password.get_secret_value() if own.alert_smtp_password else ""
        found[Way.MAIL] = SmtpMail(
            MailServer(
                own.alert_smtp_host, own.alert_smtp_port, own.alert_smtp_security, own.alert_smtp_user, password,
                own.alert_mail_from, own.alert_deadline_s,
            )
        )  # fmt: skip
    return found


def open_pictures(shared: SharedSettings, own: SearchSettings) -> PictureParts | None:
    """What pictures are made with; None where they are off, or can neither be kept nor signed."""
    if not own.pictures:
        return None
    folder = shared.data_dir / "pictures"
    try:
        key = own.pictures_key.get_secret_value() if own.pictures_key else kept_secret(folder / "key")[0]
    except (UsageError, OSError) as error:
        log.warning("pictures.off", folder=str(folder), why=str(error))
        return None
    return PictureParts(
        PictureSigner(key.encode()), Urllib3Pictures(AddressGuard(own.picture_networks)), PillowThumbnails(),
        PictureFiles(folder, own.pictures_mb * 1_000_000), SystemClock(),
    )  # fmt: skip


def _archive(shared: SharedSettings) -> ArchivedTexts | None:
    """The archive; None where it lies in an object store whose library is not installed here."""
    try:
        return open_archive(shared)
    except UsageError:
        return None


def open_engine(shared: SharedSettings, own: SearchSettings) -> WholeEngine:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, or the address is none.
    """
    if shared.elasticsearch_url is None:
        return SqliteEngine(shared.index_file, own.longest_s)
    # Imported late: the package is an extra, and takes 0.4 s that the embedded index need not wait for.
    from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(ElasticsearchAccess.of(shared), shared.alias_prefix, own.longest_s)
