"""Observation: what Redis tells of a whole installation at one moment, and what is wrong by that."""
