"""Index's tasks: each decodes, delegates and ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from celery import Celery
from newswire_shared.contracts import events, topology
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class UseCases:
    """What the tasks delegate to."""

    index_articles: Callable[[Sequence[CaptureRef]], Sequence[Outcome | BaseException]]
    keep_record: Callable[[events.RecordChanged], None]
    index_story: Callable[[events.StoryChanged], None]
    place_articles: Callable[[events.PlacementsChanged], None]


def register(app: Celery, tick: Callable[[], None], cases: UseCases) -> None:
    """Register the tasks of the index group."""

    @app.task(name=topology.INDEX_TICK.task, shared=False)
    def index_tick(message: events.Tick) -> None:
        tick()

    @app.task(name=topology.INDEX.task, shared=False)
    def index_articles(captures: Sequence[CaptureRef]) -> Sequence[Outcome | BaseException]:
        return cases.index_articles(captures)

    @app.task(name=topology.RECORD.task, shared=False)
    def index_record(message: events.RecordChanged) -> None:
        cases.keep_record(message)

    @app.task(name=topology.STORY.task, shared=False)
    def index_story(message: events.StoryChanged) -> None:
        cases.index_story(message)

    @app.task(name=topology.PLACEMENTS.task, shared=False)
    def place_articles(message: events.PlacementsChanged) -> None:
        cases.place_articles(message)
