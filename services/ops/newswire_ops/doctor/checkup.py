"""The checkup: settings, launcher, disk, all that one reading of Redis tells, registry, and what services offer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newswire_shared.contracts.errors import MissingStack, NewswireError, Silent
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.checks import Finding, fine, odd, wrong
from newswire_shared.running.console.channels import why_refused
from newswire_shared.running.folders import check_folder

from newswire_ops.configuration.service_settings import all_settings
from newswire_ops.launcher.orphans import broker_in, orphans
from newswire_ops.observation.checks import CheckRules, findings, worst_first
from newswire_ops.observation.processes import FREE_BYTES, FULL_BYTES
from newswire_ops.observation.reading import StackReading
from newswire_ops.ports import RunningStack

NOT_KNOWN = "0" * 32  # the key of no address
UNFILED = 200_000  # 60 MB of Redis, and ten times what is filed at once

Check = Callable[[], Finding]


@dataclass(frozen=True, slots=True)
class Checkup:
    """Looks at everything.  `services` are the checks that services offer, with their names."""

    settings: SharedSettings
    open_stack: Callable[[], RunningStack]
    services: Sequence[tuple[str, Check]]

    def __call__(self) -> list[Finding]:
        """Every finding, the worst first; a check that fails is one itself and stops no other."""
        return worst_first(self._findings())

    def _findings(self) -> Iterator[Finding]:
        yield _guarded("settings", partial(_settings, self.settings))
        with suppress(MissingStack):  # another user's: said of the stack
            yield from _orphans(self.settings.run_dir)
        yield _guarded("disk", partial(_disk, self.settings.data_dir))
        yield from self._of_stack()
        for name, check in self.services:
            yield _guarded(name, check)

    def _of_stack(self) -> Iterator[Finding]:
        """One finding if the stack is away, so that not every check repeats it."""
        try:
            stack = self.open_stack()
            stack.server.ping()
            reading = stack.read()
        except MissingStack as error:
            yield wrong("stack", str(error))
            return
        except NewswireError as error:
            yield wrong("stack", str(error), _advice(error, self.settings))
            return
        yield from findings(reading, CheckRules.of(stack.settings))
        yield _guarded("packing", partial(_packing, stack))
        yield _guarded("registry", partial(_registry, stack, reading))


def _settings(shared: SharedSettings) -> Finding:
    """Each is right by itself, or nothing starts; here is told what is too small beside another."""
    number, longest_s = len(all_settings()), max(group.time_limit_s for group in GROUPS)
    if shared.visibility_timeout_s < longest_s:
        found = f"NEWSWIRE_VISIBILITY_TIMEOUT_S={shared.visibility_timeout_s} is below the {longest_s:g} s of a task"
        return odd("settings", found, "set it to twice that, or unset it: what takes longer is begun again meanwhile")
    return fine("settings", f"{number} are right")


def _advice(error: NewswireError, settings: SharedSettings) -> str:
    """What to do about a Redis that is away."""
    if settings.broker_url or settings.state_url:
        return "look at that server and at its address: what is in flight waits, and goes on when it is back"
    broker = broker_in(settings.run_dir)
    if broker is None:
        return "the embedded Redis ended: `newswire up` starts it again, and says in its terminal why where it cannot"
    if isinstance(error, Silent):
        return f"the embedded Redis hangs: `kill -9 {broker.pid}` ends it, and `newswire up` starts it again"
    return f"it is the embedded Redis, process {broker.pid}: its own log lies in the folder `broker`"


def _orphans(run_dir: Path) -> Iterator[Finding]:
    """Processes whose launcher was killed; nothing where there are none."""
    left = orphans(run_dir)
    if left:
        yield wrong(
            "launcher", f"it was killed, and what it started goes on: {', '.join(one.name for one in left)}",
            "`newswire down` ends them, `newswire up` ends them and starts anew",
        )  # fmt: skip


def _guarded(name: str, check: Check) -> Finding:
    try:
        return check()
    except NewswireError as error:
        return wrong(name, str(error))
    except Exception as error:  # a defect of one check must not hide what the others find
        if isinstance(error, OSError) and (why := why_refused(error)):
            return wrong(name, why)
        return wrong(name, f"the check itself failed: {error!r}", "this is a defect: please report it")


def _packing(stack: RunningStack) -> Finding:
    loose = stack.server.loose()
    wanted = ", ".join(f"{name} to {least}" for name, least in loose.items())
    if wanted:
        return odd(
            "packing", "Redis keeps small values apart", f"set {wanted}: what waits takes twice the memory otherwise"
        )
    return fine("packing", "Redis keeps small values packed")


def _registry(stack: RunningStack, reading: StackReading) -> Finding:
    """A look-up opens its files, and fails where some are missing or broken."""
    folder = stack.settings.registry_folder
    stack.registry.find(NOT_KNOWN)
    sizes = [path.stat().st_size for path in folder.glob("*.run")] if folder.is_dir() else []
    files = f"{len(sizes)} file{'s' * (len(sizes) != 1)} of {sum(sizes) / 1e6:.1f} MB"
    found = f"{files}; {reading.unfiled} articles are in no file yet"
    if reading.unfiled >= UNFILED:
        return odd("registry", found, "look for registry.not_filed in the log of the ingest workers")
    return fine("registry", found)


def _disk(data_dir: Path) -> Finding:
    """The disk here, for a full one may be why the stack is away; those of machines are told with their heartbeats."""
    there = check_folder(data_dir)
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        return wrong("disk", f"that of {data_dir} cannot be asked for its room: {error.strerror}", "look at its mounts")
    found = f"{free / 1e9:.1f} GB free under {data_dir}"
    if free < FULL_BYTES:
        return wrong("disk", found, "make room: what is to be written there waits")
    return odd("disk", found, "the archive stops when it is full") if free < FREE_BYTES else fine("disk", found)
