"""The composition root as commands reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from newswire_shared.contracts.settings import SharedSettings, load

if TYPE_CHECKING:
    from newswire_index.composition import IndexService


def service_of(context: typer.Context) -> IndexService:
    """The service that the caller of the application hands over (a test does), else that of the settings."""
    from newswire_index.composition import IndexService

    return context.find_object(IndexService) or IndexService.open(load(SharedSettings))
