"""A change of a story that the broker lost is published again from what the state noted."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.contracts.events import StoryChanged
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import STORY, Due
from newswire_shared.running.assembly import assemble
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]


def test_a_lost_change_comes_again(redis_state: State, redis_url: str, tmp_path: Path) -> None:
    parts = assemble("test", SharedSettings(data_dir=tmp_path, broker_url=redis_url, overdue_live_s=1))
    parts.publisher.publish(StoryChanged(story="s1", story_version=1))
    assert redis_state.client.rpop(STORY.queue())
    parts.unhandled.publish_again(parts.publisher)
    assert redis_state.client.llen(STORY.queue()) == 0
    (member,) = redis_state.client.zrange(keys.DUE(Due.UNHANDLED), 0, -1)
    redis_state.client.zincrby(keys.DUE(Due.UNHANDLED), -2000, member)
    parts.unhandled.publish_again(parts.publisher)
    assert redis_state.client.llen(STORY.queue()) == 1
    assert redis_state.client.zrange(keys.DUE(Due.UNHANDLED), 0, -1) == [member], "noted until it is handled"
