"""Bringing back what enrichment keeps in Redis: what linking remembers, and what operators and editors decided."""
