"""Lighthouse over the pages of a newswire that runs."""
