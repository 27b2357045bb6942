"""What an address costs in Redis: bytes while it waits and when it is known, and processor time of claim and settle.

    python -m benchmarks.frontier [--addresses 20000] [--hosts 1000]

Accepted addresses wait in the frontier of a real server; then some are claimed and settled, and all are ended for good.
Known ones are measured once the records of their captures have expired, and again when they lie in files.  Times are
those of this process and of the server, for one address.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newswire_ingest.frontier.ports import ClaimEnd, Idle
from newswire_ingest.frontier.redis_frontier import RedisFrontier
from newswire_shared.accounting.ledger import FIRST, LedgerLimits, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state import keys
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.state.registry_filing import RegistryFiling
from newswire_shared.state.scripts import SCRIPTS

MEASURED = 5000
A_CALL = 1000
HOURS = 2  # that it may take: the counts of a source and an hour are what is left of it


def offer(number: int, hosts: int) -> Offer:
    """An address of usual length, as a feed gives it."""
    words = hashlib.sha1(b"%d" % number, usedforsecurity=False).hexdigest()
    host = f"www.news-{number % hosts}.example"
    url = f"https://{host}/2026/03/04/{words[:12]}-{words[12:20]}-{words[20:30]}-{number}"
    fields = {"given:title": f"A headline of usual length about {words[:10]} and {words[10:20]}",
              "given:published": "2026-03-04T05:06:07+00:00", "given:language": "en"}  # fmt: skip
    key = canonicalize(url).key
    return Offer(key=key, url=url, source=f"source-{number % hosts}", host=host_key(url), fields=fields)


def end(state: State, registry: RedisUrlRegistry, numbers: range, hosts: int) -> None:
    """Addresses are fetched and indexed, as the workers would note it."""
    facts: dict[str, dict[str, str]] = {}
    for given in (offer(number, hosts) for number in numbers):
        capture = hashlib.sha1(f"{given.key}\n{FIRST}".encode(), usedforsecurity=False).hexdigest()[:32]
        facts[given.key] = {"etag": f'"{given.key[:12]}"', "last-modified": "Wed, 04 Mar 2026 05:06:07 GMT",
                            "digest": given.key * 2, "digest_of": capture}  # fmt: skip
    registry.note_all(facts)
    state.call_all(SCRIPTS["advance"], [(each["digest_of"], End.INDEXED, "{}", "", 1, "") for each in facts.values()])


def known(state: State, registry: RedisUrlRegistry, addresses: int, hosts: int) -> None:
    """What known articles cost, and then the same in files."""
    for begin in range(0, addresses, A_CALL):
        end(state, registry, range(begin, min(begin + A_CALL, addresses)), hosts)
    while state.client.info("keyspace")["db0"]["expires"] > hosts * HOURS:
        time.sleep(1)
    print(f"{used(state) / addresses:.0f} bytes a known article", flush=True)
    filing, began_s, server = RegistryFiling(state), time.process_time(), time.monotonic()
    while int(state.client.get(keys.SHELF()) or 0):
        filing.step()
    own, took = time.process_time() - began_s, time.monotonic() - server
    size = sum(run.path.stat().st_size for run in state.files.look().runs)
    print(f"{used(state) / addresses:.0f} bytes a known article in files, {size / addresses:.0f} of them there")
    print(
        f"filed in {took:.1f} s, {1e6 * own / addresses:.0f} µs of this process each, "
        f"in {len(state.files.look().runs)} files"
    )


def served_s(state: State) -> float:
    """Processor time of the thread that serves; beside it another process may write anew all that lies there."""
    spent = state.client.info("cpu")
    return float(spent["used_cpu_user_main_thread"]) + float(spent["used_cpu_sys_main_thread"])


def used(state: State) -> int:
    """Bytes of what the server holds, without what it takes itself."""
    return int(state.client.info("memory")["used_memory_dataset"])


@dataclass(frozen=True, slots=True)
class Waiting:
    """Bytes of an address that waits, and milliseconds of claim and settle, of this process and of the server."""

    bytes: float
    own_ms: float
    server_ms: float


@contextmanager
def filled(addresses: int, hosts: int) -> Iterator[State]:
    """The state of a server of its own, in whose frontier so many addresses wait at so many hosts."""
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder)) as broker:
        state = State(broker.url, files=RunFolder(Path(folder) / "registry"))
        state.check_version()  # or nothing would be shelved
        ledger = RedisLedger(state, LedgerLimits(record_kept_s=1, most_waiting=addresses))
        for begin in range(0, addresses, A_CALL):
            numbers = range(begin, min(begin + A_CALL, addresses))
            ledger.accept_all([offer(number, hosts) for number in numbers])
        yield state


def waiting(state: State, addresses: int) -> Waiting:
    """What an address costs that waits, and then what it costs to serve some."""
    held = used(state) / addresses
    frontier = RedisFrontier(state, lease_s=60, delay_s=0, record_kept_s=1, rest_s=(60, 900))
    own, server, served = time.process_time(), served_s(state), 0
    while served < min(MEASURED, addresses):
        claims = frontier.claim(32, 8)
        assert not isinstance(claims, Idle)
        frontier.end(*(ClaimEnd(each, Stage.ENRICH, {"ref:enrich": "a:1:2"}, answered=True) for each in claims))
        served += len(claims)
    own, server = time.process_time() - own, served_s(state) - server
    return Waiting(held, 1000 * own / served, 1000 * server / served)


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--addresses", type=int, default=20_000)
    reading.add_argument("--hosts", type=int, default=1000)
    asked = reading.parse_args()
    with filled(asked.addresses, asked.hosts) as state:
        cost = waiting(state, asked.addresses)
        print(f"{cost.bytes:.0f} bytes a waiting address")
        print(f"claim and settle: {cost.own_ms:.3f} ms here, {cost.server_ms:.3f} ms in Redis")
        known(state, RedisUrlRegistry(state), asked.addresses, asked.hosts)
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
