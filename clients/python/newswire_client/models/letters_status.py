from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.letter_group_answer import LetterGroupAnswer





T = TypeVar("T", bound="LettersStatus")



@_attrs_define
class LettersStatus:
    """ What waits for a person.

        Attributes:
            groups (list[LetterGroupAnswer]): The most frequent first.
            letters (int): All there are.
            looked_at (int): The newest of them, which are grouped.
     """

    groups: list[LetterGroupAnswer]
    letters: int
    looked_at: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.letter_group_answer import LetterGroupAnswer # noqa: PLC0415
        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)



        letters = self.letters

        looked_at = self.looked_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "groups": groups,
            "letters": letters,
            "looked_at": looked_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.letter_group_answer import LetterGroupAnswer # noqa: PLC0415
        d = dict(src_dict)
        groups = []
        _groups = d.pop("groups")
        for groups_item_data in (_groups):
            groups_item = LetterGroupAnswer.from_dict(groups_item_data)



            groups.append(groups_item)


        letters = d.pop("letters")

        looked_at = d.pop("looked_at")

        letters_status = cls(
            groups=groups,
            letters=letters,
            looked_at=looked_at,
        )


        letters_status.additional_properties = d
        return letters_status

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
