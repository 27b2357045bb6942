"""Workers that do everything but the work: no extractor, no model, no engine.  What they cost is the pipeline's own."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from celery import Celery
from newswire_enrich.draft import Draft
from newswire_enrich.enrich_article import EnrichArticle
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.page import Page
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.stages.fingerprint import Fingerprint
from newswire_enrich.stages.identity import AdoptIdentity
from newswire_enrich.stages.link import Link
from newswire_enrich.stages.links import links
from newswire_enrich.tasks import register as register_enrich
from newswire_index.composition import IndexService
from newswire_index.tasks import register as register_index
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts import topology
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

_TITLE = re.compile(rb"<title>(.*?)</title>")
_PARAGRAPH = re.compile(rb"<p>(.*?)</p>")


def bare_extract(draft: Draft) -> Draft:
    """Title and paragraphs by two expressions: next to nothing."""
    title = _TITLE.search(draft.raw.body)
    body = "\n\n".join(part.decode() for part in _PARAGRAPH.findall(draft.raw.body))
    return replace(draft, page=Page(title[1].decode() if title else "", body))


def enrich() -> Celery:
    """The enrich worker without extraction and tagging."""
    parts = assemble_worker("enrich", load(SharedSettings))
    linker, settings = Linker(RedisStoryState(parts.state)), EnrichSettings()
    stages = (
        bare_extract, AdoptIdentity(parts.registry), Fingerprint(), links, Link(linker),
    )  # fmt: skip
    case = EnrichArticle(parts.archive, stages, settings.article_processor_s, settings.article_wall_s)
    register_enrich(parts.app, parts.upkeep(topology.ENRICH, Stage.ENRICH), case)
    return parts.app


def index() -> Celery:
    """The index worker with an index in memory."""
    parts = assemble_worker("index", load(SharedSettings))
    cases = IndexService.over(parts, InMemoryIndex()).use_cases()
    register_index(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), cases)
    return parts.app


app = {"enrich": enrich, "index": index}[os.environ["BENCH_WORKER"]]()
