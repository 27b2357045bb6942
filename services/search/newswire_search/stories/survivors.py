"""The story that an old id leads to, by what each engine keeps of the stories that ceased."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

MOST_STEPS = 20  # a story that was taken in by one that was taken in, and so on; a circle of them must end too


def resolved(story_ids: Sequence[str], survivors: Callable[[Sequence[str]], Mapping[str, str]]) -> dict[str, str]:
    """The present id of each story; `survivors` gives, of some, those that ceased with what took each in.

    Who stands in a circle, or at the end of too long a chain, is answered by one of it.
    """
    present = {story: story for story in story_ids}
    for _ in range(MOST_STEPS):
        # One question for all chains at once: each step is a call to the engine.
        asked = list(dict.fromkeys(present.values()))
        onward = survivors(asked) if asked else {}
        if not onward:
            break
        present = {story: onward.get(now, now) for story, now in present.items()}
    return present
