"""What an application answers is worked out once for each choice of routers."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_search.web.articles import api, pages
from newswire_search.web.operations import Operations, operations_of
from unit.search.stub import StubEngine


def operations(routers: Sequence[APIRouter]) -> Operations:
    application = create_application(Search(StubEngine(), SearchSettings(), FakeChangeLog()), routers)
    return operations_of(Request({"type": "http", "app": application}))


def test_applications_of_the_same_routers_share_them() -> None:
    assert operations((api.router, pages.router)) is operations((pages.router, api.router))


def test_another_choice_of_routers_has_its_own() -> None:
    assert operations((api.router,)).of("GET", "/v1/search") is not None
    assert operations((pages.router,)).of("GET", "/v1/search") is None
