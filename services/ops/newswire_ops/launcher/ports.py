"""The ports of the launcher: the broker of a data folder, and what is read of the stack there."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from newswire_shared.running.embedded.patience import Patience

from newswire_ops.observation.reading import StackReader


class EmbeddedBroker(Protocol):
    """A broker as a child process.  It outlives no launcher that ends in order, and holds its folder meanwhile."""

    process: subprocess.Popen[bytes] | None

    @property
    def url(self) -> str:
        """Its address, with the password."""

    @property
    def log_file(self) -> Path:
        """The file that it writes its log to."""

    @property
    def has_ended(self) -> bool:
        """Whether it was started and runs no more."""

    def launch(self) -> None:
        """Start its process.  Raises UsageError if another one runs in the folder."""

    def await_ready(self, patience: Patience) -> None:
        """Wait until it answers.  Raises UsageError with its own words if it ends."""

    def stop(self) -> None:
        """Stop it in an orderly way, everything written."""


BrokerFactory = Callable[[Path, int | None], EmbeddedBroker]  # its folder, and its port if one is wanted
ReaderFactory = Callable[[str], StackReader]  # of the Redis at an address
