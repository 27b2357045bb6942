"""Actions as the API answers them."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.clock import from_ms
from pydantic import BaseModel, ConfigDict, Field

from newswire_ops.operations.actions import Action


class OutcomeAnswer(BaseModel):
    """What came of an action."""

    model_config = ConfigDict(frozen=True)

    outcome: str = Field(examples=["it is paused: moving the cluster (edna)"])


class ActionAnswer(OutcomeAnswer):
    """An action that somebody did."""

    at: datetime
    who: str = Field(description="The name of the key.", examples=["edna"])
    what: str = Field(examples=["pause"])
    of: str = Field(description="What it was done to.", examples=["index"])


class ActionsAnswer(BaseModel):
    """The last actions."""

    model_config = ConfigDict(frozen=True)

    actions: tuple[ActionAnswer, ...] = Field(description="The newest first.")


def action_answer(action: Action) -> ActionAnswer:
    """An action for machines."""
    return ActionAnswer(
        at=from_ms(action.at_ms), who=action.who, what=action.what, of=action.of, outcome=action.outcome
    )  # fmt: skip
