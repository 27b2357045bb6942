"""What a look-up in the registry's files costs.

    python -m benchmarks.registry_files [--articles 1000000]

Rows as articles have them lie in 1, 5 and 20 files; known and unknown keys are looked up, each once.  Processor time of
this process, for one key.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import tempfile
import time
from pathlib import Path

from newswire_shared.registry_files.rows import KeptRow
from newswire_shared.registry_files.run_folder import RunFolder, path_of
from newswire_shared.registry_files.run_writing import write_run

LOOKED_UP = 20_000
ROW = KeptRow((os.urandom(190),), True).packed()  # as long as what is known of an article is packed


def key(number: int) -> bytes:
    return hashlib.md5(b"%d" % number, usedforsecurity=False).digest()


def cost_us(folder: RunFolder, numbers: list[int]) -> float:
    ids = [key(number).hex() for number in numbers]
    began = time.process_time()
    for each in ids:
        folder.look_up((each,))
    return 1e6 * (time.process_time() - began) / len(ids)


def measure(folder: Path, articles: int, files: int) -> None:
    began = time.process_time()
    for number in range(files):
        rows = sorted((key(each), ROW) for each in range(number, articles, files))
        write_run(path_of(folder, number + 1, number + 1), rows, len(rows))
    written = time.process_time() - began
    runs = RunFolder(folder)
    began = time.process_time()
    runs.look()
    opened = time.process_time() - began
    known, unknown = ([random.randrange(begin, begin + articles) for _ in range(LOOKED_UP)] for begin in (0, articles))
    costs = f"known {cost_us(runs, known):.1f} µs, unknown {cost_us(runs, unknown):.1f} µs"
    print(f"{files:2} files: {costs}; opened in {1000 * opened:.0f} ms; written in {written:.1f} s", flush=True)


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=1_000_000)
    asked = reading.parse_args()
    for files in (1, 5, 20):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), asked.articles, files)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most, with the rows to be written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
