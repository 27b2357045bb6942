"""Listings: what a source offers, read from any form that it comes in, and what is wrong with it."""
