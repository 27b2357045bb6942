"""`newswire scale` beside another one: both are answered, and the last holds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from newswire_ops.commands import scale
from newswire_ops.scaling.size import Size
from newswire_ops.scaling.size_files import SizeFiles
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.process_marks import own_mark


def test_two_who_ask_at_once_are_both_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, files = Path.replace, SizeFiles(tmp_path)
    between: list[Callable[[], None]] = [lambda: SizeFiles(tmp_path).ask("enrich", Size(3, 3))]

    def after_the_other(draft: Path, target: Path) -> Path:
        if between:
            ask = between.pop()
            with monkeypatch.context() as patched, ThreadPoolExecutor(1) as pool:
                patched.setattr("newswire_ops.scaling.size_files.os.getpid", lambda: 1)  # another process
                pool.submit(ask).result()
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", after_the_other)
    files.ask("enrich", Size(2, 2))
    assert files.sizes()["enrich"] == Size(2, 2)


def test_who_is_overruled_meanwhile_is_told_and_waits_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, files = SharedSettings(data_dir=tmp_path), SizeFiles(tmp_path / "run")
    files.ask("enrich", Size(2, 2))
    SizeFiles(tmp_path / "run").ask("enrich", Size(4, 4))
    with pytest.raises(UsageError, match="somebody else wants 4 workers of enrich now, and not 2"):
        scale._await(shared, own_mark(), files, "enrich", Size(2, 2))
