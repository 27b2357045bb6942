"""Use case: turn a raw capture into an article, by a list of stages."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts import reasons
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.errors import Overtime
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome, rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.contracts.recipe import RECIPE, with_edits

from newswire_enrich.draft import Draft, EnrichStage, article_of, through
from newswire_enrich.limits import TooCostly, TooSlow, time_limit


@dataclass(frozen=True, slots=True)
class EnrichArticle:
    """Runs the stages over one capture; the first that ends it, ends it.  The article holds by what recipe.

    All stages together have one limit of processor time; what takes more is rejected.  Raises Overtime where the
    clock ran out first.
    """

    archive: Archive
    stages: Sequence[EnrichStage]
    processor_s: float
    wall_s: float

    def __call__(self, capture: CaptureRef, record: CaptureRecord) -> Outcome:
        draft = draft_of(record, capture, self.archive)
        try:
            with time_limit(self.processor_s, self.wall_s):  # the archive's time is no fault of the page
                result = through(self.stages, draft)
        except TooCostly as error:
            return rejected(Reason.TOO_COSTLY, f"the article took {error}")
        except TooSlow as error:
            raise Overtime(f"the article took {error}") from error
        return result if isinstance(result, Ended) else self._kept(result)

    def _kept(self, draft: Draft) -> Onward:
        recipe = with_edits(recipe_of(self.stages), edits_of(self.stages))
        # the copy is durable before the event names it: what is published again finds it
        article = article_of(draft.with_version(RECIPE, recipe))
        ref = self.archive.write_article(article.url, article.model_dump_json().encode())
        return Onward(reasons.Stage.INDEX, ref, article.article_id)


def draft_of(record: CaptureRecord, capture: CaptureRef, archive: Archive) -> Draft:
    """The draft that the first stage gets; a rebuild makes the earlier capture's article again."""
    return Draft(
        article_id=record.article_id,
        capture_id=record.rebuilds or capture.capture_id,
        url=record.url,
        source=record.source,
        lane="live" if record.lane is reasons.Lane.LIVE else "backfill",
        first_seen_at=from_ms(record.first_seen_ms),
        raw=archive.read_raw(capture.ref),
        raw_ref=capture.ref,
        is_rebuild=bool(record.rebuilds),
        though=record.though,
    )


# Raised when rules or tables of words change by which articles come out otherwise, so that older ones count as stale.
RULES = "8"


def recipe_of(stages: Sequence[EnrichStage]) -> str:
    """A digest of the stages and their versions: it changes when an article may come out otherwise.

    A stage that depends on a version (of a model, of rules) has an attribute `version`, which stays as long as the
    worker runs.
    """
    named = (
        ("rules", RULES),
        *((getattr(stage, "__name__", type(stage).__name__), getattr(stage, "version", "")) for stage in stages),
    )
    # eight digits: two recipes of one newswire share them once in four billion
    return hashlib.sha256("\n".join(f"{name}={version}" for name, version in named).encode()).hexdigest()[:8]


def edits_of(stages: Sequence[EnrichStage]) -> str:
    """The version of what operators edited, as the stages had it for the last article; "" where nothing is edited.

    A stage that goes by edits has an attribute `edits`.
    """
    return "".join(getattr(stage, "edits", "") for stage in stages)
