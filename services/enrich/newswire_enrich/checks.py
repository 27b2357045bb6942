"""The doctor's checks of enrichment."""

from __future__ import annotations

from newswire_shared.running.checks import Finding, fine, odd


def model() -> Finding:
    """Check whether the models that find names are installed."""
    from newswire_enrich.composition.models import model_folders

    folders = model_folders()
    if not folders:
        problem = "NEWSWIRE_ENRICH_MODEL=none: only what the catalogue knows is tagged"
        return odd("model", problem, "unset it for the default model")
    return fine("model", "; ".join(f"{package} is installed in {folder}" for package, folder in folders.items()))
