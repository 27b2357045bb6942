"""The doctor: checks of a stack, each with advice."""
