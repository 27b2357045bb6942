"""Dead letters: what could not be done, with everything a person needs to decide what to do about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.events import CaptureRef, Message
from newswire_shared.contracts.reasons import Reason, Stage
from newswire_shared.contracts.topology import Route
from newswire_shared.contracts.tracebacks import fingerprint_of, traceback_of

LETTER_CHARACTERS = 10_000  # of what cannot be read: ours are under 4 kB, and letters are kept in Redis
UNREADABLE = "unreadable-"  # how ids of letters begin that hold no message
CUT = " … (cut)"  # makes the text no JSON of a message, so it cannot be replayed by mistake


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One message that died, keyed by capture and stage (or by task and message where there is none).

    `message` is the encoded message, to be published again by a replay.  `fingerprint` is the same for
    errors of one kind raised at one place.
    """

    id: str
    task: str
    stage: str
    capture_id: str
    article_id: str
    source: str
    message: str
    error: str
    kind: str
    traceback: str
    fingerprint: str
    reason: str = ""
    died_ms: str = ""

    @property
    def place(self) -> str:
        """Where it died: its stage, or its task where it has none."""
        return self.stage or self.task


class DeadLetters(Protocol):
    """Keeps dead letters.  Raises TransientError when the state cannot be reached."""

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        """Write a letter and end its capture as dead, in one step."""

    def ids(self, limit: int = 10_000) -> list[str]:
        """Ids of letters, the newest first."""

    def size(self) -> int:
        """How many letters there are."""

    def get(self, letter_id: str) -> DeadLetter:
        """One letter.  Raises UsageError if there is none of that id."""

    def revive(self, letter: DeadLetter) -> bool:
        """Take the letter's capture back into flight and remove the letter.  False if it was gone, or not dead."""

    def drop(self, letter: DeadLetter, record_kept_s: float) -> bool:
        """Remove a letter for good; its capture's record, which stays dead, expires.  False if it was gone."""


@dataclass(frozen=True, slots=True)
class PauseRule:
    """A stage pauses when this share of its messages, and at least this many, died within a minute."""

    share: float = 0.2  # single bad pages are one in hundreds: a fifth is a fault of ours
    least: int = 10  # so that two deaths in a quiet minute pause nothing


def message_id(message: Message) -> str:
    """The id that a message about no capture is parked or buried under: the same content, the same id."""
    content = json.dumps(message.encode(), sort_keys=True)
    return f"{type(message).__name__}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def letter_of(
    route: Route, message: Message, capture: CaptureRef | None, error: BaseException, at: Stage | None = None
) -> DeadLetter:
    """The dead letter of a message and the error that it died of, at the route's stage if no other is given."""
    stage = str(at or route.stage or "") if capture else ""
    return DeadLetter(
        id=f"{capture.capture_id}:{stage}" if capture else message_id(message),
        task=route.task,
        stage=stage,
        capture_id=capture.capture_id if capture else "",
        article_id=capture.article_id if capture else "",
        source=capture.source if capture else message.summary(),
        message=json.dumps(message.encode()),
        error=str(error) or type(error).__name__,
        kind=type(error).__name__,
        traceback=traceback_of(error),
        fingerprint=fingerprint_of(error),
    )


def unreadable_letter(route: Route, encoded: object, error: PermanentError) -> DeadLetter:
    """The dead letter of a message that could not be decoded."""
    content = json.dumps(encoded, sort_keys=True, default=str)
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    if len(content) > LETTER_CHARACTERS:  # a replay of it is refused: it is no message
        content = json.dumps(content[:LETTER_CHARACTERS] + CUT)
    return DeadLetter(
        id=f"{UNREADABLE}{digest}", task=route.task, stage="",
        capture_id="", article_id="", source="", message=content, error=str(error),
        kind=type(error).__name__, traceback=traceback_of(error), fingerprint=fingerprint_of(error),
    )  # fmt: skip
