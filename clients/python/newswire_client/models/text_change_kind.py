from typing import Literal

TextChangeKind = Literal['added', 'removed', 'same']

TEXT_CHANGE_KIND_VALUES: set[TextChangeKind] = { 'added', 'removed', 'same',  }

def check_text_change_kind(value: str) -> TextChangeKind:
    if value in TEXT_CHANGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TEXT_CHANGE_KIND_VALUES!r}")
