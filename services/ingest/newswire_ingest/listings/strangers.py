"""What came in place of a listing, in words for an editor: an error, a wall for bots, a picture, other XML."""

from __future__ import annotations

import re

from newswire_ingest.listings.problems import Problem

HEAD = 20_000  # characters of a page in which it shows what it is
SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture, film or sound file",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip file that cannot be unpacked",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"\0\0\0\x18ftyp": "a film",
    b"\0\0\0 ftyp": "a film",
}
XML_KINDS = {
    "opml": "an OPML list of feeds: take it in with `newswire sources import`",
    "svg": "a picture (SVG)",
    "envelope": "a SOAP message",
    "plist": "an Apple property list",
    "kml": "a map (KML)",
    "gpx": "a track (GPX)",
    "definitions": "a description of a web service (WSDL)",
    "schema": "a schema of XML",
    "stylesheet": "a style sheet of XML",
    "error": "an error message in XML",
    "opensearchdescription": "a description of a search",
    "methodresponse": "an answer of XML-RPC",
    "service": "a description of a publishing service (APP)",
    "browserconfig": "settings for browsers",
    "nitf": "one article in NITF",
    "newsml": "news in NewsML, which newswire does not read",
    "newsitem": "news in NewsML, which newswire does not read",
    "rsd": "a description of a blog's interfaces",
    "listbucketresult": "the list of files of a store",
}


def _any(*signs: str) -> re.Pattern[str]:
    return re.compile("|".join(signs), re.I)


# Pages that stand in place of others, by what their makers write into them.  The first that fits is told.
WALLS = {
    "a page that keeps bots out": _any(
        r"just a moment\b", "checking (?:if the site connection is secure|your browser)",
        r"attention required!? \| cloudflare", "cf[-_]chl", "_incapsula_resource", "incapsula incident", "px-captcha",
        "perimeterx", "captcha-delivery", "g-recaptcha", "h-captcha", "pardon our interruption", "unusual traffic",
        "are you (?:a )?(?:robot|human)", "not a robot", "verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?human",
        "ddos protection", "enable javascript and cookies", "bot verification", "security check", "captcha",
        "access to this page has been denied", "kein roboter",
        "pas un robot", "no (?:es|eres|soy) un robot", "не робот",
    ),
    "a page that asks for consent first": _any(
        "before you continue", r"consent\.(?:yahoo|google|youtube)", r"guce\.",
        "consent[ -]?(?:wall|page|management|required|form)", "cookie[- ]?(?:wall|consent|einwilligung)",
        "we value your privacy", "privacy (?:settings|preferences)", "accept (?:all )?cookies", "your privacy choices",
        "alle akzeptieren", "zustimmung", "cookies akzeptieren", "accepter (?:et continuer|les cookies)",
        "continuer sans accepter", "aceptar (?:y continuar|cookies)",
    ),
    "a page to log in": _any(
        """type=["']?password""", "<title>[^<]{0,80}(?:log ?in|sign ?in|anmelden|connexion|iniciar sesi|войти|вход)",
    ),
    "an error page": _any(
        r"<title>[^<]{0,80}(?:\b[45]\d\d\b|not found|error|forbidden|denied|unavailable|bad gateway|gone\b)",
        "<title>[^<]{0,80}(?:nicht gefunden|introuvable|no encontrad|не найден|fehler|erreur|maintenance|wartung)",
        "<title>[^<]{0,80}(?:account|site|domain) (?:is )?(?:suspended|for sale|expired|parked)",
        r"<h1[^<>]{0,200}>[^<]{0,80}(?:\b[45]\d\d\b|not found|forbidden|access denied|server error|unavailable|fatal)",
        "<b>(?:fatal error|warning|parse error)</b>", "error establishing a database connection",
    ),
}  # fmt: skip
FILES = re.compile(r"<title>\s*index of /", re.I)


def of_bytes(body: bytes) -> str | None:
    """What a body is by its first bytes, where these tell."""
    if not body.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return "nothing: the answer is empty"
    return next((words for signature, words in SIGNATURES.items() if body.startswith(signature)), None)


def of_page(text: str) -> str:
    """What a page is that lists nothing."""
    if FILES.search(text[:HEAD]):
        return "a list of files"
    return wall_of(text) or "a web page without a list of headlines"


def wall_of(text: str) -> str | None:
    """What stands in place of the page that was asked for; None where nothing does."""
    head = text[:HEAD]
    return next((words for words, sign in WALLS.items() if sign.search(head)), None)


def of_xml(root: str) -> str:
    """What XML is by the name of its root."""
    return XML_KINDS.get(root.lower(), f"XML of another kind, <{root[:40]}>")


def of_text(text: str) -> str:
    """What text is that is neither markup nor a listing."""
    begin = text[:1000].lstrip()
    if begin.startswith(("{", "[")):
        return "JSON, but no JSON Feed"
    if sum(not (sign.isprintable() or sign.isspace()) for sign in begin) * 10 > len(begin):
        return "bytes of no kind that newswire knows"
    return "a robots.txt" if begin.lower().startswith("user-agent:") else "plain text"


def said(words: str) -> str:
    """The problem of what is no listing."""
    return Problem.NOT_A_LISTING.of(f"it is {words}")
