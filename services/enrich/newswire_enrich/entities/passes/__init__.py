"""Passes over the names of a whole article, each a function from names to names."""
