"""Pausing a stage, by hand or because too many of its messages died."""

from __future__ import annotations

from newswire_shared.errors import UsageError
from newswire_shared.reasons import Stage
from newswire_shared.scripts import State, translated

PAUSABLE = tuple(Stage)


def pause_stage(state: State, stage: str, why: str) -> None:
    """Pause a stage.  Raises UsageError for what is no stage that can be paused."""
    with translated():
        state.client.hset(state.key("paused"), _checked(stage), why)


def resume_stage(state: State, stage: str) -> bool:
    """Let a stage go on; False if it was not paused."""
    with translated():
        return bool(state.client.hdel(state.key("paused"), _checked(stage)))


def paused_stages(state: State) -> dict[str, str]:
    """The paused stages and why."""
    with translated():
        return dict(state.client.hgetall(state.key("paused")))


def _checked(stage: str) -> str:
    if stage not in PAUSABLE:
        raise UsageError(f"{stage} is no stage that can be paused; there are {', '.join(PAUSABLE)}")
    return stage
