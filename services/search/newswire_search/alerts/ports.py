"""The ports of alerts: where they are kept, how far they were matched, what is to be delivered, and who delivers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_search.alerts.alert import Alert, AlertHealth, Way
from newswire_search.alerts.delivery import Answered, Attempt, Delivery
from newswire_search.alerts.messages import Telling


@dataclass(frozen=True, slots=True)
class Matched:
    """An article that an alert asks for: its id, its story ("" where it has none), the number of its change."""

    article: str
    story: str
    number: str


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the log of changes was followed.

    `number` is None before the first time.  `lost_ms` is when changes were last passed over because the log no longer
    had them, 0 if never.
    """

    number: str | None
    lost_ms: int = 0


@dataclass(frozen=True, slots=True)
class TakenDelivery:
    """A delivery that is under way here; the token proves it.

    `articles` are those that it tells of: of a digest the same at each try.  `age_s` is how long ago it was due first.
    """

    delivery: Delivery
    token: str
    articles: tuple[str, ...]
    age_s: float = 0.0


class AlertStore(Protocol):
    """Keeps alerts by their ids.  Every method raises TransientError when the state cannot be reached."""

    def get(self, alert_id: str) -> Alert | None:
        """An alert by its id."""

    def all(self) -> list[Alert]:
        """Every alert, the oldest first."""

    def put(self, alert: Alert) -> Alert:
        """Keep an alert, and answer it with the time of its making, if it had none."""

    def remove(self, alert_id: str) -> None:
        """Forget an alert, with what was to be delivered for it."""

    def found(self, alert_id: str) -> list[str]:
        """The articles that it told of, the newest first, at most a hundred."""

    def log(self, alert_id: str) -> list[Attempt]:
        """What became of its deliveries, the newest first, at most a hundred."""

    def health(self, alert_ids: Sequence[str]) -> list[AlertHealth]:
        """How the deliveries of alerts go, in the same order."""


class AlertProgress(Protocol):
    """How far changes were matched: one process at a time goes on, and each step is all or nothing."""

    def followed(self) -> Followed:
        """How far it is."""

    def begin(self, number: str, *, is_gap: bool) -> None:
        """Go on from a number; `is_gap` notes that changes before it were passed over."""

    def take_turn(self, lease_s: float) -> bool:
        """Whether this process goes on for so long; who has the turn may take it again."""

    def end_turn(self) -> None:
        """Let others go on."""

    def advance(self, after: str, to: str, matched: Mapping[str, Sequence[Matched]], joined: Mapping[str, str]) -> bool:
        """Note how far it is, and queue what alerts (by id) have not told yet, in one step.

        What goes by mail once an hour or a day is gathered in one delivery, which is due when the time is full.
        `joined` are stories that ceased, and those that took them in.  False, and nothing done, where another process
        has gone on from `after` already.
        """

    def now_ms(self) -> int:
        """The time by which changes are numbered."""


class Outbox(Protocol):
    """What is to be delivered, by when it is due."""

    def take(self, lease_s: float) -> TakenDelivery | None:
        """The next due one, which comes back by itself after the lease; None where none is due.

        A digest gathers no more from then on: what is found later goes with the next.
        """

    def settle(self, taken: TakenDelivery, attempt: Attempt) -> bool:
        """Log an attempt; the delivery is over, or due again after `again_s`.  False if the lease was lost."""

    def waiting(self) -> int:
        """How many are to be delivered in all."""


class Courier(Protocol):
    """Delivers by one way."""

    def check(self, address: str) -> None:
        """Return if it may deliver there.  Raises UsageError, with what to do, if not."""

    def send(self, alert: Alert, telling: Telling) -> Answered:
        """Deliver what is told; what fails is an answer, too."""


Couriers = Mapping[Way, Courier]
