"""The one list of stages, in order.  An enrichment is added by one function in this list."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.removals import Removals

from newswire_enrich.draft import EnrichStage
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
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
class Toolkit:
    """The ports and tables that the stages work with."""

    registry: UrlRegistry
    removals: Removals
    linker: Linker
    recogniser: Recogniser
    catalogue: EntityCatalogue
    memory: SiteMemory
    rules: SiteRules = NO_RULES
    edits: EditLog = field(default_factory=NoEdits)


def stages(settings: EnrichSettings, tools: Toolkit) -> tuple[EnrichStage, ...]:
    """The stages that every capture goes through; cheap ones that may end it come before costly ones."""
    return (
        Extract(settings.extract_memory_bytes, settings.shortest_body, tools.rules),
        AdoptIdentity(tools.registry),
        Fingerprint(),  # before the lines of the site go: what is learned later makes no revision
        SiteLines(tools.memory),
        language,
        *tagging(tools.recogniser, CurrentCatalogue(tools.catalogue, tools.edits)),
        links,
        # last: it reads what the others found, and what the state knows cannot be taken back
        Link(tools.linker, tools.removals),
    )


def tagging(recogniser: Recogniser, catalogue: CurrentCatalogue) -> tuple[EnrichStage, ...]:
    """The stages that tag a text whose language is known; `newswire tag` runs these alone."""
    return (
        Entities(recogniser, catalogue),
        quotes,  # this and the next ask who is in the text: after entities
        attribution,
        dates,
    )
