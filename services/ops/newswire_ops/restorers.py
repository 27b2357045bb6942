"""What ops tells an index that was lost."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.restoration import Reteller
from newswire_shared.contracts.settings import SharedSettings


def retellers(settings: SharedSettings) -> Sequence[Reteller]:
    """Keys.  Raises MissingStack if there is no stack."""
    from newswire_ops.access.keys import KeyEditor
    from newswire_ops.composition import open_stack

    stack = open_stack(settings)
    return (Reteller("keys", KeyEditor(stack.access_keys, stack.publisher).record),)
