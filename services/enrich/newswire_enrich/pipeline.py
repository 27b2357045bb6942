"""The one list of stages, in order.  An enrichment is added by one function in this list."""

from __future__ import annotations

from newswire_shared.registry import UrlRegistry

from newswire_enrich.draft import Stage
from newswire_enrich.linking.linker import Linker
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.stages.entities import Entities
from newswire_enrich.stages.extract import Extract
from newswire_enrich.stages.fingerprint import Fingerprint
from newswire_enrich.stages.identity import AdoptIdentity
from newswire_enrich.stages.language import language
from newswire_enrich.stages.link import Link
from newswire_enrich.stages.links import links
from newswire_enrich.tagging import Recogniser


def stages(
    settings: EnrichSettings, registry: UrlRegistry, linker: Linker, recogniser: Recogniser
) -> tuple[Stage, ...]:
    """What every capture goes through; cheap stages that may end it come before costly ones."""
    return (
        Extract(settings.extract_time_s, settings.extract_memory_bytes, settings.shortest_body),
        AdoptIdentity(registry),
        Fingerprint(registry),
        language,
        Entities(recogniser, settings.tagged_characters),
        links,
        Link(linker),
    )
