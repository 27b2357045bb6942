"""The text of a listing, from bytes whose declarations may be missing, wrong, or at odds with each other."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email.message import Message

from charset_normalizer import from_bytes

STRANGE = re.compile(rb"[\x80-\xff][\x20-\x3b\x3f-\xff]{2,200}")  # from a byte outside ASCII on, without markup
GUESSED_BYTES = 50_000  # that are looked through for such: to guess is the dearest step of all
SOUND = 0.9  # of strange text that is UTF-8: then it is UTF-8 with faults, and nothing else
ENOUGH_BYTES = 60  # of strange text: of less, a guess is a toss
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SHAPES = (  # the first bytes of a document without a mark, which begins with a character of ASCII: XML 1.0, appendix F
    (re.compile(rb"[^\0]\0\0\0", re.S), "utf-32-le"),
    (re.compile(rb"\0\0\0[^\0]", re.S), "utf-32-be"),
    (re.compile(rb"[^\0]\0[^\0]\0", re.S), "utf-16-le"),
    (re.compile(rb"\0[^\0]\0[^\0]", re.S), "utf-16-be"),
)
EBCDIC = b"\x4c\x6f\xa7\x94"  # `<?xm` there
HEAD_BYTES = 2048  # in which a document declares its charset
DECLARED = re.compile(rb"""<(?:\?xml|meta)\b[^>]{0,500}?(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# What names a server's default, or nothing at all: never believed against the document itself.
GENERAL = frozenset(("iso8859-1", "ascii", "cp1252"))
STATEFUL = frozenset(("iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz", "utf-7"))  # other alphabets in bytes of ASCII
# Labels that mean more than they say: what browsers and publishers take them for (WHATWG, Encoding).
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
         "shift_jis": "cp932", "iso8859-9": "cp1254", "big5": "big5hkscs", "tis-620": "cp874"}  # fmt: skip


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of a body; bytes that no charset explains are read one by one, and nothing is refused."""
    for mark, charset in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, _single_bytes(charset))
    for shape, charset in SHAPES:
        if shape.match(body):
            return body.decode(charset, "replace")
    return _by_declaration(body, content_type)


def _by_declaration(body: bytes, content_type: str) -> str:
    charsets = [*_declared(body, content_type)]
    if not any(charset in STATEFUL for charset in charsets):  # text of others is hardly ever valid UTF-8 by chance
        charsets = ["utf-8", *charsets]
    for charset in charsets:
        try:
            return body.decode(WIDER.get(charset, charset))
        except UnicodeError:
            continue
    named = [charset for charset in charsets if charset not in ("utf-8", *GENERAL)]
    chosen = WIDER.get(named[0], named[0]) if named else _guessed(body)
    return body.decode(chosen, _single_bytes(chosen))


def _guessed(body: bytes) -> str:
    """The charset of a body that is no UTF-8 and names nothing else; UTF-8 with faults where nothing is likelier."""
    strange = b" ".join(STRANGE.findall(body, 0, GUESSED_BYTES))
    if len(strange) < ENOUGH_BYTES or len(strange.decode("utf-8", "ignore").encode()) > len(strange) * SOUND:
        return "utf-8"
    best = from_bytes(strange).best()
    return best.encoding if best else "utf-8"


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    """Charsets in the order of trust: the header over the document (RFC 7303), unless it names a mere default."""
    header, own = _known(_parameter(content_type)), _known(_own(body))
    for charset in (own, header) if header in GENERAL else (header, own):
        if charset:
            yield charset


def _own(body: bytes) -> str:
    head = body[:HEAD_BYTES]
    if head.startswith(EBCDIC):
        head = head.decode("cp037").encode("ascii", "replace")
    found = DECLARED.search(head)
    return found[1].decode() if found else ""


def _parameter(content_type: str) -> str:
    message = Message()
    message["content-type"] = " ".join(content_type.split())[:200]
    charset = message.get_param("charset", "")
    return charset if isinstance(charset, str) else ""


def _known(label: str) -> str:
    """The codec of a label, "" for none; only codecs of text, and none that a document without a mark contradicts."""
    try:
        codec = codecs.lookup(label.strip("'\" "))
    except (LookupError, ValueError):
        return ""
    is_text = getattr(codec, "_is_text_encoding", True)
    return codec.name if is_text and not codec.name.startswith(("utf-16", "utf-32", "unicode", "raw")) else ""


def _single_bytes(charset: str) -> str:
    """How errors are mended: in UTF-8 a stray byte is nearly always a character of Windows-1252."""
    return "newswire_windows_1252" if charset == "utf-8" else "replace"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("newswire_windows_1252", _as_windows_1252)
