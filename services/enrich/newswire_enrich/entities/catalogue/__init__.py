"""The catalogue of known entities."""
