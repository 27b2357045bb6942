"""The careful text is trafilatura's own, though its second opinion is asked seldom."""

from __future__ import annotations

from typing import Any

import pytest
import trafilatura
from lxml.etree import strip_elements
from newswire_enrich.extraction.markup import careful
from newswire_enrich.extraction.markup.careful import careful_text
from newswire_enrich.extraction.markup.page import UNREAD, parse
from tree import FIXTURES

RECORDED = sorted((FIXTURES / "pages").glob("*.html"))
SENTENCES = tuple(
    f"In week {week} the harbour board of Saltmere met again, and put off its word on the pier until spring."
    for week in range(1, 9)
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
SHORT = f"<p>{SENTENCES[0]}</p>"
LISTED = "".join(f"<li>{sentence} {sentence}</li>" for sentence in SENTENCES)
MADE = {
    "an article": f"<article>{TEXT}</article>",
    "comments behind it": f"<article>{TEXT}</article><div id='comments'><p>{SENTENCES[0]} I think.</p></div>",
    "a list of comments": f"<article>{TEXT}<ol class='comment-list'><li>{SENTENCES[0]} I think.</li></ol></article>",
    "comments in a list of terms": f"<article>{TEXT}<dl id='disqus_thread'><dd>{SENTENCES[0]}</dd></dl></article>",
    "another article below": f"<article>{TEXT}</article><div class='infinite-scroll'>{SHORT * 9}</div>",
    "a short one": f"<article>{SHORT}</article>",
    "a short one beside a long list": f"<article>{SHORT * 4}</article><div class='text'><ul>{LISTED}</ul></div>",
    "a short one beside long text": f"<article>{SHORT * 3}</article><div><div>{TEXT.replace('In', 'At')}</div></div>",
    "no paragraphs": f"<article>{'<br><br>'.join(SENTENCES)}</article>",
    "tables alone": f"<table>{''.join(f'<tr><td>{sentence}</td></tr>' for sentence in SENTENCES)}</table>",
    "nothing": "<div></div>",
}


def page(body: str) -> Any:
    return tree_of(
        f"<html><head><title>Pier stays shut</title></head><body><h1>Pier stays shut</h1>{body}</body></html>"
    )


def tree_of(text: str) -> Any:
    tree = parse(text)
    strip_elements(tree, *UNREAD, with_tail=False)
    return tree


def whole_cascade(tree: Any) -> str:
    found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=True)
    return getattr(found, "text", None) or ""


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_the_text_of_a_recorded_page_is_that_of_the_whole_cascade(path: Any) -> None:
    tree = tree_of(path.read_text("utf-8"))
    assert careful_text(tree) == whole_cascade(tree)


@pytest.mark.parametrize("name", MADE)
def test_the_text_of_a_made_page_is_that_of_the_whole_cascade(name: str) -> None:
    tree = page(MADE[name])
    assert careful_text(tree) == whole_cascade(tree)


def test_the_tree_stays_as_it_is() -> None:
    tree = page(MADE["a short one beside long text"])
    before = tree.text_content()
    careful_text(tree)
    assert tree.text_content() == before


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [("an article", False), ("comments behind it", False), ("a short one", True), ("no paragraphs", True)],
)
def test_a_second_opinion_is_asked_only_where_it_can_count(
    monkeypatch: pytest.MonkeyPatch, name: str, is_asked: bool
) -> None:
    asked: list[str] = []

    def compared(_cleaned: Any, _raw: Any, body: Any, text: str, _options: Any) -> tuple[Any, str]:
        asked.append(text)
        return body, text

    monkeypatch.setattr(careful, "compare_extraction", compared)
    careful_text(page(MADE[name]))
    assert bool(asked) is is_asked


def test_links_make_no_text_much_longer() -> None:
    links = "".join(f"<li><a href='/{n}'>{sentence}</a></li>" for n, sentence in enumerate(SENTENCES * 5))
    tree = page(f"<article>{TEXT}</article><ul>{links}</ul>")
    assert not careful.is_doubtful(tree, parse(f"<body>{TEXT}</body>"), " ".join(SENTENCES))
