"""Old ids lead to the story that stands, in a limited number of steps."""

from __future__ import annotations

from newswire_search.stories.survivors import MOST_STEPS, resolved


def test_old_ids_lead_on_however_long_the_chain_and_never_for_good() -> None:
    chain = {str(n): str(n + 1) for n in range(MOST_STEPS - 1)}
    assert resolved(["0", "7", "x"], lambda ids: {i: chain[i] for i in ids if i in chain}) == {
        "0": str(MOST_STEPS - 1), "7": str(MOST_STEPS - 1), "x": "x",
    }  # fmt: skip
    circle = {"a": "b", "b": "a"}
    assert resolved(["a"], lambda ids: {i: circle[i] for i in ids})["a"] in circle
