from typing import Literal

MentionKind = Literal['alias', 'demonym', 'name', 'role']

MENTION_KIND_VALUES: set[MentionKind] = { 'alias', 'demonym', 'name', 'role',  }

def check_mention_kind(value: str) -> MentionKind:
    if value in MENTION_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTION_KIND_VALUES!r}")
