"""Hosts of pictures, made up, and what makes their pictures small."""

from __future__ import annotations

import threading
from collections import Counter

from newswire_search.pictures.ports import NoPicture, Thumbnails

BROKEN = NoPicture("its site answers 404")
AWAY = NoPicture("its site answers 503", passes=True)


class Sites:
    """Hosts of pictures: `broken` and `away` have none, what begins with `hangs` answers once it is let."""

    def __init__(self) -> None:
        self.asked = Counter[str]()
        self.at_once, self.most_at_once = 0, 0
        self.let, self._counting = threading.Event(), threading.Lock()

    def fetch(self, address: str) -> bytes | NoPicture:
        with self._counting:
            self.asked[address] += 1
            self.at_once += 1
            self.most_at_once = max(self.at_once, self.most_at_once)
        if "//hangs" in address:
            self.let.wait(60)
        with self._counting:
            self.at_once -= 1
        return {"https://broken.example/": BROKEN, "https://away.example/": AWAY}.get(address, address.encode())


class Plain:
    """Makes nothing of it."""

    def thumbnails(self, data: bytes) -> Thumbnails | NoPicture:
        return {"row": b"row of " + data, "lead": b"lead of " + data}
