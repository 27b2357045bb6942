from typing import Literal

ExportQuotesWording = Literal['any', 'direct', 'indirect']

EXPORT_QUOTES_WORDING_VALUES: set[ExportQuotesWording] = { 'any', 'direct', 'indirect',  }

def check_export_quotes_wording(value: str) -> ExportQuotesWording:
    if value in EXPORT_QUOTES_WORDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_WORDING_VALUES!r}")
