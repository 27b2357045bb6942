"""Whether more workers shorten a backlog by their number, and what a smaller number of them delays.

    python -m benchmarks.scaling [--most 4] [--seconds 6] [--wait 0.1]

Real workers of one process each take articles whose enrichment waits for a while and computes little, so that a machine
with fewer processors than workers shows what the queues bear, not what its processors do.  One works, then `--most`,
then one again, with a backlog all the time.  Redis counts how often each article was begun.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from articles import page, take_in  # noqa: E402
from newswire_shared.contracts.reasons import Stage  # noqa: E402
from real_stack import RealStack, Worker, eventually, real_stack  # noqa: E402

OWN_S = 0.03  # what an article takes beside its wait, at least: so that the backlog outlasts the measurement
CALM = {"NEWSWIRE_VISIBILITY_TIMEOUT_S": "120", "NEWSWIRE_OVERDUE_BACKFILL_S": "600"}


def backlog(stack: RealStack, most: int, wait_s: float) -> list[str]:
    """Let so many wait: the captures that are added for it."""
    here = range(left(stack), most)
    return [each.capture_id for each in take_in(stack.parts, [page(n, f"slow {wait_s:g}") for n in here])]


def rate(stack: RealStack, seconds: float) -> float:
    """Articles a second that leave the stage."""
    before, began = left(stack), time.monotonic()
    time.sleep(seconds)
    return (before - left(stack)) / (time.monotonic() - began)


def left(stack: RealStack) -> int:
    return int(stack.parts.ledger.in_flight(Stage.ENRICH))


def retire(stack: RealStack, workers: list[Worker]) -> tuple[float, int]:
    """Ask workers to stop: the seconds until all are gone, and how many messages are held by nobody then."""
    began = time.monotonic()
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.process.wait()
        stack.workers.remove(worker)
    gone_s = time.monotonic() - began
    # the one that goes on holds the message that it works on, and the one that it took in advance
    return gone_s, max(0, int(stack.parts.broker.hlen("unacked")) - 2)


def measure(most: int, seconds: float, wait_s: float) -> bool:
    """Print the table; whether nothing was lost or begun twice."""
    articles = int(seconds * (most + 3) / (wait_s + OWN_S))
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder, real_stack(Path(folder), CALM) as stack:
        accepted = backlog(stack, articles, wait_s)
        stack.work("enrich", concurrency=1)
        eventually(lambda: left(stack) < articles, "it works")
        one = rate(stack, seconds)
        extra = [stack.work("enrich", concurrency=1, wait=False) for _ in range(most - 1)]
        for worker in extra:
            stack.await_ready(worker)
        many = rate(stack, seconds)
        accepted += backlog(stack, articles, wait_s)
        gone_s, held = retire(stack, extra)
        again = rate(stack, seconds)
        assert left(stack), "the backlog ended before the measurement"
        print(
            f"1 worker: {one:.1f} articles a second; {most}: {many:.1f}, {many / one:.2f} times; 1 again: {again:.1f}"
        )
        print(f"{most - 1} ended after {gone_s:.2f} s; messages that nobody held then: {held}")
        eventually(lambda: left(stack) == 0, "all have ended")
        return judged(stack, accepted)


def judged(stack: RealStack, captures: list[str]) -> bool:
    """Whether each has left the stage, begun once."""
    records = [stack.parts.ledger.record(capture) for capture in captures]
    lost = sum(record is None or record.state != Stage.INDEX for record in records)
    begun = [int(stack.parts.state.client.get(f"sabotage:{record.url}") or 0) for record in records if record]
    print(f"{len(captures)} articles: {lost} lost, {sum(count != 1 for count in begun)} begun twice or never")
    return not lost and set(begun) == {1}


def main() -> int:
    """Print the table; exit status 1 where something was lost or begun twice."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--most", type=int, default=4)
    reading.add_argument("--seconds", type=float, default=6, help="Of each of the three measurements.")
    reading.add_argument("--wait", type=float, default=0.1, help="Seconds that each article waits in its stage.")
    asked = reading.parse_args()
    return int(not measure(asked.most, asked.seconds, asked.wait))


if __name__ == "__main__":
    raise SystemExit(main())
