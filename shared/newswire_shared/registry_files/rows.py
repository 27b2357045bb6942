"""A row of the registry's files: what is known of one key.

Facts lie in layers, as the state packs them, the oldest first: of a fact that several layers name, the last one counts.
A layer that is whole needs none below it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

KEY_BYTES = 16
HAS_ALIAS, IS_WHOLE = 1, 2
SIZE = struct.Struct(">H")  # of a layer: what is packed has at most 2,048 bytes


@dataclass(frozen=True, slots=True)
class KeptRow:
    """The layers of facts of a key, and the key of the article that it was tied to, b"" if to none."""

    layers: tuple[bytes, ...] = ()
    is_whole: bool = False
    alias: bytes = b""

    def below(self, later: KeptRow) -> KeptRow:
        """What both say together."""
        layers = later.layers if later.is_whole else self.layers + later.layers
        return KeptRow(layers, self.is_whole or later.is_whole, later.alias or self.alias)

    def packed(self) -> bytes:
        """Its bytes, as files keep them and scripts read them."""
        flags = bool(self.alias) * HAS_ALIAS | self.is_whole * IS_WHOLE
        layers = (SIZE.pack(len(layer)) + layer for layer in self.layers)
        return bytes((flags,)) + self.alias + b"".join(layers)


def unpacked(packed: bytes) -> KeptRow:
    """The row of some bytes."""
    begin = 1 + (KEY_BYTES if packed[0] & HAS_ALIAS else 0)
    return KeptRow(tuple(_layers(packed, begin)), bool(packed[0] & IS_WHOLE), packed[1:begin])


def _layers(packed: bytes, at: int) -> Iterator[bytes]:
    while at < len(packed):
        (size,) = SIZE.unpack_from(packed, at)
        at += SIZE.size
        yield packed[at : at + size]
        at += size
