from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.change_answer import ChangeAnswer





T = TypeVar("T", bound="ChangesAnswer")



@_attrs_define
class ChangesAnswer:
    """ What changed since a number, in order.

        Attributes:
            changes (list[ChangeAnswer]):
            more (bool): Whether there is more now; if not, wait before you ask again.
            next_ (str): Give it as `since` for what comes next; never null: where nothing came, it comes back as it is.
     """

    changes: list[ChangeAnswer]
    more: bool
    next_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.change_answer import ChangeAnswer # noqa: PLC0415
        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)



        more = self.more

        next_ = self.next_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "changes": changes,
            "more": more,
            "next": next_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_answer import ChangeAnswer # noqa: PLC0415
        d = dict(src_dict)
        changes = []
        _changes = d.pop("changes")
        for changes_item_data in (_changes):
            changes_item = ChangeAnswer.from_dict(changes_item_data)



            changes.append(changes_item)


        more = d.pop("more")

        next_ = d.pop("next")

        changes_answer = cls(
            changes=changes,
            more=more,
            next_=next_,
        )


        changes_answer.additional_properties = d
        return changes_answer

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
