from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.name_fault import check_name_fault
from ..models.name_fault import NameFault
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewReport")



@_attrs_define
class NewReport:
    """ What is wrong with an entity.

        Attributes:
            fault (NameFault): What is wrong with an entity, as a reader sees it.
            text (str | Unset): In the reader's words. Default: ''.
     """

    fault: NameFault
    text: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        fault: str = self.fault

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "fault": fault,
        })
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fault = check_name_fault(d.pop("fault"))




        text = d.pop("text", UNSET)

        new_report = cls(
            fault=fault,
            text=text,
        )

        return new_report

