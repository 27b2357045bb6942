"""The doctor's checks of enrichment."""

from __future__ import annotations

from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import load
from newswire_shared.running.checks import Finding, fine, odd, wrong


def model() -> Finding:
    """Check whether the models that find names are installed."""
    from newswire_enrich.composition.models import model_folders

    folders = model_folders()
    if not folders:
        problem = "NEWSWIRE_ENRICH_MODEL=none: only what the catalogue knows is tagged"
        return odd("model", problem, "unset it for the default model")
    return fine("model", "; ".join(f"{package} is installed in {folder}" for package, folder in folders.items()))


def site_rules() -> Finding:
    """Check whether the rules of single sites can be read: a worker that cannot does not start."""
    from newswire_enrich.settings import EnrichSettings
    from newswire_enrich.sites.rule_loader import read_rules

    folder = load(EnrichSettings).site_rules_dir
    try:
        version = read_rules(folder).version
    except SettingsError as error:
        return wrong("site rules", str(error))
    return fine("site rules", f"those of {folder}" if version else "none, so that all sites are read alike")
