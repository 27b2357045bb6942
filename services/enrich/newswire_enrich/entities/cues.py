"""Words beside a name, and words within it, that say of what type it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from newswire_shared.documents import EntityType

COMPANY_ENDS = frozenset(
    "Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC LLP Plc PLC plc GmbH AG SA S.A. NV N.V. AB ASA Oyj SpA S.p.A. Company Corporation "
    "Group Holdings Holding Industries Motors Technologies Pharmaceuticals Minerals Airlines Airways".split()
)
ORGANISATION_ENDS = COMPANY_ENDS | frozenset(
    "Bank Bancorp Ministry Department Agency Authority Commission Committee Council Board Bureau Institute "
    "Institution University College School Academy Association Federation Union League Party Movement Front Alliance Coalition "
    "Foundation Fund Trust Society Organization Organisation Office Service Services Court Senate Parliament Congress Assembly "
    "Army Navy Forces Force Police Command Corps Brigade Hospital Church Airlines Airways Industries Motors Technologies "
    "Pharmaceuticals Laboratories Partners Associates Securities Exchange Insurance Energy Petroleum Oil Gas Steel Press News Times "
    "Post Herald Tribune Gazette Journal Television TV Radio Network Media Club United Rovers Athletic Wanderers FC F.C. CF Team "
    "Administration Secretariat Organisation Centre Center Museum Ministries Systems Research Studios Records Capital Ventures "
    "Chamber Guard Taskforce Programme Watch Initiative Cabinet Treasury Consulate Embassy".split()
)  # fmt: skip
PLACE_ENDS = frozenset(
    "County River Lake Island Islands Province Region District Oblast Valley Mountain Mountains Sea Ocean Bay Gulf Strait Desert "
    "Peninsula Street Avenue Road Square Bridge Airport Harbour Harbor Beach Park Stadium Prison Palace Cathedral Mosque Tower "
    "Hills Heights Village City Town Township Canal Dam Forest Highway Boulevard Station Plaza Coast Creek Arena".split()
)  # fmt: skip
MOST_WORDS = 4
TITLES = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Dame|President|Chancellor|Premier|Senator|Sen|Rep|Representative|"
    r"Congressman|Congresswoman|Governor|Gov|Mayor|Minister|Secretary|Ambassador|General|Gen|Lt|Lieutenant|Colonel|Col|Major|Maj|"
    r"Captain|Capt|Sergeant|Sgt|Admiral|Adm|Judge|Justice|King|Queen|Prince|Princess|Pope|Cardinal|Archbishop|Bishop|Rev|Reverend|"
    r"Father|Sheikh|Sheik|Ayatollah|Imam|Chairman|Chairwoman|Director|Commissioner|Spokesman|Spokeswoman|Spokesperson|Analyst|"
    r"Coach|Officer|Detective|Inspector|Attorney|Counsel|Chief|Speaker|Leader|Deputy|Inspector|Monsignor|Rabbi|Mullah"
)
TITLE = re.compile(rf"(?:^|\W)(?:(?:{TITLES})\.?|spokes(?:man|woman|person)|analyst|coach|striker|midfielder|defender|"
                   rf"goalkeeper|captain|lawyer|economist|minister|president|chairman|secretary|ambassador|director)\s+$")  # fmt: skip
LED = re.compile(rf"^(?:(?:{TITLES})\.?\s+)+(?=\S)")
SPEAKS = re.compile(r"^,?\s+(?:said|says|told|tweeted|who|added|wrote|, \d\d,)\b")
DATELINE_TAIL = re.compile(r"^(?:,[^,\n]{2,30})?\s*(?:\([A-Za-z ]{2,20}\)\s*)?[-–—]\s")  # noqa: RUF001


@cache
def first_names() -> frozenset[str]:
    """Given names of persons."""
    text = files("newswire_enrich.entities").joinpath("data", "first_names.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def type_within(name: str) -> EntityType | None:
    """The type that a name's own words give it."""
    words = name.split()
    if len(words) < 2:
        return None
    if words[-1] in ORGANISATION_ENDS or (" of " in name and words[0] in ORGANISATION_ENDS):
        return "organisation"
    if words[-1] in PLACE_ENDS:
        return "place"
    return "person" if len(words) <= MOST_WORDS and words[0] in first_names() and is_plain(words[1:]) else None


def is_plain(words: Sequence[str]) -> bool:
    """Whether words may be a surname: capitals or particles, no digits, no "and"."""
    return all((word[0].isupper() and word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()) or word in PARTICLES for word in words)


def is_titled(before: str) -> bool:
    """Whether a text ends in a title or an office that a person's name follows."""
    return bool(TITLE.search(before))


def without_title(name: str) -> int:
    """How many characters of a name are a title that stands before it."""
    found = LED.match(name)
    return found.end() if found else 0


_DATE_TAIL = re.compile(
    r"\s+(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+)?(?:\d{1,4}(?:[-./]\d{1,2}){0,2}|[-+]\s?\d[\d.]*)$"
)
_ADJECTIVE_TAIL = re.compile(r"-(?:owned|based|led|backed|born|held|run|listed|made|style|sponsored|funded|controlled|brokered)$")
_HEAD = re.compile(r"^(?:[a-z][\w'’]*\s+)+(?=[A-Z])")  # noqa: RUF001


def core(name: str) -> int:
    """The length of a name on one line, without a date after it and "-based" at its end."""
    end = name.find("\n") if "\n" in name else len(name)
    for tail in (_DATE_TAIL, _ADJECTIVE_TAIL):
        if found := tail.search(name[:end]):
            end = found.start()
    return end


def head_length(name: str) -> int:
    """How many characters of small words stand before a person's name: "rocker Stevie Nicks"."""
    found = _HEAD.match(name)
    words = found[0].split() if found else []
    return found.end() if found and not {*words} & PARTICLES else 0


PARTICLES = frozenset("al el bin ibn ben abu de da di du del della der den des van von le la lo dos das e y ter ten zu af av bint ul".split())
