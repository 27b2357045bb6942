"""The one HTTP application: it knows no service, it includes the routers that the installed ones offer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from fastapi import APIRouter, Depends, FastAPI
from newswire_shared.running.offers import offered
from pydantic import BaseModel
from starlette.middleware.gzip import GZipMiddleware

from newswire_search.web import errors, openapi
from newswire_search.web.changes.streams import Streams
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.embed.frames import policy_for
from newswire_search.web.middleware.allowed_hosts import AllowedHosts, names_of
from newswire_search.web.middleware.bounded_body import BoundedBody
from newswire_search.web.middleware.concurrency_limit import ConcurrencyLimit
from newswire_search.web.middleware.entity_tags import EntityTags
from newswire_search.web.middleware.head import Head
from newswire_search.web.middleware.origins import Origins, origins_of
from newswire_search.web.middleware.response_headers import ResponseHeaders
from newswire_search.web.parameters import check_parameters
from newswire_search.web.pictures.files import router as pictures
from newswire_search.web.reference.pages import router as reference
from newswire_search.web.static_files import router as static_files

ROUTERS = "newswire.routers"
WORTH_PACKING = 1_000  # bytes: what fits into one packet of the network arrives no sooner for being smaller
PACKED = 4  # a page of 20 hits in 0.7 ms to a quarter; level 9, the middleware's own, takes twice that for 3 % less
DESCRIPTION = """Search over news articles, their revisions, entities, quotes and attribution.

Every error is a problem by RFC 9457 (`application/problem+json`); its `errors` name the parameters that are wrong, and
what may have been meant.  A parameter that is not there is refused.  A field that is unknown is null or an empty list,
never missing.  Times are UTC.  Offsets are half-open, and Unicode code points unless `offsets=utf16` asks for the units
of JavaScript and Java.  HEAD is answered wherever GET is.  What stays as it is within /v1, and how changes are told, is
written in `docs/api-promise.md`."""

health = APIRouter(prefix="/health", tags=["health"])


class Health(BaseModel):
    """That all is well; what is not is an error."""

    status: Literal["ok"] = "ok"


@health.get("/live", summary="Whether the process answers")
def live() -> Health:
    """Always ok: restart the process if this does not answer."""
    return Health()


@health.get("/ready", summary="Whether searches can be answered", responses=errors.documented(503))
def ready(use_cases: Injected) -> Health:
    """Ok if the engine answers, else 503: send no traffic here."""
    use_cases.ping()
    return Health()


def create_application(
    use_cases: SearchUseCases, routers: Iterable[APIRouter] | None = None, streams: Streams | None = None
) -> FastAPI:
    """Build the application over the use cases, whose engine must allow calls from several threads.

    `routers` are those to include; None: those of every installed service.  The interactive pages of
    FastAPI are off, because they run scripts of another site; `/docs` is made here, from `/openapi.json`.
    """
    settings = use_cases.settings
    application = FastAPI(
        title=settings.title, version="1", description=DESCRIPTION, docs_url=None, redoc_url=None,
        generate_unique_id_function=openapi.operation_id,
    )  # fmt: skip
    policy_for(settings.frames)  # what is no origin is told before anything is served
    application.state.use_cases = use_cases
    application.state.streams = streams or Streams()
    # The last one added is the outermost: headers stand on every answer, and a stranger's name takes no place in line.
    application.add_middleware(ConcurrencyLimit, at_a_time=settings.at_a_time, wait_s=settings.wait_s)
    application.add_middleware(BoundedBody)
    application.add_middleware(AllowedHosts, names=names_of(f"{settings.hosts},{settings.host}"))
    application.add_middleware(EntityTags)
    application.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=PACKED)
    application.add_middleware(Head)  # outside of what changes headers, that they be those of a GET
    application.add_middleware(ResponseHeaders)
    if origins := origins_of(settings.origins):  # outermost: a script should be able to read also what went wrong
        application.add_middleware(Origins, origins=origins)
    errors.install(application)
    openapi.install(application)
    application.include_router(reference)
    application.include_router(static_files)
    application.include_router(pictures)  # outside of keys and limits: what is signed was read on a page
    application.include_router(health)  # whoever watches may ask as they like
    for router in installed_routers() if routers is None else routers:
        application.include_router(router, dependencies=[Depends(check_parameters)])
    return application


def installed_routers() -> tuple[APIRouter, ...]:
    """The routers that installed services offer, in the order of their names."""
    return tuple(point.load() for point in offered(ROUTERS))
