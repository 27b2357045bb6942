"""Ops' own settings."""

from __future__ import annotations

from newswire_shared.contracts.checked_settings import CheckedSettings
from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict


class OpsSettings(CheckedSettings):
    """`NEWSWIRE_OPS_*`.  Times in seconds."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_OPS_")

    broker_port: int = Field(0, ge=0, le=65535, description="Port of the embedded broker; 0 for any free one.")
    # each may take 0.7 GB: more than any machine's processors would be a slip of the finger
    enrich_processes: int = Field(
        0, ge=0, le=64, description="Enrich processes of the embedded stack; 0: one a core, at most 4."
    )
    # Flower's own default
    flower_port: int = Field(5555, ge=1, le=65535, description="Port of Flower's pages.")
    flower_password: SecretStr | None = Field(
        None, min_length=12, description="Password of Flower's user `newswire`; unset: one is made and kept in run/."
    )
    # in the range from 9100 on, where exporters listen by custom
    exporter_port: int = Field(9108, ge=0, le=65535, description="Port of the exporter for Prometheus.")
    flower_url: str = Field(
        "", description="Where people reach Flower, as the operator's page links to it; unset: the page has no link."
    )
    freshness_aim_s: float = Field(
        60.0,
        gt=0,
        description="How long 95 of 100 articles should take at most from first seen to searchable; shown beside what "
        "they take.",
    )
