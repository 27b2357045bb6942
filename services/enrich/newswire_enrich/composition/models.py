"""The root of what asks for models without loading any: the doctor need not wait for libraries of extraction."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.contracts.settings import load

from newswire_enrich.entities.recognition.spacy_recogniser import model_folder, packages_of
from newswire_enrich.settings import EnrichSettings


def model_folders() -> dict[str, Path]:
    """The packages of models that are set, each with its folder.  Raises SettingsError for one not installed."""
    return {package: model_folder(package) for package in packages_of(load(EnrichSettings).model)}
