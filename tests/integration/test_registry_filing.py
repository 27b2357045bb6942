"""The filing of the registry, killed with kill -9 again and again."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from pathlib import Path

from contract.filed_articles import known_of, told_of
from newswire_shared.accounting.ledger import Offer
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.state import keys
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.state.registry_filing import RegistryFiling
from newswire_shared.state.registry_restoration import RedisRegistryRestoration

pytest_plugins = ["redis_server"]

ARTICLES = 2000
# A process that files small runs one after the other, and says when it has read what it is about to write.
FILE = """
import sys
from pathlib import Path
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_filing import RegistryFiling
print("up", flush=True)
filing = RegistryFiling(State(sys.argv[1], files=RunFolder(Path(sys.argv[2]))), a_run=300)
while filing.step():
    print("step", flush=True)
"""


def key(number: int) -> str:
    return hashlib.md5(b"%d" % number, usedforsecurity=False).hexdigest()


def url(number: int) -> str:
    return f"https://daily.example/2024/05/14/bridge-{number}"


def test_filing_that_is_killed_loses_no_article_and_lets_none_be_accepted_twice(
    redis_state: State, redis_url: str, tmp_path: Path
) -> None:
    redis_state.check_version()
    registry, told = (
        RedisUrlRegistry(redis_state),
        [told_of(key(number), url(number), number + 1) for number in range(ARTICLES)],
    )
    assert RedisRegistryRestoration(redis_state).restore(told) == ARTICLES
    for number in range(0, ARTICLES, 50):
        registry.tie(key(ARTICLES + number), key(number))
    killed = 0
    while int(redis_state.client.get(keys.SHELF()) or 0) and killed < 4:
        with subprocess.Popen([sys.executable, "-c", FILE, redis_url, str(tmp_path)], stdout=subprocess.PIPE) as filing:
            assert filing.stdout is not None
            filing.stdout.readline()
            time.sleep(0.02 * killed)  # somewhere in the next step, another place each time
            filing.send_signal(signal.SIGKILL)
        killed += 1
    assert killed >= 2
    state = State(redis_url, files=RunFolder(tmp_path))
    while RegistryFiling(state).step():
        pass
    assert redis_state.client.keys(keys.SHELF_SHARD("*")) == redis_state.client.keys(keys.ALIAS("*")) == []
    state.client.flushall()  # so that files alone answer
    state.check_version()
    offers = [Offer(key(number), url(number), "desk", host="d:443") for number in range(ARTICLES)]
    answers = RedisLedger(state).accept_all(offers)
    assert {each.is_new for each in answers} == {False} and [each.article_id for each in answers] == [
        *map(key, range(ARTICLES))
    ]
    for number in range(0, ARTICLES, 50):
        found = RedisUrlRegistry(state).find(key(ARTICLES + number))
        assert found == known_of(told[number])
