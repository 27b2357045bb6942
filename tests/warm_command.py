"""The `newswire` command for scripts of tests, without its start: a process that has loaded it forks for each call.

    python tests/warm_command.py SOCKET

serves; a script that `at_hand` writes asks it, with its words, folder, environment and channels, and ends as the
command.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from patience import until

SERVICES = ("newswire_ops", "newswire_ingest", "newswire_enrich", "newswire_index", "newswire_search")
ADAPTERS = (
    "newswire_shared.running.assembly",
    "newswire_index.engine.sqlite.index",
    "newswire_search.engine.sqlite.engine",
)
SHIM = """#!{python} -SE
import json, os, socket, sys
link = socket.socket(socket.AF_UNIX)
link.connect({address!r})
asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(link, [len(asked).to_bytes(8, "big")], [0, 1, 2])
link.sendall(asked)
sys.exit(int(link.recv(8) or b"70"))
"""


@contextmanager
def at_hand(file: Path) -> Iterator[None]:
    """While inside, a file is the command, which answers at once."""
    address, log = file.with_name("warm"), file.with_name("warm.log")
    file.write_text(SHIM.format(python=sys.executable, address=str(address)))
    file.chmod(0o755)
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, __file__, address], stdout=out, stderr=out)
    try:
        until(lambda: address.exists() or process.poll() is not None)
        yield
    finally:
        process.terminate()
        process.wait()


def serve(address: str) -> None:
    """Answer calls, each in a process of its own, until a signal."""
    _warm()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended: each tells by itself
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(16)
        while True:
            link, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _answer(link)
            link.close()


def _warm() -> None:
    """Load what commands load, and what they do not before they know their settings."""
    from newswire_ops.command import installed, loaded

    for name in installed():
        loaded(name)
    for service in SERVICES:
        root = importlib.import_module(f"{service}.composition")
        for module in pkgutil.walk_packages(getattr(root, "__path__", ()), f"{root.__name__}."):
            importlib.import_module(module.name)
    for name in ADAPTERS:
        importlib.import_module(name)


def _answer(link: socket.socket) -> None:
    head, channels, _, _ = socket.recv_fds(link, 8, 3)
    asked = b""
    while len(asked) < int.from_bytes(head, "big"):
        asked += link.recv(65_536)
    words, folder, environment = json.loads(asked)
    for number, channel in enumerate(channels):
        os.dup2(channel, number)
        os.close(channel)
    # as a process has them that begins with these: those of before may think that they stand in a file
    sys.stdout, sys.stderr = (
        os.fdopen(number, "w", buffering, closefd=False) for number, buffering in ((1, -1), (2, 1))
    )
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    status = _run(words)
    for out in (sys.stdout, sys.stderr):
        with suppress(ValueError, OSError):  # closed, or nobody reads any more
            out.flush()
    link.sendall(str(status).encode())
    os._exit(status)


def _run(words: list[str]) -> int:
    from newswire_ops.command import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # commands wait for children of their own
    sys.argv = ["newswire", *words]
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
