"""The text of elements, by the serializer of lxml: a fifth to a tenth of what its iterator or XPath takes."""

from __future__ import annotations

from typing import Any

from lxml import html
from lxml.etree import tostring


def full_text(element: Any) -> str:
    """All text in an element, as it stands; what follows the element, comments and instructions are none of it."""
    text: str = tostring(element, method="text", encoding="unicode", with_tail=False)
    return text


def squeezed_text(element: Any) -> str:
    """The same in one line, its spaces squeezed."""
    return " ".join(full_text(element).split())


class Element(html.HtmlElement):  # type: ignore[misc]  # lxml has no types
    """An element of a page, whose text is what trafilatura asks of it most."""

    def text_content(self) -> str:
        return full_text(self)
