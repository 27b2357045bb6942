"""One newswire's alerts in memory: what is indexed is announced, matched and delivered at a call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from newswire_search.alerts.alert import Alert, Way
from newswire_search.alerts.deliver_alerts import DeliverAlerts
from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.desk import AlertDesk
from newswire_search.alerts.edit_alerts import EditAlerts
from newswire_search.alerts.match_alerts import MatchAlerts
from newswire_search.alerts.messages import Telling
from newswire_search.alerts.request import NewAlert
from newswire_search.alerts.show_alerts import ShowAlerts, TryAlert
from newswire_search.articles.request import ArticleChoice
from newswire_search.changes.read_changes import ReadChanges
from newswire_search.testing.alerts import AlertMemory, FakeAlertProgress, FakeAlertStore, FakeOutbox
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.changes import Change
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.testing import FakeAccessKeys, RecordingPublisher
from unit.search.stub import SEEN, article, in_story

HOOK = "https://desk.example/hook"


@dataclass
class NotingCourier:
    """A Courier that notes what it was given, and answers as it is told, the last answer again and again."""

    answers: list[Answered] = field(default_factory=lambda: [Answered(True, 200)])
    sent: list[tuple[str, Telling]] = field(default_factory=list)
    refuses: Exception | None = None

    def check(self, address: str) -> None:
        if self.refuses:
            raise self.refuses

    def send(self, alert: Alert, telling: Telling) -> Answered:
        self.sent.append((alert.id, telling))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class AlertWorld:
    """The parts, over one memory."""

    def __init__(self, most: int = 10) -> None:
        self.memory, self.documents = AlertMemory(), dict[str, ArticleDocument]()
        self.engine, self.log = InMemoryEngine(self.documents), FakeChangeLog(after=self.number(0))
        self.webhook, self.mail = NotingCourier(), NotingCourier()
        self.publisher, self.keys = RecordingPublisher(), FakeAccessKeys(self.memory.memory)
        self.couriers = {Way.WEBHOOK: self.webhook, Way.MAIL: self.mail}
        self.store, self.progress = FakeAlertStore(self.memory), FakeAlertProgress(self.memory)
        self.edit = EditAlerts(self.store, self.publisher, self.couriers, most)
        self.match = MatchAlerts(ReadChanges(self.log), self.engine, self.store, self.progress)
        self.deliver = DeliverAlerts(
            self.store, FakeOutbox(self.memory), self.engine, self.couriers, self.edit, self.memory.clock, 5.0, 10.0
        )
        self.match()  # it begins with what comes now

    @property
    def desk(self) -> AlertDesk:
        show = ShowAlerts(self.store, self.progress, self.edit, self.engine)
        return AlertDesk(self.edit, show, TryAlert(self.edit, self.couriers, self.memory.clock))

    def add(self, words: str = "minsk", **given: object) -> Alert:
        """An alert with a webhook."""
        asked = {"name": "Desk", "search": ArticleChoice(q=words), "webhook": HOOK, **given}
        return self.edit.add(NewAlert.model_validate(asked))

    def index(self, name: str, story: str = "", visible: bool = True, **changes: object) -> None:
        """Write an article and announce it; one that is not visible will be by the next call."""
        document = article(article_id=name, **changes)
        document = in_story(document, story) if story else document
        number = len(self.log.changes) + 1
        made = SEEN + timedelta(seconds=number)
        shown = made if visible else SEEN - timedelta(days=1)
        self.documents[name] = document.model_copy(update={"indexed_at": shown})
        title, source = document.article.title, document.article.source
        self.announce(Change("", "article", name, False, title, source, 1, story, made_ms=milliseconds(made)))

    def announce(self, change: Change) -> None:
        """Announce a change under the next number."""
        self.log.changes.append(replace(change, number=self.number(len(self.log.changes) + 1)))

    def matched(self) -> None:
        """Match all there is."""
        while self.match():
            pass

    def delivered(self) -> None:
        """Match all there is, and deliver what is due."""
        self.matched()
        while self.deliver():
            pass

    def told(self) -> list[str]:
        """The articles that the webhook was sent."""
        return [article.id for _, telling in self.webhook.sent for article in telling.articles]

    def number(self, place: int) -> str:
        """The number of a change, by its place from 1."""
        return f"{self.memory.clock.now_ms()}-{place}"
