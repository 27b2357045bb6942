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
  from ..models.line_answer import LineAnswer





T = TypeVar("T", bound="BatchAnswer")



@_attrs_define
class BatchAnswer:
    """ What became of each line.  Lines after the last one that is named were not taken: `stopped` says why.

        Attributes:
            accepted (int):
            known (int):
            lines (list[LineAnswer]):
            refused (int):
            stopped (ErrorDetail | None | Unset): Why the rest was not read; push it again.
     """

    accepted: int
    known: int
    lines: list[LineAnswer]
    refused: int
    stopped: ErrorDetail | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.line_answer import LineAnswer # noqa: PLC0415
        accepted = self.accepted

        known = self.known

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)



        refused = self.refused

        stopped: dict[str, Any] | None | Unset
        if isinstance(self.stopped, Unset):
            stopped = UNSET
        elif isinstance(self.stopped, ErrorDetail):
            stopped = self.stopped.to_dict()
        else:
            stopped = self.stopped


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "accepted": accepted,
            "known": known,
            "lines": lines,
            "refused": refused,
        })
        if stopped is not UNSET:
            field_dict["stopped"] = stopped

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.error_detail import ErrorDetail # noqa: PLC0415
        from ..models.line_answer import LineAnswer # noqa: PLC0415
        d = dict(src_dict)
        accepted = d.pop("accepted")

        known = d.pop("known")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in (_lines):
            lines_item = LineAnswer.from_dict(lines_item_data)



            lines.append(lines_item)


        refused = d.pop("refused")

        def _parse_stopped(data: object) -> ErrorDetail | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                stopped_type_0 = ErrorDetail.from_dict(data)



                return stopped_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ErrorDetail | None | Unset, data)

        stopped = _parse_stopped(d.pop("stopped", UNSET))


        batch_answer = cls(
            accepted=accepted,
            known=known,
            lines=lines,
            refused=refused,
            stopped=stopped,
        )


        batch_answer.additional_properties = d
        return batch_answer

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
