"""Flower, the viewer of workers and tasks: its command line, its environment, and the password that it asks for.

A viewer, never the record: the ledger knows what became of an article, Flower what workers said lately.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.secret_files import kept_secret
from pydantic import SecretStr

USER = "newswire"
PASSWORD_FILE = "flower-password"
OPTIONS: Mapping[str, object] = {
    "max_tasks": 10_000,  # it keeps them in memory
    "inspect_timeout": 5000,  # milliseconds, five times the usual: workers of a busy machine answer late
    "read_only": True,  # without it, whoever is let in can stop workers
    "enable_events": False,  # NEWSWIRE_TASK_EVENTS alone decides whether workers pay for events
    "purge_offline_workers": 3600,  # seconds; a container has a new name at each start, and the list would only grow
    "tasks_columns": "name,args,state,received,runtime,worker",  # without results, which tasks have none of
}


@dataclass(frozen=True, slots=True)
class Password:
    """The password of Flower; `file` keeps one that was generated, `is_new` if that was just now."""

    text: str = field(repr=False)
    file: Path | None = None
    is_new: bool = False

    def shown(self) -> str:
        """The place where a person finds the password; the password itself only the first time."""
        if self.file is None:
            return "the password is NEWSWIRE_OPS_FLOWER_PASSWORD"
        return f"password {self.text}, kept in {self.file}" if self.is_new else f"the password is in {self.file}"


def password_of(run_dir: Path, given: SecretStr | None) -> Password:
    """The password that was set, else the one kept in the run folder, else a new one that only its owner can read."""
    if given is not None:
        return Password(given.get_secret_value())
    file = run_dir / PASSWORD_FILE
    text, is_new = kept_secret(file)
    return Password(text, file, is_new)


def check_port(address: str, port: int) -> None:
    """Raises UsageError if Flower cannot listen there; Flower itself would end with a traceback."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError as error:
        # of a name that cannot be resolved the number is negative, and is none of the system's
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise UsageError(
            f"Flower cannot listen on {address}:{port}: {why}; choose another port by "
            "NEWSWIRE_OPS_FLOWER_PORT, or by --port of `newswire flower`"
        ) from error


def flower_argv(address: str, port: int) -> list[str]:
    """Flower's command line.  Raises UsageError if it is not installed."""
    if importlib.util.find_spec("flower") is None:
        raise UsageError("Flower is not installed here: pip install 'newswire-ops[flower]'")
    options = {"address": address, "port": port, **OPTIONS}
    argv = [sys.executable, "-m", "celery", "-A", "newswire_ops.launcher.flower_app", "flower"]
    return [*argv, *(f"--{name}={value}" for name, value in options.items())]


def flower_environment(password: Password) -> dict[str, str]:
    """The variables that Flower reads; every user of the machine sees command lines, so the password is in none."""
    return {
        "FLOWER_BASIC_AUTH": f"{USER}:{password.text}",
        "FLOWER_UNAUTHENTICATED_API": "false",  # also where the operator's own environment opens it
    }
