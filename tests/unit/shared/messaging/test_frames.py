"""What lies in a queue is checked before Celery sees it."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kombu.utils import json as kombu_json
from newswire_shared.contracts import topology
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.events import PollSource
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.messaging.frames import UnreadableFrames, check_frame, queue_of

QUEUE = topology.POLL.queue()


def frame(**changes: Any) -> bytes:
    """A frame as Celery makes it, with some of its fields changed."""
    body = changes.pop("body", [[{"version": 1, "source": "desk"}], {}, {"callbacks": None}])
    encoded = body if isinstance(body, str) else base64.b64encode(json.dumps(body).encode()).decode()
    made: dict[str, Any] = {
        "body": encoded, "content-type": "application/json", "content-encoding": "utf-8",
        "headers": {"task": topology.POLL.task, "id": "1", "eta": None, "timelimit": [None, None]},
        "properties": {
            "delivery_tag": "t", "body_encoding": "base64", "priority": 0,
            "delivery_info": {"exchange": "newswire", "routing_key": "ingest.poll"},
        },
    }  # fmt: skip
    for name, value in changes.items():
        part, _, key = name.partition("__")
        if key:
            made[part] = {**made[part], key: value}
        else:
            made[part.replace("_", "-")] = value
    return json.dumps(made).encode()


def test_a_frame_of_ours_is_let_through() -> None:
    check_frame(frame(), QUEUE)
    tick: list[Any] = [[{"version": 1}], {}, None]
    ends = "2026-11-27T02:35:28Z"
    assert check_frame(
        frame(headers__task=topology.INGEST_TICK.task, headers__expires=ends, body=tick), "control.ingest"
    ) == (datetime(2026, 11, 27, 2, 35, 28, tzinfo=UTC))


def test_what_celery_makes_of_each_message_is_let_through(tmp_path: Any) -> None:
    app = create_app("test", SharedSettings(data_dir=tmp_path), "redis://localhost/0")
    app.conf.update(broker_url="memory://")
    with app.connection_for_write() as connection:
        app.send_task(topology.POLL.task, args=(PollSource(source="desk").encode(),), queue=QUEUE)
        channel: Any = connection.default_channel
        (held,) = channel.queues["ingest.poll"].queue
    check_frame(json.dumps(held).encode(), QUEUE)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (b"", "no Celery message: all of it"),
        (b"\xff\xfe\x00", "no Celery message: all of it"),
        (b"[1]", "no Celery message: all of it"),
        (b'"' + b"[" * 100_000, "no Celery message: all of it"),
        (b"[" * 100_000, "no Celery message: all of it"),
        (b"{}", "headers: Field required"),
        (frame(headers=None), "headers:"),
        (frame(headers__id=7), "headers.id"),
        (frame(headers__timelimit="soon"), "headers.timelimit"),
        (frame(headers__expires="soon"), "headers.expires"),
        (frame(headers__expires="2026-11-27T02:35:28"), "headers.expires"),
        (frame(headers__timelimit=[1e-9, 1e-9]), "headers.timelimit"),
        (frame(headers__shadow=[1]), "headers.shadow"),
        (frame(headers__stamped_headers=5), "headers.stamped_headers"),
        (frame(headers__stamps={"x": 1}), "headers.stamps"),
        (frame(headers__group="g"), "headers.group"),
        (frame(headers__argsrepr=[1]), "headers.argsrepr"),
        (frame(headers__expires="2020-01-01T00:00:00+00:00"), "never too late"),
        (frame(headers__eta="2026-01-01T00:00:00"), "headers.eta"),
        (frame(headers__compression="application/x-gzip"), "headers.compression"),
        (frame(properties__delivery_tag=None), "properties.delivery_tag"),
        (frame(properties__delivery_info={}), "properties.delivery_info.exchange"),
        (frame(properties__body_encoding="rot13"), "properties.body_encoding"),
        (frame(content_type="application/x-python-serialize"), "content-type"),
        (frame(content_type="application/x-yaml"), "content-type"),
        (frame(content_encoding="binary"), "content-encoding"),
        (frame(body="§"), "body cannot be decoded"),
        (frame(body="AAAA"), "no Celery message: all of it"),
        (frame(body=[[], {}, {}]), "0"),
        (frame(body=[[1, 2], {}, {}]), "0"),
        (frame(body=[[1], {"x": 1}, {}]), "names others: x"),
        (frame(body=[[1], {}, {"chain": [{"task": "x"}]}]), "2.chain"),
        (frame(headers__task=topology.INDEX.task), "was put into ingest.poll, whose workers do not know it"),
        (frame(headers__task="os.system"), "no task of newswire is called 'os.system'"),
    ],
)
def test_what_no_task_can_be_called_with_is_refused_in_words(item: bytes, said: str) -> None:
    with pytest.raises(PermanentError, match=said.replace(".", r"\.").replace("[", r"\[")):
        check_frame(item, QUEUE)


@given(
    st.binary()
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        lambda x: json.dumps(x).encode()
    )
)
def test_anything_is_let_through_or_refused(item: bytes) -> None:
    with pytest.raises(PermanentError):
        check_frame(item, QUEUE)


def test_what_buries_frames_has_a_name_where_options_are_shown() -> None:
    buried: list[tuple[str, bytes]] = []
    option = UnreadableFrames(lambda queue, frame, error: buried.append((queue, frame)))
    option("index.live", b"x", PermanentError("no frame"))
    assert buried == [("index.live", b"x")]
    assert kombu_json.loads(kombu_json.dumps({"on_unreadable": option})) == {"on_unreadable": "buried as dead letters"}


@pytest.mark.parametrize("key", [b"index.live", b"index.live\x06\x163", b"index.live\x06\x169"])
def test_a_list_of_any_priority_belongs_to_its_queue(key: bytes) -> None:
    assert queue_of(key) == "index.live"
