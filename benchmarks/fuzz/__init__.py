"""Inputs of strangers, damaged and made up: each reader gives a result of its shape, or says what is wrong."""
