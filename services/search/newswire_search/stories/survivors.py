"""Which story an old id leads to, by what each engine keeps of the stories that ceased."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

MOST_STEPS = 20  # a story that was taken in by one that was taken in, and so on


def resolved(story_ids: Sequence[str], survivors: Callable[[Sequence[str]], Mapping[str, str]]) -> dict[str, str]:
    """The present id of each story; `survivors` tells which of some ceased, and what took each in.

    Who stands in a circle, or at the end of too long a chain, is answered by one of it.
    """
    present = {story: story for story in story_ids}
    for _ in range(MOST_STEPS):
        asked = list(dict.fromkeys(present.values()))
        onward = survivors(asked) if asked else {}
        if not onward:
            break
        present = {story: onward.get(now, now) for story, now in present.items()}
    return present
