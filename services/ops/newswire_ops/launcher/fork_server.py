"""The fork server: a process that has loaded the libraries, and becomes each Python program of a stack by a fork.

    python -m newswire_ops.launcher.fork_server DESCRIPTOR

A program begins without its imports so, which are most of its start, and what they take of memory is there once for all
programs.  It loads and forks and does nothing else: a thread, a connection or a setting would be every program's.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from setproctitle import setproctitle

READY = b"ready"
MOST_BYTES = 200_000  # of a request: an environment may be long, and a socket takes no longer datagram by default
GO = b"g"
UNSEEN = 256  # no status of a process: it ended, and whoever knew how has ended too
# What the programs of a stack load, short of the modules that build an application as they are loaded.
LOADED = (
    "celery.bin.celery", "celery.apps.worker", "celery.apps.beat", "celery.app.log", "celery.app.control",
    "celery.worker.components", "celery.worker.consumer", "celery.worker.autoscale", "celery.worker.strategy",
    "celery.concurrency.prefork", "celery.concurrency.thread", "celery.fixups.django", "kombu.transport.redis",
    "newswire_shared.running.assembly", "newswire_shared.messaging.hard_limits",
    "newswire_shared.messaging.task_events", "newswire_ops.launcher.celery_scheduler", "newswire_ops.router",
    "newswire_ingest.composition", "newswire_ingest.tasks", "newswire_ingest.router",
    "newswire_enrich.composition.worker", "newswire_enrich.tasks", "newswire_index.composition",
    "newswire_index.tasks", "newswire_index.engine.sqlite.index", "newswire_search.composition",
    "newswire_search.tasks", "newswire_search.engine.sqlite.engine", "newswire_search.web.application",
    "newswire_search.web.articles.api", "newswire_search.web.pages", "newswire_search.connections",
    "uvicorn.protocols.http.h11_impl", "uvicorn.loops.asyncio", "uvicorn.lifespan.on", "anyio._backends._asyncio",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A program to become: words as after `python -m`, its environment and folder, and where its output goes.

    It begins once a byte came through `go`: who asked knows it by then, or is gone, and then it never begins.
    """

    words: Sequence[str]
    environment: Mapping[str, str]
    folder: str
    output: int
    go: int


def main() -> None:
    """Load, and answer who holds the other end of the socket until it is closed."""
    link = socket.socket(fileno=int(sys.argv[1]))
    gc.disable()  # what is imported stays: looking for circles in it takes a tenth of the time
    for name in LOADED:
        with suppress(ImportError):  # a service that is not here; whoever needs a module says what it lacks
            importlib.import_module(name)
    gc.collect()
    gc.freeze()  # a collection in a program would write into what is shared, and so copy it
    gc.enable()
    link.send(READY)
    become(serve(link))


def serve(link: socket.socket) -> Asked:
    """Fork for each request; returns in the new process alone, with what it is to become."""
    while True:
        body, channels, _, _ = socket.recv_fds(link, MOST_BYTES, 2)
        if not body:
            sys.exit(0)  # the launcher has ended; what it started goes on
        request: dict[str, Any] = json.loads(body)
        if "ended" in request:
            link.send(json.dumps(_status_of(request["ended"])).encode())
            continue
        pid = os.fork()
        if pid == 0:
            link.close()
            return Asked(**request, output=channels[0], go=channels[1])
        link.send(json.dumps(pid).encode())
        for channel in channels:
            os.close(channel)


def _status_of(pid: int) -> int:
    """How a program ended, as `subprocess` gives it."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:  # one of a server before this one
        return UNSEEN


def become(asked: Asked) -> None:
    """Be the program that was asked for, from its first line to its end."""
    os.setsid()  # Ctrl-C reaches the launcher alone; who kills it may take its children too
    if os.read(asked.go, 1) != GO:
        sys.exit(0)
    os.close(asked.go)
    for channel in (1, 2):
        os.dup2(asked.output, channel)
    os.close(asked.output)
    setproctitle(" ".join([sys.executable, "-m", *asked.words]))  # before the environment, beside which it finds room
    os.environ.clear()
    os.environ.update(asked.environment)
    os.chdir(asked.folder)
    sys.argv = ["", *asked.words[1:]]
    runpy.run_module(asked.words[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
