"""Quotes: who said what, where it was printed first, and where again."""
