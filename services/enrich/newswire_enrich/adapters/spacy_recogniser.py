"""The Recogniser on spaCy: a packaged English model, of which only the tagger of names is loaded."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from newswire_shared.documents import EntityType
from newswire_shared.errors import SettingsError

from newswire_enrich.tagging import Found, Recogniser

TYPES: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "event", "NORP": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")


class SpacyRecogniser:
    """Loads its model at first use, or by `load` before a worker forks, so that children share its memory."""

    languages: frozenset[str] = frozenset({"en"})

    def __init__(self, package: str) -> None:
        self._package = package

    @property
    def version(self) -> str:
        meta = self._model.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def load(self) -> None:
        """Load the model now.  Raises SettingsError when its package is not installed."""
        self._model("Warm.")

    def recognise(self, text: str) -> Sequence[Found]:
        if not text.strip():
            return []
        entities = self._model(text).ents
        return [Found(e.start_char, e.end_char, TYPES[e.label_]) for e in entities if e.label_ in TYPES]

    @cached_property
    def _model(self) -> Any:
        import spacy

        return spacy.load(model_folder(self._package), exclude=UNUSED)


def model_folder(package: str) -> Path:
    """The folder of a packaged model.  Raises SettingsError when the package is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SettingsError(
            f"NEWSWIRE_ENRICH_MODEL={package}: no such package is installed; `make install` installs the default "
            "one, and `none` tags nothing"
        )
    folder = Path(spec.origin).parent
    inside = [path.parent for path in folder.glob("*/config.cfg")]
    return inside[0] if inside else folder


class NoRecogniser:
    """Tags nothing, for machines without a model."""

    languages: frozenset[str] = frozenset()

    @property
    def version(self) -> str:
        return "none"

    def load(self) -> None:
        return None

    def recognise(self, text: str) -> Sequence[Found]:
        return []


def open_recogniser(package: str) -> Recogniser:
    """The recogniser of a setting."""
    return NoRecogniser() if package == "none" else SpacyRecogniser(package)
