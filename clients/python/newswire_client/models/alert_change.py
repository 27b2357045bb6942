from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mailed import check_mailed
from ..models.mailed import Mailed
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.article_choice import ArticleChoice





T = TypeVar("T", bound="AlertChange")



@_attrs_define
class AlertChange:
    """ What is to be changed of an alert; what is left out stays.  An empty `webhook` or `mail` takes it away.

        Attributes:
            enabled (bool | None | Unset): True lets a disabled alert go on with what comes now; false stops it.
            mail (None | str | Unset): The address of a mailbox, where the operator has set a server for mail.
            mailed (Mailed | None | Unset): How often mail is sent: for each article at once, or one with all since the
                last, every full hour or once a day.
            name (None | str | Unset): For people; messages and mails bear it.
            once_a_story (bool | None | Unset): An article is told only if none of its story was told before; false: every
                article.
            search (ArticleChoice | None | Unset): The parameters of `/v1/search` that choose articles.
            webhook (None | str | Unset): An address that takes POST requests, signed by Standard Webhooks; it must not lie
                in a private network.
     """

    enabled: bool | None | Unset = UNSET
    mail: None | str | Unset = UNSET
    mailed: Mailed | None | Unset = UNSET
    name: None | str | Unset = UNSET
    once_a_story: bool | None | Unset = UNSET
    search: ArticleChoice | None | Unset = UNSET
    webhook: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_choice import ArticleChoice # noqa: PLC0415
        enabled: bool | None | Unset
        if isinstance(self.enabled, Unset):
            enabled = UNSET
        else:
            enabled = self.enabled

        mail: None | str | Unset
        if isinstance(self.mail, Unset):
            mail = UNSET
        else:
            mail = self.mail

        mailed: None | str | Unset
        if isinstance(self.mailed, Unset):
            mailed = UNSET
        elif isinstance(self.mailed, str):
            mailed = self.mailed
        else:
            mailed = self.mailed

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        once_a_story: bool | None | Unset
        if isinstance(self.once_a_story, Unset):
            once_a_story = UNSET
        else:
            once_a_story = self.once_a_story

        search: dict[str, Any] | None | Unset
        if isinstance(self.search, Unset):
            search = UNSET
        elif isinstance(self.search, ArticleChoice):
            search = self.search.to_dict()
        else:
            search = self.search

        webhook: None | str | Unset
        if isinstance(self.webhook, Unset):
            webhook = UNSET
        else:
            webhook = self.webhook


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if mail is not UNSET:
            field_dict["mail"] = mail
        if mailed is not UNSET:
            field_dict["mailed"] = mailed
        if name is not UNSET:
            field_dict["name"] = name
        if once_a_story is not UNSET:
            field_dict["once_a_story"] = once_a_story
        if search is not UNSET:
            field_dict["search"] = search
        if webhook is not UNSET:
            field_dict["webhook"] = webhook

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_choice import ArticleChoice # noqa: PLC0415
        d = dict(src_dict)
        def _parse_enabled(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        enabled = _parse_enabled(d.pop("enabled", UNSET))


        def _parse_mail(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mail = _parse_mail(d.pop("mail", UNSET))


        def _parse_mailed(data: object) -> Mailed | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mailed_type_0 = check_mailed(data)



                return mailed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Mailed | None | Unset, data)

        mailed = _parse_mailed(d.pop("mailed", UNSET))


        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))


        def _parse_once_a_story(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        once_a_story = _parse_once_a_story(d.pop("once_a_story", UNSET))


        def _parse_search(data: object) -> ArticleChoice | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                search_type_0 = ArticleChoice.from_dict(data)



                return search_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ArticleChoice | None | Unset, data)

        search = _parse_search(d.pop("search", UNSET))


        def _parse_webhook(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        webhook = _parse_webhook(d.pop("webhook", UNSET))


        alert_change = cls(
            enabled=enabled,
            mail=mail,
            mailed=mailed,
            name=name,
            once_a_story=once_a_story,
            search=search,
            webhook=webhook,
        )

        return alert_change

