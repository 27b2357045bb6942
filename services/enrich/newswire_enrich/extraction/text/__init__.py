"""Bytes, lines and their shapes, as markup and plain text both read them."""
