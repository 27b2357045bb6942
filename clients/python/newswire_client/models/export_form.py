from typing import Literal

ExportForm = Literal['csv', 'ndjson']

EXPORT_FORM_VALUES: set[ExportForm] = { 'csv', 'ndjson',  }

def check_export_form(value: str) -> ExportForm:
    if value in EXPORT_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_FORM_VALUES!r}")
