"""The application of a worker, as it is, but for counting by cause what it does: BENCH_WORKER says which."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

from benchmarks.performance.causes import Account, watch

watch(Account(Path(os.environ["BENCH_ACCOUNTS"])))
app = import_module(f"newswire_{os.environ['BENCH_WORKER']}.worker").app
