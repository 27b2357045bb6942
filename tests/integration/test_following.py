"""Who follows the changes misses nothing and hears nothing under two numbers, whatever is killed."""

from __future__ import annotations

import json
from pathlib import Path

from articles import page, take_in
from followers import PageFollower, SearchServer, StreamFollower, asked, same_numbers
from newswire_index.composition import open_index
from newswire_index.engine.selection import Selection
from real_stack import eventually, real_stack

EACH = 13  # articles between two kills


def test_nothing_is_missed_while_index_workers_and_the_server_are_killed(tmp_path: Path) -> None:
    with real_stack(tmp_path, {"NEWSWIRE_ENRICH_MODEL": "none"}) as stack:
        server = SearchServer(stack.settings)
        begin = str(asked(server.port, "/v1/changes")["next"])
        followers = [PageFollower(server.port, begin), StreamFollower(server.port, begin)]
        for follower in followers:
            follower.start()
        index = stack.work("index")
        stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
        for third in range(3):
            take_in(stack.parts, [page(number) for number in range(third * EACH, (third + 1) * EACH)])
            eventually(lambda: len(followers[0].heard) > third * EACH, "something is heard")  # noqa: B023
            index.kill()
            server.kill()
            server.start()
            index = stack.work("index")
        engine = open_index(stack.settings)
        eventually(lambda: engine.count(Selection()) == 3 * EACH, "all are indexed")
        held = {each.article.article_id for each in engine.walk(Selection(), None, 1000)}
        for follower in followers:
            eventually(lambda: set(follower.articles()) == held or follower.error, "all are heard of")  # noqa: B023
            assert follower.error is None
        again = asked(server.port, f"/v1/changes?since={begin}&size=1000")["changes"]
        assert isinstance(again, list)
        told = [(each["number"], each["kind"], each["id"]) for each in again]
        numbers = [number for number, _, _ in followers[0].heard]
        assert numbers == sorted(set(numbers), key=lambda n: [*map(int, n.split("-"))]), "in order, each once"
        assert same_numbers(told, *(follower.heard for follower in followers)), json.dumps(told)
        assert {*followers[0].heard} <= {*told} and {*followers[1].heard} <= {*told}
        for follower in followers:
            follower.ended.set()
        assert server.stop() == 0, "open streams end with the server"
