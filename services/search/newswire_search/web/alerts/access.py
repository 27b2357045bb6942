"""Who may see and change alerts: they hold addresses, and let this server send to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from fastapi.security import APIKeyHeader, HTTPBearer
from newswire_shared.accounting.access_keys import Right

from newswire_search.alerts.desk import AlertDesk
from newswire_search.web.admission import holder
from newswire_search.web.dependencies import Injected


def desk_of(use_cases: Injected) -> AlertDesk:
    """The use cases of alerts; they are opened by the first request."""
    return use_cases.alerts()


Desk = Annotated[AlertDesk, Depends(desk_of)]
# The first two tell the document how a key is given, the last one looks at it; where there is no desk no key is known.
MAY = (
    Depends(HTTPBearer(auto_error=False, scheme_name="key", description="A key of `newswire keys add`.")),
    Depends(APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="header-key")),
    Depends(desk_of),
    Depends(holder(Right.ALERT)),
)
