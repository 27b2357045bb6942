"""Bodies of requests, bounded in size and time: FastAPI reads them whole, before anybody asks for a key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

MOST_BYTES = 100_000  # an alert with fifty values of each filter has a third of that
LONGEST_S = 10.0  # as for the head of a request: what drips would keep searches from their turn
Handle = Callable[[Request], Coroutine[Any, Any, Response]]


class BoundedRequest(Request):
    """A request whose body is refused past a length."""

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """The body as it comes."""
        so_far = 0
        async for piece in super().stream():
            so_far += len(piece)
            if so_far > MOST_BYTES:
                raise HTTPException(413, f"the body of this request has at most {MOST_BYTES} bytes")
            yield piece


class BoundedRoute(APIRoute):
    """A route that takes no more than that, and waits no longer."""

    def get_route_handler(self) -> Handle:
        """The route's own handler, of a request that was read."""
        handle = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            held = BoundedRequest(request.scope, request.receive)
            try:
                async with asyncio.timeout(LONGEST_S):
                    await held.body()
            except TimeoutError:
                raise HTTPException(408, f"the request did not come within {LONGEST_S:g} s") from None
            except ClientDisconnect:
                return Response(status_code=400)
            return await handle(held)

        return bounded
