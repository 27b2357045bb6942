"""The results of a search, as people see them."""
