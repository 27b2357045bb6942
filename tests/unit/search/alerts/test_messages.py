"""Messages as they are signed, and as mails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.alerts.alert import Alert, is_mail_address, new_secret
from newswire_search.alerts.messages import AlertData, AlertMessage, AlertName, signed_headers
from newswire_search.alerts.smtp_mail import mail_of
from newswire_search.articles.ports import Hit
from newswire_search.articles.presentation import hit_answer
from newswire_shared.contracts.heads import head_of
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from unit.search.stub import article

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def message(title: str = "Minsk Group meets", summary: str = "") -> AlertMessage:
    answer = hit_answer(Hit(head_of(article(title=title)), None, {}))
    data = AlertData(alert=AlertName(id="1", name="Desk"), article=answer.model_copy(update={"summary": summary}))
    return AlertMessage(type="alert.matched", timestamp=NOW, data=data)


def alert(name: str = "Desk") -> Alert:
    return Alert("1", name, {}, True, "", "desk@news.example", new_secret())


def test_the_specification_s_own_library_verifies_a_signature_and_refuses_any_other() -> None:
    now = datetime.now(UTC)  # the library goes by the clock: what it verifies is five minutes old at most
    secret, body = new_secret(), message("Żółć — 日本").body()
    headers = signed_headers(secret, "msg_1", int(now.timestamp()), body)
    assert Webhook(secret).verify(body, headers)["type"] == "alert.matched"
    for wrong in (body + b" ", message().body()):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(wrong, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, {**headers, "webhook-id": "msg_2"})
    old = signed_headers(secret, "msg_1", int((now - timedelta(hours=1)).timestamp()), body)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, old)


@given(title=st.text(max_size=300), name=st.text(min_size=1, max_size=200), summary=st.text(max_size=50))
def test_no_title_breaks_out_of_its_header(title: str, name: str, summary: str) -> None:
    mail = mail_of(alert(name), "msg_1", message(title.encode("utf-8", "replace").decode(), summary), "n@news.example")
    text = mail.as_bytes()
    head = text.partition(b"\r\n\r\n")[0].lower()
    assert head.count(b"\r\nto:") == 1 and b"\r\nbcc:" not in head and head.count(b"subject:") >= 1
    assert mail["To"] == "desk@news.example" and mail["Message-ID"] == "<msg_1@news.example>"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("desk@news.example", True), ("a.b+c@news.example", True), ("desk", False), ("a@b@c", False),
        ("a@b.example\nBcc: c@d.example", False), ("A <a@b.example>", False), ("a@b.example, c@d.example", False),
        ("", False), ("@b.example", False), ("a b@c.example", False),
    ],
)  # fmt: skip
def test_an_address_is_one_mailbox(text: str, is_one: bool) -> None:
    assert is_mail_address(text) is is_one
