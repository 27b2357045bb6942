"""The process of search: settings, the use cases, the HTTP application, one socket."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sys
from contextlib import suppress
from types import FrameType

import uvicorn
from newswire_shared.accounting.heartbeats import PulseTeller
from newswire_shared.contracts.errors import MissingStack, NewswireError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running import logs
from newswire_shared.running.pulses import pulse_teller

from newswire_search.composition import Search
from newswire_search.connections import HEAD_BYTES, BoundedConnection
from newswire_search.loop_watch import TICK_S, LoopWatch, telling
from newswire_search.settings import SearchSettings
from newswire_search.web.application import create_application
from newswire_search.web.changes.streams import Streams

GRACE_S = 10  # for answers on their way as the process stops; twice the longest search by default
# uvicorn's own start and end are nobody's concern: at INFO it is asked for warnings.
LIBRARY_LEVELS = {"ERROR": "error", "DEBUG": "debug"}


def main() -> None:
    """Serve until a signal; exit status 0, 1 (cannot serve) or 2 (wrong settings)."""
    try:
        settings, shared = load(SearchSettings), load(SharedSettings)
        logs.configure(shared, "search")
        search = Search.open(shared, settings)
        # The socket is bound first: a port that is taken is reported in one line, before anything is loaded.
        listening = _listen(settings.host, settings.port)
        application = create_application(search)
    except NewswireError as error:
        sys.exit(_complain(error, 2 if isinstance(error, UsageError) else 1))
    except OSError as error:
        sys.exit(_complain(about_socket(error, settings), 1))
    config = uvicorn.Config(
        application,
        http=BoundedConnection,
        ws="none",
        h11_max_incomplete_event_size=HEAD_BYTES,
        log_config=None,  # ours has the form and level of the settings
        log_level=LIBRARY_LEVELS.get(shared.log_level, "warning"),
        access_log=False,  # a line a request would hold what people look for
        server_header=False,  # callers need not know what serves them
        timeout_graceful_shutdown=GRACE_S,
    )
    # Flushed, for whoever started it with port 0 and reads here which one it got.
    print(f"search answers at {_address(listening)}", flush=True)
    _stop_quietly()
    watch = LoopWatch()
    with telling(_pulse_teller(shared, listening.getsockname()[1]), watch):
        Server(config, application.state.streams, watch).run(sockets=[listening])


class Server(uvicorn.Server):
    """uvicorn's server, which ends the streams as it is told to stop: it would wait for them to end by themselves.

    Its loop comes around twice a second, and at once as it is told to stop. uvicorn's does ten times, though nothing
    is due more often than the date in the heads of answers.
    """

    def __init__(self, config: uvicorn.Config, streams: Streams, watch: LoopWatch) -> None:
        super().__init__(config)
        self._streams, self._watch = streams, watch
        self._is_told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        while not await self.on_tick(0):
            self._watch.tick()
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK_S):
                    await self._is_told.wait()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._streams.end()
        super().handle_exit(sig, frame)
        if self._loop:
            self._loop.call_soon_threadsafe(self._is_told.set)


def _pulse_teller(shared: SharedSettings, port: int) -> PulseTeller | None:
    """What tells of this process, under a name that another server of the machine has not; None without a state."""
    try:
        tell = pulse_teller(shared)
    except MissingStack:
        return None
    tell.node = f"search@{tell.machine}:{port}"
    return tell


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def about_socket(error: OSError, settings: SearchSettings) -> str:
    """The line about a socket that could not be had, with what to do."""
    place = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return f"port {place} is taken: stop what uses it, or set NEWSWIRE_SEARCH_PORT"
    return f"cannot listen on {place} ({error.strerror}): set NEWSWIRE_SEARCH_HOST or NEWSWIRE_SEARCH_PORT"


def _complain(what: object, status: int) -> int:
    print(f"newswire: {what}", file=sys.stderr)
    return status


def _stop_quietly() -> None:
    """After its orderly stop uvicorn raises the signal again; by then it should mean a good end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))


if __name__ == "__main__":
    main()
