"""Mails of alerts, handed to one SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

from newswire_search.alerts.alert import Alert
from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.messages import Telling
from newswire_search.alerts.request import check_mail
from newswire_search.articles.responses import HitAnswer

LONGEST_SUBJECT = 200  # characters
PERMANENT = 500  # from here on an answer of SMTP is the same next time
MOST_SUMMARIES = 30  # articles of a mail that have one: a longer list is skimmed for its titles


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server, how to reach it, and who the mails come from."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str
    password: str
    sender: str
    deadline_s: float


@dataclass(frozen=True, slots=True)
class SmtpMail:
    """A Courier: one mail for what is told.  Its Message-ID stays the same however often it is tried."""

    server: MailServer

    def check(self, address: str) -> None:
        """Raises UsageError for what is no address of one mailbox."""
        check_mail(address)

    def send(self, alert: Alert, telling: Telling) -> Answered:
        """Hand one mail to the server."""
        mail = mail_of(alert, telling, self.server.sender)
        try:
            with self._connected() as server:
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            status, said = next(iter(error.recipients.values()))
            return Answered(False, status, _text(said), is_final=status >= PERMANENT)
        except smtplib.SMTPResponseException as error:
            return Answered(False, error.smtp_code, _text(error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            return Answered(False, detail=str(error))
        return Answered(True, 250)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        server, trusted = self.server, ssl.create_default_context()
        if server.security == "tls":
            link: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.deadline_s, context=trusted)
        else:
            link = smtplib.SMTP(server.host, server.port, timeout=server.deadline_s)
        try:
            if server.security == "starttls":
                link.starttls(context=trusted)
            if server.user:
                link.login(server.user, server.password)
            yield link
        finally:
            with suppress(smtplib.SMTPException, OSError):  # what was taken is taken
                link.quit()


def mail_of(alert: Alert, telling: Telling, sender: str) -> EmailMessage:
    """What is told as a mail in plain text."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, alert.mail
    mail["Subject"] = _line(f"{alert.name}: {_subject(telling.articles)}")[:LONGEST_SUBJECT]
    mail["Date"] = telling.at
    mail["Message-ID"] = f"<{telling.id}@{sender.rpartition('@')[2] or 'newswire'}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is told to it
    mail.set_content(_text_of(alert, telling.articles))
    return mail


def _subject(articles: Sequence[HitAnswer]) -> str:
    if len(articles) > 1:
        return f"{len(articles):,} articles"
    return articles[0].title if articles else "a test of this alert"


def _text_of(alert: Alert, articles: Sequence[HitAnswer]) -> str:
    if not articles:
        return f"This is a test of the alert {_line(alert.name)}.\n"
    told = [_told(hit, len(articles)) for hit in sorted(articles, key=_at, reverse=True)]
    return "\n\n".join([*told, f"-- \nAlert: {_line(alert.name)} ({alert.id})"]) + "\n"


def _told(hit: HitAnswer, among: int) -> str:
    """An article: alone in paragraphs, among others in lines."""
    about = " · ".join([hit.source, f"{_at(hit):%Y-%m-%d %H:%M} UTC"])
    summary = hit.summary if among <= MOST_SUMMARIES else None
    story = f"Story: {hit.story.id}" if hit.story and among == 1 else None
    parts = [_line(hit.title), about, summary, hit.url, story]
    return ("\n\n" if among == 1 else "\n").join(part for part in parts if part)


def _at(hit: HitAnswer) -> datetime:
    return hit.published_at or hit.first_seen_at


def _line(text: str) -> str:
    """A title of a stranger as one line: what ends a header must not."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
