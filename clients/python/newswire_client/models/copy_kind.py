from typing import Literal

CopyKind = Literal['edit', 'excerpt', 'reprint', 'update']

COPY_KIND_VALUES: set[CopyKind] = { 'edit', 'excerpt', 'reprint', 'update',  }

def check_copy_kind(value: str) -> CopyKind:
    if value in COPY_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COPY_KIND_VALUES!r}")
