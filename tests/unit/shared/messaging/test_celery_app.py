"""What the application of every worker has in common."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.celery_app import create_app


def test_threads_share_what_keeps_no_results(tmp_path: Path) -> None:
    app = create_app("test", SharedSettings(data_dir=tmp_path), "redis://localhost:1/0")
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: app.backend).result() is app.backend
