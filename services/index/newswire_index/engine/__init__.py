"""The engine that holds the index: the port, and the two that there are."""
