"""Posts of a live report that a page states and a script is to show: schema.org's LiveBlogPosting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newswire_enrich.extraction.markup.body import paragraphs
from newswire_enrich.extraction.markup.embedded import plain_text
from newswire_enrich.extraction.text.shapes import is_sentence, letters

PROBE_LETTERS = 40  # of a post's beginning, by which it is known on the page
SHOWN_SHARE = 0.5  # of the posts: a page that shows more of them shows those that it means to


def with_posts(body: str, posts: Sequence[tuple[str, str]], shown: Callable[[], str]) -> str:
    """A body with the stated posts, heading and text each, where the page itself shows under half of them.

    `shown` gives all of the page's text; what stands there is not taken again.
    """
    if not posts:
        return body
    page = letters(shown())
    texts = [(heading, paragraphs(plain_text(text))) for heading, text in posts]
    missing = [(heading, text) for heading, text in texts if letters(text)[:PROBE_LETTERS] not in page]
    if len(texts) - len(missing) >= SHOWN_SHARE * len(texts):
        return body
    return "\n\n".join((*_without_notice(body), *(_post(heading, text) for heading, text in missing)))


def _without_notice(body: str) -> list[str]:
    """The lines of a body, without a last one such as "Loading" that is no sentence."""
    lines = [line for line in body.split("\n\n") if line]
    return lines if not lines or is_sentence(lines[-1]) else lines[:-1]


def _post(heading: str, text: str) -> str:
    """A post below its heading; a heading that is the beginning of the text is none."""
    repeated = letters(text).startswith(letters(heading))
    return text if repeated else f"{heading}\n\n{text}"
