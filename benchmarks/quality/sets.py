"""The labelled sets and their scorers, which lie in one folder beside the project and are no part of it."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from newswire_enrich.files.json_lines import read_objects


@dataclass(frozen=True, slots=True)
class Page:
    """A recorded page and what it should give."""

    id: str
    set: str
    path: Path
    gold: dict[str, Any]

    @property
    def asked(self) -> dict[str, str]:
        """What an extractor is asked."""
        return {"page": str(self.path), "url": self.gold["url"]}


@dataclass(frozen=True, slots=True)
class Sets:
    """A folder with `pages/dev/SET/{gold.json,html}`, `entities`, `linking`, `identity`, and scorers beside them."""

    root: Path

    @property
    def page_folder(self) -> Path:
        return self.root / "pages" / "dev"

    def scorer(self, name: str) -> ModuleType:
        """The metric of `pages`, `entities` or `linking`, from its file."""
        path = self.root / name / "score.py"
        spec = importlib.util.spec_from_file_location(f"score_of_{name}", path)
        if spec is None or spec.loader is None or not path.exists():
            raise SystemExit(f"{path} is missing: it gives the metric of the sets beside it")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    def pages(self) -> Iterator[Page]:
        """The recorded pages of every set, each set's in the order of its file."""
        for listed in sorted(self.page_folder.glob("*/gold.json")):
            folder = listed.parent
            for name, gold in json.loads(listed.read_text("utf-8")).items():
                yield Page(name, folder.name, folder / "html" / f"{name}.html.gz", gold)

    def lines(self, folder: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """The sets of a folder that are lines of JSON, by name."""
        for path in sorted((self.root / folder).glob("*.jsonl*")):
            yield path.name.partition(".")[0], list(read_objects(path))
