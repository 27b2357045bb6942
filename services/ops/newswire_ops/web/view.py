"""What the page of the status shows: the answer of the API, and what this visitor did last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_ops.observation.answers import FindingAnswer
from newswire_ops.operations.actions import Action
from newswire_ops.operations.operate import LOG_IN
from newswire_ops.status.answers import StatusAnswer
from newswire_ops.visitors.visitor import Visitor
from newswire_ops.web.desk import Desk

ACTIONS = 20  # on the page; the API has more
JUST_NOW_MS = 30_000  # for so long what somebody did stands at the top with what came of it


@dataclass(frozen=True, slots=True)
class View:
    """The values of the page; `done` is what the visitor did just now."""

    status: StatusAnswer
    actions: Sequence[Action]
    done: Action | None

    @property
    def worst(self) -> FindingAnswer:
        """The first line."""
        return self.status.findings[0]


def view_of(desk: Desk, who: Visitor) -> View:
    """What a visitor sees now.  Raises TransientError where Redis cannot be reached."""
    status, actions = desk.read_status(), [*desk.actions.newest(ACTIONS)]
    return View(status, actions, _done(status, actions, who))


def _done(status: StatusAnswer, actions: Sequence[Action], who: Visitor) -> Action | None:
    """What the visitor did just now."""
    last = next((action for action in actions if action.who == who.name), None)
    is_new = last and last.what != LOG_IN and status.at.timestamp() * 1000 - last.at_ms < JUST_NOW_MS
    return last if is_new else None
