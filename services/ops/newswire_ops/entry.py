"""Where `newswire` begins: what ends it while its modules are read ends it at once, and not in a traceback."""

from __future__ import annotations

import signal

_IS_PYTHONS = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else it is ignored, as behind `nohup … &`
if _IS_PYTHONS:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Read the command's modules, and run it."""
    from newswire_ops.command import main as run  # not above: a tenth of a second

    if _IS_PYTHONS:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()
