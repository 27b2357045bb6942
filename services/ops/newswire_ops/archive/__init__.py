"""The archive as an operator looks at it: its segments, and what is lost of it."""
