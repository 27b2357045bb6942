"""The workers of the embedded stack: their names, their command lines, and how they are started."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.heartbeats import heartbeat_file, is_beating
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import WorkerGroup

from newswire_ops.launcher.supervisor import Program
from newswire_ops.settings import OpsSettings

NODE_HOST = "local"  # in the names of its workers: one stack a folder, so heartbeats need no machine's name
MOST_PROCESSES = 4  # of an enrich worker, unless NEWSWIRE_OPS_ENRICH_PROCESSES asks for more: each takes a processor
TASKS_A_CHILD = "5000"  # then a prefork process is replaced, so that no leak of a library grows for ever


def program_name(group: str, number: int) -> str:
    """What a worker is called in what is announced, and its log: the first by its group alone."""
    return group if number == 1 else f"{group}-{number}"


def node_name(group: str, number: int) -> str:
    """What a worker is called among those of all machines: its group first, by which it is counted."""
    return f"{group}@{NODE_HOST}" if number == 1 else f"{group}@{NODE_HOST}-{number}"


def host_node(group: str, name: str) -> str:
    """The node of a worker that runs by itself; `name` tells it from others of its group on the same machine.

    Raises UsageError for a name that Celery would read otherwise than it was meant.
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,40}", name):
        raise UsageError(f"{name!r} is no name of a worker: use letters, digits, - and _, forty at most")
    return f"{group}@%h-{name}" if name else f"{group}@%h"  # Celery puts the machine's name in the place of %h


@dataclass(frozen=True, slots=True)
class WorkerPrograms:
    """Makes the programs of workers; with `sends_events` they tell Flower of their tasks."""

    shared: SharedSettings
    ops: OpsSettings
    environment: Mapping[str, str]
    sends_events: bool

    def __call__(self, group: WorkerGroup, number: int) -> Program:
        """The worker of that number."""
        node, run_dir = node_name(group.name, number), self.shared.run_dir
        heartbeat_file(run_dir, node).unlink(missing_ok=True)  # one of an earlier run would be "ready"
        argv = worker_argv(group, node, self._concurrency(group), self.shared.log_level, self.sends_events)
        name = program_name(group.name, number)
        return Program(name, argv, self.environment, lambda: is_beating(run_dir, node), turn=1)

    def _concurrency(self, group: WorkerGroup) -> int:
        if group.name != "enrich":
            return group.concurrency
        return self.ops.enrich_processes or min(MOST_PROCESSES, os.cpu_count() or 1)


def worker_argv(
    group: WorkerGroup, node: str, concurrency: int, log_level: str, task_events: bool = False
) -> list[str]:
    """The command line of a worker of a group; with `task_events` it sends Flower events of itself and of its tasks."""
    limits = (
        ["--time-limit", str(group.time_limit_s), "--max-tasks-per-child", TASKS_A_CHILD]
        if group.pool == "prefork"  # a thread can be neither killed nor replaced
        else []
    )
    return [
        sys.executable, "-m", "celery", "-A", group.app, "worker", "-n", node, "-P", group.pool, "-c", str(concurrency),
        "-Q", ",".join(group.queues), "-l", log_level,
        "-O", "fair",  # a task goes to a process that is free, never to wait behind one that is busy
        "--without-gossip", "--without-mingle",  # workers share all state in Redis, and need no word of each other
        *(["-E"] if task_events else ["--without-heartbeat"]),  # Celery's heartbeats are events too, for Flower alone
        *limits,
    ]  # fmt: skip
