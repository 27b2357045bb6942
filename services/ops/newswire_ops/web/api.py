"""The operator's API: what the page shows, and what it does."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from newswire_shared.contracts.error_answers import ErrorAnswer

from newswire_ops.status.answers import StatusAnswer
from newswire_ops.web.access import Caller
from newswire_ops.web.desk import OpenDesk

router = APIRouter(prefix="/v1", tags=["ops"])


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, as OpenAPI describes them."""
    return {status: {"model": ErrorAnswer, "description": HTTPStatus(status).phrase} for status in statuses}


@router.get("/ops/status", summary="What is wrong, and how all goes", responses=documented(401, 503))
def ops_status(desk: OpenDesk, caller: Caller) -> StatusAnswer:
    """The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of sources and articles.
    The key needs the scope `read` or `operate`.
    """
    return desk.read_status()
