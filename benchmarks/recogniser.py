"""Cost of the recogniser of names with the installed spaCy.

    .venv/bin/python -m benchmarks.recogniser [FILE.jsonl]

Prints milliseconds of processor time a thousand words, and the same in units of a calibration job (a fixed sum in
Python), which another machine's figure can be compared with.  3.8.7 takes 18 ms for words that it met before, of which
the tokeniser is a quarter, and 3.8.18 no more: layers and decisions are our own arithmetic (decision 62).  The pin in
`constraints.txt` can go when a later release is as quick and finds the same (the digest of all entities).
"""

from __future__ import annotations

import argparse
import hashlib
from importlib.metadata import version
from pathlib import Path

from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.files.json_lines import read_objects
from newswire_enrich.settings import EnrichSettings

from benchmarks.processor_time import ROUNDS, seconds, unit_ms

SAID = (
    "Ingrid Vaal, who chairs the harbour board of Saltmere, told Reuters on Monday that Meridian Lines would sell the "
    "Aurelia to a yard in Gdansk. The Ministry of Transport in Norrholm pays half of the loss of 740,000 crowns. "
)


def main() -> None:
    """Measure, and print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", help="articles to read in place of a made-up one")
    given = parser.parse_args()
    texts = (
        [str(row.get("body") or row.get("text")) for row in read_objects(given.file)] if given.file else [SAID * 8] * 40
    )
    recogniser = open_recogniser(EnrichSettings().model)
    recogniser.load()
    digest = hashlib.sha256(repr([list(*recogniser.recognise([text])) for text in texts]).encode()).hexdigest()[:12]
    words = sum(len(text.split()) for text in texts)
    took = min(seconds(lambda: [recogniser.recognise([text]) for text in texts]) for _ in range(ROUNDS))
    ms = 1_000_000 * took / words
    print(f"spaCy {version('spacy')}: {ms:.1f} ms a thousand words, {ms / unit_ms():.3f} units, entities {digest}")


if __name__ == "__main__":
    main()
