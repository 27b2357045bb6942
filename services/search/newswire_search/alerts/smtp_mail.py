"""Mails of alerts, handed to one SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

from newswire_search.alerts.alert import Alert
from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.messages import AlertMessage
from newswire_search.alerts.request import check_mail
from newswire_search.articles.responses import HitAnswer

LONGEST_SUBJECT = 200  # characters
PERMANENT = 500  # from here on an answer of SMTP is the same next time


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
    """A Courier: one mail for each message.  Its Message-ID stays the same however often it is tried."""

    server: MailServer

    def check(self, address: str) -> None:
        """Raises UsageError for what is no address of one mailbox."""
        check_mail(address)

    def send(self, alert: Alert, delivery_id: str, message: AlertMessage) -> Answered:
        """Hand one mail to the server."""
        mail = mail_of(alert, delivery_id, message, self.server.sender)
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


def mail_of(alert: Alert, delivery_id: str, message: AlertMessage, sender: str) -> EmailMessage:
    """A message as a mail in plain text."""
    mail, hit = EmailMessage(policy=SMTP), message.data.article
    mail["From"], mail["To"] = sender, alert.mail
    mail["Subject"] = _line(f"{alert.name}: {hit.title if hit else 'a test of this alert'}")[:LONGEST_SUBJECT]
    mail["Date"] = message.timestamp
    mail["Message-ID"] = f"<{delivery_id}@{sender.rpartition('@')[2] or 'newswire'}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is told to it
    mail.set_content(_lines(alert, hit))
    return mail


def _lines(alert: Alert, hit: HitAnswer | None) -> str:
    if hit is None:
        return f"This is a test of the alert {_line(alert.name)}.\n"
    at = hit.published_at or hit.first_seen_at
    about = " · ".join([hit.source, f"{at:%Y-%m-%d %H:%M} UTC"])
    story = f"Story: {hit.story.id}" if hit.story else ""
    parts = [
        _line(hit.title),
        about,
        hit.summary or "",
        hit.url,
        story,
        f"-- \nAlert: {_line(alert.name)} ({alert.id})",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(text: str) -> str:
    """A title of a stranger as one line: what ends a header must not."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
