"""The process that decodes pictures: `python -m newswire_search.pictures.pillow_process`, asked over its channels.

What strangers made is decoded apart from the pages: a decoder that crashes, eats memory or does not end takes none of
them with it.  A question is the number of bytes, as eight of them, and the picture; an answer is a line of JSON, then
the files that it names with their lengths.  It ends when nobody can ask any more.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps

from newswire_search.pictures.pillow_thumbnails import LENGTH
from newswire_search.pictures.sizes import SIZES, PictureSize

# Formats that browsers show and sites use.  SVG is none of them: it is a program, and nothing here reads it.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "ICO")
MOST_PIXELS = 50_000_000  # of a picture: what good cameras make; as RGB 150 MB
MEMORY_BYTES = 900_000_000  # three times a picture of the most pixels, with what the libraries take
PROCESSOR_S = 10  # for one picture; the largest take two
QUALITIES = (75, 60, 45, 30)  # the first of which a file is small enough
MIDDLE = (0.5, 0.4)  # what is cut away leaves a little more of the upper part, where faces are


def main() -> None:
    """Answer until the channel is closed."""
    # Hostile pictures must not make it print, nor write what it has in memory to a disk.
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # beside our own look at it: formats hold pictures within pictures
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    while head := asked.read(LENGTH):
        _limit_processor()
        _answer(asked.read(int.from_bytes(head)), told)


def _answer(data: bytes, told: BinaryIO) -> None:
    files: dict[str, bytes] = {}
    why = ""
    try:
        files = made(data)
    except MemoryError:
        why = "it takes too much memory"
    except Exception as error:  # decoders of strangers' bytes fail in every way that there is
        why = str(error)[:200] or type(error).__name__
    line = {"why": why, "files": {name: len(content) for name, content in files.items()}}
    told.write(json.dumps(line).encode() + b"\n" + b"".join(files.values()))
    told.flush()


def _limit_processor() -> None:
    """The kernel ends the process where one picture takes longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + PROCESSOR_S)


def _limit(which: int, value: int) -> None:
    """Never above what whoever started us may take."""
    _, hard = resource.getrlimit(which)
    resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def made(data: bytes) -> dict[str, bytes]:
    """The thumbnails of a picture in the sizes that it has, as WebP.

    Raises what Pillow raises, ValueError for one too large or too small for any.
    """
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise ValueError(f"it has {width} x {height} pixels")
        sizes = {name: size for name, size in SIZES.items() if size.fits(width, height)}
        if not sizes:
            raise ValueError(f"it has {width} x {height} pixels only")
        largest = max(sizes.values(), key=lambda size: size.width)
        picture.draft("RGB", (largest.width, largest.height))  # JPEG: decoded no larger than twice what is needed
        plain = _on_white(picture)
    return {name: _file(plain, size) for name, size in sizes.items()}


def _on_white(picture: Image.Image) -> Image.Image:
    """The first frame, upright, without what it tells beside its pixels; what shines through gets a white ground."""
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if not upright.has_transparency_data:
        return upright.convert("RGB")
    clear = upright.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _file(picture: Image.Image, size: PictureSize) -> bytes:
    """The picture cut to a size, and never made larger than it is."""
    scale = min(1.0, picture.width / size.width, picture.height / size.height)
    while True:
        place = (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        fitted = ImageOps.fit(picture, place, Image.Resampling.LANCZOS, centering=MIDDLE)
        for quality in QUALITIES:
            content = _webp(fitted, quality)
            if len(content) <= size.most_bytes:
                return content
        scale *= 0.7  # what no quality makes small enough is noise, of which nobody misses a pixel


def _webp(picture: Image.Image, quality: int) -> bytes:
    into = io.BytesIO()
    picture.save(into, "WEBP", quality=quality)
    return into.getvalue()


if __name__ == "__main__":
    main()
