"""What every route of the page has in common: a stranger sees the way in, and an error says what to do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from newswire_shared.contracts.errors import TransientError

from newswire_ops.web.access import PLACE, NotAllowed, NotEntered
from newswire_ops.web.rendering import render

LOGIN = f"{PLACE}/login"
AFTER_AWAY_S = 5  # by then a Redis that was restarted answers again, and the page loads itself anew
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class OperatorRoute(APIRoute):
    """A route of the page."""

    def get_route_handler(self) -> Handler:
        """The handler, with pages in the place of what it raises."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except NotEntered:
                return RedirectResponse(_way_in(request), 303)
            except NotAllowed as error:
                return render(request, "refused.html", 403, why=str(error))
            except TransientError as error:
                return away(request, error)

        return answer


def away(request: Request, error: TransientError) -> Response:
    """The page where Redis does not answer: nothing of what it showed before is known to be so still."""
    page = render(request, "away.html", 503, why=str(error))
    page.headers["Retry-After"] = page.headers["Refresh"] = str(AFTER_AWAY_S)
    return page


def _way_in(request: Request) -> str:
    """The form, which leads back to what somebody wanted to see."""
    if request.method != "GET" or request.url.path in (PLACE, f"{PLACE}/live"):
        return LOGIN
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"{LOGIN}?next={quote(wanted, safe='')}"
