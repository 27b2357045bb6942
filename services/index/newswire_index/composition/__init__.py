"""The composition root of the index: its use cases over the engine and the stack of the settings.  Nothing connects."""

from newswire_index.composition.engines import open_index
from newswire_index.composition.ports import IndexPorts, limits_of, ports_of
from newswire_index.composition.service import IndexService

__all__ = ["IndexPorts", "IndexService", "limits_of", "open_index", "ports_of"]
