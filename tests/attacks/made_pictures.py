"""Pictures that strangers may send, made up here: usual ones, and such as want to be large, slow or something else."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">' + SCRIPT + b"</svg>"


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    into = io.BytesIO()
    picture.save(into, kind, **options)
    return into.getvalue()


def usual(kind: str = "JPEG", width: int = 640, height: int = 400, **options: object) -> bytes:
    """A picture with something on it."""
    return saved(Image.linear_gradient("L").resize((width, height)).convert("RGB"), kind, **options)


def noise(width: int, height: int) -> bytes:
    """What no packing makes small."""
    return saved(Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3)), "JPEG")


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says it is so large."""
    made = usual()
    at = made.index(b"\xff\xc0") + 5
    return made[:at] + struct.pack(">HH", height, width) + made[at + 4 :]


def gif_of(width: int, height: int) -> bytes:
    made = usual("GIF")
    frame = made.index(b",") + 5
    return (
        made[:6]
        + struct.pack("<HH", width, height)
        + made[10:frame]
        + struct.pack("<HH", width, height)
        + made[frame + 4 :]
    )


def webp_of(width: int, height: int) -> bytes:
    made = usual("WEBP")
    at = made.index(b"\x9d\x01\x2a") + 3
    return made[:at] + struct.pack("<HH", width, height) + made[at + 4 :]


def avif_of(width: int, height: int) -> bytes:
    made = usual("AVIF")
    at = made.index(b"ispe") + 8
    return made[:at] + struct.pack(">II", width, height) + made[at + 8 :]


def png_of(width: int, height: int, *chunks: bytes, lines: bytes = b"") -> bytes:
    """A PNG of bits, with what lies between its head and its pixels."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    pixels = zlib.compress(lines or b"\0" * (height * (1 + (width + 7) // 8)), 1)
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def text_bomb() -> bytes:
    return _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 60_000_000, 9))


def profile_bomb() -> bytes:
    return _chunk(b"iCCP", b"profile\0\0" + zlib.compress(b"\0" * 60_000_000, 9))


def many_frames(number: int) -> bytes:
    """A film."""
    made = usual("GIF")
    begin, end = made.index(b","), len(made) - 1
    return made[:begin] + made[begin:end] * number + b";"


def many_scans(number: int) -> bytes:
    """A progressive JPEG that is drawn again and again: a small file that takes as long as it likes."""
    made = usual(width=4_000, height=4_000, progressive=True)
    last = made.rindex(b"\xff\xda")
    return made[:last] + made[last:-2] * number + made[-2:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
