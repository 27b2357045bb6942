"""What a caller may have meant who gave a name or a value that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from newswire_shared.contracts.error_answers import WrongParameter

NO_PARAMETER = "is not a parameter here"
NO_OBJECT = "should be a JSON object, sent with `Content-Type: application/json`"
ALIKE = 0.6  # of difflib: `lang` is like `language` (.67), and no two names of ours are that much alike
OF_LISTS = ("tuple_type", "too_long")  # faults that pydantic tells of by Python's own name of a list
# As pydantic tells the values that there are: 'show', 'hide' or 'only'.
QUOTED = re.compile(r"'([^']*)'")


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The one that is most alike, None where none is."""
    close = get_close_matches(given.lower(), [*known], n=1, cutoff=ALIKE)
    return close[0] if close else None


def unknown(given: str, known: Iterable[str]) -> WrongParameter:
    """A parameter that is not there; of one within another (`search.size`) that one is not meant."""
    others = (name for name in known if not given.startswith(f"{name}."))
    return WrongParameter(parameter=given, detail=NO_PARAMETER, did_you_mean=nearest(given, others))


def wrong(name: str, fault: Mapping[str, object], known: Iterable[str] = ()) -> WrongParameter:
    """A parameter whose value pydantic refuses, or which it does not know among `known`, in plain words."""
    if fault.get("type") == "extra_forbidden":
        return unknown(name, known)
    if fault.get("type") == "model_attributes_type" and name == "body":  # curl calls what it sends a form
        return WrongParameter(parameter=name, detail=NO_OBJECT, did_you_mean=None)
    context = fault.get("ctx")
    values = QUOTED.findall(str(context.get("expected", ""))) if isinstance(context, Mapping) else []
    return WrongParameter(
        parameter=name,
        detail=_in_words(fault),
        did_you_mean=nearest(str(fault.get("input", "")), values),
    )


def _in_words(fault: Mapping[str, object]) -> str:
    text = str(fault["msg"]).removeprefix("Value error, ").replace("Input should be", "should be")
    return text.replace("a valid tuple", "a list").replace("Tuple", "List") if fault.get("type") in OF_LISTS else text


def told(wrong_ones: Iterable[WrongParameter]) -> str:
    """All of them in one line."""
    return "; ".join(map(_told, wrong_ones))


def _told(each: WrongParameter) -> str:
    meant = f"; did you mean `{each.did_you_mean}`?" if each.did_you_mean else ""
    return f"{each.parameter}: {each.detail}{meant}"
