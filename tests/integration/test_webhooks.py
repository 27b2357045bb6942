"""Webhooks are sent to who is meant, and to no private address, whatever it answers."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from typing import Any

import pytest
from newswire_search.alerts.alert import Alert, new_secret
from newswire_search.alerts.messages import Telling
from newswire_search.alerts.urllib3_webhooks import Urllib3Webhooks
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.web.address_guard import AddressGuard
from raw_server import drips, serving
from standardwebhooks.webhooks import Webhook
from webhook_receiver import WebhookReceiver

LOCAL = AddressGuard.allowing(("127.0.0.1/32",))
TEST = Telling("msg_1", datetime.now(UTC))


def webhooks(guard: AddressGuard = LOCAL, deadline_s: float = 5) -> Urllib3Webhooks:
    return Urllib3Webhooks(guard, SystemClock(), deadline_s)


def alert(address: str) -> Alert:
    return Alert("1", "Desk", {}, True, address, "", new_secret())


def test_what_is_sent_is_signed_and_taken() -> None:
    with WebhookReceiver() as receiver:
        asked = alert(f"{receiver.address}/hook?a=1")
        answered = webhooks().send(asked, TEST)
        assert answered.is_taken and answered.status == 204
        (received,) = receiver.received
        assert (received.path, received.id) == ("/hook?a=1", "msg_1")
        assert Webhook(asked.secret).verify(received.body, dict(received.headers))["type"] == "alert.test"


@pytest.mark.parametrize(("status", "is_gone"), [(400, False), (404, False), (410, True), (500, False), (503, False)])
def test_what_is_not_taken_is_an_answer_with_its_status(status: int, is_gone: bool) -> None:
    with WebhookReceiver(lambda path, number: status) as receiver:
        answered = webhooks().send(alert(receiver.address), TEST)
        assert (answered.is_taken, answered.status, answered.is_gone) == (False, status, is_gone)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with WebhookReceiver() as inside, WebhookReceiver(lambda path, number: status, inside.address) as receiver:
        answered = webhooks().send(alert(receiver.address), TEST)
        assert (answered.is_taken, answered.status) == (False, status) and "redirects" in answered.detail
        assert len(receiver.received) == 1 and inside.received == []


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
     "http://2130706433:{port}/", "http://0x7f.1:{port}/", "http://169.254.169.254/", "https://10.0.0.1/"],
)  # fmt: skip
def test_a_private_address_is_refused_as_it_is_given_and_at_each_delivery(address: str) -> None:
    with WebhookReceiver() as receiver:
        place = address.format(port=receiver.address.rpartition(":")[2])
        with pytest.raises(UsageError, match=r"webhook: .*(public web|cannot be found)"):
            webhooks(AddressGuard()).check(place)
        assert not webhooks(AddressGuard()).send(alert(place), TEST).is_taken
        assert receiver.received == []


def test_a_name_that_leads_inside_only_later_gets_nothing() -> None:
    looked_up: list[str] = []

    def look_up(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        looked_up.append(host)
        address = "203.0.114.9" if len(looked_up) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    with WebhookReceiver() as receiver:
        sender = webhooks(AddressGuard(look_up=look_up))
        address = f"http://desk.example:{receiver.address.rpartition(':')[2]}/"
        sender.check(address)
        answered = sender.send(alert(address), TEST)
        assert not answered.is_taken and "not of the public web" in answered.detail
        assert receiver.received == [] and looked_up == ["desk.example"] * 2


@pytest.mark.parametrize(
    "address",
    ["", "desk.example", "ftp://desk.example/", "http://", "http://user:secret@desk.example/", "http://[", "file:///x",
     "http://desk.example:99999/", "http://desk.example/\r\nX: y", "gopher://127.0.0.1/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="webhook: "):
        webhooks().check(address)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 500 No\r\n\r\n"])
def test_a_receiver_that_drips_is_left_in_time(head: bytes) -> None:
    with serving(drips(head)) as place:
        answered = webhooks(deadline_s=0.3).send(alert(f"http://{place}/"), TEST)
        assert not answered.is_taken and answered.detail


def test_a_receiver_that_is_away_is_an_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    answered = webhooks().send(alert(f"http://127.0.0.1:{port}/"), TEST)
    assert not answered.is_taken and answered.detail
