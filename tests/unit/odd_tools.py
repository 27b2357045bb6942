"""Tools that misbehave, for the test of what asks tools."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def odd() -> Callable[[str], dict[str, Any]]:
    """Does what it is told: dies, raises, hangs, or answers."""

    def tool(do: str) -> dict[str, Any]:
        if do == "die":
            os._exit(1)
        if do == "raise":
            raise ValueError(do)
        while do == "hang":
            pass
        print("tools print")
        return {"did": do}

    return tool
