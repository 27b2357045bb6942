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
  from ..models.push_answer import PushAnswer





T = TypeVar("T", bound="LineAnswer")



@_attrs_define
class LineAnswer:
    """ What became of one line: `taken` or `error`.

        Attributes:
            line (int): Its number, from 1; empty lines count and are not answered.
            status (int): What it would be answered by itself.
            error (ErrorDetail | None | Unset):
            taken (None | PushAnswer | Unset):
     """

    line: int
    status: int
    error: ErrorDetail | None | Unset = UNSET
    taken: None | PushAnswer | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.push_answer import PushAnswer # noqa: PLC0415
        line = self.line

        status = self.status

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, ErrorDetail):
            error = self.error.to_dict()
        else:
            error = self.error

        taken: dict[str, Any] | None | Unset
        if isinstance(self.taken, Unset):
            taken = UNSET
        elif isinstance(self.taken, PushAnswer):
            taken = self.taken.to_dict()
        else:
            taken = self.taken


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "line": line,
            "status": status,
        })
        if error is not UNSET:
            field_dict["error"] = error
        if taken is not UNSET:
            field_dict["taken"] = taken

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.push_answer import PushAnswer # noqa: PLC0415
        d = dict(src_dict)
        line = d.pop("line")

        status = d.pop("status")

        def _parse_error(data: object) -> ErrorDetail | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = ErrorDetail.from_dict(data)



                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ErrorDetail | None | Unset, data)

        error = _parse_error(d.pop("error", UNSET))


        def _parse_taken(data: object) -> None | PushAnswer | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                taken_type_0 = PushAnswer.from_dict(data)



                return taken_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PushAnswer | Unset, data)

        taken = _parse_taken(d.pop("taken", UNSET))


        line_answer = cls(
            line=line,
            status=status,
            error=error,
            taken=taken,
        )


        line_answer.additional_properties = d
        return line_answer

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
