from typing import Literal

ExportCopies = Literal['hide', 'only', 'show']

EXPORT_COPIES_VALUES: set[ExportCopies] = { 'hide', 'only', 'show',  }

def check_export_copies(value: str) -> ExportCopies:
    if value in EXPORT_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_COPIES_VALUES!r}")
