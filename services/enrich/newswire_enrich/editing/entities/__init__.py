"""Entities as operators edit them."""
