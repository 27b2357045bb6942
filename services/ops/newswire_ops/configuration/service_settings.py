"""The settings of the installed services, found by the entry points `newswire.settings`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from newswire_shared.contracts.checked_settings import CheckedSettings
from newswire_shared.contracts.settings import SharedSettings, load, masked, names_of
from newswire_shared.running.offers import offered

GROUP = "newswire.settings"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting as it stands; the value is masked."""

    name: str
    value: str
    is_set: bool
    meaning: str


def kinds() -> list[type[CheckedSettings]]:
    """The classes of settings of the installed services, the shared ones first."""
    return [SharedSettings, *(point.load() for point in offered(GROUP))]


def all_settings() -> list[SettingRow]:
    """Every setting with its value.  Raises SettingsError for the first that is wrong."""
    return [row for kind in kinds() for row in _rows(kind, load(kind))]


def _rows(kind: type[CheckedSettings], settings: CheckedSettings) -> list[SettingRow]:
    return [
        SettingRow(name, masked(getattr(settings, field)), name in os.environ, info.description or "")
        for (field, info), name in zip(kind.model_fields.items(), names_of(kind), strict=True)
    ]
