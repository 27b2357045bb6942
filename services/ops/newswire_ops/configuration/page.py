"""The page docs/configuration.md, made from the settings, the topology and the table of keys.

python -m newswire_ops.configuration.page > docs/configuration.md
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from newswire_shared.contracts.settings import names_of
from newswire_shared.contracts.topology import GROUPS, ROUTES, Route, WorkerGroup
from newswire_shared.state.keys import PREFIX, Key, table
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from newswire_ops.configuration.service_settings import kinds

HEAD = """\
# Configuration

This page is made from the code by `python -m newswire_ops.configuration.page`. Do not edit it.

Every setting is an environment variable. A process checks the shared settings and its service's own when it starts.
A name that is unknown stops the start, with the nearest known name. One that is empty (`NAME=`) is unset.
`newswire config show` prints every setting with its value, and `newswire config check` checks them all. Passwords are
hidden in both.

Lists are written as JSON, for example `NEWSWIRE_INGEST_RECHECK_AFTER_S='[3600, 86400]'`. Times are in seconds and sizes
in bytes, unless the meaning says otherwise. Set the same values for every process of one installation.
"""
TOPOLOGY = """\
## Topology

Which message goes to which task, on which queue, to which worker group. It is not configured: it stands in
`shared/newswire_shared/contracts/topology.py`.
"""
GROUPS_INTRO = """\
### Worker groups

A worker drains its queues in the order given here. The number of processes or threads is the default of
`newswire worker GROUP`, which `--concurrency` changes. The time limit kills a prefork child that hangs.
"""
KEYS_INTRO = f"""\
## Keys in Redis

Two settings name the Redis: `NEWSWIRE_BROKER_URL` for the queues and `NEWSWIRE_STATE_URL` for the state. Unset, the
state lies with the queues. Every key of the state begins with `{PREFIX}`, which is left out below. Words in capitals
stand for what is filled in. "For good" means until it is removed by hand. Lifetimes that are settings stand with their
default.

The names of due queues are `frontier`, and `frontier-slow` for hosts whose last answer began late; `sources`,
`rechecks`, `parked.ingest`, `parked.enrich` and `parked.index`; `alerts` for what is to be delivered, and `unhandled`
for changes of stories, placements and records that the index workers have not handled yet. The frontiers have no
payloads.
"""
BROKER_KEYS = """
Celery keeps its own keys in the broker: one list for each queue, under the queue's name; `unacked` and `unacked_index`
for what workers have taken; and `_kombu.binding.*`.
"""


def page() -> str:
    """The whole page."""
    services = [line for kind in kinds() for line in _settings(kind)]
    topology = [TOPOLOGY, *_routes(ROUTES), "", GROUPS_INTRO, *_groups(GROUPS), ""]
    return "\n".join([HEAD, *services, *topology, KEYS_INTRO, *_keys(table()), BROKER_KEYS])


def default_of(info: FieldInfo) -> str:
    """A setting's default as a person would write it."""
    value = info.default
    if value is None:
        return "unset"
    if isinstance(value, bool | tuple):  # as the environment takes them: true, and lists as JSON
        return f"`{json.dumps(value)}`"
    return f"`{value}`"


def _settings(kind: type[BaseSettings]) -> Iterator[str]:
    prefix = str(kind.model_config.get("env_prefix", ""))
    service = prefix.removeprefix("NEWSWIRE_").rstrip("_")
    yield f"## {service.capitalize() or 'Shared'}: `{prefix}*`"
    yield ""
    rows = zip(names_of(kind), kind.model_fields.values(), strict=True)
    yield from _table(
        ("name", "default", "meaning"), ((f"`{name}`", default_of(info), info.description or "") for name, info in rows)
    )
    yield ""


def _routes(routes: Iterable[Route]) -> Iterator[str]:
    yield "### Queues and tasks"
    yield ""
    yield from _table(
        ("message", "task", "queue", "lane", "stage"),
        (
            (route.message.__name__, f"`{route.task}`", f"`{queue}`", str(lane), str(route.stage or ""))
            for route in routes
            for lane, queue in route.queues.items()
        ),
    )


def _groups(groups: Iterable[WorkerGroup]) -> Iterator[str]:
    yield from _table(
        ("group", "pool", "processes or threads", "time limit", "queues, in order"),
        (
            (f"`{g.name}`", g.pool, str(g.concurrency), f"{g.time_limit_s:g} s", ", ".join(f"`{q}`" for q in g.queues))
            for g in groups
        ),
    )


def _keys(keys: Iterable[Key]) -> Iterator[str]:
    yield from _table(
        ("key", "type", "what it holds", "lives"), ((f"`{k.pattern}`", k.type, k.holds, k.lives) for k in keys)
    )


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(headings)
    yield _row(("---",) * len(headings))
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(page())
