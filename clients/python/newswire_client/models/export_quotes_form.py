from typing import Literal

ExportQuotesForm = Literal['csv', 'ndjson']

EXPORT_QUOTES_FORM_VALUES: set[ExportQuotesForm] = { 'csv', 'ndjson',  }

def check_export_quotes_form(value: str) -> ExportQuotesForm:
    if value in EXPORT_QUOTES_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_FORM_VALUES!r}")
