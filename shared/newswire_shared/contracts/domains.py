"""The part of a host that somebody registered: hosts below one such domain are one site."""

from __future__ import annotations

import tldextract

# The bundled list: nobody is asked.  Its private part too: blogs at one host of blogs are as many sites.
_extract = tldextract.TLDExtract(suffix_list_urls=(), include_psl_private_domains=True)


def registered_domain(netloc: str) -> str:
    """The registrable domain of a host, with or without its port, by the public suffix list; "" where it has none."""
    return _extract(netloc).top_domain_under_public_suffix
