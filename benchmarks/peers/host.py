"""One tool as a process: reads a question a line, writes an answer a line with the processor time it took.

    python -m benchmarks.peers.host MODULE:FUNCTION

FUNCTION of MODULE opens the tool, loading what is loaded once, and gives what is called with each
question's fields.  It runs in any environment: nothing but the standard library and the tool is imported.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

Tool = Callable[..., dict[str, Any]]


def answer(tool: Tool, asked: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question, with its milliseconds of processor time; a tool that breaks answers nothing."""
    began = time.process_time()
    try:
        given, fault = tool(**asked), None
    except Exception as error:
        given, fault = {}, type(error).__name__
    return {"given": given, "fault": fault, "ms": (time.process_time() - began) * 1000}


def main() -> None:
    """Answer until there are no more questions."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # tools print; only answers may stand where answers are read
    module, _, function = sys.argv[1].partition(":")
    tool: Tool = getattr(import_module(module), function)()
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(tool, json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
