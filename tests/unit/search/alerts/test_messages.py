"""Messages as they are signed, and as mails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.alerts.alert import Alert, is_mail_address, new_secret
from newswire_search.alerts.messages import Telling, message_of, signed_headers
from newswire_search.alerts.smtp_mail import mail_of
from newswire_search.articles.ports import Hit
from newswire_search.articles.presentation import hit_answer
from newswire_shared.contracts.heads import head_of
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from unit.search.stub import article

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def telling(*titles: str, summary: str = "") -> Telling:
    answers = [hit_answer(Hit(head_of(article(title=title)), None, {})) for title in titles or ("Minsk Group meets",)]
    dated = [
        answer.model_copy(update={"summary": summary, "published_at": NOW + timedelta(minutes=number)})
        for number, answer in enumerate(answers)
    ]
    return Telling("msg_1", NOW, tuple(dated))


def alert(name: str = "Desk") -> Alert:
    return Alert("1", name, {}, True, "", "desk@news.example", new_secret())


def test_the_specification_s_own_library_verifies_a_signature_and_refuses_any_other() -> None:
    now = datetime.now(UTC)  # the library goes by the clock: what it verifies is five minutes old at most
    secret, body = new_secret(), message_of(alert(), telling("Żółć — 日本")).body()
    headers = signed_headers(secret, "msg_1", int(now.timestamp()), body)
    assert Webhook(secret).verify(body, headers)["type"] == "alert.matched"
    for wrong in (body + b" ", message_of(alert(), telling()).body()):
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
    told = telling(title.encode("utf-8", "replace").decode(), summary=summary)
    mail = mail_of(alert(name), told, "n@news.example")
    text = mail.as_bytes()
    head = text.partition(b"\r\n\r\n")[0].lower()
    assert head.count(b"\r\nto:") == 1 and b"\r\nbcc:" not in head and head.count(b"subject:") >= 1
    assert mail["To"] == "desk@news.example" and mail["Message-ID"] == "<msg_1@news.example>"


def test_a_digest_says_how_many_there_are_and_has_each_the_newest_first() -> None:
    mail = mail_of(
        alert(), telling("Talks begin", "Talks go on", "Talks end", summary="What was said."), "n@news.example"
    )
    text = mail.get_content()
    assert mail["Subject"] == "Desk: 3 articles"
    assert text.index("Talks end") < text.index("Talks go on") < text.index("Talks begin")
    assert text.count("What was said.") == 3 and text.count("https://") == 3


def test_a_long_digest_has_titles_and_addresses_alone() -> None:
    mail = mail_of(alert(), telling(*(f"Talks {n}" for n in range(1_200)), summary="What was said."), "n@news.example")
    text = mail.get_content()
    assert mail["Subject"] == "Desk: 1,200 articles"
    assert text.count("https://") == 1_200 and "What was said." not in text


def test_a_digest_of_one_article_is_as_a_mail_of_it() -> None:
    mail = mail_of(alert(), telling("Talks begin", summary="What was said."), "n@news.example")
    assert mail["Subject"] == "Desk: Talks begin" and "What was said." in mail.get_content()


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
