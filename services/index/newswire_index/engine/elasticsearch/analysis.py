"""The analyzers of Elasticsearch: words as they are written, and the stems of each language.

Both fold what Latin letters bear; runs of Chinese, Japanese and Korean are cut into pairs.  A server may lack a filter
(the tests' core lacks all, Polish is a plugin of its own), so each chain is tried on it first.
"""

from __future__ import annotations

from typing import Any

from newswire_shared.analysis.elision import FRENCH, ITALIAN
from newswire_shared.engines.elasticsearch_client import BadRequestError, Elasticsearch

Definition = dict[str, Any]  # of a template, a mapping, a field or a filter, as the API of Elasticsearch takes it
Chains = dict[str, tuple[str, ...]]  # analyzers by name: the filters that each word goes through

STANDARD = "standard"  # of every server: it neither folds nor stems
WORDS, WORDS_ASKED = "words", "words_asked"
STEMMERS = (
    "arabic", "armenian", "bulgarian", "czech", "danish", "dutch", "finnish", "greek", "hindi", "hungarian",
    "light_english", "light_french", "light_german", "light_italian", "light_portuguese", "light_spanish",
    "norwegian", "persian", "possessive_english", "romanian", "russian", "swedish", "turkish",
)  # fmt: skip
FILTERS: dict[str, Definition] = {
    # each character alone too, or one that is asked for alone would not be found
    "pairs": {"type": "cjk_bigram", "output_unigrams": True},
    "french_elision": {"type": "elision", "articles": [*FRENCH], "articles_case": True},
    "italian_elision": {"type": "elision", "articles": [*ITALIAN], "articles_case": True},
    "greek_lowercase": {"type": "lowercase", "language": "greek"},
    "turkish_lowercase": {"type": "lowercase", "language": "turkish"},
    **{name: {"type": "stemmer", "language": name} for name in STEMMERS},
}
# As the analyzers of a full server are composed, but for English, and without stop words: a search may want each word.
STEMS: Chains = {
    "ar": ("lowercase", "decimal_digit", "arabic_normalization", "arabic"),
    "bg": ("lowercase", "bulgarian"),
    "cs": ("lowercase", "czech"),
    "da": ("lowercase", "danish"),
    "de": ("lowercase", "light_german"),
    "el": ("greek_lowercase", "greek"),
    # KStem by its dictionary: Porter parts "bus" from "buses", and makes "new" of "news"; it knows no marks
    "en": ("possessive_english", "lowercase", "asciifolding", "light_english"),
    "es": ("lowercase", "light_spanish"),
    "fa": ("lowercase", "decimal_digit", "arabic_normalization", "persian_normalization", "persian"),
    "fi": ("lowercase", "finnish"),
    "fr": ("french_elision", "lowercase", "light_french"),
    "hi": ("lowercase", "decimal_digit", "indic_normalization", "hindi_normalization", "hindi"),
    "hu": ("lowercase", "hungarian"),
    "hy": ("lowercase", "armenian"),
    "it": ("italian_elision", "lowercase", "light_italian"),
    "nl": ("lowercase", "dutch"),
    "no": ("lowercase", "norwegian"),
    "pl": ("lowercase", "polish_stem"),
    "pt": ("lowercase", "light_portuguese"),
    "ro": ("lowercase", "romanian"),
    "ru": ("lowercase", "russian"),
    "sv": ("lowercase", "swedish"),
    "tr": ("apostrophe", "turkish_lowercase", "turkish"),
}


def stems_name(suffix: str) -> str:
    """The name of the analyzer of a language's stems, and of the field that holds them."""
    return f"stems_{suffix}"


# folded after stemming, for most stemmers go by the letters as they are written
ANALYZERS: Chains = {
    WORDS: ("cjk_width", "lowercase", "pairs", "asciifolding"),
    WORDS_ASKED: ("cjk_width", "lowercase", "cjk_bigram", "asciifolding"),
    **{stems_name(suffix): (*chain, "asciifolding") for suffix, chain in STEMS.items()},
}


def available(client: Elasticsearch) -> Chains:
    """Those analyzers for which the server has all filters."""
    found = {name: chain for name, chain in ANALYZERS.items() if _has(client, chain)}
    return found if {WORDS, WORDS_ASKED} <= found.keys() else {}


def _has(client: Elasticsearch, chain: tuple[str, ...]) -> bool:
    try:  # no API lists the filters of a server
        client.indices.analyze(tokenizer="standard", filter=[FILTERS.get(name, name) for name in chain], text="news")
    except BadRequestError:
        return False
    return True


def analysis_settings(chains: Chains) -> Definition:
    """The settings of an index that define these analyzers."""
    used = dict.fromkeys(name for chain in chains.values() for name in chain)
    return {
        "filter": {name: FILTERS[name] for name in used if name in FILTERS},
        "analyzer": {name: {"tokenizer": "standard", "filter": list(chain)} for name, chain in chains.items()},
    }
