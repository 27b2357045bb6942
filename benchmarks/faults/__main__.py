"""Makes twelve faults one by one in a real installation of two machines, and says who names each how soon.

    python -m benchmarks.faults [--fault "no beat" …] [--without-elasticsearch]

A desk and an annex have data folders and host names of their own, and share a Redis, an archive and an Elasticsearch.
Most faults are on the annex.  A fault must stand on the first line of `newswire doctor`, on both machines, be the worst
check of the exporter, and come first in `/v1/ops/status`, all within 30 s.  It takes about ten minutes,
wants root to mount a small disk, and a JDK for the engine; exit status 1 if a fault was not named.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from benchmarks.faults.faults import FAULTS, named
from benchmarks.faults.installation import installation
from benchmarks.faults.trial import table, trial, verdict


def main() -> int:
    """Try the faults that are asked for, else all."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--fault", action="append", choices=[fault.name for fault in FAULTS], help="only this one")
    reading.add_argument("--without-elasticsearch", action="store_true", help="then the engine cannot be red")
    given = reading.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is ended leaves nothing running
    faults = [named(name) for name in given.fault] if given.fault else FAULTS
    with (
        tempfile.TemporaryDirectory(prefix="newswire-faults-", ignore_cleanup_errors=True) as folder,
        installation(Path(folder), with_elasticsearch=not given.without_elasticsearch) as here,
    ):
        tried = []
        for each in trial(here, faults):
            tried.append(each)
            print(table([each])[-1], flush=True)
    print("\n".join(["", *table(tried), "", verdict(tried)]), flush=True)
    return int(not all(each.is_named for each in tried if each.seen))


if __name__ == "__main__":
    sys.exit(main())
