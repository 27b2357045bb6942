"""Alerts as they are asked for."""

from __future__ import annotations

from newswire_shared.contracts.errors import UsageError
from pydantic import BaseModel, ConfigDict, Field

from newswire_search.alerts.alert import Mailed, is_mail_address
from newswire_search.articles.request import ArticleChoice

LONGEST_NAME, LONGEST_ADDRESS = 200, 2000
NAME = "For people; messages and mails bear it."
SEARCH = "The parameters of `/v1/search` that choose articles."
ONCE = "An article is told only if none of its story was told before; false: every article."
WEBHOOK = "An address that takes POST requests, signed by Standard Webhooks; it must not lie in a private network."
MAIL = "The address of a mailbox, where the operator has set a server for mail."
MAILED = (
    "How often mail is sent: for each article at once, or one with all since the last, every full hour or once a day."
)


class NewAlert(BaseModel):
    """An alert to be made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=LONGEST_NAME, description=NAME, examples=["Harbour"])
    search: ArticleChoice = Field(description=SEARCH, examples=[{"q": "harbour strike", "language": ["en"]}])
    once_a_story: bool = Field(True, description=ONCE)
    webhook: str | None = Field(
        None, max_length=LONGEST_ADDRESS, description=WEBHOOK, examples=["https://desk.example/hooks/newswire"]
    )
    mail: str | None = Field(None, max_length=320, description=MAIL, examples=["desk@news.example"])
    mailed: Mailed = Field(Mailed.IMMEDIATELY, description=MAILED)


class AlertChange(BaseModel):
    """What is to be changed of an alert; what is left out stays.  An empty `webhook` or `mail` takes it away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | None = Field(None, min_length=1, max_length=LONGEST_NAME, description=NAME)
    search: ArticleChoice | None = Field(None, description=SEARCH)
    once_a_story: bool | None = Field(None, description=ONCE)
    webhook: str | None = Field(None, max_length=LONGEST_ADDRESS, description=WEBHOOK)
    mail: str | None = Field(None, max_length=320, description=MAIL)
    mailed: Mailed | None = Field(None, description=MAILED)
    enabled: bool | None = Field(
        None, description="True lets a disabled alert go on with what comes now; false stops it."
    )


def check_mail(address: str) -> None:
    """Raises UsageError for what is no address of a mailbox."""
    if not is_mail_address(address):
        raise UsageError(f"mail: {address[:80]!r} is no address of one mailbox, such as desk@news.example")
