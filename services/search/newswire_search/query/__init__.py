"""A search as it is asked of every engine: its language, its checks, its order."""
