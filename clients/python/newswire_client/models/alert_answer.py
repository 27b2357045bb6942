from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.alert_answer_state import AlertAnswerState
from ..models.alert_answer_state import check_alert_answer_state
from ..models.mailed import check_mailed
from ..models.mailed import Mailed
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.alert_answer_search import AlertAnswerSearch





T = TypeVar("T", bound="AlertAnswer")



@_attrs_define
class AlertAnswer:
    """ An alert, and how its deliveries go.

        Attributes:
            delivered (int):
            disabled_because (None | str):
            failing_since (datetime.datetime | None):
            feed (str): Where its feed is; `.rss` and `.json` instead of `.atom` are, too.
            gathered (int): Articles that wait for the next hourly or daily mail.
            given_up (int): Deliveries that failed for a day.
            id (str): Whoever knows it may read the alert's feed.
            last_delivered_at (datetime.datetime | None):
            made_at (datetime.datetime):
            mail (None | str):
            mailed (Mailed): How often mail is sent: one for each article, or one with all that came since the last.
            name (str):
            once_a_story (bool): Whether of a story one article is told, or every one.
            passed_over (int): Deliveries that were not queued, because 10,000 waited.
            search (AlertAnswerSearch): The parameters that differ from those of `/v1/search`.
            state (AlertAnswerState): `failing` after 5 failures in a row: what waits is tried again for a day. `disabled`
                by hand, or because the webhook answered 410.
            waiting (int): Deliveries that are still to be made.
            webhook (None | str):
     """

    delivered: int
    disabled_because: None | str
    failing_since: datetime.datetime | None
    feed: str
    gathered: int
    given_up: int
    id: str
    last_delivered_at: datetime.datetime | None
    made_at: datetime.datetime
    mail: None | str
    mailed: Mailed
    name: str
    once_a_story: bool
    passed_over: int
    search: AlertAnswerSearch
    state: AlertAnswerState
    waiting: int
    webhook: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.alert_answer_search import AlertAnswerSearch # noqa: PLC0415
        delivered = self.delivered

        disabled_because: None | str
        disabled_because = self.disabled_because

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        feed = self.feed

        gathered = self.gathered

        given_up = self.given_up

        id = self.id

        last_delivered_at: None | str
        if isinstance(self.last_delivered_at, datetime.datetime):
            last_delivered_at = self.last_delivered_at.isoformat()
        else:
            last_delivered_at = self.last_delivered_at

        made_at = self.made_at.isoformat()

        mail: None | str
        mail = self.mail

        mailed: str = self.mailed

        name = self.name

        once_a_story = self.once_a_story

        passed_over = self.passed_over

        search = self.search.to_dict()

        state: str = self.state

        waiting = self.waiting

        webhook: None | str
        webhook = self.webhook


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "delivered": delivered,
            "disabled_because": disabled_because,
            "failing_since": failing_since,
            "feed": feed,
            "gathered": gathered,
            "given_up": given_up,
            "id": id,
            "last_delivered_at": last_delivered_at,
            "made_at": made_at,
            "mail": mail,
            "mailed": mailed,
            "name": name,
            "once_a_story": once_a_story,
            "passed_over": passed_over,
            "search": search,
            "state": state,
            "waiting": waiting,
            "webhook": webhook,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.alert_answer_search import AlertAnswerSearch # noqa: PLC0415
        d = dict(src_dict)
        delivered = d.pop("delivered")

        def _parse_disabled_because(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        disabled_because = _parse_disabled_because(d.pop("disabled_because"))


        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)



                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))


        feed = d.pop("feed")

        gathered = d.pop("gathered")

        given_up = d.pop("given_up")

        id = d.pop("id")

        def _parse_last_delivered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_delivered_at_type_0 = datetime.datetime.fromisoformat(data)



                return last_delivered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_delivered_at = _parse_last_delivered_at(d.pop("last_delivered_at"))


        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))




        def _parse_mail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mail = _parse_mail(d.pop("mail"))


        mailed = check_mailed(d.pop("mailed"))




        name = d.pop("name")

        once_a_story = d.pop("once_a_story")

        passed_over = d.pop("passed_over")

        search = AlertAnswerSearch.from_dict(d.pop("search"))




        state = check_alert_answer_state(d.pop("state"))




        waiting = d.pop("waiting")

        def _parse_webhook(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        webhook = _parse_webhook(d.pop("webhook"))


        alert_answer = cls(
            delivered=delivered,
            disabled_because=disabled_because,
            failing_since=failing_since,
            feed=feed,
            gathered=gathered,
            given_up=given_up,
            id=id,
            last_delivered_at=last_delivered_at,
            made_at=made_at,
            mail=mail,
            mailed=mailed,
            name=name,
            once_a_story=once_a_story,
            passed_over=passed_over,
            search=search,
            state=state,
            waiting=waiting,
            webhook=webhook,
        )


        alert_answer.additional_properties = d
        return alert_answer

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
