"""Serves what was indexed to frontends and to people."""
