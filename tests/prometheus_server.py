"""A real Prometheus by the configuration in deploy/monitoring, and promtool, which tries its alerts.

Both are of Debian's package `prometheus`; tests/run installs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from newswire_shared.running.embedded.broker import free_port
from patience import until
from tree import ROOT

FOLDER = ROOT / "deploy" / "monitoring"
RUNBOOK = "https://news.example.org/docs/"
EXPANDING = "--enable-feature=expand-external-labels"  # which newer ones do unasked


def missing() -> bool:
    """Whether tests do without it; in CI it has to be there."""
    return shutil.which("promtool") is None and os.environ.get("CI") != "true"


def promtool(*words: str | Path) -> str:
    """What promtool says; it has to be content."""
    done = subprocess.run(["promtool", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@dataclass(frozen=True, slots=True)
class PrometheusServer:
    """One that runs."""

    address: str

    def asks(self, path: str, **words: str) -> Any:
        """What its API answers."""
        with urllib.request.urlopen(f"{self.address}/api/v1/{path}?{urllib.parse.urlencode(words)}") as response:
            return json.load(response)["data"]

    def series(self, query: str) -> list[dict[str, Any]]:
        """The series of a query, as they are just now."""
        found: list[dict[str, Any]] = self.asks("query", query=query)["result"]
        return found


@contextmanager
def scraping(target: str, folder: Path) -> Iterator[PrometheusServer]:
    """A Prometheus that scrapes `target` (HOST:PORT) every second, and else is as in deploy/monitoring."""
    told = yaml.safe_load((FOLDER / "prometheus.yml").read_text("utf-8"))
    told["global"] |= {"scrape_interval": "1s", "evaluation_interval": "1s"}
    told["scrape_configs"][0]["static_configs"] = [{"targets": [target]}]
    folder.mkdir()
    (folder / "prometheus.yml").write_text(yaml.safe_dump(told))
    shutil.copy(FOLDER / "alerts.yml", folder)
    server = PrometheusServer(f"http://127.0.0.1:{(port := free_port())}")
    argv = ["prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data", EXPANDING]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*argv, f"--web.listen-address=127.0.0.1:{port}"],
            cwd=folder, env={**os.environ, "RUNBOOK_URL": RUNBOOK}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        until(lambda: process.poll() is None and _has_scraped_twice(server), (folder / "log").read_text())
        yield server
    finally:
        process.terminate()
        process.wait()


def _has_scraped_twice(server: PrometheusServer) -> bool:
    try:
        found = server.series("count_over_time(newswire_redis_up[1m])")
    except OSError:  # it starts
        return False
    return any(float(each["value"][1]) >= 2 for each in found)
