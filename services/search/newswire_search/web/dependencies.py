"""What a route can ask for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from newswire_search.articles.ports import SearchEngine
from newswire_search.settings import SearchSettings


def _engine(request: Request) -> SearchEngine:
    engine: SearchEngine = request.app.state.engine
    return engine


def _settings(request: Request) -> SearchSettings:
    settings: SearchSettings = request.app.state.settings
    return settings


Engine = Annotated[SearchEngine, Depends(_engine)]
Settings = Annotated[SearchSettings, Depends(_settings)]
