from typing import Literal

AttributionRelation = Literal['according to', 'citing', 'credit', 'reports', 'told']

ATTRIBUTION_RELATION_VALUES: set[AttributionRelation] = { 'according to', 'citing', 'credit', 'reports', 'told',  }

def check_attribution_relation(value: str) -> AttributionRelation:
    if value in ATTRIBUTION_RELATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTRIBUTION_RELATION_VALUES!r}")
