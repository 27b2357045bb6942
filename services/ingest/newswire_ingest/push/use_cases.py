"""Pushing as the routes ask for it."""

from __future__ import annotations

from typing import Protocol

from newswire_shared.accounting.access_keys import KeyCheck
from newswire_shared.accounting.pressure import Pressure

from newswire_ingest.push.batch import Batch
from newswire_ingest.push.find_capture import FindCapture
from newswire_ingest.push.push_articles import PushArticles, Pushing
from newswire_ingest.settings import IngestSettings


class PushUseCases(Protocol):
    """The composition root as the routes need it, which do not import it: that would bring the adapters."""

    @property
    def settings(self) -> IngestSettings:
        """Ingest's own settings."""

    @property
    def pressure(self) -> Pressure:
        """Whether intake should wait."""

    @property
    def check_key(self) -> KeyCheck:
        """Whose key a request brings."""

    @property
    def push(self) -> PushArticles:
        """Takes in one article."""

    @property
    def find_capture(self) -> FindCapture:
        """What became of one."""

    def batch(self, by: Pushing) -> Batch:
        """Takes in the lines of one request."""
