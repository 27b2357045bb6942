from typing import Literal

StreamCopies = Literal['hide', 'only', 'show']

STREAM_COPIES_VALUES: set[StreamCopies] = { 'hide', 'only', 'show',  }

def check_stream_copies(value: str) -> StreamCopies:
    if value in STREAM_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STREAM_COPIES_VALUES!r}")
