"""The composition root: settings, the engine, the application, one socket."""

from __future__ import annotations

import errno
import signal
import socket
import sys

import uvicorn
from newswire_shared.contracts.errors import NewswireError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running import logs

from newswire_search.composition import open_search
from newswire_search.settings import SearchSettings
from newswire_search.web.application import create_application

GRACE_S = 10
LIBRARY_LEVELS = {"ERROR": "error", "DEBUG": "debug"}  # what it says of its own start and end is no one's concern


def main() -> None:
    """Serve until a signal says stop; exit status 0, 1 (cannot serve) or 2 (wrong settings)."""
    try:
        settings, shared = load(SearchSettings), load(SharedSettings)
        logs.configure(shared, "search")
        search = open_search(shared, settings)
        listening = _listen(settings.host, settings.port)
    except NewswireError as error:
        sys.exit(_complain(error, 2 if isinstance(error, UsageError) else 1))
    except OSError as error:
        sys.exit(_complain(about_socket(error, settings), 1))
    application = create_application(search)
    config = uvicorn.Config(
        application,
        log_config=None,  # ours has the form and level of the settings
        log_level=LIBRARY_LEVELS.get(shared.log_level, "warning"),
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    print(f"search answers at {_address(listening)}", flush=True)
    _stop_quietly()
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def about_socket(error: OSError, settings: SearchSettings) -> str:
    """Why no socket could be had, and what to do."""
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
