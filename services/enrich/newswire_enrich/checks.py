"""What the doctor checks of enrichment."""

from __future__ import annotations

from newswire_shared.contracts.settings import load
from newswire_shared.running.checks import Finding, fine, odd


def model() -> Finding:
    """Whether the models that find names are installed."""
    from newswire_enrich.entities.recognition.spacy_recogniser import model_folder, packages_of
    from newswire_enrich.settings import EnrichSettings

    packages = packages_of(load(EnrichSettings).model)
    if not packages:
        problem = "NEWSWIRE_ENRICH_MODEL=none: only what the catalogue knows is tagged"
        return odd("model", problem, "unset it for the default model")
    return fine("model", "; ".join(f"{package} is installed in {model_folder(package)}" for package in packages))
