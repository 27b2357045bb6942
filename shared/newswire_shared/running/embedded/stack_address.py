"""The address of a stack: that of the settings, or of the embedded stack that runs in the data folder.

The launcher writes `run/stack.json` when everything is ready; whoever has no broker configured looks there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.settings import SharedSettings, masked
from newswire_shared.running.embedded.process_marks import ProcessMark, is_running
from newswire_shared.running.folders import make_folder
from newswire_shared.running.secret_files import write_private

STACK_FILE = "stack.json"
RECORD_FILE = "processes.json"  # the launcher, from its first moment to its last, and what it started


@dataclass(frozen=True, slots=True)
class StackAddress:
    """Where a running embedded stack can be reached; `pid` and `started` are its launcher's."""

    pid: int
    broker_url: str
    http_url: str
    started: str = ""

    @property
    def shown(self) -> str:
        """Where it is, as it may be printed."""
        return self.http_url or masked(self.broker_url)

    @property
    def launcher(self) -> ProcessMark:
        return ProcessMark(self.pid, self.started)


def read_own(file: Path) -> str:
    """What a launcher wrote for its user alone.  Raises MissingStack for another user: a stack may well run."""
    try:
        return file.read_text("utf-8")
    except PermissionError:
        raise MissingStack(
            f"{file} is kept from this user: a stack that somebody else started takes commands of that user alone; "
            "run this as that user"
        ) from None


def read_stack(run_dir: Path) -> StackAddress | None:
    """The stack that runs in a data folder, None if none does.  Raises MissingStack where it is another user's."""
    try:
        found = StackAddress(**json.loads(read_own(run_dir / STACK_FILE)))
    except (OSError, ValueError, TypeError):
        return None
    return found if is_running(found.launcher) else None  # the file of a killed launcher stays behind


def launcher_in(run_dir: Path) -> ProcessMark | None:
    """The launcher that runs in a data folder, also while its stack starts or stops; None if none does.

    Raises MissingStack where it is another user's.
    """
    try:
        launcher = ProcessMark(**json.loads(read_own(run_dir / RECORD_FILE))["launcher"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return launcher if is_running(launcher) else None


def write_stack(run_dir: Path, address: StackAddress) -> None:
    """Say that a stack is ready; only its owner can read the broker's password there."""
    write_private(make_folder(run_dir) / STACK_FILE, json.dumps(asdict(address)))


def broker_url_of(settings: SharedSettings) -> str:
    """The configured broker, or that of the embedded stack.  Raises MissingStack if there is neither."""
    if settings.broker_url:
        return settings.broker_url
    stack = read_stack(settings.run_dir)
    if stack is not None:
        return stack.broker_url
    launcher = launcher_in(settings.run_dir)
    if launcher is not None:
        raise MissingStack(
            f"the stack in {settings.data_dir} is starting or stopping (process {launcher.pid}): "
            "ask again once it is ready"
        )
    raise MissingStack(
        f"no broker is configured and no stack runs in {settings.data_dir}: "
        "start one with `newswire up`, or set NEWSWIRE_BROKER_URL"
    )


def state_url_of(settings: SharedSettings) -> str:
    """The Redis that holds the state: the configured one, else the broker's."""
    return settings.state_url or broker_url_of(settings)
