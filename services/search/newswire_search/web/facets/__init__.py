"""The address of facets."""
