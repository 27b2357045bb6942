"""`extract` and `tag` work on files alone; a field that is unknown is null or [], never missing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from newswire_enrich.commands import extract, link, tag
from newswire_enrich.draft import ANALYSED_CHARACTERS, article_of
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser, open_recogniser
from newswire_enrich.linking.linker import Linkable
from newswire_enrich.offline.linking import draft_to_link, linked
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.stages.link import linkable_of
from newswire_shared.contracts.documents import Copy, Relation
from newswire_shared.contracts.errors import SettingsError, UsageError
from typer.testing import CliRunner
from unit.enrich.entities.test_tagging import NOTHING_KNOWN, NameList
from unit.enrich.samples import ADDRESS, LEAD

PAGE = f"<html lang=en><title>Ferry</title><body><article><h1>Ferry stays</h1><p>{LEAD}</p></article></body></html>"
FIELDS = {
    "id", "url", "title", "authors", "byline", "published", "published_from", "modified", "language", "body", "kind",
    "related", "ticker", "junk", "section", "tags", "source", "image", "paywalled",
}  # fmt: skip


def lines(app: typer.Typer, *words: object) -> list[dict[str, Any]]:
    """What a command writes to standard output, line by line."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "ferry.html").write_text(PAGE, "utf-8")
    (tmp_path / "pages" / "packed.html.gz").write_bytes(gzip.compress(PAGE.encode("utf-16")))
    (tmp_path / "pages" / "rowers.txt").write_text("Rowers win\nThe eight won by one length.\n", "utf-8")
    (tmp_path / "pages" / "noise.html").write_bytes(bytes(range(256)) * 20)
    return tmp_path / "pages"


def test_extract_gives_one_whole_object_a_page_in_order(folder: Path) -> None:
    found = lines(extract.app, folder)
    assert [line["id"] for line in found] == ["ferry", "noise", "packed", "rowers"]
    assert all(line.keys() == FIELDS for line in found)


def test_extract_finds_the_article(folder: Path) -> None:
    (found,) = lines(extract.app, folder / "ferry.html", "--url", ADDRESS)
    assert (found["url"], found["title"], found["body"], found["language"]) == (ADDRESS, "Ferry stays", LEAD, "en")


def test_the_packed_page_gives_the_same_as_the_plain_one(folder: Path) -> None:
    plain, packed = lines(extract.app, folder / "ferry.html", folder / "packed.html.gz")
    assert plain | {"id": ""} == packed | {"id": ""}


def test_what_is_no_text_is_a_stub_and_stops_nothing(folder: Path) -> None:
    found = {line["id"]: line for line in lines(extract.app, folder)}
    assert (found["noise"]["kind"], found["noise"]["title"], found["noise"]["body"]) == ("stub", None, "")
    assert found["rowers"]["title"] == "Rowers win"


def test_extract_takes_addresses_from_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "addresses.json").write_text(json.dumps({"ferry": {"url": ADDRESS}, "rowers": "https://a.example/r"}))
    found = lines(extract.app, folder, "--addresses", tmp_path / "addresses.json")
    assert [line["url"] for line in found] == [ADDRESS, None, None, "https://a.example/r"]


def test_extract_writes_a_file_where_it_is_told_to(folder: Path, tmp_path: Path) -> None:
    shown = lines(extract.app, folder)
    assert lines(extract.app, folder, "--output", tmp_path / "out.jsonl") == []
    written = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in written] == shown


def test_extract_says_which_folder_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no recorded page"):
        lines(extract.app, tmp_path)


def test_extract_learns_a_site_s_lines_in_the_order_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bio = "Oda Finch writes about harbours for the Saltmere Courier and keeps two boats."
    pages = [tmp_path / f"{number}.html" for number in range(3)]
    for number, page in enumerate(pages):
        own = "".join(f"<p>{LEAD.replace('Monday', f'day {number}{part}')}</p>" for part in range(3))
        page.write_text(f"<title>Day {number}</title><article><h1>Day {number}</h1>{own}<p>{bio}</p></article>")
    known = tmp_path / "addresses.json"
    known.write_text(json.dumps({page.stem: f"https://news.example.org/{page.stem}" for page in pages}))

    def with_bio(*paths: Path) -> list[str]:
        found = lines(extract.app, *paths, "--addresses", known)
        assert all(bio in line["body"] or bio in line["junk"] for line in found)
        return [line["id"] for line in found if bio in line["body"]]

    assert with_bio(*pages) == ["0", "1"]
    assert with_bio(*reversed(pages)) == ["2", "1"]
    monkeypatch.setenv("NEWSWIRE_ENRICH_SITE_LINE_ARTICLES", "0")
    assert with_bio(*pages) == ["0", "1", "2"]


TAGS = {"id", "entities", "quotes", "attribution", "dates", "dateline"}


def test_tag_gives_one_whole_object_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_ENRICH_MODEL", "none")
    (tmp_path / "in.jsonl").write_text('{"id": "a", "title": "T", "body": "B"}\n{"id": 7, "text": "B"}\n')
    found = lines(tag.app, tmp_path / "in.jsonl")
    assert [line["id"] for line in found] == ["a", 7]
    assert all(line.keys() == TAGS and line["entities"] == [] for line in found)


def test_tags_are_found_in_title_and_body_and_in_text_as_body() -> None:
    articles: list[dict[str, object]] = [
        {"id": "a", "title": "Saltmere", "body": "Ilse Marrow"},
        {"id": "b", "title": None, "text": "Saltmere"},
    ]
    first, second = tag_articles(articles, NameList(), NOTHING_KNOWN)
    mentions = [(e["id"], m["field"], m["start"], m["end"]) for e in first["entities"] for m in e["mentions"]]
    assert sorted(mentions) == [("person:ilse-marrow", "body", 0, 11), ("place:saltmere", "title", 0, 8)]
    assert [e["id"] for e in second["entities"]] == ["place:saltmere"]
    assert {"id", "name", "type", "salience", "confidence", "mentions"} == first["entities"][0].keys()


def test_entities_are_found_in_as_many_characters_as_are_tagged() -> None:
    article = {"id": "a", "title": "Saltmere", "body": f"Saltmere is far. {'so ' * ANALYSED_CHARACTERS} Ilse Marrow"}
    (found,) = tag_articles([article], NameList(), NOTHING_KNOWN)
    assert [e["id"] for e in found["entities"]] == ["place:saltmere"]


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSWIRE_ENRICH_MODEL", "no_such_model")
    (tmp_path / "in.jsonl").write_text('{"id": "a", "body": "B"}')
    with pytest.raises(SettingsError, match="NEWSWIRE_ENRICH_MODEL=no_such_model"):
        lines(tag.app, tmp_path / "in.jsonl")


def test_no_model_tags_nothing_in_no_language() -> None:
    recogniser = open_recogniser("none")
    recogniser.load()
    assert isinstance(recogniser, NoRecogniser)
    assert (recogniser.version, recogniser.recognise(["Saltmere"]), recogniser.languages) == ("none", [[]], frozenset())


def test_links_point_to_articles_of_the_file_each_once_and_never_to_oneself() -> None:
    by_address = {"https://a.example/1": "one", "https://a.example/2": "two"}
    links = [
        "http://www.a.example/2/",
        "https://a.example/2#x",
        "https://a.example/1",
        "https://a.example/3",
        "mailto:x",
        None,
    ]
    line = linked({"id": "one", "links": links}, "one", None, [], by_address)
    assert line == {
        "id": "one", "story": "one", "duplicate_of": None, "duplicate_kind": None, "similarity": None,
        "related": [{"id": "two", "score": 1.0, "why": "the article links to it"}],
    }  # fmt: skip


def linkable(line: dict[str, Any]) -> Linkable:
    """What linking gets of an article in a file."""
    return linkable_of(article_of(draft_to_link(line)))


@pytest.mark.parametrize(("stated", "language"), [
    ({"language": "fr"}, "fr"), ({"lang": "de"}, "de"), ({"lang": "nb-NO"}, "nb"), ({}, "en"),
    ({"body": "Le bac de nuit entre Saltmere et les îles restera en service pendant deux ans au moins."}, "fr"),
])  # fmt: skip
def test_an_article_of_a_file_is_linked_in_the_language_that_it_states(stated: dict[str, str], language: str) -> None:
    assert linkable({"id": "one", "title": "Bac de nuit", **stated}).language == language


def test_a_copy_names_the_article_it_copies() -> None:
    copy = Copy(duplicate_of="one", kind="edit", similarity=0.9)
    alike = Relation(id="one", score=0.8, why="both mention Saltmere")
    line = linked({"id": "two"}, "story", copy, [alike], {})
    assert line == {
        "id": "two", "story": "story", "duplicate_of": "one", "duplicate_kind": "edit", "similarity": 0.9,
        "related": [{"id": "one", "score": 0.8, "why": "both mention Saltmere"}],
    }  # fmt: skip


@pytest.mark.parametrize("app", [extract.app, tag.app, link.app])
def test_the_help_of_each_command_has_an_example(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert "Example: newswire" in result.output


@pytest.mark.parametrize("salience", ["high", None, {}, [1]])
def test_an_entity_of_an_odd_salience_is_one_of_none(salience: object) -> None:
    entities = [{"id": "person:a", "salience": salience}, {"id": "person:b", "salience": 0.5}]
    assert linkable({"id": "one", "title": "Bac de nuit", "entities": entities}).card.entities == (
        "person:b",
        "person:a",
    )


@pytest.mark.parametrize(
    "published", ["0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31", "9999-12-31T23:59:59-12:00"]
)
def test_a_day_at_the_edge_of_the_calendar_is_none(published: str) -> None:
    article = {
        "id": "a",
        "title": "On Monday",
        "body": "Ilse Marrow spoke on Sunday and yesterday.",
        "published": published,
    }
    (found,) = tag_articles([article], NameList(), NOTHING_KNOWN)
    assert found["dates"] == []
    assert linkable(article).card.published_ms is None
