"""The dates that a text names."""
