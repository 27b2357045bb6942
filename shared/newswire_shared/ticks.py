"""When each worker group last took a tick, by Redis' own time: so the clock is seen from every machine."""

from __future__ import annotations

from newswire_shared.scripts import State, translated

SILENT_S = 30.0  # one is sent each second; a group that is busy with loops of 10 s leaves some to expire


def note_tick(state: State, group: str) -> None:
    """A group takes a tick just now."""
    state.call("tick", group)


def tick_ages_s(state: State) -> dict[str, float]:
    """How long ago each group took its last tick; a group that never did is missing."""
    now_ms = state.now_ms()
    with translated():
        return {group: (now_ms - int(at)) / 1000 for group, at in state.client.hgetall(state.key("ticks")).items()}
