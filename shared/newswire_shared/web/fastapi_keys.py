"""How a request brings its key, as FastAPI takes it and describes it; whoever serves HTTP has that package."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

bearer = HTTPBearer(auto_error=False, scheme_name="key", description="A key of `newswire keys add`.")
header_key = APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="header-key")


def key_text(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    own_header: Annotated[str | None, Depends(header_key)],
) -> str:
    """What a request gives as its key, empty for none."""
    return credentials.credentials if credentials else own_header or ""


KeyText = Annotated[str, Depends(key_text)]
