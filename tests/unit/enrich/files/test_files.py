"""Files that cannot be read are named, with the line where there is one."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest
from newswire_enrich.files.json_lines import read_objects, write_objects
from newswire_enrich.files.recorded_pages import pages_of, read_page
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.page_files import page_id, read_addresses

LINES = [{"id": "a", "title": "Möwe 🛶"}, {"id": "b"}]
TEXT = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in LINES) + "\n"
PACKED = gzip.compress(TEXT.encode(), mtime=0)
XZ = lzma.compress(TEXT.encode())


@pytest.mark.parametrize(
    ("suffix", "packed"),
    [
        (".jsonl", TEXT.encode()),
        (".jsonl.gz", PACKED),
        (".jsonl.xz", XZ),
    ],
)
def test_objects_are_read_from_plain_and_packed_files(tmp_path: Path, suffix: str, packed: bytes) -> None:
    file = tmp_path / f"in{suffix}"
    file.write_bytes(packed)
    assert [*read_objects(file)] == LINES


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("in.jsonl", b'{"id": 1}\n{', "in.jsonl, line 2, is no JSON"),
        ("in.jsonl", b'{"id": 1}\n\n[]', "in.jsonl, line 3: an object with `id` is wanted"),
        ("in.jsonl", b'{"title": "x"}', "in.jsonl, line 1: an object with `id` is wanted"),
        ("in.jsonl", b'{"id": null}', "in.jsonl, line 1: `id` must be a text or a number"),
        ("in.jsonl", b'{"id": 1000000000000000000000}', "in.jsonl, line 1: `id` must be a text or a number of at most"),
        ("in.jsonl", b'{"id": 1, "links": ' + b"[" * 100_000, "in.jsonl, line 1, is no JSON"),
        ("in.jsonl", b"\xff\xfe", "in.jsonl cannot be read"),
        ("in.jsonl.xz", b"not packed", "in.jsonl.xz cannot be read"),
        ("in.jsonl.gz", b"not packed", "in.jsonl.gz cannot be read"),
        ("in.jsonl.gz", PACKED[:-12], "in.jsonl.gz cannot be read"),
        ("in.jsonl.xz", XZ[:-12], "in.jsonl.xz cannot be read"),
    ],
)
def test_a_file_of_objects_that_is_wrong_is_named(tmp_path: Path, name: str, content: bytes, complaint: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=complaint):
        list(read_objects(tmp_path / name))


def test_halves_of_surrogate_pairs_are_replaced_and_whole_pairs_stay(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(r'{"id": "a\ud800", "title": "\ud83d\udef6 \uDC00."}')
    assert [*read_objects(tmp_path / "in.jsonl")] == [{"id": "a\ufffd", "title": "🛶 \ufffd."}]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl cannot be read"):
        list(read_objects(tmp_path / "none.jsonl"))


def test_pages_of_a_folder_are_found_at_any_depth_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "sub/a.html.gz", "c.txt", "notes.md", "d.json", "sub/e.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    names = [str(path.relative_to(tmp_path)) for path in pages_of(tmp_path)]
    assert names == ["b.html", "c.txt", "sub/a.html.gz", "sub/e.htm"]


@pytest.mark.parametrize("name", ["empty", "none"])
def test_a_place_without_pages_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=f"{name} holds no recorded page"):
        pages_of(tmp_path / name)


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    assert read_page(tmp_path / "a.html.gz") == b"<p>x</p>"


@pytest.mark.parametrize("content", [b"not packed", PACKED[:-9], PACKED[:10] + b"\xff" * 9])
def test_a_packed_page_that_is_broken_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.html.gz").write_bytes(content)
    with pytest.raises(UsageError, match=r"a\.html\.gz cannot be read"):
        read_page(tmp_path / "a.html.gz")


@pytest.mark.parametrize(
    ("name", "identity"),
    [("a.html", "a"), ("a.html.gz", "a"), ("a.txt", "a"), ("a.txt.gz", "a"), ("a.b.html", "a.b"), ("c.htm", "c")],
)  # fmt: skip
def test_a_page_is_known_by_its_file_s_name(name: str, identity: str) -> None:
    assert page_id(name) == identity


def test_addresses_are_given_plainly_or_with_other_facts(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": "https://a.example/", "b": {"url": "https://b.example/", "set": 1}}')
    assert read_addresses(tmp_path / "a.json") == {"a": "https://a.example/", "b": "https://b.example/"}
    assert read_addresses(None) == {}


@pytest.mark.parametrize("content", ["", "[]", '["a"]', '{"a": {"address": "x"}}', '{"a": 7}', '{"a": null}'])
def test_a_file_of_addresses_that_is_wrong_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(UsageError, match=r"a\.json does not map ids to addresses"):
        read_addresses(tmp_path / "a.json")


def test_objects_are_written_one_a_line_in_utf_8(tmp_path: Path) -> None:
    write_objects(iter(LINES), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == ['{"id":"a","title":"Möwe 🛶"}', '{"id":"b"}']


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"out\.jsonl cannot be written"):
        write_objects(LINES, tmp_path / "nowhere" / "out.jsonl")


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ('"title": 7', "a text"),
        ('"body": ["a"]', "a text"),
        ('"published": 1772452800', "a text in ISO 8601"),
        ('"links": 5', "a list of addresses"),
        ('"entities": {"a": 1}', "a list of objects"),
        ('"entities": ["a"]', "a list of objects"),
    ],
)
def test_a_field_of_a_wrong_shape_is_left_out_with_a_word_and_the_article_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str, wanted: str
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(f'{{"id": "a", {field}}}\n{{"id": "b", "lang": "en"}}\n')
    assert [*read_objects(file)] == [{"id": "a"}, {"id": "b", "lang": "en"}]
    name = field.split('"')[1]
    assert capsys.readouterr().err == f"newswire: {file}, line 1: `{name}` is left out, it is not {wanted}\n"
