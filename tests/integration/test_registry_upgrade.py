"""A state of the scheme of identity before, met by the processes of this release."""

from __future__ import annotations

import signal
import subprocess
import sys

from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade
from real_stack import RealStack, eventually
from web_server import Reply, WebServer, article_pages, rss

pytest_plugins = ["redis_server"]

PATH = "/2024/05/14/bridge-repair"
# A process that walks and says after each step that it has taken it.
WALK = """
import sys
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade
walk = RedisRegistryUpgrade(State(sys.argv[1]))
while not walk.step():
    print("step", flush=True)
"""


def test_a_feed_brings_nothing_that_is_known_by_an_earlier_key(stack: RealStack) -> None:
    page = article_pages(1)["/articles/0"]
    with WebServer({PATH: page, "/2024/05/14/new-bridge": page}) as web:
        web.replies["/feed.xml"] = Reply(
            rss(web.address, [PATH, "/2024/05/14/new-bridge"]), content_type="application/rss+xml"
        )
        known = f"{web.address}{PATH}?stream=top"
        stack.parts.ledger.accept(
            Offer(key=earlier_key(known), url=known, source="old", stage=Stage.ENRICH, ref="raw:a:1")
        )
        stack.parts.state.client.set(keys.SCHEMA(), 1)
        RedisSourceStore(stack.parts.state).save(Source("web", f"{web.address}/feed.xml", 3600))
        stack.work("ingest")
        eventually(lambda: stack.parts.ledger.in_flight(Stage.ENRICH) == 2, "the article that is new is fetched")
    found = stack.parts.registry.find(canonicalize(f"{web.address}{PATH}").key)
    assert found is not None and found.article_id == earlier_key(known)
    assert not web.times(PATH), "it is neither accepted nor fetched again"


def test_a_walk_that_is_killed_leaves_no_article_out(redis_state: State, redis_url: str) -> None:
    addresses = [f"https://daily.example/2024/05/14/bridge-{number}?stream=top" for number in range(12_000)]
    with redis_state.client.pipeline(transaction=False) as pipe:
        for number, url in enumerate(addresses):
            pipe.hset(keys.ARTICLE(earlier_key(url)), mapping={"url": url, "first_seen_ms": number + 1})
        pipe.execute()
    killed = 0
    while redis_state.client.hget(keys.REGISTRY(), "scheme") is None:
        with subprocess.Popen([sys.executable, "-c", WALK, redis_url], stdout=subprocess.PIPE) as walking:
            assert walking.stdout is not None
            for _ in range(3):
                walking.stdout.readline()
            walking.send_signal(signal.SIGKILL)  # in the middle of the next step
            killed += 1
    assert killed > 2 and RedisRegistryUpgrade(redis_state).step()
    with redis_state.client.pipeline(transaction=False) as pipe:
        for url in addresses:
            pipe.get(keys.ALIAS(canonicalize(url).key))
        assert pipe.execute() == list(map(earlier_key, addresses))
