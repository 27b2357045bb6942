"""What an earlier release left behind, and its code; `tests/fixtures/releases/make.py` made both by that release."""

from __future__ import annotations

import base64
import gzip
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redis import Redis
from tree import ROOT

RELEASES = ROOT / "tests" / "fixtures" / "releases"


@dataclass(frozen=True)
class EarlierRelease:
    """One release, by the name of its folder."""

    name: str

    def code(self, folder: Path) -> Path:
        """Its packages, in a folder to put first on the path."""
        return self._extracted("release.tar.xz", folder)

    def data(self, folder: Path) -> Path:
        """Its archive and embedded index, as they lie in a data folder."""
        return self._extracted("data.tar.xz", folder)

    def restore(self, client: Any) -> None:
        """Put its queues and state into an empty server."""
        raw = Redis(**{name: client.connection_pool.connection_kwargs[name] for name in ("host", "port", "password")})
        with gzip.open(RELEASES / self.name / "state.jsonl.gz") as lines, raw.pipeline(transaction=False) as pipe:
            for key, value, ttl_ms in map(json.loads, lines):
                pipe.restore(base64.b64decode(key), ttl_ms, base64.b64decode(value))
            pipe.execute()

    def _extracted(self, name: str, folder: Path) -> Path:
        with tarfile.open(RELEASES / self.name / name) as packed:
            packed.extractall(folder, filter="data")
        return folder


STATE_1 = EarlierRelease("state-1")  # of scheme 1 of identity, before anything in Redis was packed
