"""What alerts send, and its signature by Standard Webhooks."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import Field

from newswire_search.alerts.alert import Alert
from newswire_search.articles.responses import HitAnswer, Response


@dataclass(frozen=True, slots=True)
class Telling:
    """What an alert tells under one id: the articles that it found; a test has none."""

    id: str
    at: datetime
    articles: tuple[HitAnswer, ...] = ()


class AlertName(Response):
    """The alert that a message comes from."""

    id: str
    name: str


class AlertData(Response):
    """What an alert found; a test has no article."""

    alert: AlertName
    article: HitAnswer | None = Field(description="As a search shows it, without highlights.")


class AlertMessage(Response):
    """The body of a webhook."""

    type: Literal["alert.matched", "alert.test"]
    timestamp: datetime = Field(description="When the article was found.")
    data: AlertData

    def body(self) -> bytes:
        """As it is sent and signed."""
        return self.model_dump_json().encode()


def message_of(alert: Alert, telling: Telling) -> AlertMessage:
    """What is told, as a webhook has it: it gets each article by itself."""
    article = telling.articles[0] if telling.articles else None
    data = AlertData(alert=AlertName(id=alert.id, name=alert.name), article=article)
    return AlertMessage(type="alert.matched" if article else "alert.test", timestamp=telling.at, data=data)


def signed_headers(secret: str, delivery_id: str, at_s: int, body: bytes) -> dict[str, str]:
    """The headers by which a receiver knows a message, and that it is ours: those of Standard Webhooks.

    The library that the specification offers signs the same, and brings an HTTP client with it; tests verify by it.
    """
    signed = b".".join((delivery_id.encode(), str(at_s).encode(), body))
    digest = hmac.new(b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    return {
        "webhook-id": delivery_id,
        "webhook-timestamp": str(at_s),
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }
