"""Looks at sources: when, and what their answers mean."""
