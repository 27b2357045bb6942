"""Where `newswire` begins: what ends it while its modules are read ends it at once, and not in a traceback."""

from __future__ import annotations

import signal


def main() -> None:
    """Read the command's modules, and run it."""
    is_pythons = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else ignored, as behind `nohup … &`
    if is_pythons:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from newswire_ops.command import main as run  # not above: a tenth of a second, in which somebody may press Ctrl-C

    if is_pythons:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()
