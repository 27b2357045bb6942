"""Alerts are told of what became searchable, whatever is killed: by webhooks that fail at first, and by mail."""

from __future__ import annotations

import email
import re
import threading
from collections import defaultdict
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.composition import open_index
from newswire_index.engine.ports import Index, Write
from newswire_search.alerts.alert import Alert, Mailed
from newswire_search.alerts.desk import AlertDesk
from newswire_search.alerts.request import NewAlert
from newswire_search.articles.request import ArticleChoice
from newswire_search.composition import Alerting
from newswire_search.settings import SearchSettings
from newswire_shared.contracts.documents import Article, ArticleDocument, Revision, StorySection
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.state import keys
from real_stack import RealStack, eventually, real_stack
from standardwebhooks.webhooks import Webhook
from webhook_receiver import Received, WebhookReceiver

EACH = 12  # articles between two kills
ENVIRONMENT = {"NEWSWIRE_SEARCH_ALERT_NETWORKS": '["127.0.0.0/8"]', "NEWSWIRE_SEARCH_ALERT_DEADLINE_S": "2"}


class Mailbox:
    """What an SMTP server took."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.taking = threading.Event()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        found = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(found, EmailMessage)
        self.mails.append(found)
        self.taking.set()
        return "250 taken"


def made(number: int, story: str) -> ArticleDocument:
    now = datetime.now(UTC)
    name = f"{number:032x}"
    article = Article(
        article_id=name, capture_id=f"c{number}", url=f"https://saltmere.example/{number}",
        canonical=f"saltmere.example/{number}", source="saltmere.example", title=f"Harbour news, part {number}",
        body=f"The harbour of Saltmere got {number} new bollards.", language="en", first_seen_at=now, fetched_at=now,
        digest=f"d{number}", raw_ref="raw",
    )  # fmt: skip
    revision = Revision(capture_id=f"c{number}", fetched_at=now, digest=f"d{number}", title=article.title, ref="ref")
    return ArticleDocument(article=article, revisions=(revision,), story=StorySection(id=story), indexed_at=now)


def index(stack: RealStack, engine: Index, *documents: ArticleDocument) -> None:
    """As an index worker does it: written, then announced."""
    engine.write([Write(each, None) for each in documents])
    RedisChanges(stack.parts.state, 1000).announce(documents)


def alerting(stack: RealStack, **changes: Any) -> Alerting:
    own = SearchSettings.model_validate({"alert_networks": '["127.0.0.0/8"]', **changes})
    return Alerting.open(stack.settings, own)


def verify(alert: Alert, received: Received) -> None:
    """As a receiver does it, by the specification's own library."""
    Webhook(alert.secret).verify(received.body, dict(received.headers))


def feed_three_times(stack: RealStack, engine: Index, receiver: WebhookReceiver) -> None:
    """A part of the articles, something of it delivered, a kill -9 of one of two workers; three times."""
    workers = [stack.work("alerts", wait=False), stack.work("alerts")]
    eventually(lambda: alerting(stack).desk.show.followed().number, "it follows")
    for part in range(3):
        numbers = range(part * EACH, (part + 1) * EACH)
        index(stack, engine, *(made(number, f"story-{number // 4}") for number in numbers))
        eventually(lambda: len(receiver.received) > part * EACH, "something is delivered")  # noqa: B023
        workers[part % 2].kill()
        workers[part % 2] = stack.work("alerts", wait=False)


def ids_of(alert: Alert, receiver: WebhookReceiver) -> dict[str, set[str]]:
    """The ids under which each article came to an alert's address; every signature is verified."""
    ids = defaultdict[str, set[str]](set)
    for each in receiver.received:
        if alert.webhook.endswith(each.path):
            verify(alert, each)
            ids[each.article].add(each.id)
    return ids


def test_nothing_is_lost_and_nothing_comes_under_two_ids_while_workers_are_killed(tmp_path: Path) -> None:
    fails = {"/flaky": 8}
    with (
        WebhookReceiver(lambda path, number: 500 if number <= fails.get(path, 0) else 204) as receiver,
        real_stack(tmp_path, ENVIRONMENT) as stack,
    ):
        engine = open_index(stack.settings)
        engine.install()
        desk = alerting(stack).desk
        every, once, other = (
            desk.edit.add(
                NewAlert(name=name, search=ArticleChoice(q=words), once_a_story=name == "once", webhook=address)
            )
            for name, words, address in (
                ("every", "harbour", f"{receiver.address}/flaky"),
                ("once", "harbour", f"{receiver.address}/once"),
                ("other", "airport", f"{receiver.address}/other"),
            )
        )
        feed_three_times(stack, engine, receiver)
        wanted = {f"{number:032x}" for number in range(3 * EACH)}
        eventually(lambda: {each.article for each in receiver.taken("/flaky")} == wanted, "all are told")
        eventually(lambda: all(each.health.waiting == 0 for each in desk.show.all()), "nothing waits")
        stories = [int(name, 16) // 4 for name in {each.article for each in receiver.taken("/once")}]
        assert sorted(stories) == [*range(3 * EACH // 4)], "one of each story"
        assert receiver.taken("/other") == [] and ids_of(other, receiver) == {}
        for alert in (every, once):
            ids = ids_of(alert, receiver)
            assert all(len(each) == 1 for each in ids.values()), "an article has one id, however often it was tried"
            assert len({name for names in ids.values() for name in names}) == len(ids)
        assert any(each.outcome == "failed" and each.again_s for each in desk.show.log(every.id))
        assert [shown.health.given_up for shown in desk.show.all()] == [0, 0, 0]


def test_a_mail_server_gets_one_mail_for_each_and_a_private_address_nothing(tmp_path: Path) -> None:
    mailbox = Mailbox()
    smtp = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    smtp.start()
    with WebhookReceiver() as receiver, real_stack(tmp_path) as stack:
        own = {"alert_smtp_host": "127.0.0.1", "alert_smtp_port": smtp.port, "alert_smtp_security": "none"}
        stack.environment |= {f"NEWSWIRE_SEARCH_{name.upper()}": str(value) for name, value in own.items()}
        engine = open_index(stack.settings)
        engine.install()
        # the webhook was allowed as it was made; the worker allows no private network
        desk = alerting(stack, **own, alert_mail_from="newswire@saltmere.example").desk
        search = ArticleChoice(q="harbour")
        alert = desk.edit.add(
            NewAlert(name="Port\u2028desk", search=search, webhook=f"{receiver.address}/x", mail="desk@news.example")
        )
        stack.work("alerts")
        eventually(lambda: desk.show.followed().number, "it follows")
        index(stack, engine, made(1, "s"), made(2, "t"))
        eventually(lambda: len(mailbox.mails) == 2, "both are mailed")
        eventually(lambda: len([e for e in desk.show.log(alert.id) if e.outcome == "failed"]) >= 2, "it is refused")
        assert desk.send_test(alert.id)["mail"].is_taken  # type: ignore[index]
        assert {mail["To"] for mail in mailbox.mails} == {"desk@news.example"}
        assert {mail["Subject"] for mail in mailbox.mails} == {
            "Port desk: Harbour news, part 1", "Port desk: Harbour news, part 2", "Port desk: a test of this alert",
        }  # fmt: skip
        assert len({mail["Message-ID"] for mail in mailbox.mails}) == 3
        assert "https://saltmere.example/1" in "".join(mail.get_content() for mail in mailbox.mails)
        assert [each.path for each in receiver.received if b"alert.matched" in each.body] == []
        assert "not of the public web" in next(e for e in desk.show.log(alert.id) if e.outcome == "failed").detail
    smtp.stop()


def test_a_digest_has_each_article_once_whatever_is_killed(tmp_path: Path) -> None:
    mailbox = Mailbox()
    smtp = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    smtp.start()
    with real_stack(tmp_path, ENVIRONMENT) as stack:
        own = {"alert_smtp_host": "127.0.0.1", "alert_smtp_port": smtp.port, "alert_smtp_security": "none"}
        stack.environment |= {f"NEWSWIRE_SEARCH_{name.upper()}": str(value) for name, value in own.items()}
        engine = open_index(stack.settings)
        engine.install()
        desk = alerting(stack, **own).desk
        search = ArticleChoice(q="harbour")
        alert = desk.edit.add(
            NewAlert(name="Port", search=search, once_a_story=False, mail="desk@news.example", mailed=Mailed.DAILY)
        )
        workers = [stack.work("alerts", wait=False), stack.work("alerts")]
        eventually(lambda: desk.show.followed().number, "it follows")
        for part in range(3):
            numbers = range(part * EACH, (part + 1) * EACH)
            index(stack, engine, *(made(number, f"story-{number}") for number in numbers))
            eventually(lambda: desk.show.one(alert.id).health.gathered, "something is gathered")
            day_ends(stack)
            eventually(mailbox.taking.is_set, "a mail is taken")
            mailbox.taking.clear()
            workers[part % 2].kill()
            workers[part % 2] = stack.work("alerts", wait=False)
        eventually(lambda: told(alert, desk) + desk.show.one(alert.id).health.gathered == 3 * EACH, "all are found")
        day_ends(stack)
        eventually(lambda: told(alert, desk) == 3 * EACH, "all are told")
    smtp.stop()
    mails = {mail["Message-ID"]: mail.get_content() for mail in mailbox.mails}
    assert len({mail.get_content() for mail in mailbox.mails}) == len(mails), "a mail that comes again is the same"
    addresses = re.findall(r"https://saltmere\.example/\d+", "".join(mails.values()))
    assert sorted(addresses) == sorted({*addresses}) and len(addresses) == 3 * EACH


def day_ends(stack: RealStack) -> None:
    """What is gathered is due."""
    due = f"{keys.PREFIX}due:alerts"
    for member in stack.parts.state.client.zrange(due, 0, -1):
        stack.parts.state.client.zadd(due, {member: 1}, xx=True)


def told(alert: Alert, desk: AlertDesk) -> int:
    """Of how many articles its mails told, by its log."""
    return sum(each.articles for each in desk.show.log(alert.id) if each.outcome == "delivered")
