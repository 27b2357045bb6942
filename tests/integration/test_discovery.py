"""Of made-up sites on loopback the right source is proposed first, and where there is none a reason."""

from __future__ import annotations

from benchmarks.discovery import judged

LEAST = 0.95


def test_the_right_source_comes_first() -> None:
    verdicts = list(judged("judge", each=2, seed=1))
    wrong = [f"{v.site.name}: {v.first or v.found.reason}" for v in verdicts if not v.is_right]
    assert len(verdicts) > 40 and len(wrong) <= (1 - LEAST) * len(verdicts), wrong
