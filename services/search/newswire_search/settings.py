"""Search's own settings."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class SearchSettings(BaseSettings):
    """`NEWSWIRE_SEARCH_*`."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_SEARCH_", frozen=True, extra="ignore")

    host: str = Field("127.0.0.1", description="Address that the HTTP application listens on.")
    port: int = Field(8080, ge=0, le=65535, description="Port of the HTTP application.")
    title: str = Field("newswire", description="Name shown on the pages.")
