"""Points in time that searches by relevance are paged through; there is a bound to how many stay open."""

from __future__ import annotations

import base64
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.errors import EngineAway, PermanentError, UsageError
from newswire_shared.engines.elasticsearch_client import ApiError

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.errors import ForgottenError
from newswire_search.query.cursor import EXPIRED

KEPT, KEPT_S = "5m", 300.0  # since the last page: as long as somebody reads one
# Of one process.  Each keeps the segments of its moment from being removed, and the server remembers each by shard.
MOST_OPEN = 200
MOST_NAME_BYTES = 65_536  # of a point's name unpacked: one of five hundred homes has as many
MISSING = "search_context_missing_exception"


class ElasticsearchWalks:
    """Points in time of one alias, each open for five minutes after its last page.

    Past `most_open` of them the one that was used longest ago is closed.
    """

    def __init__(
        self,
        server: LimitedServer,
        alias: str,
        most_open: int = MOST_OPEN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server, self._alias, self._most_open, self._clock = server, alias, most_open, clock
        self._open: OrderedDict[str, float] = OrderedDict()  # until when
        self._lock = threading.Lock()

    def search(self, view: str, body: JsonBody) -> tuple[dict[str, Any], str]:
        """The answer to a search in a view, and what the view is called from then on; "" makes a new one.

        Raises ForgottenError for a view that is no more, UsageError for what is none.
        """
        point = _point_of(view) if view else self._opened()
        # the server keeps the copy of the shard that the point is of, so no preference is allowed
        place = {"pit": {"id": point, "keep_alive": KEPT}, "preference": None}
        try:
            answer = self._server.search(None, **body | place)
        except (EngineAway, PermanentError) as error:
            raise _translated(error) from error
        now = str(answer["pit_id"])
        self._used(now, instead_of=point)  # not before it answered: what was forgotten must not close another
        return answer, _view_of(now)

    def _opened(self) -> str:
        point = self._server.open_point(self._alias, KEPT)
        self._used(point)
        return point

    def _used(self, point: str, instead_of: str = "") -> None:
        with self._lock:
            self._open.pop(instead_of, None)
            self._open.pop(point, None)
            self._open[point] = self._clock() + KEPT_S
            closed = self._surplus()
        for name in closed:
            self._server.close_point(name)

    def _surplus(self) -> list[str]:
        """Take out what has ended by itself, and give what is too many."""
        now = self._clock()
        for name in [name for name, until_s in self._open.items() if until_s < now]:
            del self._open[name]
        return [self._open.popitem(last=False)[0] for _ in range(len(self._open) - self._most_open)]


@dataclass(slots=True)
class WalkedView:
    """A view that is searched several times for a page; `view` is what it is called by now."""

    walks: ElasticsearchWalks
    view: str

    def __call__(self, **body: Any) -> dict[str, Any]:
        """The answer to a search."""
        answer, self.view = self.walks.search(self.view, body)
        return answer


def _view_of(point: str) -> str:
    """The name of a point as a cursor has it: it names each home of the index, and deflates to a quarter."""
    return base64.b64encode(zlib.compress(base64.urlsafe_b64decode(point))).decode()


def _point_of(view: str) -> str:
    try:
        named = zlib.decompressobj().decompress(base64.b64decode(view, validate=True), MOST_NAME_BYTES)
    except (ValueError, zlib.error):
        raise _no_view() from None
    return base64.urlsafe_b64encode(named).decode()


def _translated(error: EngineAway | PermanentError) -> Exception:
    """What an error means of a view that came from outside."""
    cause = error.__cause__
    if isinstance(cause, ApiError) and MISSING in str(cause.body):
        return ForgottenError(EXPIRED)
    return _no_view() if isinstance(cause, ApiError) and cause.meta.status == 400 else error


def _no_view() -> UsageError:
    return UsageError("that is not a cursor that a search gave: leave `after` out to start at the first hit")
