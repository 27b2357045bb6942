"""An alert: a saved search, and to whom what it finds is delivered."""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from newswire_search.articles.request import ArticleChoice

KIND = "alert"  # of the records in the index `people`
SECRET_BYTES = 24  # the least that Standard Webhooks asks for; no guess finds one of 192 bits
FAILING_AFTER = 5  # failed deliveries in a row: the first waits add up to some minutes, which a restart may take
_MAIL = re.compile(r"[^\s@<>,;:\"\\]{1,64}@[a-zA-Z0-9.-]{1,190}", re.ASCII)


class Way(StrEnum):
    """How an alert is delivered, besides its feed, which each has."""

    WEBHOOK = "webhook"
    MAIL = "mail"


class Mailed(StrEnum):
    """How often mail is sent: one for each article, or one with all that came since the last."""

    IMMEDIATELY = "immediately"
    HOURLY = "hourly"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert as it is kept.

    `choice` are those parameters of its search that differ from the defaults.  With `once_a_story` an article is told
    only if none of its story was.  `webhook` and `mail` are addresses, "" where there is none.  `secret` signs: it is
    shown once.  `disabled` says why nothing is delivered, "" while it is.  `mailed` concerns mail alone.
    """

    id: str
    name: str
    choice: Mapping[str, Any]
    once_a_story: bool
    webhook: str
    mail: str
    secret: str
    created_ms: int = 0
    disabled: str = ""
    revision: int = 1
    mailed: str = Mailed.IMMEDIATELY

    @property
    def ways(self) -> tuple[Way, ...]:
        """How it is delivered."""
        return tuple(way for way, address in ((Way.WEBHOOK, self.webhook), (Way.MAIL, self.mail)) if address)

    @property
    def search(self) -> ArticleChoice:
        """The articles that it asks for.  Raises ValidationError for what this release cannot read."""
        return ArticleChoice.model_validate(self.choice)


@dataclass(frozen=True, slots=True)
class AlertHealth:
    """What became of an alert's deliveries; times are 0 where there is none.

    `failures` are those in a row, `waiting` what is still to be delivered.  `given_up` was tried for a day,
    `passed_over` was not even queued, because too much waited.  `gathered` are the articles of the next digest.
    """

    failures: int = 0
    failing_since_ms: int = 0
    delivered: int = 0
    delivered_ms: int = 0
    given_up: int = 0
    passed_over: int = 0
    waiting: int = 0
    gathered: int = 0


def new_id() -> str:
    """An id that nobody guesses: it opens the alert's feed."""
    return secrets.token_hex(16)


def new_secret() -> str:
    """A secret as Standard Webhooks writes it."""
    return f"whsec_{b64encode(secrets.token_bytes(SECRET_BYTES)).decode()}"


def is_mail_address(text: str) -> bool:
    """Whether a text is one address of a mailbox, without a name and without anything that could end a header."""
    return bool(_MAIL.fullmatch(text))


def as_record(alert: Alert) -> dict[str, Any]:
    """An alert as JSON; `alert_of` is the inverse.  What a release before digests could not read is left out."""
    record = asdict(alert)
    if alert.mailed == Mailed.IMMEDIATELY:
        del record["mailed"]
    return record


def alert_of(record: Mapping[str, Any]) -> Alert:
    """An alert from its JSON.  Raises TypeError for what is none."""
    return Alert(**record)
