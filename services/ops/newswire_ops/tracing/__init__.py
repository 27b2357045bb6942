"""Traces: one article's way through the stages, what each made of it, and whether a search finds it."""
