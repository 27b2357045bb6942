"""The embedded stack of a data folder: its broker, its address, and what keeps two from running at once."""
