"""Zulu and Xhosa, which the model of languages does not know: told by their small words, and told apart by them."""

from __future__ import annotations

import re
from typing import Final

FEWEST_WORDS = 2  # different ones that must stand in a text: one may be a name, or a word quoted in another language
FEWEST_OPEN = 0.75  # of the words: nearly every word of theirs ends in a vowel, which in English not even a third does
LONGER_THAN = 3  # letters of a word that is looked at for its end
_BOTH: Final = "uthi uthe bathi bathe kodwa abantu ukuze kakhulu ngoko umuntu lapha apha kwakhe wakhe yakhe zakhe"
_ZULU: Final = frozenset(
    """ukuthi okuthiwa kuthiwa futhi noma ngoba uma lapho kanye kanti ngesikhathi kusho lokhu lesi lezi khona
    manje emva phakathi ngaphandle ngaphambi izwe bese kubikwa kuvela amaphoyisa iphoyisa umndeni ithe lithe sithe
    engu oneminyaka eminyaka ngonyaka olwedlule eledlule ngoLwesibili yena unkk wezwe athe kuleli kulo yakhe zabo
    izingane ingane esikoleni isikole uhulumeni kahulumeni umphakathi""".casefold().split()
)
_XHOSA: Final = frozenset(
    """ukuba okokuba kwaye okanye ngokuba nangona kunye xa malunga kule kwi oku eli olu ezi ezo abo phambi emva
    ngexesha ilizwe lizwe welizwe urhulumente rhulumente amapolisa ipolisa uluntu loluntu ngoku yile okwesibini kuba
    apho nayo nazo ngenxa ngaphambili kwakhona unyaka kunjalo ukuya kwabo lwakhe abahlali iminyaka
    zokuba lokuba nokuba""".casefold().split()
)
_SHARED: Final = frozenset(_BOTH.split())
_WORD = re.compile(r"[^\W\d_]+")


def nguni(text: str) -> str | None:
    """`zu` or `xh` for a text in one of them, None for any other."""
    words = _WORD.findall(text.casefold())
    found = {*words}
    zulu, xhosa = len(found & _ZULU), len(found & _XHOSA)
    if max(zulu, xhosa) < 1 or zulu + xhosa + len(found & _SHARED) < FEWEST_WORDS or not _are_open(words):
        return None
    return "xh" if xhosa > zulu else "zu"


def _are_open(words: list[str]) -> bool:
    longer = [word for word in words if len(word) > LONGER_THAN]
    return sum(word[-1] in "aeiou" for word in longer) >= FEWEST_OPEN * len(longer) > 0
