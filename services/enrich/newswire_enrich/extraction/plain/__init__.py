"""Pages in plain text."""
