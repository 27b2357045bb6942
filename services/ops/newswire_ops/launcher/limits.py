"""What the system must allow a process: open files, of which each connection to the broker is one, and large ones."""

from __future__ import annotations

import resource

from newswire_shared.contracts.errors import UsageError

# Redis keeps 32 for itself and gives the rest to its clients: with 64 the last workers are refused for ever
LEAST_FILES = 256
# the index of some 200,000 articles; beyond the limit the system kills the broker in the middle of a write
LEAST_BYTES = 1_000_000_000


def check_limits() -> None:
    """Raises UsageError where the embedded stack would not live within the limits of this process."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if _is_below(files, LEAST_FILES):
        raise UsageError(
            f"a process may have {files} files open here, and the embedded stack needs {LEAST_FILES}: raise the limit, "
            f"by `ulimit -n {LEAST_FILES}`, or more for many articles at a time"
        )
    size, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    if _is_below(size, LEAST_BYTES):
        raise UsageError(
            f"a file may have {size:,} bytes here, and those of the index and the broker grow beyond that: "
            "raise the limit, by `ulimit -f unlimited`"
        )


def _is_below(limit: int, least: int) -> bool:
    return limit != resource.RLIM_INFINITY and limit < least
