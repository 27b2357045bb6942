"""What the doctor checks of enrichment."""

from __future__ import annotations

from newswire_shared.checks import Finding, fine, odd
from newswire_shared.settings import load


def model() -> Finding:
    """Whether the model that tags names is installed."""
    from newswire_enrich.adapters.spacy_recogniser import model_folder
    from newswire_enrich.settings import EnrichSettings

    package = load(EnrichSettings).model
    if package == "none":
        return odd("model", "NEWSWIRE_ENRICH_MODEL=none: no entities are tagged", "unset it for the default model")
    return fine("model", f"{package} is installed in {model_folder(package)}")
