"""The one list of stages, in order.  An enrichment is added by one function in this list."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_shared.accounting.registry import UrlRegistry

from newswire_enrich.draft import Stage
from newswire_enrich.editing.entities.current import CurrentCatalogue
from newswire_enrich.editing.entities.log import EditLog, NoEdits
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.linking.linker import Linker
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.memory import SiteMemory
from newswire_enrich.sites.rules import NO_RULES, SiteRules
from newswire_enrich.stages.attribution import attribution
from newswire_enrich.stages.dates import dates
from newswire_enrich.stages.entities import Entities
from newswire_enrich.stages.extract import Extract
from newswire_enrich.stages.fingerprint import Fingerprint
from newswire_enrich.stages.identity import AdoptIdentity
from newswire_enrich.stages.language import language
from newswire_enrich.stages.link import Link
from newswire_enrich.stages.links import links
from newswire_enrich.stages.quotes import quotes
from newswire_enrich.stages.site_lines import SiteLines


@dataclass(frozen=True, slots=True)
class Parts:
    """What the stages work with."""

    registry: UrlRegistry
    linker: Linker
    recogniser: Recogniser
    catalogue: EntityCatalogue
    memory: SiteMemory
    rules: SiteRules = NO_RULES
    edits: EditLog = field(default_factory=NoEdits)


def stages(settings: EnrichSettings, parts: Parts) -> tuple[Stage, ...]:
    """What every capture goes through; cheap stages that may end it come before costly ones."""
    return (
        Extract(settings.extract_memory_bytes, settings.shortest_body, parts.rules),
        AdoptIdentity(parts.registry),
        Fingerprint(parts.registry),
        SiteLines(parts.memory),
        language,
        Entities(parts.recogniser, CurrentCatalogue(parts.catalogue, parts.edits)),
        quotes,
        attribution,
        dates,
        links,
        Link(parts.linker),
    )
