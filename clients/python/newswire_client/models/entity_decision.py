from typing import Literal

EntityDecision = Literal['alias', 'merge', 'rename', 'suppress']

ENTITY_DECISION_VALUES: set[EntityDecision] = { 'alias', 'merge', 'rename', 'suppress',  }

def check_entity_decision(value: str) -> EntityDecision:
    if value in ENTITY_DECISION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENTITY_DECISION_VALUES!r}")
