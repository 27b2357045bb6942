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





T = TypeVar("T", bound="NewAlert")



@_attrs_define
class NewAlert:
    """ An alert to be made.

        Attributes:
            name (str): For people; messages and mails bear it.
            search (ArticleChoice): The articles that are asked for.  Values of one filter are alternatives, but every
                entity must be there.
            mail (None | str | Unset): The address of a mailbox, where the operator has set a server for mail.
            mailed (Mailed | Unset): How often mail is sent: one for each article, or one with all that came since the last.
            once_a_story (bool | Unset): An article is told only if none of its story was told before; false: every article.
                Default: True.
            webhook (None | str | Unset): An address that takes POST requests, signed by Standard Webhooks; it must not lie
                in a private network.
     """

    name: str
    search: ArticleChoice
    mail: None | str | Unset = UNSET
    mailed: Mailed | Unset = UNSET
    once_a_story: bool | Unset = True
    webhook: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_choice import ArticleChoice # noqa: PLC0415
        name = self.name

        search = self.search.to_dict()

        mail: None | str | Unset
        if isinstance(self.mail, Unset):
            mail = UNSET
        else:
            mail = self.mail

        mailed: str | Unset = UNSET
        if not isinstance(self.mailed, Unset):
            mailed = self.mailed


        once_a_story = self.once_a_story

        webhook: None | str | Unset
        if isinstance(self.webhook, Unset):
            webhook = UNSET
        else:
            webhook = self.webhook


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "name": name,
            "search": search,
        })
        if mail is not UNSET:
            field_dict["mail"] = mail
        if mailed is not UNSET:
            field_dict["mailed"] = mailed
        if once_a_story is not UNSET:
            field_dict["once_a_story"] = once_a_story
        if webhook is not UNSET:
            field_dict["webhook"] = webhook

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_choice import ArticleChoice # noqa: PLC0415
        d = dict(src_dict)
        name = d.pop("name")

        search = ArticleChoice.from_dict(d.pop("search"))




        def _parse_mail(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mail = _parse_mail(d.pop("mail", UNSET))


        _mailed = d.pop("mailed", UNSET)
        mailed: Mailed | Unset
        if isinstance(_mailed,  Unset):
            mailed = UNSET
        else:
            mailed = check_mailed(_mailed)




        once_a_story = d.pop("once_a_story", UNSET)

        def _parse_webhook(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        webhook = _parse_webhook(d.pop("webhook", UNSET))


        new_alert = cls(
            name=name,
            search=search,
            mail=mail,
            mailed=mailed,
            once_a_story=once_a_story,
            webhook=webhook,
        )

        return new_alert

