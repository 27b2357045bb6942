from typing import Literal

Reason = Literal['blocked address', 'forbidden', 'gone', 'http error', 'kills its worker', 'merged', 'not an article', "outside the source's rules", 'retired', 'robots', 'taken down', 'too costly', 'too large', 'too short', 'undecodable', 'unsupported type']

REASON_VALUES: set[Reason] = { 'blocked address', 'forbidden', 'gone', 'http error', 'kills its worker', 'merged', 'not an article', "outside the source's rules", 'retired', 'robots', 'taken down', 'too costly', 'too large', 'too short', 'undecodable', 'unsupported type',  }

def check_reason(value: str) -> Reason:
    if value in REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REASON_VALUES!r}")
