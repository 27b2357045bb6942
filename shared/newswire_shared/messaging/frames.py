"""Frames: what lies in a queue of the broker, checked before Celery sees it.

kombu's consumer ends with its worker on a frame that it cannot take apart, and Celery drops without a word what names
an unknown task or holds another serialisation than ours.  Here such a frame becomes a dead letter, and the worker goes
on to the next one.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import orjson
import redis
import structlog
from kombu.transport import TRANSPORT_ALIASES
from kombu.transport import redis as kombu_redis
from pydantic import AwareDatetime, BaseModel, Field, TypeAdapter, ValidationError

from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.topology import QUEUE_NAMES, ROUTES
from newswire_shared.messaging.broker_connections import (
    PatientConnection,
    PatientSentinelConnection,
    PatientSentinelSSLConnection,
    PatientSSLConnection,
)
from newswire_shared.messaging.expiry import broker_now, expires, stamped, unstamped
from newswire_shared.messaging.taken import Taken, TakenFrame, put_back

log = structlog.get_logger(__name__)

ROUTES_BY_TASK = {route.task: route for route in ROUTES}
OnUnreadable = Callable[[str, bytes, PermanentError], None]


@dataclass(frozen=True, slots=True)
class UnreadableFrames:
    """The option of the broker that buries frames; Flower asks workers for their options, and gets its name."""

    bury: OnUnreadable

    def __call__(self, queue: str, frame: bytes, error: PermanentError) -> None:
        """Decide the fate of a frame."""
        self.bury(queue, frame, error)

    def __json__(self) -> str:
        return "buried as dead letters"


class _Delivery(BaseModel):
    exchange: str
    routing_key: str


class _Properties(BaseModel):
    delivery_tag: str
    delivery_info: _Delivery
    body_encoding: Literal["base64"] | None = None
    priority: int | None = None
    correlation_id: str | None = None
    reply_to: str | None = None


class _Headers(BaseModel):
    """What a worker obeys or trips over: a limit of time or a stamp of a stranger's would stop or end it."""

    task: str
    id: str
    root_id: str | None = None
    parent_id: str | None = None
    lang: str | None = None
    argsrepr: str | None = None
    kwargsrepr: str | None = None
    origin: str | None = None
    retries: int | None = None
    replaced_task_nesting: int | None = None
    ignore_result: bool | None = None
    expires: AwareDatetime | None = None
    timelimit: tuple[None, None] | None = None
    eta: None = None
    shadow: None = None
    group: None = None
    group_index: None = None
    compression: None = None
    stamped_headers: None = None
    stamps: dict[str, None] | None = Field(default=None, max_length=0)
    headers: None = None
    errbacks: None = None


class _Frame(BaseModel):
    """What kombu and Celery read of a frame, and the only serialisation that newswire sends."""

    headers: _Headers
    properties: _Properties
    body: str
    content_type: Literal["application/json"]
    content_encoding: Literal["utf-8"]

    model_config = {"alias_generator": lambda name: name.replace("_", "-") if name.startswith("content_") else name}


class _Embed(BaseModel):
    """Celery's canvas, which newswire never sends: a frame that holds one would send messages of its own."""

    callbacks: None = None
    errbacks: None = None
    chain: None = None
    chord: None = None


_Body = TypeAdapter(
    tuple[tuple[Any], dict[str, Any], _Embed | None]
)  # the positional arguments, the named ones, the canvas


def check_frame(item: bytes, queue: str) -> datetime | None:
    """When the frame is too late, None if never.

    Raises PermanentError, saying what is wrong, for one that no task of newswire can be called with,
    or none that the workers of its queue have: Celery drops what a worker does not know.
    """
    try:
        frame = _Frame.model_validate_json(item)
        body = base64.b64decode(frame.body, validate=True) if frame.properties.body_encoding else frame.body.encode()
        _, named, _ = _Body.validate_json(body)
    except ValidationError as error:
        raise PermanentError(f"the frame is no Celery message: {_first(error)}") from None
    except (binascii.Error, ValueError) as error:
        raise PermanentError(f"the frame's body cannot be decoded: {error}") from None
    route = ROUTES_BY_TASK.get(frame.headers.task)
    if route is None:
        raise PermanentError(f"no task of newswire is called {frame.headers.task!r}")
    if queue not in route.queues.values():
        raise PermanentError(f"{route.task} was put into {queue}, whose workers do not know it")
    if frame.headers.expires and not route.expires_s:
        raise PermanentError(f"the frame expires at {frame.headers.expires}, and {route.task} is never too late")
    if named:
        raise PermanentError(f"the task takes one argument, and the frame names others: {', '.join(named)}")
    return frame.headers.expires


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, found['loc'])) or 'all of it'}: {found['msg']}"


class _FrameReader(redis.Redis):
    """A client that gives kombu only the frames that it can take apart."""

    on_unreadable: OnUnreadable | None = None

    def parse_response(self, connection: Any, command_name: str, **options: Any) -> Any:
        answer = super().parse_response(connection, command_name, **options)  # type: ignore[no-untyped-call]
        if command_name != "BRPOP" or not answer:
            return answer
        key, item = answer
        queue = queue_of(key)
        if queue not in QUEUE_NAMES:  # the answers of workers to who asks about them are no tasks
            return answer
        frame = self.read(queue, key, item)
        return None if frame is None else (key, frame)  # None as after a wait in which nothing came

    def read(self, queue: str, key: bytes, item: bytes) -> bytes | None:
        """The frame as Celery is to have it; None for what is buried, and for what is too late."""
        try:
            until = check_frame(item, queue)
        except PermanentError as error:
            self._bury(queue, key, item, error)
            return None
        if until is None:
            return item
        return unstamped(item) if broker_now(self) <= until else None

    def _bury(self, queue: str, key: bytes, item: bytes, error: PermanentError) -> None:
        if self.on_unreadable is None:
            log.error("frame.dropped", queue=queue, why=str(error))
            return
        try:
            self.on_unreadable(queue, item, error)
        except TransientError as away:  # its fate cannot be written down: behind what waits
            log.warning("frame.requeued", queue=queue, why=str(away))
            put_back(self, key, item)


def queue_of(key: bytes) -> str:
    """The queue that a list in the broker belongs to: kombu keeps one list for each step of priority."""
    return key.decode("utf-8", "replace").partition(kombu_redis.Channel.sep)[0]


class Channel(kombu_redis.Channel):
    """kombu's channel over such a client; the broker's option `on_unreadable` says what becomes of the others."""

    QoS = Taken
    on_unreadable: OnUnreadable | None = None
    from_transport_options = (*kombu_redis.Channel.from_transport_options, "on_unreadable")
    connection_class: type[Any] = PatientConnection
    connection_class_ssl: type[Any] = PatientSSLConnection
    _kept: Any = None

    def _create_client(self, asynchronous: bool = False) -> Any:
        """A client of the pool of this channel; kombu makes one a command, which costs more than the command."""
        if asynchronous:
            return super()._create_client(asynchronous)  # type: ignore[misc]
        if self._kept is None or self._kept.connection_pool is not self.pool:
            self._kept = super()._create_client()  # type: ignore[misc]
        return self._kept

    def _brpop_read(self, **options: Any) -> Any:
        """Deliver the message that came, and those that were taken with it."""
        if self._closing:  # type: ignore[attr-defined]  # what comes last is put back
            return super()._brpop_read(**options)  # type: ignore[misc]
        qos: Any = self.qos
        with qos.taking_more():
            found = super()._brpop_read(**options)  # type: ignore[misc]
        for taken in qos.more():
            self._deliver_taken(qos, taken)
        return found

    def _deliver_taken(self, qos: Any, taken: TakenFrame) -> None:
        with self.conn_or_acquire() as client:
            frame = client.read(taken.queue, taken.queue.encode(), taken.frame)
        if frame is None:
            qos.forget(taken.tag)
        else:
            self.connection._deliver(orjson.loads(frame), taken.queue)

    def _put(self, queue: str, message: Any, **options: Any) -> None:
        if expires(message):
            with self.conn_or_acquire() as client:
                message = stamped(message, broker_now(client))
        super()._put(queue, message, **options)

    def _restore(self, message: Any, leftmost: bool = False) -> None:
        qos: Any = self.qos
        qos.restore_by_tag(message.delivery_tag, leftmost=leftmost)

    def _get_client(self) -> type[redis.Redis]:
        bury = self.on_unreadable
        return type("FrameReader", (_FrameReader,), {"on_unreadable": staticmethod(bury) if bury else None})


class SentinelChannel(Channel, kombu_redis.SentinelChannel):
    """The same where sentinels say which server is the broker."""

    from_transport_options = (*kombu_redis.SentinelChannel.from_transport_options, "on_unreadable")
    connection_class = PatientSentinelConnection
    connection_class_ssl = PatientSentinelSSLConnection


class Transport(kombu_redis.Transport):
    """kombu's transport over such channels."""

    Channel = Channel


class SentinelTransport(kombu_redis.SentinelTransport):
    """The same where sentinels say which server is the broker."""

    Channel = SentinelChannel


def use_checked_frames() -> None:
    """Let every connection of this process to a Redis read frames so; kombu picks a transport by the address alone."""
    own = {"redis": Transport, "rediss": Transport, "sentinel": SentinelTransport}
    TRANSPORT_ALIASES.update({scheme: f"{__name__}:{transport.__name__}" for scheme, transport in own.items()})
