"""How many files a process may have open: each connection to the broker is one."""

from __future__ import annotations

import resource

from newswire_shared.contracts.errors import UsageError

# Redis keeps 32 for itself and gives the rest to its clients: with 64 the last workers are refused for ever
LEAST = 256


def check_open_files() -> None:
    """Raises UsageError where too few files may be open for the embedded broker to take all that connect to it."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < LEAST:
        raise UsageError(
            f"a process may have {most} files open here, and the embedded stack needs {LEAST}: raise the limit, by "
            f"`ulimit -n {LEAST}`, or more for many articles at a time"
        )
