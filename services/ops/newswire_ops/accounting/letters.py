"""Dead letters as an operator works with them: chosen, grouped, shown, replayed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.dead_letters import UNREADABLE, DeadLetter, DeadLetters
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import route_of_task

from newswire_ops.observation.letter_groups import grouped

HEADINGS = ("id", "died (UTC)", "stage", "source", "fingerprint", "error")
GROUP_HEADINGS = ("letters", "stage", "fingerprint", "kind", "the newest error")
ERROR_CHARACTERS = 100  # of a row, so that one long error does not fill the screen; `dead show` has all of it


@dataclass(frozen=True, slots=True)
class LetterFilter:
    """Chooses letters; None chooses all."""

    stage: str | None = None
    source: str | None = None
    fingerprint: str | None = None

    def __contains__(self, letter: DeadLetter) -> bool:
        wanted = ((self.stage, letter.stage), (self.source, letter.source), (self.fingerprint, letter.fingerprint))
        return all(want in (None, value) for want, value in wanted)


class Replayer(Protocol):
    """The parts of a stack by which letters are replayed."""

    @property
    def dead_letters(self) -> DeadLetters:
        """Gives the letters up, and takes their captures back into flight."""

    @property
    def publisher(self) -> EventPublisher:
        """Publishes the messages again."""


def every(dead_letters: DeadLetters) -> Iterator[DeadLetter]:
    """All letters, the newest first."""
    return _read(dead_letters, dead_letters.ids(dead_letters.size()))


def chosen(dead_letters: DeadLetters, choice: LetterFilter) -> list[DeadLetter]:
    """The chosen letters among the newest ten thousand, the newest first."""
    return [letter for letter in _read(dead_letters, dead_letters.ids()) if letter in choice]


def _read(dead_letters: DeadLetters, ids: Sequence[str]) -> Iterator[DeadLetter]:
    """Letters, read one by one; what somebody replays or drops meanwhile is left out."""
    for letter_id in ids:
        with suppress(UsageError):
            yield dead_letters.get(letter_id)


def one(dead_letters: DeadLetters, beginning: str) -> DeadLetter:
    """The one letter whose id begins so.  Raises UsageError if there is none, or more than one."""
    found = [letter_id for letter_id in dead_letters.ids() if letter_id.startswith(beginning)]
    if len(found) > 1 and beginning not in found:
        raise UsageError(f"{len(found)} dead letters begin with {beginning}: give more of the id")
    return dead_letters.get(beginning if beginning in found or not found else found[0])


def replay_letters(parts: Replayer, letters: Sequence[DeadLetter], rate: float) -> int:
    """Send letters back to the stage that failed, at most `rate` a second; the number of those that were dead still.

    A letter of what is no message stays where it is.  Raises PermanentError for one that this release cannot read.
    """
    replayed = 0
    for letter in filter(is_message, letters):
        if _replay(parts, letter):
            replayed += 1
            time.sleep(1 / rate)
    return replayed


def _replay(parts: Replayer, letter: DeadLetter) -> bool:
    """Send one letter back; False if somebody else did."""
    route = route_of_task(letter.task)
    is_address = letter.stage == Stage.FETCH  # goes back into the frontier, without a message
    # decoded first: a letter that this release cannot read must stay dead
    message = None if is_address else route.message.decode(json.loads(letter.message))
    if not parts.dead_letters.revive(letter):
        return False
    if message is not None:  # after a crash before this the sweeper does it: the capture is in flight again
        parts.publisher.publish(message, route)
    return True


def is_message(letter: DeadLetter) -> bool:
    """Whether a letter holds a message that can be sent again; else it is what nobody could read."""
    return not letter.id.startswith(UNREADABLE)


def rows(letters: Sequence[DeadLetter]) -> list[tuple[str, ...]]:
    """Letters as a person reads a list of them."""
    return [
        (letter.id, _time(letter), letter.place, letter.source, letter.fingerprint, _error(letter))
        for letter in letters
    ]


def group_rows(letters: Sequence[DeadLetter]) -> list[tuple[str, ...]]:
    """One row for each fingerprint, the most frequent first."""
    return [
        (str(each.letters), each.newest.place, each.newest.fingerprint, each.newest.kind, _error(each.newest))
        for each in grouped(letters)
    ]


def lines_of(letter: DeadLetter) -> Iterator[str]:
    """One letter as a person reads it."""
    yield f"{letter.id}  died {_time(letter)} UTC in {letter.place}"
    yield f"  article      {letter.article_id or '-'}  from {letter.source or '-'}"
    yield f"  error        {letter.kind}: {letter.error}"
    yield f"  fingerprint  {letter.fingerprint}"
    if letter.reason:
        yield f"  reason       {letter.reason}"
    yield f"  message      {letter.message}"
    yield ""
    yield letter.traceback.rstrip()
    yield ""
    again = "replay" if is_message(letter) else "drop"
    yield f"  next         newswire dead {again} {letter.id}"


def _time(letter: DeadLetter) -> str:
    return f"{from_ms(int(letter.died_ms)):%Y-%m-%d %H:%M:%S}"


def _error(letter: DeadLetter) -> str:
    first = letter.error.strip().splitlines()[0] if letter.error.strip() else letter.kind
    return first[:ERROR_CHARACTERS]
