"""A change of the fields is a new version of them, or running releases would not know of each other."""

from __future__ import annotations

from newswire_index.engine.elasticsearch import analysis, mapping
from newswire_shared.contracts.index_schema import FIELDS_VERSION

# of articles, stories and records, by version: those of a release stay as they are
DIGESTS = {
    1: ("b3cb9efd4957a64f", "581191862ee95893", "b74b388a64d5bb29"),
    2: ("28bcb5696b2ff6cc", "581191862ee95893", "b74b388a64d5bb29"),  # whether a body was cut
    3: (
        "f6036fa0f0cb766a",
        "215bc106072cf625",
        "b74b388a64d5bb29",
    ),  # stems, more languages, heads of lists
    4: ("1ef10c0c48d4bf2e", "215bc106072cf625", "b74b388a64d5bb29"),  # facets, names, quotes, addresses
}


def test_the_fields_of_a_version_never_change() -> None:
    templates = (
        mapping.articles_template("a", analysis.ANALYZERS), mapping.stories_template("s", analysis.ANALYZERS),
        mapping.people_template("p"),
    )  # fmt: skip
    digests = tuple(template["_meta"]["digest"] for template in templates)
    assert digests == DIGESTS[FIELDS_VERSION], "other fields: raise FIELDS_VERSION, and add their digests here"
