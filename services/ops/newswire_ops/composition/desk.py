"""The parts of the operator's page, over the configured or running stack.  Nothing connects before its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble

from newswire_ops.composition import open_survivors, stack_over_parts
from newswire_ops.observation.checks import CheckRules
from newswire_ops.operations.actions import ActionLog
from newswire_ops.operations.operate import Operate
from newswire_ops.operations.redis_action_log import RedisActionLog
from newswire_ops.ports import RunningStack
from newswire_ops.settings import OpsSettings
from newswire_ops.status.answers import StatusLinks
from newswire_ops.status.make_status import Aims
from newswire_ops.status.read_status import ReadStatus
from newswire_ops.status.redis_troubles import RedisTroubles
from newswire_ops.status.troubles import TroubleReader
from newswire_ops.tracing.trace import Traced, find
from newswire_ops.visitors.redis_sessions import RedisSessions
from newswire_ops.visitors.visitor import Door, Sessions

RUNBOOK = "/ops/runbook"  # as this server shows it
Held = Callable[[str], ArticleDocument | None]


@dataclass(frozen=True, slots=True)
class OperatorDesk:
    """What the routes of the operator ask for; a test gives fakes.  `held` reads an article from the index."""

    stack: RunningStack
    read_status: ReadStatus
    troubles: TroubleReader
    actions: ActionLog
    sessions: Sessions
    held: Held

    @classmethod
    def open(cls, shared: SharedSettings, held: Held | None = None) -> OperatorDesk:
        """On the configured or running stack.  Raises MissingStack if there is none.

        `held` reads an article from what searches; without it the index is asked, where that is installed here.
        """
        settings, parts = load(OpsSettings), assemble("ops", shared)
        stack, troubles = stack_over_parts(parts), RedisTroubles(parts.state)
        reading = ReadStatus(stack.read, troubles, stack.rejections, aims_of(shared, settings))
        return cls(
            stack, reading, troubles, RedisActionLog(parts.state), RedisSessions(parts.state),
            held or partial(_held, shared),
        )  # fmt: skip

    @property
    def door(self) -> Door:
        """Who visits."""
        return Door(self.stack.access_keys, self.sessions)

    @property
    def operate(self) -> Operate:
        """What is done."""
        return Operate(self.stack, self.troubles, self.actions, self.read_status.forget)

    def trace(self, what: str) -> Traced | None:
        """An article with all that happened to it."""
        return find(self.stack, what, self.held)


def aims_of(shared: SharedSettings, own: OpsSettings) -> Aims:
    """What the settings say of the status."""
    return Aims(CheckRules.of(shared), own.freshness_aim_s, StatusLinks(flower=own.flower_url or None, runbook=RUNBOOK))


def _held(shared: SharedSettings, article_id: str) -> ArticleDocument | None:
    return open_survivors(shared).article(article_id)
