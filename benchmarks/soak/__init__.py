"""A long run at a steady rate: whether memory, files, keys or logs grow with time rather than with articles."""
