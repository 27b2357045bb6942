"""Scaling: how many workers of each group the embedded stack is to have, by a number or by the age of what waits."""
