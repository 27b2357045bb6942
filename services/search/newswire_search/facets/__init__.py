"""Facets: how many of the articles found have which source, language, person, and so on."""
