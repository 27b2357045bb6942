"""Who may see and change alerts: they hold addresses, and let this server send to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from newswire_shared.accounting.access_keys import Right

from newswire_search.alerts.desk import AlertDesk
from newswire_search.web.admission import KEYS, holder
from newswire_search.web.dependencies import Injected


def desk_of(use_cases: Injected) -> AlertDesk:
    """The use cases of alerts; they are opened by the first request."""
    return use_cases.alerts()


Desk = Annotated[AlertDesk, Depends(desk_of)]
MAY = (*KEYS, Depends(desk_of), Depends(holder(Right.ALERT)))  # where there is no desk no key is known
