"""The models of answers about alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from newswire_shared.contracts.clock import from_ms
from pydantic import Field

from newswire_search.alerts.alert import FAILING_AFTER, Mailed, Way
from newswire_search.alerts.delivery import Answered, Attempt
from newswire_search.alerts.ports import Followed
from newswire_search.alerts.show_alerts import ShownAlert
from newswire_search.articles.responses import Response


class AlertAnswer(Response):
    """An alert, and how its deliveries go."""

    id: str = Field(description="Whoever knows it may read the alert's feed.")
    name: str
    search: dict[str, Any] = Field(
        description="The parameters that differ from those of `/v1/search`.", examples=[{"q": "harbour strike"}]
    )
    once_a_story: bool = Field(description="Whether of a story one article is told, or every one.")
    webhook: str | None
    mail: str | None
    mailed: Mailed = Field(description="How often mail is sent.")
    feed: str = Field(description="Where its feed is; `.rss` and `.json` instead of `.atom` are, too.")
    made_at: datetime
    state: Literal["active", "failing", "disabled"] = Field(
        description=f"`failing` after {FAILING_AFTER} failures in a row: what waits is tried again for a day. "
        "`disabled` by hand, or because the webhook answered 410."
    )
    disabled_because: str | None
    failing_since: datetime | None
    delivered: int
    last_delivered_at: datetime | None
    waiting: int = Field(description="Deliveries that are still to be made.")
    given_up: int = Field(description="Deliveries that failed for a day.")
    passed_over: int = Field(description="Deliveries that were not queued, because 10,000 waited.")
    gathered: int = Field(description="Articles that wait for the next hourly or daily mail.")


class NewAlertAnswer(AlertAnswer):
    """An alert that was just made."""

    secret: str = Field(description="Verifies webhooks by Standard Webhooks. It is not shown again.")


class AlertsAnswer(Response):
    """Every alert, the oldest first."""

    alerts: tuple[AlertAnswer, ...]
    followed: str | None = Field(description="The number of the change up to which alerts were matched.")
    changes_lost_at: datetime | None = Field(
        description="When changes were last passed over, because alerts were not matched for so long that they were "
        "no longer known."
    )


class AttemptAnswer(Response):
    """One attempt to deliver."""

    at: datetime
    delivery: str = Field(description="The `webhook-id`, the same however often it is tried.")
    way: str = Field(examples=["webhook"])
    article: str = Field(description="Empty where a mail tells of several.")
    articles: int = Field(description="Of how many articles it tells.")
    attempt: int
    outcome: Literal["delivered", "failed", "dropped", "given up"] = Field(
        description="`failed` is tried again; `dropped` cannot be delivered: the alert or the article is no more."
    )
    status: int | None = Field(description="Of HTTP or SMTP.")
    detail: str | None
    took_ms: int
    again_after_s: float | None


class AlertLogAnswer(Response):
    """The last deliveries of an alert, the newest first, at most a hundred attempts."""

    attempts: tuple[AttemptAnswer, ...]


class TestedWay(Response):
    """What an address made of a test."""

    way: str
    taken: bool
    status: int | None
    detail: str | None


class AlertTestAnswer(Response):
    """A test of each way; empty where the alert has only its feed."""

    ways: tuple[TestedWay, ...]


def alert_answer(shown: ShownAlert, site: str) -> AlertAnswer:
    """An alert as the API gives it; `site` is the address of the application, without a slash at its end."""
    return AlertAnswer.model_validate(_told(shown, site))


def new_alert_answer(shown: ShownAlert, site: str) -> NewAlertAnswer:
    """The same with the secret, once."""
    return NewAlertAnswer.model_validate(_told(shown, site) | {"secret": shown.alert.secret})


def alerts_answer(shown: list[ShownAlert], followed: Followed, site: str) -> AlertsAnswer:
    """All of them."""
    return AlertsAnswer(
        alerts=tuple(alert_answer(each, site) for each in shown),
        followed=followed.number,
        changes_lost_at=_at(followed.lost_ms),
    )


def attempt_answer(attempt: Attempt) -> AttemptAnswer:
    """An attempt as the API gives it."""
    return AttemptAnswer.model_validate({
        "at": from_ms(attempt.at_ms), "delivery": attempt.delivery, "way": attempt.way, "article": attempt.article,
        "articles": attempt.articles,
        "attempt": attempt.number, "outcome": attempt.outcome, "status": attempt.status or None,
        "detail": attempt.detail or None, "took_ms": attempt.took_ms, "again_after_s": attempt.again_s,
    })  # fmt: skip


def test_answer(answered: Mapping[Way, Answered]) -> AlertTestAnswer:
    """A test as the API gives it."""
    return AlertTestAnswer(
        ways=tuple(
            TestedWay(way=way, taken=each.is_taken, status=each.status or None, detail=each.detail or None)
            for way, each in answered.items()
        )
    )


def _told(shown: ShownAlert, site: str) -> dict[str, object]:
    alert, health = shown.alert, shown.health
    is_failing = health.failures >= FAILING_AFTER
    return {
        "id": alert.id, "name": alert.name, "search": dict(alert.choice), "once_a_story": alert.once_a_story,
        "webhook": alert.webhook or None, "mail": alert.mail or None,
        "mailed": alert.mailed,
        "feed": f"{site}/v1/alerts/{alert.id}/feed.atom", "made_at": from_ms(alert.created_ms),
        "state": "disabled" if alert.disabled else "failing" if is_failing else "active",
        "disabled_because": alert.disabled or None,
        "failing_since": _at(health.failing_since_ms) if is_failing else None,
        "delivered": health.delivered, "last_delivered_at": _at(health.delivered_ms), "waiting": health.waiting,
        "given_up": health.given_up, "passed_over": health.passed_over, "gathered": health.gathered,
    }  # fmt: skip


def _at(at_ms: int) -> datetime | None:
    return from_ms(at_ms) if at_ms else None
