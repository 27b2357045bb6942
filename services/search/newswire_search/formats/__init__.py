"""Dates, codes and addresses, as people write and read them."""
