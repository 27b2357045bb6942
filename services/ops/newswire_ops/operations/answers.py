"""Actions as the API answers them."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.clock import from_ms
from pydantic import Field

from newswire_ops.observation.answers import Answer
from newswire_ops.operations.actions import Action


class OutcomeAnswer(Answer):
    """What came of an action."""

    outcome: str = Field(examples=["it is paused: moving the cluster (edna)"])


class ActionAnswer(OutcomeAnswer):
    """An action that somebody did."""

    at: datetime
    who: str = Field(description="The name of the key.", examples=["edna"])
    what: str = Field(examples=["pause"])
    of: str = Field(description="What it was done to.", examples=["index"])


class ActionsAnswer(Answer):
    """The last actions."""

    actions: tuple[ActionAnswer, ...] = Field(description="The newest first.")


def action_answer(action: Action) -> ActionAnswer:
    """An action for machines."""
    return ActionAnswer(
        at=from_ms(action.at_ms), who=action.who, what=action.what, of=action.of, outcome=action.outcome
    )  # fmt: skip
