"""Use cases of an operator at the page: pause and resume stages, send back what died or was rejected.

What is done, and what could not be, stands in the log of actions and in the process' log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.contracts.errors import NewswireError, UsageError
from newswire_shared.contracts.reasons import Stage

from newswire_ops.accounting.letters import is_message, replay_letters
from newswire_ops.accounting.rejected import RejectionFilter, check_overruled, chosen, may_come_back, readmit
from newswire_ops.operations.actions import ActionLog
from newswire_ops.ports import RunningStack
from newswire_ops.status.troubles import TroubleReader

MOST = 100  # letters or captures that are sent back at once: a request may take two seconds, not minutes
RATE = 50.0  # a second, as of the commands
LOG_IN = "log in"
WHY_CHARACTERS = 200  # of a reason for a pause, which stands in one line

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Operate:
    """What a visitor who may operate does; `changed` is called after each, so that the next look is a new one."""

    stack: RunningStack
    troubles: TroubleReader
    actions: ActionLog
    changed: Callable[[], None]

    def enter(self, who: str) -> str:
        """Note that somebody came in."""
        return self._noted(who, LOG_IN, "the page", lambda: "came in")

    def pause(self, who: str, stage: Stage, why: str) -> str:
        """Let a stage take nothing more, and say why to others."""
        reason = f"{' '.join(why.split())[:WHY_CHARACTERS] or 'paused by hand'} ({who})"

        def act() -> str:
            self.stack.pauses.pause(stage, reason)
            return f"it is paused: {reason}"

        return self._noted(who, "pause", stage, act)

    def resume(self, who: str, stage: Stage) -> str:
        """Let a stage go on."""
        return self._noted(
            who, "resume", stage, lambda: "it goes on" if self.stack.pauses.resume(stage) else "it was not paused"
        )

    def replay(self, who: str, place: str, fingerprint: str) -> str:
        """Send the newest letters of one kind back to where they died, at most `MOST`."""
        return self._noted(
            who, "replay dead letters", f"{place} {fingerprint}", lambda: self._replay(place, fingerprint)
        )

    def readmit(self, who: str, choice: RejectionFilter, since_ms: int, though: bool) -> str:
        """Send rejected captures back to the stage that rejected them, the newest first, at most `MOST`.

        Raises UsageError where nothing is chosen, or `though` is for no judgement of ours.
        """
        chosen_by = " ".join(filter(None, (choice.reason, choice.source, choice.capture)))
        what = "take in though rejected" if though else "take in again"
        return self._noted(who, what, chosen_by or "nothing", lambda: self._readmit(choice, since_ms, though))

    def _replay(self, place: str, fingerprint: str) -> str:
        found = [each.id for each in self.troubles().letters if (each.place, each.fingerprint) == (place, fingerprint)]
        letters = [*filter(is_message, self._letters(found[:MOST]))]
        if not letters:
            raise UsageError(f"no letter of {place} with the fingerprint {fingerprint} can be sent again")
        done = replay_letters(self.stack, letters, RATE)
        return f"{done} replayed{_more(len(found))}"

    def _letters(self, ids: Sequence[str]) -> list[DeadLetter]:
        found = []
        for letter_id in ids:
            with suppress(UsageError):  # somebody else replayed it meanwhile
                found.append(self.stack.dead_letters.get(letter_id))
        return found

    def _readmit(self, choice: RejectionFilter, since_ms: int, though: bool) -> str:
        if choice == RejectionFilter():
            raise UsageError("choose a reason, a source or a capture")
        found = [*filter(may_come_back, chosen(self.stack.rejections, choice, since_ms, MOST + 1))]
        if though:
            check_overruled(found)
        done = readmit(self.stack, found[:MOST], though, RATE)
        return f"{done} taken in again{_more(len(found))}"

    def _noted(self, who: str, what: str, of: str, act: Callable[[], str]) -> str:
        """Do it, and note what came of it, also where that is an error."""
        try:
            outcome = act()
        except NewswireError as error:
            self._note(who, what, of, f"failed: {error}")
            raise
        self._note(who, what, of, outcome)
        return outcome

    def _note(self, who: str, what: str, of: str, outcome: str) -> None:
        log.info("ops.acted", who=who, what=what, of=str(of), outcome=outcome)
        self.changed()
        self.actions.note(who, what, of, outcome)


def _more(found: int) -> str:
    return f"; there are more, so do it again for the next {MOST}" if found > MOST else ""
