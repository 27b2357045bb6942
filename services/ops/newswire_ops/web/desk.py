"""What the routes ask for, which do not import the composition root: that would bring the adapters."""

from __future__ import annotations

from typing import Annotated, Protocol

from fastapi import Depends, Request

from newswire_ops.operations.actions import ActionLog
from newswire_ops.operations.operate import Operate
from newswire_ops.ports import RunningStack
from newswire_ops.status.read_status import ReadStatus
from newswire_ops.tracing.trace import Traced
from newswire_ops.visitors.visitor import Door


class Desk(Protocol):
    """The parts of the operator's page."""

    @property
    def stack(self) -> RunningStack:
        """The ports of the stack."""

    @property
    def door(self) -> Door:
        """Who visits."""

    @property
    def read_status(self) -> ReadStatus:
        """What is seen."""

    @property
    def operate(self) -> Operate:
        """What is done."""

    @property
    def actions(self) -> ActionLog:
        """What was done."""

    def trace(self, what: str) -> Traced | None:
        """An article with all that happened to it."""


def desk_of(request: Request) -> Desk:
    """The desk of the application that a request came to, which the router has opened before."""
    held: Desk = request.app.state.ops_desk
    return held


OpenDesk = Annotated[Desk, Depends(desk_of)]
