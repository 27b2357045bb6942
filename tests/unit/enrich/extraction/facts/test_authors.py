"""Authors are the persons whom a page names as such, in whatever form it writes them; nobody else is one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.authors import agency_in, persons
from newswire_enrich.extraction.facts.metadata import Stated, read_metadata
from newswire_enrich.extraction.facts.titles import site_names

URL = "https://www.saltmere.example/news/night-ferry-48213"
SITES = site_names(("Saltmere Post",), URL)
TEXT = "<p>The harbour board met on Monday and said that the pier is shut until the spring of next year.</p>" * 3


def stated(author: Any = None, head: str = "", **objects: Any) -> Stated:
    article = {"@type": "NewsArticle", "headline": "Ferry sails", "author": author}
    graph = json.dumps({"@graph": [article, *objects.values()]})
    site = '<meta property="og:site_name" content="Saltmere Post">'
    markup = f'<html><head>{site}{head}<script type="application/ld+json">{graph}</script></head><body>{TEXT}</body>'
    return read_metadata(html.document_fromstring(markup), URL)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Text: Ann Loe", ["Ann Loe"]),
        ("Ann Loe, Senior Reporter", ["Ann Loe"]),
        ("Ann Loe, Bert Quay and Cem Dal", ["Ann Loe", "Bert Quay", "Cem Dal"]),
        ("Von Ann Loe, Bert Quay", ["Ann Loe", "Bert Quay"]),
        ("Eine Analyse von Ann Loe", ["Ann Loe"]),
        ("Par Ann Loe et Bert Quay", ["Ann Loe", "Bert Quay"]),
        ("Por Ana Lobos y Beto Quay", ["Ana Lobos", "Beto Quay"]),
        ("Written by Ann Loe", ["Ann Loe"]),
        ("BY ANN LOE AND BERT VON QUAY-DEEL", ["Ann Loe", "Bert von Quay-Deel"]),
        ("Ann Loe is a writer in Saltmere", ["Ann Loe"]),
        ("Ann Loe in Lowland", ["Ann Loe"]),
        ("Ann Loe, Saltmere", ["Ann Loe"]),
        ("Text: Ann Loe Foto: Bert Quay", ["Ann Loe"]),
        ("Ann Loe, Foto: Bert Quay", ["Ann Loe"]),
        ("Foto: Bert Quay", []),
        ("Photos Bert Quay", []),
        ("김서윤 기자", ["김서윤"]),
        ("Ann Loe, ann loe", ["Ann Loe"]),
        ("Ann Loe; Reuters", ["Ann Loe"]),
        ("Ann Loe, Bert Quay, and Cem Dal", ["Ann Loe", "Bert Quay", "Cem Dal"]),
        ("Ann Loe, Bert Quay, and Cem Dal, Associated Press", ["Ann Loe", "Bert Quay", "Cem Dal"]),
        ("Ann Loe in Lowland and Bert Quay in Saltmere", ["Ann Loe", "Bert Quay"]),
        ("Ann Loe, Professor at Lowland University, and Bert Quay, Lecturer", ["Ann Loe", "Bert Quay"]),
        ("Ann Loe with Bert Quay", ["Ann Loe", "Bert Quay"]),
        ("Ann Loe mit Bert Quay", ["Ann Loe", "Bert Quay"]),
        ("Ann Loe - Bert Quay", ["Ann Loe", "Bert Quay"]),
        ("Ann Loe, Emily Post", ["Ann Loe", "Emily Post"]),
        ("Ann Loe, Grace Park", ["Ann Loe", "Grace Park"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Christopher Guest", ["Christopher Guest"]),
        ("Augusta March", ["Augusta March"]),
        ("Theo Quay", ["Theo Quay"]),
        ("Lee In Sook", ["Lee In Sook"]),
        ("Words: Ann Loe", ["Ann Loe"]),
        ("Interview: Ann Loe", ["Ann Loe"]),
        ("Автор: Анна Лоева", ["Анна Лоева"]),
        ("Aus Lowland berichtet Ann Loe", ["Ann Loe"]),
        ("Von unserer Redakteurin Ann Loe", ["Ann Loe"]),
        ("About Ann Loe", ["Ann Loe"]),
        ("View all posts by Ann Loe", ["Ann Loe"]),
        ("Posted by: Ann Loe", ["Ann Loe"]),
        ("Submitted by Ann Loe on Mon, 03/02/2026", ["Ann Loe"]),
        ("Posted by Ann Loe at 10:15 AM", ["Ann Loe"]),
        ("Posted on March 2, 2026 in Harbour by Ann Loe", ["Ann Loe"]),
        ("Ann Loe Updated March 2, 2026", ["Ann Loe"]),
        ("Ann Loe • March 2, 2026", ["Ann Loe"]),
        ("Ann Loe - 2. März 2026", ["Ann Loe"]),
        ("Ann Loe 02.03.2026, 10:15 Uhr", ["Ann Loe"]),
        ("Ann Loe Publicado el 2 de marzo de 2026", ["Ann Loe"]),
        ("Ann Loe 3 hours ago", ["Ann Loe"]),
        ("Ann Loe 5 min read", ["Ann Loe"]),
        ("Ann Loe Political Editor", ["Ann Loe"]),
        ("ANN LOE STAFF WRITER", ["Ann Loe"]),
        ("Ann F. Loe Senior Reporter", ["Ann F. Loe"]),
        ("Ana Lobos Redactora", ["Ana Lobos"]),
        ("ANN LOE Associated Press", ["Ann Loe"]),
        ("By ANN LOE The Associated Press", ["Ann Loe"]),
        ("Von Ann Loe und dpa", ["Ann Loe"]),
        ("Par Ann Loe avec AFP", ["Ann Loe"]),
        ("Ann Loe aus Lowland", ["Ann Loe"]),
        ("Ann Loe For The Lowland Herald", ["Ann Loe"]),
        ("Ann Loe, Special to the Lowland Herald", ["Ann Loe"]),
        ("Ann Loe \N{EN DASH} Saltmere Post", ["Ann Loe"]),
        ("By ANN LOE and BERT QUAY Associated Press", ["Ann Loe", "Bert Quay"]),
        ("J. K. Quay and A.B. Loe", ["J. K. Quay", "A.B. Loe"]),
        ("Ann Loe | Staff Writer | The Saltmere Post", ["Ann Loe"]),
        ("Ann Loe\nLowland Argus Leader", ["Ann Loe"]),
        ("Ann Loe, Lowland University", ["Ann Loe"]),
        ("Ann Loe | San Mareo | 02/03/2026", ["Ann Loe"]),
        ("Ann Loe Fact checked by Bert Quay", ["Ann Loe"]),
        ("Ann Loe Medically reviewed by Bert Quay", ["Ann Loe"]),
        ("Ann Loe (Text) und Bert Quay (Fotos)", ["Ann Loe"]),
        ("Translated by Bert Quay", []),
        ("Edited By: Bert Quay", []),
        ("Posted in", []),
        ("Posted in Harbour News", []),
        ("Filed Under", []),
        ("Categories: Sport", []),
        ("Published on March 2", []),
        ("Share this article", []),
        ("Read more", []),
        ("Press Release", []),
        ("Sponsored Content", []),
        ("Guest Author", []),
        ("Anonymous", []),
        ("Getty Images", []),
        ("admin", []),
        ("The Saltmere Post", []),
        ("Saltmere Post", []),
        ("Saltmere Post, Saltmere, Lowland", []),
        ("Saltmere Post Sports", []),
        ("Lowland Voice (www.saltmere.example)", []),
        ("Saltmere A", []),
        ("Redaktion", []),
        ("Newsroom", []),
        ("Staff", []),
        ("Senior Reporter", []),
        ("Lowland Zeitung GmbH", []),
    ],
)
def test_a_line_names_persons(line: str, names: list[str]) -> None:
    assert list(persons([line], SITES)) == names


def test_initials_of_a_site_begin_its_desks_and_no_person() -> None:
    sites = site_names(("SPN",), "https://edition.spn.example/ferry")
    assert list(persons(["Ann Loe, SPN Business"], sites)) == ["Ann Loe"]
    assert list(persons(["SPN Business"], sites)) == []


def test_who_made_the_content_by_a_systems_account_is_no_author() -> None:
    assert stated(head=meta("content-creator", "otter")).authors == ()


def test_the_persons_whom_a_graph_defines_are_found_by_their_address() -> None:
    person = {"@type": "Person", "@id": "https://saltmere.example/#loe", "name": "Ann Loe"}
    assert stated({"@id": person["@id"]}, person=person).authors == ("Ann Loe",)
    assert stated([{"@id": "#none"}, {"@id": person["@id"]}], person=person).authors == ("Ann Loe",)


def test_an_author_may_be_told_by_the_address_of_his_page() -> None:
    address = "https://www.saltmere.example/authors/ann-loe"
    assert stated(head=meta("article:author", address)).authors == ("Ann Loe",)
    assert stated({"@type": "Person", "url": address}).authors == ("Ann Loe",)
    assert stated(head=meta("article:author", "https://social.example/saltmerepost")).authors == ()


@pytest.mark.parametrize("name", ["author", "dc.creator", "parsely-author", "sailthru.author", "byl", "article:author"])
def test_a_person_in_any_meta_element_goes_before_the_site_in_another(name: str) -> None:
    assert stated(head=meta("authors", "Saltmere Post") + meta(name, "Ann Loe")).authors == ("Ann Loe",)


def test_a_site_that_a_meta_element_names_is_no_author() -> None:
    found = stated(head=meta("author", "Saltmere Post"))
    assert (found.authors, found.collective) == ((), ())


def test_a_site_that_json_ld_names_wrote_as_a_body_unless_a_person_signs_on_the_page() -> None:
    graph = json.dumps({"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Saltmere Post"}})
    script = f'<script type="application/ld+json">{graph}</script>'
    assert extract(f"{script}<h1>Ferry sails</h1>{TEXT}".encode(), "text/html", URL).authors == ("Saltmere Post",)
    signed = f"{script}<h1>Ferry sails</h1><p>By Ann Loe</p>{TEXT}"
    assert extract(signed.encode(), "text/html", URL).authors == ("Ann Loe",)


def test_an_agency_in_a_byline_is_an_agency_and_stands_in_the_byline_as_printed() -> None:
    found = stated({"@type": "Person", "name": "Ann Loe und Bert Quay, dpa"})
    assert (found.authors, found.agency) == (("Ann Loe", "Bert Quay"), "dpa")
    assert found.byline == "Ann Loe und Bert Quay, dpa"
    assert agency_in(["Associated Press in Lowland"]) == "Associated Press"
