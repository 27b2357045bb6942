from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.alert_answer import AlertAnswer





T = TypeVar("T", bound="AlertsAnswer")



@_attrs_define
class AlertsAnswer:
    """ Every alert, the oldest first.

        Attributes:
            alerts (list[AlertAnswer]):
            changes_lost_at (datetime.datetime | None): When changes were last passed over, because alerts were not matched
                for so long that they were no longer known.
            followed (None | str): The number of the change up to which alerts were matched.
     """

    alerts: list[AlertAnswer]
    changes_lost_at: datetime.datetime | None
    followed: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.alert_answer import AlertAnswer # noqa: PLC0415
        alerts = []
        for alerts_item_data in self.alerts:
            alerts_item = alerts_item_data.to_dict()
            alerts.append(alerts_item)



        changes_lost_at: None | str
        if isinstance(self.changes_lost_at, datetime.datetime):
            changes_lost_at = self.changes_lost_at.isoformat()
        else:
            changes_lost_at = self.changes_lost_at

        followed: None | str
        followed = self.followed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "alerts": alerts,
            "changes_lost_at": changes_lost_at,
            "followed": followed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.alert_answer import AlertAnswer # noqa: PLC0415
        d = dict(src_dict)
        alerts = []
        _alerts = d.pop("alerts")
        for alerts_item_data in (_alerts):
            alerts_item = AlertAnswer.from_dict(alerts_item_data)



            alerts.append(alerts_item)


        def _parse_changes_lost_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                changes_lost_at_type_0 = datetime.datetime.fromisoformat(data)



                return changes_lost_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        changes_lost_at = _parse_changes_lost_at(d.pop("changes_lost_at"))


        def _parse_followed(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        followed = _parse_followed(d.pop("followed"))


        alerts_answer = cls(
            alerts=alerts,
            changes_lost_at=changes_lost_at,
            followed=followed,
        )


        alerts_answer.additional_properties = d
        return alerts_answer

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
