"""The root of the parts that `newswire restore` brings back, and of what an index that was lost is told."""

from __future__ import annotations

from newswire_shared.accounting.restoration import Phase, Restorer, Reteller
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble

from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.linking.redis_link_restoration import RedisLinkRestoration
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.restoration.restore_edits import RestoreEntityEdits, RestoreStoryEdits
from newswire_enrich.restoration.restore_linking import RestoreLinking
from newswire_enrich.settings import EnrichSettings


def restorers_of(shared: SharedSettings) -> tuple[Restorer, ...]:
    """The parts of enrichment on the configured or running stack.  Raises MissingStack if there is none."""
    return restorers_over(assemble("restore", shared), load(EnrichSettings))


def restorers_over(parts: Assembly, settings: EnrichSettings) -> tuple[Restorer, ...]:
    """The parts of enrichment over the adapters of a process."""
    limits = StoryLimits(remembered_s=settings.article_remembered_s)
    entities, stories = editors_over(parts, limits)
    return (
        Restorer("edits of entities", Phase.PEOPLE, RestoreEntityEdits(entities)),
        Restorer("linking", Phase.LINKING, RestoreLinking(RedisLinkRestoration(parts.state, limits))),
        Restorer("edits of stories", Phase.EDITS, RestoreStoryEdits(stories)),
    )


def retellers_of(shared: SharedSettings) -> tuple[Reteller, ...]:
    """What the state of enrichment knows, on the configured or running stack.  Raises MissingStack if there is none."""
    parts, settings = assemble("restore", shared), load(EnrichSettings)
    limits = StoryLimits(remembered_s=settings.article_remembered_s)
    entities, stories = editors_over(parts, limits)
    return (
        Reteller("edits of entities", entities.record_all),
        Reteller("edits of stories", stories.record_all),
        Reteller("stories", RedisLinkRestoration(parts.state, limits).retell),
    )


def editors_over(parts: Assembly, limits: StoryLimits) -> tuple[EntityEditor, StoryEditor]:
    """The editors of entities and of stories over the adapters of a process."""
    clock = SystemClock()
    entities = EntityEditor(RedisEditLog(parts.state), parts.publisher, load_catalogue(), clock)
    state, log = RedisStoryState(parts.state, limits), RedisStoryEditLog(parts.state)
    return entities, StoryEditor(state, log, parts.publisher, clock)
