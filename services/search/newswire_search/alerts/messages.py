"""What alerts send, and its signature by Standard Webhooks."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Literal

from pydantic import Field

from newswire_search.articles.responses import HitAnswer, Response


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
