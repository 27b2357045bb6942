"""A source is a declaration: what is wrong with one is said."""

from __future__ import annotations

import pytest
from newswire_ingest.sources.declarations import FIELDS, declared, every_of, seconds_of, written
from newswire_ingest.sources.ports import Source
from newswire_shared.contracts.errors import UsageError

FEED = "https://www.example.org/feed.xml"


@pytest.mark.parametrize(("name", "every", "expected"), [
    (None, None, Source("example.org", FEED, 0)),
    ("desk", "15m", Source("desk", FEED, 900)),
    ("a-b_c.d9", "90s", Source("a-b_c.d9", FEED, 90)),
    ("desk", "auto", Source("desk", FEED, 0)),
    ("desk", 900, Source("desk", FEED, 900)),
])  # fmt: skip
def test_a_source_has_a_name_and_an_interval(name: str | None, every: object, expected: Source) -> None:
    assert declared({"address": FEED, "name": name, "every": every}) == expected


def test_every_field_is_declared_and_written_again() -> None:
    fields = {
        "name": "desk", "address": FEED, "every": "15m", "language": "pt-BR",
        "kind": "listing", "group": "papers/north",
        "tags": ["a", "b"], "include": ["/news/*"], "exclude": ["*/live-*"], "paused": True,
    }  # fmt: skip
    source = declared(fields)
    assert source == Source("desk", FEED, 900, "pt-BR", True, 1, "listing", "papers/north", ("a", "b"), ("/news/*",),
                            ("*/live-*",))  # fmt: skip
    assert written(source) == fields and {*fields} == {*FIELDS}
    assert written(Source("a", FEED, 0)) == {"name": "a", "address": FEED, "every": "auto"}


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org/x", "file:files/x", "http://[bad", "x" * 9000]
)
def test_what_is_no_address_of_the_web_is_no_source(address: str) -> None:
    with pytest.raises(UsageError):
        declared({"address": address, "name": "desk"})


@pytest.mark.parametrize("name", ["Desk", "a b", "a/b", ".a", "-a", "ü", "x" * 64])
def test_a_name_that_others_could_not_type_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a source"):
        declared({"address": FEED, "name": name})


@pytest.mark.parametrize(("fields", "says"), [
    ({"evry": "2h"}, "evry: no field of a source; the fields are name, address, every"),
    ({"language": False}, 'language is a text, not False: put it in quotes, as "False"'),
    ({"language": "english language"}, "is no code of a language"),
    ({"name": 7}, "name is a text, not 7"),
    ({"kind": "page"}, "'page' is no kind of source: feed"),
    ({"tags": {"a": 1}}, "tags is a list of texts"),
    ({"tags": [1]}, "tags is a text, not 1"),
    ({"paused": "yes"}, "paused is true or false, not 'yes'"),
    ({"include": ["https://example.org/sport/*"]}, "leave out the host"),
    ({"exclude": "sport"}, "must begin with / or"),
    ({"group": "a\nb"}, "group is one line"),
    ({"every": True}, "every is a length of time"),
    ({"address": None}, "`address` is missing"),
])  # fmt: skip
def test_a_wrong_field_is_named_with_what_is_wanted(fields: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        declared({"address": FEED, **fields})


@pytest.mark.parametrize(("every", "seconds"), [
    ("90", 90), ("90s", 90), ("15m", 900), ("1.5h", 5400), ("2 h", 7200), (" 1d ", 86400), ("0.5s", 0.5), ("auto", 0),
])  # fmt: skip
def test_a_length_of_time(every: str, seconds: float) -> None:
    assert seconds_of(every) == seconds
    assert seconds_of(every_of(seconds)) == seconds


@pytest.mark.parametrize("every", ["", "m", "0", "0s", "-5m", "5 minutes", "1w", "1h30m", "1e3", "inf", "nan"])
def test_no_length_of_time_is_refused_with_examples(every: str) -> None:
    with pytest.raises(UsageError, match="write 90s, 15m, 2h or 1d"):
        seconds_of(every)
