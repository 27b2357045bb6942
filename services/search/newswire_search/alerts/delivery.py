"""One delivery: an article, or a digest of several, to one address of an alert."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from newswire_search.alerts.alert import Way


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be delivered.  `id` is the same however often it is tried, and is what a receiver knows it by.

    `article` is "" of a digest, and `number` then that of the change that began it.  It is first tried at `first_ms`.
    """

    alert: str
    way: Way
    article: str
    number: str
    first_ms: int = 0
    tries: int = 0

    @property
    def is_digest(self) -> bool:
        """Whether it tells of all that was gathered."""
        return not self.article

    @property
    def id(self) -> str:
        """Of alert, way, article and the change that brought it: what is found again by accident has the same."""
        named = "\n".join((self.alert, self.way, self.article, self.number))
        return f"msg_{hashlib.sha256(named.encode()).hexdigest()[:32]}"


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address made of a delivery.

    `status` is that of HTTP or SMTP, 0 where there was none.  `is_gone` means that it wants no more, `retry_after_s`
    when it wants to be asked again, `is_final` that another try would end the same.
    """

    is_taken: bool
    status: int = 0
    detail: str = ""
    is_gone: bool = False
    is_final: bool = False
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try, as the alert's log has it; `again_s` is when the next one comes, None where none does.

    It tells of so many `articles`; `article` is "" where it is a digest.
    """

    delivery: str
    way: str
    article: str
    number: int
    outcome: str
    status: int = 0
    detail: str = ""
    took_ms: int = 0
    again_s: float | None = None
    at_ms: int = 0
    articles: int = 1


def record_of(attempt: Attempt) -> dict[str, Any]:
    """An attempt as JSON; `attempt_of` is the inverse.  What a release before digests could not read is left out."""
    record = asdict(attempt)
    if attempt.articles == 1:
        del record["articles"]
    return record


def attempt_of(record: dict[str, Any]) -> Attempt:
    """An attempt from its JSON.  Raises TypeError for what is none."""
    return Attempt(**record)
