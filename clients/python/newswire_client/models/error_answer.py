from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.error_detail import ErrorDetail
  from ..models.wrong_parameter import WrongParameter





T = TypeVar("T", bound="ErrorAnswer")



@_attrs_define
class ErrorAnswer:
    """ The shape of every error: a problem by RFC 9457.

        Attributes:
            detail (str): What is wrong this time, for a person.
            error (ErrorDetail): What went wrong, for a program (`code`) and for a person.
            status (int): The status of the answer.
            title (str): The status in words.
            type_ (str): Names the kind of problem: `urn:newswire:error:` and the `code` of `error`; no address to open.
            errors (list[WrongParameter] | Unset): The parameters that are wrong, where some are.
     """

    detail: str
    error: ErrorDetail
    status: int
    title: str
    type_: str
    errors: list[WrongParameter] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.wrong_parameter import WrongParameter # noqa: PLC0415
        detail = self.detail

        error = self.error.to_dict()

        status = self.status

        title = self.title

        type_ = self.type_

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "detail": detail,
            "error": error,
            "status": status,
            "title": title,
            "type": type_,
        })
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.wrong_parameter import WrongParameter # noqa: PLC0415
        d = dict(src_dict)
        detail = d.pop("detail")

        error = ErrorDetail.from_dict(d.pop("error"))




        status = d.pop("status")

        title = d.pop("title")

        type_ = d.pop("type")

        _errors = d.pop("errors", UNSET)
        errors: list[WrongParameter] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = WrongParameter.from_dict(errors_item_data)



                errors.append(errors_item)


        error_answer = cls(
            detail=detail,
            error=error,
            status=status,
            title=title,
            type_=type_,
            errors=errors,
        )


        error_answer.additional_properties = d
        return error_answer

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
