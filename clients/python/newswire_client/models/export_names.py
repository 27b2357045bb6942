from typing import Literal

ExportNames = Literal['off', 'on']

EXPORT_NAMES_VALUES: set[ExportNames] = { 'off', 'on',  }

def check_export_names(value: str) -> ExportNames:
    if value in EXPORT_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_NAMES_VALUES!r}")
