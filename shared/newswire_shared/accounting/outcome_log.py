"""The log of outcomes: one line for each stage that a capture leaves, with the words that the metrics have."""

from __future__ import annotations

import structlog

from newswire_shared.contracts.reasons import End, Reason, Stage

log = structlog.get_logger(__name__)


def log_outcome(
    stage: Stage, to: Stage | End, took_s: float, *, capture: str, article: str, source: str,
    reason: Reason | None = None,
) -> None:  # fmt: skip
    """Tell, once it is written down, that a stage is over for a capture.

    `end` is how the capture ended, and is left out where it goes on to the next stage.  `ms` is what the work took, of
    a batch that of all of it; how long a capture waited is in its record.
    """
    more = {"end": str(to)} if isinstance(to, End) else {}
    why = {"reason": str(reason)} if reason else {}
    ms = round(took_s * 1000)
    log.info("stage.ended", stage=str(stage), **more, **why, capture=capture, article=article, source=source, ms=ms)
