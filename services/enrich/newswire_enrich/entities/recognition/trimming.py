"""The borders of a name: what belongs to it, and what only stands beside it."""

from __future__ import annotations

import re

# Articles, "D-" before a member of Congress, French titles and elisions, opening marks.
LEADING = re.compile(
    r"^(?:(?:the|The|THE|an?|An?|M\.|Mme)\s+(?=[A-Z\W])|[DRI]-(?=[A-Z][a-z.])|[ld]['’](?=[A-ZÀ-Ý])|[\s\"'“”‘’(\[]+)"
)
TRAILING = re.compile(r"(?:\s*['\u2019][sS]|[\s\"'“”‘’)\],;:(\[|–—]+)$")  # the genitive, and marks

# French writes an article before countries and bodies, alone or in one with its preposition: "la Chine", "du Japon".
FRENCH_ARTICLE = re.compile(r"(?:(?:de la|à la|du|des|de|aux?|la|les?)\s+|(?:de |à )?l['’])(?=[A-ZÀ-Ý])")


def french_article_length(text: str) -> int:
    """How long the small words are with which the name of a French place or body begins."""
    found = FRENCH_ARTICLE.match(text)
    return found.end() if found else 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article, a trailing "'s", and the quotes, brackets and white space around it."""
    piece = text[start:end]
    trail = TRAILING.search(piece)
    while trail and not _closes(piece):
        piece = piece[: trail.start()]
        trail = TRAILING.search(piece)
    lead = LEADING.match(piece)
    while lead and lead.end() < len(piece):
        start, piece = start + lead.end(), piece[lead.end() :]
        lead = LEADING.match(piece)
    return (start, start + len(piece)) if piece.strip("\"'“”‘’()[] \n\t") else (start, start)


def _closes(piece: str) -> bool:
    """Whether the last mark closes a bracket that the name itself opens."""
    return piece[-1:] == ")" and piece.count("(", 1) == piece.count(")")
