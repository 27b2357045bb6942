"""Linking: near-copies, stories and related articles, found while the news streams in."""
