"""Two releases sign a text alike, or have signatures of two versions.

Redis holds signatures for two weeks, and each is compared with those that come later: a rule of terms, weights or
sketches that changed unnoticed would part the articles of one event at every upgrade.  Whoever changes one on purpose
raises `VERSION` and writes the file of that version:

    PYTHONPATH=tests python -m unit.enrich.linking.test_stored_signatures
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from newswire_enrich.linking.packing import keys_of, pack_keys
from newswire_enrich.linking.signature import VERSION, Signature, sign
from unit.enrich.linking.test_terms import UNRELATED
from unit.enrich.stories import FERRY, LIGHTHOUSE, market_report, quake_report, release, weather_report

STORED = Path(__file__).parents[3] / "fixtures" / "signatures" / f"{VERSION}.json"
REPORTS = (report(day) for day in range(6) for report in (weather_report, market_report, quake_report, release))
LONG = "\n\n".join((FERRY, *REPORTS, LIGHTHOUSE))  # more than is read, with more names than are kept
GERMAN = (
    "Die Nachtfähre Aurelia fährt weiter, sagte Ingrid Vaal am Montag in Saltmere. Das Erdbeben von Skerrow hatte 1987 "
    "den Anleger beschädigt; Wattwanderer, Kutter und Frachtsegler nutzen ihn dennoch."
)
HEADLINE = "Keeper's lamp: Brannock's LIGHT goes out, keepers say"
WORDS_OF_EACH_LENGTH = (
    "Vald ja valla EL NATO kool koolis tuntud trükikoda raudteejaam raamatukogud linnavolikogule ja 24 ning 7. Kool "
    "sai Tartus Tartult Vanemuine Vanemuine uue katuse; uue katuse tegi NATO. Katuse maksis nato, ütles el. "
)  # of a language without a table
TEXTS = {
    "a body": ("Saltmere keeps its night ferry", FERRY, "en"),
    "a headline": (HEADLINE, "", "en"),
    "a headline over a body": (HEADLINE, LIGHTHOUSE, "en"),
    "a brief": ("Ferry", "Aurelia sails on.", "en"),
    "more than is read": ("A day in Saltmere: O'Brien's weather, and the market", LONG, "en"),
    "nouns in capitals": ("Aurelia fährt weiter", GERMAN, "de"),
    "no table": ("Tartu NATO", WORDS_OF_EACH_LENGTH, "et"),
    **{f"of {language}": (texts[0][:40], " ".join(texts), language) for language, texts in UNRELATED.items()},
}


def stored(signature: Signature) -> dict[str, object]:
    """What the state holds of a signature, and under which keys, so that a difference can be read."""
    forms = [signature.forms[int(term)] for term in signature.terms]
    weights = np.rint(signature.weights * 255).astype(int).tolist()
    return {
        "words": signature.words,
        "terms": {f"{form} {term}": weight for form, term, weight in zip(forms, signature.terms, weights, strict=True)},
        "keys": [signature.forms.get(key, str(key)) for key, _ in signature.keys],
        "sought": [signature.forms[key] for key, _ in keys_of(signature)],
        "postings": digest(pack_keys(signature.keys)),
        "sketch": [len(signature.sketch), digest(signature.sketch.tobytes())],
        "facts": [len(signature.facts), digest(signature.facts.tobytes())],
        "digest": signature.digest.hex(),
    }


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_signed_as_by_every_release_of_this_version(name: str) -> None:
    assert stored(sign(*TEXTS[name])) == json.loads(STORED.read_text("utf-8"))[name]


if __name__ == "__main__":
    made = {name: stored(sign(*text)) for name, text in TEXTS.items()}
    STORED.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
