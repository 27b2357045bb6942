"""What holds for the settings of every service: what is no value, and how large a number may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# Thirty years: larger times overflow the clocks of threads, dates and Redis, and are a slip of the finger.
LARGEST = 10**9
LARGEST_BYTES = 10**12


class CheckedSettings(BaseSettings):
    """Settings whose blanks at the ends are no part of them, of which an empty one is unset, and none without bound.

    Files of environments and manifests leave both behind: `NAME=`, and a blank at the end of a line.  A folder named
    "" would be the one that a process happens to start in.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        meant = {name: value if cls.is_secret(name) else _without_blanks(value) for name, value in given.items()}
        return {name: value for name, value in meant.items() if value != ""}

    @classmethod
    def is_secret(cls, name: str) -> bool:
        """Whether a setting is never shown, and blanks are a part of it, as of a password."""
        field = cls.model_fields.get(name)
        return field is not None and "Secret" in str(field.annotation)

    @field_validator("*")
    @classmethod
    def _is_bounded(cls, value: Any, info: ValidationInfo) -> Any:
        most = LARGEST_BYTES if str(info.field_name).endswith("_bytes") else LARGEST
        numbers = value if isinstance(value, tuple) else (value,)
        if any(isinstance(number, int | float) and number > most for number in numbers):
            raise ValueError(f"write at most {most:,}")
        return value


def _without_blanks(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
