"""Files of sources: three forms in, two out, and what is wrong is said with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newswire_ingest.sources.names import placed
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.source_files import as_json_lines, as_opml, as_yaml, read_sources
from newswire_shared.contracts.errors import UsageError

FEED = "https://www.example.org/feed.xml"
OPML = '<opml version="2.0"><body><outline text="All">{}</outline></body></opml>'
FULL = Source("desk", FEED, 900, "en", True, 1, "listing", "papers", ("a",), ("/news/*",), ("*/live-*",))


def declared(tmp_path: Path, text: str) -> list[Source]:
    file = tmp_path / "sources"
    file.write_text(text, "utf-8")
    return placed(((each.source, each.is_named) for each in read_sources(file).whole()), ())


def test_declarations_in_jsonl(tmp_path: Path) -> None:
    text = f'\ufeff{{"address": "{FEED}"}}\n\n{{"address": "{FEED}", "name": "b", "every": "2h", "language": "en"}}\n'
    assert declared(tmp_path, text) == [Source("example.org", FEED, 0), Source("b", FEED, 7200, "en")]


@pytest.mark.parametrize("start", ["", "sources:\n", "---\n# reviewed\nsources:\n"])
def test_declarations_in_yaml(tmp_path: Path, start: str) -> None:
    text = start + f"- address: {FEED}\n- name: b\n  address: {FEED}\n  every: 2h\n  tags: [x, y]\n  paused: true\n"
    found = declared(tmp_path, text)
    assert found == [
        Source("example.org", FEED, 0), Source("b", FEED, 7200, paused=True, tags=("x", "y")),
    ]  # fmt: skip


@pytest.mark.parametrize("write", [as_yaml, as_json_lines])
def test_what_is_written_is_read_again(tmp_path: Path, write: object) -> None:
    sources = [FULL, Source("b", "https://b.example/ü?x=1&y=2", 0), Source("no", "https://c.example/", 90, "no")]
    assert callable(write)
    assert declared(tmp_path, write(sources)) == sources


def test_folders_of_opml_are_groups_and_categories_tags(tmp_path: Path) -> None:
    sources = [
        Source("example.org", FEED, 0, "en", group="papers/north", tags=("a", "b")),
        Source("other.example", "https://other.example/x", 0),
    ]
    assert declared(tmp_path, as_opml(sources)) == sources


def test_a_record_of_the_index_is_a_declaration_also_one_of_the_release_before(tmp_path: Path) -> None:
    old = {"name": "a", "address": FEED, "interval_s": 60.0, "language": None, "paused": True, "revision": 3}
    new = {"name": "b", "address": FEED, "interval_s": 0, "language": "de", "paused": False, "revision": 1,
           "kind": "listing", "group": "g", "tags": ["t"], "include": [], "exclude": ["/x/*"]}  # fmt: skip
    lines = "".join(json.dumps({"kind": "source", "name": r["name"], "revision": r["revision"], "record": r}) + "\n"
                    for r in (old, new))  # fmt: skip
    gone = json.dumps({"kind": "source", "name": "c", "revision": 2, "record": None}) + "\n"
    assert declared(tmp_path, lines + gone) == [
        Source("a", FEED, 60, paused=True),
        Source("b", FEED, 0, "de", kind="listing", group="g", tags=("t",), exclude=("/x/*",)),
    ]


@pytest.mark.parametrize(("line", "says"), [
    ("{", "line 2, is no JSON"), ("[]", "line 2: an object with `address`"), ("{}", "line 2: `address` is missing"),
    ('{"address": "https://a.b/", "evry": "2h"}', "line 2: evry: no field of a source"),
    ('{"address": "https://a.b/", "name": 7}', "line 2: name is a text"),
])  # fmt: skip
def test_a_declaration_of_another_shape_is_named_by_its_line(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        declared(tmp_path, f'{{"address": "{FEED}"}}\n{line}\n')


@pytest.mark.parametrize(("text", "says"), [
    ("sources:\n- address: https://a.b/\n  evry: 1h\n", "line 2: evry: no field"),
    ("- address: https://a.b/\n- language: no\n  address: https://a.b/\n", "line 2: language is a text, not False"),
    ("sources:\n- address: https://a.b/\n  address: https://c.d/\n", "line 3: `address` stands there twice"),
    ("sources:\n- address: [\n", "line 3, is no YAML"),
    ("feeds:\n- x\n", "a list of sources is wanted"),
    ("sources:\n- just text\n", "line 2: an object with `address`"),
    ("sources:\n- !!python/object:os.system {}\n", "is no YAML"),
])  # fmt: skip
def test_a_fault_in_yaml_is_named_by_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        declared(tmp_path, text)


def test_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        declared(tmp_path, "".join(f"- address: x{n}\n" for n in range(12)))
    assert str(refused.value).count("line ") == 10 and "… and 2 more" in str(refused.value)


def outline(address: str) -> str:
    return f'<outline type="rss" text="x" xmlUrl="{address}"/>'


def test_feeds_of_one_host_stay_apart(tmp_path: Path) -> None:
    addresses = [f"https://example.org/{n}.xml" for n in range(3)] + ["https://other.example/x"]
    found = declared(tmp_path, OPML.format("".join(map(outline, addresses))))
    assert [(s.name, s.address, s.group) for s in found] == [
        (name, address, "All")
        for name, address in zip(
            ("example.org", "example.org-2", "example.org-3", "other.example"), addresses, strict=True
        )
    ]


@pytest.mark.parametrize(("written", "group"), [("&#xD83D;&#xDE00;", "😀"), ("News &#55357;", "News \ufffd")])
def test_halves_of_surrogate_pairs_in_opml_are_the_characters_they_mean(
    tmp_path: Path, written: str, group: str
) -> None:
    feed = f'<outline xmlUrl="{FEED}"/>'
    text = f'<opml version="2.0"><body><outline text="{written}">{feed}</outline></body></opml>'
    assert [source.group for source in declared(tmp_path, text)] == [group]


def test_an_opml_file_cannot_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://secret.example/")
    thief = f'<!DOCTYPE o [<!ENTITY x SYSTEM "file://{secret}">]>' + OPML.format(outline("&x;") + outline(FEED))
    try:
        assert "secret" not in repr(declared(tmp_path, thief))
    except UsageError as refused:
        assert "secret.example" not in str(refused)


@pytest.mark.parametrize("text", ["<opml></opml>", "<", OPML.format(""), "<html>"])
def test_a_file_without_sources_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="holds no outline with an xmlUrl"):
        declared(tmp_path, text)


@pytest.mark.parametrize("text", ["", "\n \n", "# sources:\n"])
def test_an_empty_file_declares_no_removal_of_all(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"sources is empty: write `sources: \[\]`"):
        declared(tmp_path, text)


@pytest.mark.parametrize("text", ["sources: []\n", "sources:\n", "[]"])
def test_a_list_without_sources_is_one(tmp_path: Path, text: str) -> None:
    assert declared(tmp_path, text) == []


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xff\xfe\xff")
    for name in ("gone", "latin"):
        with pytest.raises(UsageError, match=f"{name} cannot be read"):
            read_sources(tmp_path / name)
