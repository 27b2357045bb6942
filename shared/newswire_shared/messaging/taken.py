"""What workers have taken out of queues and not acknowledged: noted at once, and put back when it is held too long.

kombu takes a message and then notes it.  A server whose memory is full allows the first and refuses the second, and the
message is lost; here it is noted all the same.  kombu also notes and judges by the clock of the worker: one that is a
day ahead would keep what it held when it died for a day.  Here the clock is the server's.

kombu asks for each message, and notes each, in exchanges of their own.  Here what waits behind the one that came is
taken and noted with it, as much as the worker has room for.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import redis
import structlog
from kombu.transport import redis as kombu_redis
from kombu.transport import virtual

from newswire_shared.state.scripts import Script, ScriptFolder

log = structlog.get_logger(__name__)

SCRIPTS = ScriptFolder("newswire_shared.messaging", libraries=())
MOST_AT_ONCE = 50  # messages with the one that came: less than a millisecond in which the server serves nobody else
PAUSES_S = (0.1, 0.2, 0.5, *[1.0] * 20)  # a server that starts again takes seconds; a stop kills after 25


@dataclass(frozen=True, slots=True)
class TakenFrame:
    """A frame that was taken and noted with another, and is still to be delivered."""

    queue: str
    tag: str
    frame: bytes


class Taken(kombu_redis.QoS):
    """kombu's account of what a worker holds."""

    channel: Any
    sleep: Callable[[float], None] = staticmethod(time.sleep)

    def __init__(self, *args: Any, **options: Any) -> None:
        self._ended: deque[str] = deque()
        self._refused: deque[tuple[str, bool]] = deque()  # what could be neither put back nor forgotten
        self._more: deque[TakenFrame] = deque()
        self._noted: set[str] = set()
        self._takes_more = False
        super().__init__(*args, **options)

    @contextmanager
    def taking_more(self) -> Iterator[None]:
        """While inside, what waits behind a message that is noted is taken with it."""
        self._takes_more = True
        try:
            yield
        finally:
            self._takes_more = False

    def more(self) -> Iterator[TakenFrame]:
        """What was taken so; whoever is given one delivers it, or forgets it."""
        while self._more:
            taken = self._more.popleft()
            self._noted.add(taken.tag)
            yield taken
            self._noted.discard(taken.tag)

    def forget(self, delivery_tag: str) -> None:
        """Take note that a message is not delivered, and shall not come back."""
        self._ended.append(delivery_tag)

    def ack(self, delivery_tag: str) -> None:
        """Take note that a message has ended, together with what ends until queues are looked at again.

        A channel that looks at none has nothing to wait for.  Who is killed in between meets the message once more.
        """
        if not self.channel._active_queues:
            super().ack(delivery_tag)
            return
        self._ended.append(delivery_tag)
        virtual.QoS.ack(self, delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Put a message back or forget it; where the server refuses, again before each look at the queues.

        Celery only logs that, and a worker that has room for one message would hold it and take none for ever.
        """
        try:
            super().reject(delivery_tag, requeue)
        except (redis.ConnectionError, redis.TimeoutError):
            self._refused.append((delivery_tag, requeue))
            raise

    def can_consume(self) -> bool:
        """Whether more may be taken; asked before each look at the queues."""
        self._forget_ended()
        self._reject_again()
        return bool(super().can_consume())

    def _reject_again(self) -> None:
        for tag, requeue in [self._refused.popleft() for _ in range(len(self._refused))]:
            with suppress(redis.ConnectionError, redis.TimeoutError):  # it is refused still, and kept
                self.reject(tag, requeue)

    def restore_unacked_once(self, stderr: Any = None) -> None:
        """Put back what is held, as the channel closes."""
        self._forget_ended()
        super().restore_unacked_once(stderr)

    def _forget_ended(self) -> None:
        tags = [self._ended.popleft() for _ in range(len(self._ended))]
        if tags:
            with self.channel.conn_or_acquire() as client:
                client.pipeline().zrem(self.unacked_index_key, *tags).hdel(self.unacked_key, *tags).execute()

    def append(self, message: Any, delivery_tag: str) -> None:
        """Note a message that has just left its queue, again while the server is away: nobody else has it."""
        if delivery_tag not in self._noted:
            self._note(message, delivery_tag)
        virtual.QoS.append(self, message, delivery_tag)

    def _note(self, message: Any, delivery_tag: str) -> None:
        where = message.delivery_info
        queue, held = where["routing_key"], json.dumps([message._raw, where["exchange"], where["routing_key"]])
        room = self._room_behind(queue)
        # without room no queue is named: a stranger's frame may name one that the user of Redis has no right to
        names = (self.unacked_index_key, self.unacked_key, *([queue] if room else []))
        found = self._insist(SCRIPTS["note_taken"], names, delivery_tag, held, room)
        self._more += (
            TakenFrame(queue, tag.decode(), frame) for tag, frame in zip(found[::2], found[1::2], strict=True)
        )

    def _room_behind(self, queue: str) -> int:
        """How many more may be taken; none of a list that only a stranger's frame names."""
        if not self._takes_more or queue not in self.channel._active_queues:
            return 0
        return min(MOST_AT_ONCE, (self.can_consume_max_estimate() or 1) - 1)

    def restore_visible(self, start: int = 0, num: int = 10, interval: int = 10) -> None:
        """Put back what is held for longer than it may; two who do it at once put it back once."""
        with self.channel.conn_or_acquire() as client:
            late = run(client, SCRIPTS["held_too_long"], (self.unacked_index_key,), self.visibility_timeout, num or -1)
            for tag in late:
                self.restore_by_tag(tag, client)

    def restore_by_tag(self, tag: str, client: Any = None, leftmost: bool = False) -> None:
        """Put one message back, once: kombu's transaction, which a full server refuses, is begun again without end."""
        pushes = _Pushes()
        with self.channel.conn_or_acquire(client) as client:
            held = client.hget(self.unacked_key, tag)
            if held:
                self._restore(held, pushes, leftmost)
            names = (self.unacked_index_key, self.unacked_key, *pushes.lists)
            run(client, SCRIPTS["give_back"], names, tag, "LPUSH" if leftmost else "RPUSH", *pushes.frames)

    def _restore(self, held: bytes, pushes: _Pushes, leftmost: bool) -> None:
        """Push what a note holds; of one that Redis could read and Python cannot all, which its reader then buries."""
        try:
            found = json.loads(held)
        except ValueError:
            queue = held.rpartition(b',"')[2].removesuffix(b'"]').decode(errors="replace")
            pushes.rpush(queue, held)
        else:
            self.channel._do_restore_message(*found, pushes, leftmost)

    def _insist(self, script: Script, names: Sequence[str], *arguments: str | int) -> Any:
        for pause_s in PAUSES_S:
            try:
                with self.channel.conn_or_acquire() as client:
                    return run(client, script, names, *arguments)
            except (redis.ConnectionError, redis.TimeoutError) as error:  # also what passes, see broker_connections
                log.warning("message.unnoted", why=str(error), again_s=pause_s)
                self.sleep(pause_s)
        with self.channel.conn_or_acquire() as client:
            return run(client, script, names, *arguments)


class _Pushes:
    """Takes down what kombu would push."""

    def __init__(self) -> None:
        self.lists: list[str] = []
        self.frames: list[str | bytes] = []

    def rpush(self, name: str, frame: str | bytes) -> None:
        self.lists.append(name)
        self.frames.append(frame)

    lpush = rpush


def run(client: Any, script: Script, names: Sequence[str | bytes], *arguments: bytes | str | float) -> Any:
    """Run a script of the broker over keys of kombu's."""
    words = (len(names), *names, *arguments)
    try:
        return client.execute_command("EVALSHA", script.sha, *words)
    except redis.exceptions.NoScriptError:
        return client.execute_command("EVAL", script.text, *words)


def put_back(client: Any, key: bytes, frame: bytes) -> None:
    """Put a frame that was taken behind what waits in its list."""
    run(client, SCRIPTS["put_back"], (key,), frame)
