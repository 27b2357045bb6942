"""Requests that Schemathesis makes up from the API's own document, by a seed, for some minutes, over each engine that
needs no server.  Exit status 1: an answer is not as the document says.

Example: python -m benchmarks.api_contract --minutes 3 --seed 7
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from contract.served import EMBEDDED, served  # noqa: E402

TOOL = Path(sys.executable).with_name("schemathesis")
# What is an address, a date or a page of a list, no schema can say in full: words say it, with 422.
LEFT_OUT = "positive_data_acceptance"


@contextmanager
def listening(application: FastAPI) -> Iterator[str]:
    """The application behind a port of this machine."""
    server = uvicorn.Server(uvicorn.Config(application, port=0, log_level="critical", lifespan="off", ws="none"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        application.state.streams.end()
        server.should_exit = True
        thread.join()


def tried(kind: str, seed: int, seconds: float) -> int:
    """What Schemathesis ends with over an engine of a kind."""
    with tempfile.TemporaryDirectory() as folder, served(kind, Path(folder)) as api, listening(api.application) as site:
        Path(folder, "schemathesis.toml").write_text(
            "max-stream-events = 1\n"
        )  # for more, articles would have to come in
        command: list[str | Path] = [
            TOOL, "run", f"{site}/openapi.json", "--seed", str(seed), "--max-time", f"{seconds:.0f}",
            "--exclude-checks", LEFT_OUT, "--header", f"Authorization: Bearer {api.key}", "--max-examples", "10000",
            "--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--generation-database", "none",
            "--request-timeout", "20",
        ]  # fmt: skip
        return subprocess.run(command, check=False, cwd=folder).returncode


def main() -> int:
    """Try each engine for its part of the minutes."""
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("--minutes", type=float, default=3, help="how long in all")
    reads.add_argument("--seed", type=int, default=7, help="what decides the requests")
    reads.add_argument("--engine", choices=EMBEDDED, action="append", help="repeat for several; else each")
    given = reads.parse_args()
    engines = given.engine or [*EMBEDDED]
    ends = [tried(engine, given.seed, given.minutes * 60 / len(engines)) for engine in engines]
    return 1 if any(ends) else 0


if __name__ == "__main__":
    sys.exit(main())
