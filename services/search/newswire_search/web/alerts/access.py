"""Who may see and change alerts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from newswire_shared.accounting.access_keys import AccessKey, Denial, Right

from newswire_search.alerts.desk import AlertDesk
from newswire_search.web.dependencies import Injected

bearer = HTTPBearer(auto_error=False, scheme_name="key", description="A key of `newswire keys add`.")
header_key = APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="header-key")


def desk_of(use_cases: Injected) -> AlertDesk:
    """The use cases of alerts; they are opened by the first request."""
    return use_cases.alerts()


Desk = Annotated[AlertDesk, Depends(desk_of)]


def key_holder(
    desk: Desk,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    own_header: Annotated[str | None, Depends(header_key)],
) -> AccessKey:
    """The key of a request about alerts: they hold addresses, and let this server send to them."""
    found = desk.check_key(credentials.credentials if credentials else own_header or "", Right.ALERT)
    if found is Denial.UNKNOWN:
        raise HTTPException(401, "a key is needed: Authorization: Bearer KEY (the operator makes one by "
                            "`newswire keys add NAME --right alert`)", {"WWW-Authenticate": "Bearer"})  # fmt: skip
    if found is Denial.LACKS_RIGHT:
        raise HTTPException(403, "the key does not allow to see or change alerts")
    assert isinstance(found, AccessKey)
    return found
