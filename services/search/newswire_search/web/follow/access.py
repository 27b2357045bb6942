"""The key that opens alerts on the page: the browser keeps it while it is open, the server never does.

The cookie goes to `/follow` alone, no script reads it, and no other site's page has it sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import Request, Response
from newswire_shared.accounting.access_keys import AccessKey, Right
from newswire_shared.contracts.errors import TransientError

from newswire_search.access.admission import Refusal
from newswire_search.alerts.desk import AlertDesk
from newswire_search.formats.wording import written
from newswire_search.web.dependencies import SearchUseCases

COOKIE: Final = "alert-key"
PLACE: Final = "/follow"
LONGEST_KEY: Final = 200  # characters; one of ours has some sixty
WHY_NOT: Final = {
    Refusal.UNKNOWN: written("This key is unknown or was revoked."),
    Refusal.LACKS_SCOPE: written("This key does not open alerts: it needs the scope “alert”."),
}


@dataclass(frozen=True, slots=True)
class AlertsAccess:
    """Alerts as a visitor may use them: the desk, or why there is none.

    `is_away`: alerts are kept while newswire runs, and it does not.  `mails`: they can be sent by mail.
    """

    desk: AlertDesk | None = None
    holder: str = ""
    refused: str = ""
    is_away: bool = False
    mails: bool = False


def access_of(request: Request, use_cases: SearchUseCases, key: str | None = None) -> AlertsAccess:
    """By the key that is given, else by the one that the browser keeps."""
    text = (request.cookies.get(COOKIE, "") if key is None else key)[:LONGEST_KEY]
    try:
        desk = use_cases.alerts()
        found = use_cases.admission.holder(text, Right.ALERT) if text else Refusal.NO_KEY
    except TransientError:
        return AlertsAccess(is_away=True)
    if isinstance(found, AccessKey):
        return AlertsAccess(desk, found.name, mails=desk.edit.sends_mail)
    return AlertsAccess(refused=WHY_NOT.get(found, ""), mails=desk.edit.sends_mail)


def keep_key(response: Response, request: Request, key: str) -> None:
    """Let the browser keep the key until it is closed."""
    response.set_cookie(
        COOKIE, key, path=PLACE, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )  # fmt: skip


def forget_key(response: Response) -> None:
    """Let the browser forget it."""
    response.delete_cookie(COOKIE, path=PLACE)
