from typing import Literal

NameFault = Literal['no_entity', 'other', 'same_as_another', 'several_in_one', 'wrong_name']

NAME_FAULT_VALUES: set[NameFault] = { 'no_entity', 'other', 'same_as_another', 'several_in_one', 'wrong_name',  }

def check_name_fault(value: str) -> NameFault:
    if value in NAME_FAULT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAME_FAULT_VALUES!r}")
