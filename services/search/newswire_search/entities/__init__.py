"""Entities: found by their names, and all that the index holds of one."""
